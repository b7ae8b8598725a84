using Parley.Language;
using Parley.Reading.Clauses;
using Parley.Reading.Knowledge;

namespace Parley.Reading.Places;

/// <summary>A place named in the text.</summary>
/// <param name="Head">The token that heads it.</param>
/// <param name="First">Its first token.</param>
/// <param name="End">One past its last token.</param>
/// <param name="Name">As written, without article.</param>
/// <param name="Country">Whether it is no more than a country.</param>
/// <param name="Region">Whether it is a part of a country.</param>
/// <param name="Site">Whether it is a building or the like.</param>
public sealed record PlaceMention(int Head, int First, int End, string Name, bool Country, bool Site, bool Region = false);

/// <summary>Finds place names and says where an event takes place: the most specific place that hangs on it.</summary>
public sealed class PlaceFinder
{
    private const int Farthest = 5;
    private const int LongestSite = 4;
    private static readonly string[] Parts = ["northern", "southern", "eastern", "western", "central", "northeastern", "northwestern", "southeastern", "southwestern", "northeast", "northwest", "southeast", "southwest", "north", "south", "east", "west", "upper", "lower"];
    private static readonly string[] Locating = ["in", "at", "near", "outside", "inside", "around", "on", "across", "off", "over", "throughout", "within", "along"];
    private static readonly string[] Destinations = ["to", "for", "in", "into", "at"];
    private readonly Tree _tree;
    private readonly KnowledgeBase _knowledge;
    private readonly List<PlaceMention> _places = [];

    /// <summary>Finds the places of a document.</summary>
    public PlaceFinder(Tree tree, KnowledgeBase knowledge)
    {
        (_tree, _knowledge) = (tree, knowledge);
        var words = new string[tree.Tokens.Length];
        for (var i = 0; i < words.Length; i++)
        {
            words[i] = Folding.Word(tree.Document.Form(i));
        }

        var names = tree.Document.Names.Where(n => n.Type == NameType.Place).ToLookup(n => n.First);
        foreach (var sentence in tree.Document.Sentences)
        {
            for (var i = sentence.First; i < sentence.End;)
            {
                i = Claim(words, i, sentence.End, names[i].FirstOrDefault().End);
            }
        }
    }

    /// <summary>Where an event takes place; null where the text does not say.</summary>
    /// <param name="trigger">The event's token.</param>
    /// <param name="patients">Tokens of things hit or reached, which may be places themselves.</param>
    /// <param name="travel">Whether a destination counts.</param>
    /// <param name="struck">Whether things stand where they are hit: "on" and "over" tell the place of an attack, but the topic of talks.</param>
    public string? Of(int trigger, IEnumerable<int> patients, bool travel, bool struck)
    {
        var sentence = _tree.Tokens[trigger].Sentence;
        var near = _places
            .Where(p => _tree.Tokens[p.Head].Sentence == sentence && Locates(p, travel) && (struck || !(_tree.Case(p.Head) is "on" or "over")) && Distance.SameClause(_tree, p.Head, trigger))
            .Select(p => (Place: p, Distance: Distance.Between(_tree, p.Head, trigger)))
            .Where(p => p.Distance <= Farthest)
            .OrderBy(p => p.Place.Country).ThenBy(p => p.Distance).ThenBy(p => p.Place.First)
            .Select(p => p.Place.Name).FirstOrDefault();
        var hit = patients.SelectMany(t => _places.Where(p => p.Head == t || (_tree.Tokens[p.Head].Head == t && _tree.Case(p.Head) is "of" or "in"))).ToList();
        return hit.Find(p => p.Site)?.Name ?? near ?? hit.FirstOrDefault()?.Name ?? There(trigger);
    }

    /// <summary>"exploded there": the place last named.</summary>
    private string? There(int trigger) => _tree.Children(trigger).Any(c => _tree.Tokens[c].Relation == Relation.Advmod && _tree.Lower(c) == "there")
        ? _places.LastOrDefault(p => p.End <= trigger && _tree.Tokens[p.Head].Sentence >= _tree.Tokens[trigger].Sentence - 1)?.Name : null;

    /// <summary>Whether a token heads the name of a place, or a phrase that names one: "the city of Kharkiv".</summary>
    public bool IsPlace(int token) => _places.Exists(p => p.Head == token || (_tree.Tokens[p.Head].Head == token && _tree.Case(p.Head) == "of"));

    /// <summary>How narrow a place found here is: 1 a country, 2 a part of one, 3 a town or the like, 4 a site; 0 for none.</summary>
    public int RankOf(string? name)
    {
        if (name is null)
        {
            return 0;
        }

        var place = _places.Find(p => string.Equals(p.Name, name, StringComparison.Ordinal));
        return place is null or { Country: true } ? 1 : place.Site ? (_knowledge.EventWords.Has(_tree.Lower(place.End - 1), EventUse.Tract) ? 2 : 4) : place.Region ? 2 : 3;
    }

    private bool Locates(PlaceMention place, bool travel)
    {
        var preposition = _tree.Case(place.Head);
        return Locating.Contains(preposition, StringComparer.Ordinal)
            || (travel && (Destinations.Contains(preposition, StringComparer.Ordinal) || _tree.Tokens[place.Head].Relation == Relation.Obj))
            || (preposition.Length == 0 && _tree.Tokens[place.Head] is { Head: >= 0 } inner && Locating.Contains(_tree.Case(inner.Head), StringComparer.Ordinal)
                && !place.Country && ((inner.Relation == Relation.Compound && _tree.Case(inner.Head) != "on") || (inner.Relation == Relation.NmodPoss && _knowledge.Sites.Contains(_tree.Lower(inner.Head)))))
            || (preposition == "of" && _tree.Tokens[place.Head].Head is var head and >= 0 && _knowledge.EventWords.Has(_tree.Lower(head), EventUse.PlaceOf))
            || (_tree.Tokens[place.Head].Relation is Relation.Appos or Relation.NmodDesc or Relation.Flat && preposition.Length == 0
                && _tree.Tokens[place.Head].Head is var noun and >= 0 && Locating.Contains(_tree.Case(noun), StringComparer.Ordinal));
    }

    private int Claim(string[] words, int start, int limit, int namedEnd)
    {
        var form = _tree.Document.Form(start);
        if (form.Length == 0 || !char.IsUpper(form[0]))
        {
            return start + 1;
        }

        var known = _knowledge.Names.Longest(words, start, limit);
        var thing = known?.Values.Where(v => v.Kind != KnownKind.Demonym).OrderBy(v => v.Kind).FirstOrDefault();
        var end = Math.Max(known?.End ?? 0, namedEnd);
        var named = _tree.Tokens[start].XPos is "NNP" or "NNPS" && known?.Values.Exists(v => v.Kind is KnownKind.Demonym or KnownKind.Country) != true;
        var site = named ? SiteEnd(start, limit) : start;
        var town = site > end && known is not null && thing is { Kind: KnownKind.Capital or KnownKind.City } && char.IsLower(_tree.Document.Form(site - 1)[0]);
        site = town && !_knowledge.EventWords.Has(words[site - 1], EventUse.Tract) && words[site - 1] is not ("airport" or "airbase" or "base" or "camp" or "prison") ? start : site;
        if (Math.Max(end, site) <= start)
        {
            return start + 1;
        }

        if (site > end)
        {
            Add(start, site, country: false, site: true);
            return site;
        }

        var isPlace = namedEnd == end || (thing is { Kind: KnownKind.Country or KnownKind.Capital or KnownKind.City or KnownKind.Region or KnownKind.Seat, Ambiguous: false }
            && _tree.Tokens[start].UPos == UPos.PROPN);
        if (isPlace && known?.Values.Exists(v => v.Kind == KnownKind.Organization) != true)
        {
            var country = thing?.Kind == KnownKind.Country && known!.Value.End == end;
            var part = country && start > 0 && Parts.Contains(words[start - 1], StringComparer.Ordinal) && _tree.Tokens[start - 1].Head == start;
            Add(part ? start - 1 : start, end, country && !part, site: false, part || thing?.Kind == KnownKind.Region);
        }

        return end;
    }

    private void Add(int start, int end, bool country, bool site, bool region = false)
    {
        var head = Enumerable.Range(start, end - start)
            .LastOrDefault(t => _tree.Tokens[t].Head < start || _tree.Tokens[t].Head >= end, end - 1);
        var span = new TextSpan(_tree.Tokens[start].Span.Start, _tree.Tokens[end - 1].Span.End);
        _places.Add(new PlaceMention(head, start, end, _tree.Document.Quote(span), country, site, region));
    }

    /// <summary>The end of a name with a word for a site after it: "Pearl Continental hotel", "Achin district"; the start where there is none.</summary>
    private int SiteEnd(int start, int limit)
    {
        for (var i = start + 1; i < Math.Min(limit, start + LongestSite + 1); i++)
        {
            if (_knowledge.Sites.Contains(_tree.Lower(i)) && _tree.Tokens[i].UPos is UPos.NOUN or UPos.PROPN && _tree.Within(start, i) && !(i + 1 < limit && _tree.Lower(i + 1) == "of"))
            {
                return i + 1;
            }

            if (!char.IsUpper(_tree.Document.Form(i)[0]) && !_knowledge.EventWords.Has(_tree.Lower(i), EventUse.SiteKind))
            {
                break;
            }
        }

        return start;
    }
}
