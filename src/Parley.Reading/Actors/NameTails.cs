using Parley.Language;
using Parley.Reading.Clauses;
using Parley.Reading.Knowledge;
using Parley.Reading.Time;

namespace Parley.Reading.Actors;

/// <summary>Gives a body's name what it goes on with where the core cut it off: "Center | for the National Interest", "Fund | for Aid to Norland and Sudland".</summary>
internal sealed class NameTails(KnowledgeBase knowledge, Tree tree, string[] words)
{
    private const int Longest = 9;

    /// <summary>The names with their tails; those that became part of a tail left out.</summary>
    public List<Name> Of(IReadOnlyList<Name> names)
    {
        var whole = new List<Name>();
        foreach (var name in names)
        {
            if (whole.Count > 0 && name.First < whole[^1].End)
            {
                continue;
            }

            var end = IsChannel(name) ? name.End + 1 : name.Type != NameType.Person && Heads(name) is var begun and >= 0 ? TailEnd(name.End, names, begun < name.End - 1) : name.End;
            whole.Add(end > name.End ? new Name(name.First, end, NameType.Organization) : name);
        }

        return whole;
    }

    /// <summary>"Channel | 10".</summary>
    private bool IsChannel(Name name) =>
        words[name.End - 1] is "channel" && tree.IsCapital(name.End - 1) && name.End < words.Length && tree.Tokens[name.End].UPos == UPos.NUM && tree.Tokens[name.End].Sentence == tree.Tokens[name.First].Sentence;

    /// <summary>The word of a body that ends a name, or that a tail begun follows: "Fund | for Aid"; −1 where there is none.</summary>
    private int Heads(Name name)
    {
        for (var i = name.End - 1; i >= name.First; i--)
        {
            if (tree.IsCapital(i) && knowledge.BodyWords.Contains(words[i]) && (i == name.End - 1 || words[i + 1] is "for" or "of" or "on"))
            {
                return i;
            }
        }

        return -1;
    }

    private int TailEnd(int end, IReadOnlyList<Name> names, bool begun)
    {
        var sentence = tree.Document.Sentences[tree.Tokens[end - 1].Sentence];
        var limit = Math.Min(sentence.End, end + Longest);
        if (end + 1 >= limit || !(begun ? tree.Lower(end) is "to" or "for" or "of" : tree.Lower(end) is "for" or "of" or "on" or "against"))
        {
            return end;
        }

        var at = end + (tree.Lower(end + 1) == "the" ? 2 : 1);
        if (at >= limit || !tree.IsCapital(at) || !MayFollow(at, limit, names))
        {
            return end;
        }

        var tail = at;
        while (tail < limit && tree.IsCapital(tail) && tree.Tokens[tail].UPos is UPos.PROPN or UPos.ADJ or UPos.NOUN)
        {
            tail++;
            var join = tail < limit && tree.Lower(tail) is "and" or "of" or "for" or "to" or "&" ? tail + 1 : tail;
            join = join > tail && join < limit && tree.Lower(join) == "the" ? join + 1 : join;
            tail = join > tail && join < limit && tree.IsCapital(join) && !StartsActor(join, names) ? join : tail;
        }

        return tail;
    }

    /// <summary>Whether a word can go on a body's name: no day, no person and no country or town by itself.</summary>
    private bool MayFollow(int at, int limit, IReadOnlyList<Name> names) =>
        tree.Tokens[at].UPos is UPos.PROPN or UPos.ADJ or UPos.NOUN && Calendar.Weekday(words[at]) is null && Calendar.Month(words[at]) <= 0 && !StartsActor(at, names)
        && !(knowledge.Names.Longest(words, at, limit) is { } known && !(known.End < limit && tree.IsCapital(known.End)));

    private static bool StartsActor(int at, IReadOnlyList<Name> names) => names.Any(n => n.First == at && n.Type == NameType.Person);
}
