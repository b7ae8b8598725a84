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
public sealed record PlaceMention(int Head, int First, int End, string Name, bool Country);

/// <summary>Finds place names and says where an event takes place: the most specific place that hangs on it.</summary>
public sealed class PlaceFinder
{
    private const int Farthest = 4;
    private static readonly string[] Locating = ["in", "at", "near", "outside", "inside", "around", "on", "across", "off", "over", "throughout", "within", "along"];
    private static readonly string[] Destinations = ["to", "for", "in", "into", "at"];
    private readonly Tree _tree;
    private readonly List<PlaceMention> _places = [];

    /// <summary>Finds the places of a document.</summary>
    public PlaceFinder(Tree tree, KnowledgeBase knowledge)
    {
        _tree = tree;
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
                i = Claim(knowledge, words, i, sentence.End, names[i].FirstOrDefault().End);
            }
        }
    }

    /// <summary>Where an event takes place; null where the text does not say.</summary>
    /// <param name="trigger">The event's token.</param>
    /// <param name="patients">Tokens of things hit or reached, which may be places themselves.</param>
    /// <param name="travel">Whether a destination counts.</param>
    public string? Of(int trigger, IEnumerable<int> patients, bool travel)
    {
        var sentence = _tree.Tokens[trigger].Sentence;
        var near = _places
            .Where(p => _tree.Tokens[p.Head].Sentence == sentence && Locates(p, travel) && Distance.SameClause(_tree, p.Head, trigger))
            .Select(p => (Place: p, Distance: Distance.Between(_tree, p.Head, trigger)))
            .Where(p => p.Distance <= Farthest)
            .OrderBy(p => p.Place.Country).ThenBy(p => p.Distance).ThenBy(p => p.Place.First)
            .Select(p => p.Place.Name).FirstOrDefault();
        return near ?? patients.SelectMany(t => _places.Where(p => p.Head == t || (_tree.Tokens[p.Head].Head == t && _tree.Case(p.Head) is "of" or "in")))
            .Select(p => p.Name).FirstOrDefault();
    }

    private bool Locates(PlaceMention place, bool travel)
    {
        var preposition = _tree.Case(place.Head);
        return Locating.Contains(preposition, StringComparer.Ordinal)
            || (travel && (Destinations.Contains(preposition, StringComparer.Ordinal) || _tree.Tokens[place.Head].Relation == Relation.Obj))
            || (preposition == "of" && _tree.Tokens[place.Head].Head is var head and >= 0 && _tree.Lower(head) is "city" or "town" or "village" or "province"
                or "region" or "district" or "capital" or "port" or "suburb" or "outskirts" or "neighborhood" or "island" or "area")
            || (_tree.Tokens[place.Head].Relation is Relation.Appos or Relation.NmodDesc or Relation.Flat && preposition.Length == 0
                && _tree.Tokens[place.Head].Head is var noun and >= 0 && Locating.Contains(_tree.Case(noun), StringComparer.Ordinal));
    }

    private int Claim(KnowledgeBase knowledge, string[] words, int start, int limit, int namedEnd)
    {
        var form = _tree.Document.Form(start);
        if (form.Length == 0 || !char.IsUpper(form[0]))
        {
            return start + 1;
        }

        var known = knowledge.Names.Longest(words, start, limit);
        var thing = known?.Values.Where(v => v.Kind != KnownKind.Demonym).OrderBy(v => v.Kind).FirstOrDefault();
        var end = Math.Max(known?.End ?? 0, namedEnd);
        if (end <= start)
        {
            return start + 1;
        }

        var isPlace = namedEnd == end || (thing is { Kind: KnownKind.Country or KnownKind.Capital or KnownKind.City or KnownKind.Region, Ambiguous: false }
            && _tree.Tokens[start].UPos == UPos.PROPN);
        if (isPlace && known?.Values.Exists(v => v.Kind == KnownKind.Organization) != true)
        {
            var head = Enumerable.Range(start, end - start)
                .LastOrDefault(t => _tree.Tokens[t].Head < start || _tree.Tokens[t].Head >= end, end - 1);
            var span = new TextSpan(_tree.Tokens[start].Span.Start, _tree.Tokens[end - 1].Span.End);
            _places.Add(new PlaceMention(head, start, end, _tree.Document.Quote(span), thing?.Kind == KnownKind.Country && known!.Value.End == end));
        }

        return end;
    }
}
