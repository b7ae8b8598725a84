using Parley.Language;
using Parley.Record;

namespace Parley.Reading.Actors;

/// <summary>
/// Takes groups of unnamed people that "and" or "or" joins for one group: "aides and commanders", "soldiers, armed police and migration officials",
/// "Republicans and some Democrats". Those of two states, those set against each other ("between … and …") and all that have names stay apart.
/// </summary>
internal static class Coordinations
{
    private const int LongestGap = 3;

    /// <summary>Joins the groups of a story.</summary>
    public static void Join(MentionScan scan)
    {
        var heads = scan.Found.Where(IsUnnamed).DistinctBy(m => m.Head).ToDictionary(m => m.Head);
        var described = scan.Found.Select(m => m.Same).OfType<Mention>().ToHashSet<Mention>(ReferenceEqualityComparer.Instance);
        foreach (var first in heads.Values.OrderBy(m => m.Head).ToList())
        {
            var members = Members(scan, first, heads, described);
            if (members.Count < 2)
            {
                continue;
            }

            scan.Found.RemoveAll(m => members.Contains(m));
            members.ForEach(m => heads.Remove(m.Head));
            var (start, end) = (members[0], members[^1]);
            var begin = start.Form == MentionForm.Named ? Start(scan, start) : start.First;
            var named = scan.Is(begin, "the", "a", "an", "these", "those") ? begin + 1 : begin;
            var country = members.Select(m => m.Country).OfType<string>().Distinct(StringComparer.Ordinal).ToList();
            scan.Found.Add(start with
            {
                End = end.End,
                Form = MentionForm.Nominal,
                Name = scan.Text(named, Math.Max(end.End, end.PhraseEnd)),
                Known = null,
                Country = country.Count == 1 && (start.Country is not null || members.TrueForAll(m => m.Known is null)) ? country[0] : null,
                Domestic = members.TrueForAll(m => m.Domestic),
                Long = end.Long is { } whole && whole.Contains(scan.Text(end.Head, end.Head + 1), StringComparison.Ordinal) ? Whole(scan, named, end) : null,
                Short = null,
                Bare = false,
                Definite = false,
                Joined = true,
                PhraseEnd = end.PhraseEnd,
            });
        }
    }

    private static bool IsUnnamed(Mention mention) =>
        mention is { Kind: EntityKind.Group, Plural: true, Same: null, Form: MentionForm.Nominal or MentionForm.Named };

    /// <summary>The whole phrase to the end of what tells which ones of the last are meant.</summary>
    private static string Whole(MentionScan scan, int first, Mention last)
    {
        var start = scan.Tree.Document.Text.IndexOf(last.Long!, scan.Tree.Tokens[last.First].Span.Start, StringComparison.Ordinal);
        return start < 0 ? scan.Text(first, last.End) : scan.Tree.Document.Text[scan.Tree.Tokens[first].Span.Start..(start + last.Long!.Length)];
    }

    /// <summary>A group and those joined to it, in text order.</summary>
    private static List<Mention> Members(MentionScan scan, Mention first, Dictionary<int, Mention> heads, HashSet<Mention> described)
    {
        var members = new List<Mention> { first };
        if (!heads.ContainsKey(first.Head) || described.Contains(first) || scan.Tree.Tokens[first.Head].Relation == Relation.Conj || scan.Tree.Case(first.Head) == "between")
        {
            return members;
        }

        var parts = scan.Tree.Coordinated(first.Head).Skip(1).Order().ToList();
        foreach (var part in parts)
        {
            if (!heads.TryGetValue(part, out var next) || described.Contains(next) || !Follows(scan, members[^1], next) || !Agree(members, next))
            {
                return [first];
            }

            members.Add(next);
        }

        return members;
    }

    /// <summary>Where the phrase of a party or people begins: "11 | Kenyans", "some | Democrats".</summary>
    private static int Start(MentionScan scan, Mention named) =>
        NounPhrase.Start(scan, named.First, scan.Tree.Document.Sentences[scan.Tree.Tokens[named.First].Sentence]);

    private static bool Agree(List<Mention> members, Mention next) =>
        !next.Definite && next.Owner < 0 && members.TrueForAll(m => Roster.Agree(m.Country, next.Country));

    /// <summary>Whether a group stands right behind another, with no more than a comma, a conjunction and an adverb between.</summary>
    private static bool Follows(MentionScan scan, Mention before, Mention next)
    {
        var from = Math.Max(before.End, before.PhraseEnd);
        if (from > next.First)
        {
            from = before.End;
        }

        var start = next.Form == MentionForm.Named ? Start(scan, next) : next.First;
        start = start < from ? next.First : start;
        return start - from is >= 1 and <= LongestGap && Enumerable.Range(from, start - from).All(t => scan.Is(t, ",", "and", "or", "as", "well", "even", "also"));
    }
}
