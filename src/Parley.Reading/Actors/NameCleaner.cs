using Parley.Language;
using Parley.Reading.Clauses;
using Parley.Reading.Knowledge;
using Parley.Reading.Time;

namespace Parley.Reading.Actors;

/// <summary>
/// Brings the names that the language core found into the shape actors need: titles and nationalities in front cut off
/// ("Russian President | Vladimir Putin"), common nouns left to the lexicons ("U.S. officials"), one type for one string in a story.
/// </summary>
internal sealed class NameCleaner(KnowledgeBase knowledge, Tree tree, string[] words, DateOnly day)
{
    private readonly Phrases<NameType> _elsewhere = new();

    /// <summary>The names, cleaned, by their first token.</summary>
    public Dictionary<int, Name> Clean()
    {
        var kept = new List<Name>();
        var surnames = tree.Document.Names.Where(n => n.Type == NameType.Person && n.End - n.First > 1 && knowledge.GenderOf(words[n.First]).Length > 0)
            .Select(n => words[n.End - 1]).ToHashSet(StringComparer.Ordinal);
        foreach (var name in new NameTails(knowledge, tree, words).Of(tree.Document.Names))
        {
            if (Shape(name, surnames) is { } shaped)
            {
                kept.Add(shaped);
            }
        }

        var persons = kept.Where(n => n.Type == NameType.Person && n.End - n.First > 1).Select(n => words[n.End - 1]).ToHashSet(StringComparer.Ordinal);
        var types = kept.GroupBy(Folded, StringComparer.Ordinal).ToDictionary(
            g => g.Key, g => g.GroupBy(n => n.Type).OrderByDescending(t => t.Count()).ThenBy(t => t.Key).First().Key, StringComparer.Ordinal);
        foreach (var name in kept.Where(n => n.Type is NameType.Person or NameType.Organization))
        {
            _elsewhere.Add(Folded(name), name.Type);
            if (name.Type == NameType.Person && name.End - name.First > 1 && words[name.End - 1].Length > 3)
            {
                _elsewhere.Add(words[name.End - 1], name.Type);
            }
        }

        return kept.Select(n => n with { Type = Surname(n, persons) ? NameType.Person : types[Folded(n)] }).ToDictionary(n => n.First);
    }

    /// <summary>The name that the core found elsewhere in the story and missed here: whole, or a person's surname; default where there is none.</summary>
    public Name Again(int token, int limit) =>
        (tree.Tokens[token].UPos == UPos.PROPN || Speaks(token)) && _elsewhere.Longest(words, token, limit) is { } hit ? new Name(token, hit.End, hit.Values[0]) : default;

    /// <summary>Whether a word in capitals without article, which the core took for an ordinary one, says something: "Power said".</summary>
    private bool Speaks(int token) => tree.IsCapital(token) && tree.Tokens[token] is { UPos: UPos.NOUN, XPos: "NN", Relation: Relation.Nsubj, Head: >= 0 and var verb }
        && knowledge.SayingVerbs.Contains(tree.Tokens[verb].Lemma) && !tree.Children(token).Any(c => c < token);

    /// <summary>Whether a proper noun that the core missed is the surname of somebody well known at the time.</summary>
    public bool IsKnownSurname(int token) =>
        tree.Tokens[token].UPos == UPos.PROPN && knowledge.BySurname(words[token], day) is not null && !knowledge.Names.Exactly(words[token]).Any(k => k.Actor is not null);

    private bool Surname(Name name, HashSet<string> persons) =>
        name.End - name.First == 1 && (persons.Contains(words[name.First]) || IsKnownSurname(name.First));

    private string Folded(Name name) => string.Join(' ', words[name.First..name.End]);

    private Name? Shape(Name name, HashSet<string> surnames)
    {
        if (Trimmed(PersonNames.Plain(tree, words, name)) is not { } trimmed || IsPartyTag(trimmed) || IsNobody(trimmed) || Hyphenated(trimmed.First, trimmed.End) || IsCommonOrCountry(trimmed) || WithoutTitles(WithoutBody(trimmed), surnames) is not { } shaped)
        {
            return null;
        }

        var (first, end, type) = shaped;
        if (type == NameType.Person && IsAcronym(first, end))
        {
            return shaped with { Type = NameType.Organization };
        }

        return type != NameType.Place ? shaped
            : shaped with { Type = IsSomebody(first, end) ? NameType.Person : IsMedium(first, end) ? NameType.Organization : type };
    }

    /// <summary>Without loose words at the end and, after "of" or "for", the words of an office at the beginning; null where no name is left.</summary>
    private Name? Trimmed(Name name)
    {
        var (first, end, type) = name;
        while (end > first && tree.Tokens[end - 1].UPos is UPos.PUNCT or UPos.ADP or UPos.DET or UPos.PART)
        {
            end--;
        }

        if (end <= first || !(IsUpper(end - 1) || Tail(first, end)))
        {
            return null;
        }

        while (first < end - 1 && first > 0 && tree.Lower(first - 1) is "for" or "of" && knowledge.OfficeWords.Contains(words[first]) && type == NameType.Person)
        {
            first++;
        }

        return new Name(first, end, type);
    }

    /// <summary>Whether it is a common noun in capitals ("Muslims") or a country with an adjective before it.</summary>
    private bool IsCommonOrCountry(Name name)
    {
        var first = tree.Tokens[name.First];
        if (name.End - name.First == 1)
        {
            return first.XPos == "NNPS" && knowledge.Collectives.Exactly(first.Lemma).Count > 0;
        }

        return first.UPos is UPos.ADJ or UPos.VERB && name.First == tree.Document.Sentences[first.Sentence].First
            && knowledge.Names.Longest(words, name.First + 1, name.End) is { Values: [{ Kind: KnownKind.Country }, ..] } country && country.End == name.End;
    }

    /// <summary>A person without the body or nationality in front: "Hamas | Khalil Saad", "Australian | Tim Weber".</summary>
    private Name WithoutBody(Name name)
    {
        if (name.Type != NameType.Person || knowledge.Names.Longest(words, name.First, name.End) is not { } known || known.End >= name.End || words[known.End].Length == 0)
        {
            return name;
        }

        if (name.End - known.End >= 2 && known.Values.Exists(v => v is { Kind: KnownKind.Organization, Ambiguous: false }))
        {
            return name with { First = known.End };
        }

        if (known.Values[0].Kind != KnownKind.Demonym)
        {
            return name;
        }

        return knowledge.GenderOf(words[known.End]).Length > 0 ? name with { First = known.End }
            : name with { Type = tree.Tokens[name.End - 1].XPos == "NNPS" ? NameType.Organization : name.Type };
    }

    /// <summary>A name without titles in front; null where it is a title alone, or a country with a common noun, which the lexicons know better.</summary>
    private Name? WithoutTitles(Name name, HashSet<string> surnames)
    {
        var (first, end, type) = name;
        var known = knowledge.Names.Longest(words, first, end);
        var at = known is { } hit && hit.End < end ? hit.End : first;
        var inBody = at > first && known!.Value.Values.Exists(v => v.Kind == KnownKind.Organization);
        for (var from = first; from < end; from++)
        {
            if (knowledge.Roles.Longest(words, from, end) is not { Values: [{ Class: not "person" }, ..] } role || !(from == first || from == at || type == NameType.Person))
            {
                continue;
            }

            if (role.End == end && (from == first || from == at) && !surnames.Contains(words[end - 1]))
            {
                return null;
            }

            if (role.End < end && !(from > at && knowledge.GenderOf(words[from - 1]).Length > 0) && words[role.End].Length > 0)
            {
                (first, type) = (role.End, NameType.Person);
                (from, at) = (first - 1, first);
            }
        }

        var common = knowledge.Collectives.Longest(words, at, end) is { } noun && noun.End == end;
        return common && (at > first ? !inBody : end - first <= 2) ? null : new Name(first, end, type);
    }

    /// <summary>"Sen. Ann Doe, | R-Texas": party and state of an American politician.</summary>
    private bool IsPartyTag(Name name)
    {
        var form = tree.Document.Form(name.First);
        return form is ['R' or 'D' or 'I', '-' or '–', ..] || (form is ['R' or 'D' or 'I'] && name.First + 1 < words.Length && tree.Document.Form(name.First + 1) is "-" or "–");
    }

    /// <summary>A day or month alone, and words shouted in a sentence ("GOD BLESS | THE …"), are no person.</summary>
    private bool IsNobody(Name name)
    {
        if (name.Type != NameType.Person)
        {
            return false;
        }

        var isDate = name.End - name.First == 1 && (Calendar.Weekday(words[name.First]) is not null || Calendar.Month(words[name.First]) > 0);
        return isDate || (name.End - name.First > 1 && name.End < words.Length && tree.Document.Form(name.End) is "THE" or "OUR" or "AND" or "YOU" or "FOR"
            && Enumerable.Range(name.First, name.End - name.First).All(t => !tree.Document.Form(t).ContainsAnyInRange('a', 'z')));
    }

    /// <summary>"Riverton Herald": what ends like a newspaper's or station's name is no place.</summary>
    private bool IsMedium(int first, int end) => end - first > 1 && knowledge.MediaWords.Contains(words[end - 1]);

    /// <summary>"The INM": capitals after an article are a body.</summary>
    private bool IsAcronym(int first, int end) =>
        end - first == 1 && first > 0 && tree.Lower(first - 1) == "the" && tree.Document.Form(first) is { Length: > 1 and < 7 } form && !form.ContainsAnyInRange('a', 'z');

    /// <summary>Whether capitals after an article, which the core took for no name, speak: "the INM said".</summary>
    public bool IsSpeakingAcronym(int token) =>
        IsAcronym(token, token + 1) && tree.Tokens[token] is { Relation: Relation.Nsubj, Head: >= 0 and var verb } && knowledge.SayingVerbs.Contains(tree.Tokens[verb].Lemma);

    private bool IsUpper(int token) => char.IsUpper(tree.Document.Form(token)[0]);

    /// <summary>"Kim Jong-|un": a name may end small after a hyphen.</summary>
    private bool Tail(int first, int end) => end - first > 2 && IsUpper(first) && words[end - 2].Length == 0;

    /// <summary>An unknown place of two words or three that speaks, has an age or a calling is somebody.</summary>
    private bool IsSomebody(int first, int end)
    {
        if (end - first is < 2 or > 4 || knowledge.Names.Longest(words, first, end) is not null)
        {
            return false;
        }

        var token = tree.Tokens[first];
        var speaks = token.Relation == Relation.Nsubj && token.Head >= 0 && knowledge.SayingVerbs.Contains(tree.Tokens[token.Head].Lemma);
        var aged = end + 1 < tree.Tokens.Length && tree.Lower(end) == "," && tree.Tokens[end + 1].UPos == UPos.NUM;
        return speaks || aged || tree.Children(first).Any(c => c >= end && tree.Tokens[c].Relation == Relation.Appos && knowledge.Roles.Exactly(tree.Tokens[c].Lemma).Count > 0);
    }

    /// <summary>Two countries joined by a hyphen are two names.</summary>
    private bool Hyphenated(int first, int end) => end - first == 3 && words[first + 1].Length == 0 && knowledge.Names.Longest(words, first, end) is { } known && known.End == first + 1;
}
