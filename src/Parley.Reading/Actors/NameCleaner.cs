using Parley.Language;
using Parley.Reading.Clauses;
using Parley.Reading.Knowledge;

namespace Parley.Reading.Actors;

/// <summary>
/// Brings the names that the language core found into the shape actors need: titles and nationalities in front cut off
/// ("Russian President | Vladimir Putin"), common nouns left to the lexicons ("U.S. officials"), one type for one string in a story.
/// </summary>
internal sealed class NameCleaner(KnowledgeBase knowledge, Tree tree, string[] words, DateOnly day)
{
    /// <summary>The names, cleaned, by their first token.</summary>
    public Dictionary<int, Name> Clean()
    {
        var kept = new List<Name>();
        foreach (var name in tree.Document.Names)
        {
            if (Shape(name) is { } shaped)
            {
                kept.Add(shaped);
            }
        }

        var persons = kept.Where(n => n.Type == NameType.Person && n.End - n.First > 1).Select(n => words[n.End - 1]).ToHashSet(StringComparer.Ordinal);
        var types = kept.GroupBy(Folded, StringComparer.Ordinal).ToDictionary(
            g => g.Key, g => g.GroupBy(n => n.Type).OrderByDescending(t => t.Count()).ThenBy(t => t.Key).First().Key, StringComparer.Ordinal);
        return kept.Select(n => n with { Type = Surname(n, persons) ? NameType.Person : types[Folded(n)] }).ToDictionary(n => n.First);
    }

    /// <summary>Whether a proper noun that the core missed is the surname of somebody well known at the time.</summary>
    public bool IsKnownSurname(int token) =>
        tree.Tokens[token].UPos == UPos.PROPN && knowledge.BySurname(words[token], day) is not null && !knowledge.Names.Exactly(words[token]).Any(k => k.Actor is not null);

    private bool Surname(Name name, HashSet<string> persons) =>
        name.End - name.First == 1 && (persons.Contains(words[name.First]) || IsKnownSurname(name.First));

    private string Folded(Name name) => string.Join(' ', words[name.First..name.End]);

    private Name? Shape(Name name)
    {
        var (first, end, type) = (name.First, name.End, name.Type);
        while (end > first && tree.Tokens[end - 1].UPos is UPos.PUNCT or UPos.ADP or UPos.DET or UPos.PART)
        {
            end--;
        }

        if (end <= first || !char.IsUpper(tree.Document.Form(end - 1)[0]) || Hyphenated(first, end))
        {
            return null;
        }

        var at = first;
        if (knowledge.Names.Longest(words, at, end) is { } known && known.End < end)
        {
            at = known.End;
        }

        for (var from = first; from <= at; from++)
        {
            if (knowledge.Roles.Longest(words, from, end) is { } role && role.End < end && (from == first || from == at))
            {
                (first, type) = (role.End, NameType.Person);
                break;
            }
        }

        var common = knowledge.Collectives.Longest(words, at, end) is { } noun && noun.End == end;
        return common && (at > first || end - first <= 2) ? null : new Name(first, end, type);
    }

    /// <summary>Two countries joined by a hyphen are two names.</summary>
    private bool Hyphenated(int first, int end) => end - first == 3 && words[first + 1].Length == 0 && knowledge.Names.Longest(words, first, end) is { } known && known.End == first + 1;
}
