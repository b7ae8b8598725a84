using Parley.Language;
using Parley.Reading.Knowledge;
using Parley.Record;

namespace Parley.Reading.Actors;

/// <summary>What a title or description says of a person.</summary>
/// <param name="Start">First token of title, country and body included.</param>
/// <param name="RoleStart">First token of the office itself.</param>
/// <param name="Role">The office as the text has it; null for polite forms.</param>
/// <param name="Word">Its class and gender.</param>
/// <param name="Of">Where it belongs.</param>
internal sealed record Title(int Start, int RoleStart, string? Role, RoleWord Word, Belonging.Found Of);

/// <summary>
/// Reads the title before a name ("French Foreign Minister | Jan Novak", "chief of the U.N. mission | Jan Novak") and the description
/// after it ("Jan Novak, head of the party,"). An office goes before a rank.
/// </summary>
internal sealed class TitleFinder(KnowledgeBase knowledge)
{
    private const int LongestTitle = 6;
    private const int LongestComplement = 14;
    private readonly Belonging _belonging = new(knowledge);

    /// <summary>The title that ends where a name begins; null where there is none.</summary>
    public Title? Before(MentionScan scan, int name, Sentence sentence)
    {
        var direct = Adjacent(scan, name, sentence);
        if (direct is not null && !direct.Word.IsRank)
        {
            return direct;
        }

        var from = direct?.RoleStart ?? name;
        var office = (direct is null ? null : Adjacent(scan, from, sentence)) ?? WithComplement(scan, from, sentence);
        return office ?? direct;
    }

    /// <summary>The description that follows a name after a comma; null where there is none.</summary>
    public Title? After(MentionScan scan, int end, Sentence sentence)
    {
        if (end >= sentence.End || !scan.Is(end, ","))
        {
            return null;
        }

        var first = end + 1;
        if (first + 1 < sentence.End && scan.Tree.Tokens[first].UPos == UPos.NUM && scan.Is(first + 1, ","))
        {
            first += 2;
        }

        for (var i = first; i < Math.Min(sentence.End, first + 9); i++)
        {
            if (scan.Tree.Tokens[i].UPos is UPos.VERB or UPos.AUX or UPos.SCONJ || (scan.Tree.Tokens[i].UPos == UPos.PRON && !scan.Is(i, "its", "his", "her", "their"))
                || scan.Is(i, ",", ";", "”", "\"", "who", "which", "that"))
            {
                break;
            }

            if (RoleAt(scan, i, sentence.End) is { } hit && !Continues(scan, hit.End, sentence))
            {
                return Described(scan, first, i, hit.End, hit.Word, sentence);
            }
        }

        return null;
    }

    /// <summary>The office that a phrase gives, modifiers and complement included as the record wants them.</summary>
    public Title Described(MentionScan scan, int first, int roleFirst, int roleEnd, RoleWord word, Sentence sentence)
    {
        var start = WithModifiers(scan, roleFirst, first);
        var complement = ComplementEnd(scan, roleEnd, sentence.End);
        var of = _belonging.Before(scan, first, roleFirst);
        if (of.Body < 0 && of.Country is null && !(roleEnd < sentence.End && scan.Is(roleEnd, "to")))
        {
            var after = _belonging.After(scan, roleEnd, sentence.End);
            of = after with { International = after.International || of.International };
        }

        return new Title(first, start, word.IsHonorific || word.Class == "person" ? null : scan.Text(start, complement), word, of);
    }

    private Title? Adjacent(MentionScan scan, int name, Sentence sentence)
    {
        for (var from = Math.Max(sentence.First, name - LongestTitle); from < name; from++)
        {
            if (RoleAt(scan, from, name) is { } hit && hit.End == name)
            {
                var roleStart = hit.Word.IsRank ? from : WithModifiers(scan, from, sentence.First);
                var begin = Math.Max(sentence.First, roleStart - LongestTitle);
                while (begin < roleStart && !IsModifier(scan, begin, roleStart))
                {
                    begin++;
                }

                var role = hit.Word.IsHonorific || hit.Word.Class == "person" ? null : scan.Text(roleStart, name);
                return new Title(begin, roleStart, role, hit.Word, _belonging.Before(scan, begin, roleStart));
            }
        }

        return null;
    }

    /// <summary>Whether all tokens from here to the role are words that can stand before a title.</summary>
    private static bool IsModifier(MentionScan scan, int from, int to)
    {
        for (var i = from; i < to; i++)
        {
            if (!(scan.Tree.Tokens[i].UPos is UPos.ADJ or UPos.PROPN or UPos.NOUN || scan.Tree.Tokens[i].XPos is "POS" or "HYPH" || scan.Words[i] is "led" or "backed"))
            {
                return false;
            }
        }

        return true;
    }

    /// <summary>"Ambassador to Japan | Jan Novak": a role, a preposition and what belongs to it, up to the name.</summary>
    private Title? WithComplement(MentionScan scan, int name, Sentence sentence)
    {
        for (var at = name - 1; at > Math.Max(sentence.First, name - LongestComplement); at--)
        {
            var token = scan.Tree.Tokens[at];
            var joins = token.UPos == UPos.CCONJ && scan.IsCapital(at - 1) && scan.IsCapital(at + 1) && at + 2 < name;
            if (!joins && token.UPos is not (UPos.ADP or UPos.DET or UPos.PROPN or UPos.ADJ or UPos.NOUN) && !scan.Is(at, "(", ")", "'s", "’s", "-"))
            {
                return null;
            }

            if (token.UPos != UPos.ADP || !scan.Is(at, "of", "for", "to", "in", "at", "from", "on"))
            {
                continue;
            }

            for (var from = Math.Max(sentence.First, at - 4); from < at; from++)
            {
                if (RoleAt(scan, from, at) is { } hit && hit.End == at && hit.Word.Class != "person" && !hit.Word.IsRank && name - at > 1
                    && (scan.Tree.Tokens[name - 1].UPos == UPos.PROPN || scan.Is(name - 1, ")", "time", "affairs")))
                {
                    return AsTitle(scan, from, at, name, hit.Word, sentence);
                }
            }
        }

        return null;
    }

    private Title AsTitle(MentionScan scan, int from, int at, int name, RoleWord word, Sentence sentence)
    {
        var start = WithModifiers(scan, from, sentence.First);
        var begin = start;
        while (begin > sentence.First && (_belonging.At(scan, begin - 1, begin) is not null || scan.Tree.Tokens[begin - 1].XPos == "POS"))
        {
            begin--;
        }

        var of = _belonging.Before(scan, begin, start);
        if (of.Country is null && !scan.Is(at, "to"))
        {
            of = _belonging.After(scan, at, name);
        }

        return new Title(begin, start, scan.Text(start, Math.Min(name, ComplementEnd(scan, at, name))), word, of);
    }

    /// <summary>
    /// Where an office ends: after "to …" and after "of" or "for" with words that are no name ("director of operations", "minister of state"),
    /// but before a body or country it is held in, which the record gives apart.
    /// </summary>
    private int ComplementEnd(MentionScan scan, int end, int limit)
    {
        if (end + 1 >= limit || !scan.Is(end, "of", "for", "to"))
        {
            return end;
        }

        var at = end + 1;
        if (scan.Is(end, "to"))
        {
            at = scan.Is(at, "the") && at + 1 < limit ? at + 1 : at;
            return _belonging.At(scan, at, limit) is { } place ? place.End : end;
        }

        while (at < limit && at < end + 6 && (scan.Tree.Tokens[at].UPos is UPos.NOUN or UPos.ADJ || scan.Is(at, "and", "the")
            || (scan.IsCapital(at) && knowledge.OfficeWords.Contains(scan.Words[at])))
            && _belonging.At(scan, at, limit) is null)
        {
            at++;
        }

        var complete = at > end + 1 && (at >= limit || scan.Tree.Tokens[at].UPos is not (UPos.PROPN or UPos.PART)) && !scan.Is(at - 1, "and", "the") && !scan.Is(end + 1, "the");
        return complete ? at : end;
    }

    /// <summary>The start of an office with the words before it that belong to it: "senior | security official", "former ambassador".</summary>
    public int WithModifiers(MentionScan scan, int role, int first)
    {
        var start = role;
        while (start > first && BelongsToRole(scan, start - 1, role))
        {
            start--;
        }

        return start;
    }

    private bool BelongsToRole(MentionScan scan, int at, int role)
    {
        var token = scan.Tree.Tokens[at];
        var acting = scan.Words[at] == "acting";
        if (!(acting || token.UPos is UPos.ADJ or UPos.NOUN or UPos.PROPN) || scan.Taken[at] || (at > 0 && scan.Tree.Tokens[at - 1].XPos == "HYPH") || knowledge.LooseWords.Contains(scan.Words[at]) || IsBody(scan.Words[at]))
        {
            return false;
        }

        return scan.IsLower(at) ? knowledge.Names.Longest(scan.Words, at, at + 1) is null || token.UPos != UPos.PROPN
            : scan.IsCapital(role) && _belonging.At(scan, at, at + 1) is null
                && knowledge.Names.Longest(scan.Words, Math.Max(0, at - 1), at + 1) is null && !InKnownName(scan, at) && knowledge.OfficeWords.Contains(scan.Words[at]);
    }

    /// <summary>"Foreign Ministry | spokesman": the noun of a body is no part of an office.</summary>
    private bool IsBody(string word) => word is not ("police" or "party") && knowledge.Collectives.Exactly(word) is [{ Kind: EntityKind.Organization or EntityKind.Government }, ..];

    private bool InKnownName(MentionScan scan, int at) =>
        at >= 2 && knowledge.Names.Longest(scan.Words, at - 2, at + 1) is { } hit && hit.End == at + 1;

    private (int End, RoleWord Word)? RoleAt(MentionScan scan, int from, int limit) =>
        knowledge.Roles.Longest(scan.Words, from, limit) is { } hit ? (hit.End, hit.Values[0]) : null;

    private static bool Continues(MentionScan scan, int at, Sentence sentence) =>
        at < sentence.End && scan.Tree.Tokens[at].UPos is UPos.NOUN or UPos.PROPN;
}
