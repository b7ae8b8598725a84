using Parley.Language;
using Parley.Reading.Time;

namespace Parley.Reading.Actors;

/// <summary>Where the phrase of a noun for people or bodies begins and ends.</summary>
internal static class NounPhrase
{
    private const int Longest = 9;
    private const int LongestWhole = 12;
    private static readonly string[] People = ["of", "from", "for", "with", "close to", "familiar with", "among", "across"];

    /// <summary>The first token of the phrase: articles, numbers, adjectives, compounds and possessors in front included.</summary>
    public static int Start(MentionScan scan, int noun, Sentence sentence)
    {
        var start = noun;
        while (start > sentence.First && Precedes(scan, start))
        {
            start--;
            if (scan.Is(start, "the", "a", "an", "this", "that", "these", "those") || scan.Tree.Tokens[start].UPos == UPos.PRON)
            {
                break;
            }
        }

        if (start > sentence.First && scan.Tree.Tokens[start].UPos == UPos.NUM && scan.Words[start - 1] is "than" or "least" or "most" or "to")
        {
            start = start - 2 >= sentence.First && scan.Words[start - 2] is "more" or "fewer" or "less" or "at" or "up" ? start - 2 : start;
        }

        if (start > sentence.First && scan.Words[start] is "least" or "most" or "than" && scan.Words[start - 1] is "at" or "more" or "fewer" or "less")
        {
            start--;
        }

        while (start < noun && scan.Tree.Tokens[start].XPos is "POS" or "HYPH")
        {
            start++;
        }

        return start;
    }

    private static bool Precedes(MentionScan scan, int start)
    {
        var before = scan.Tree.Tokens[start - 1];
        var joined = before.UPos == UPos.CCONJ && start - 2 >= 0 && JoinsModifiers(scan, start - 1);
        return joined || before.UPos is UPos.ADJ or UPos.NUM or UPos.DET or UPos.PROPN
            || before is { UPos: UPos.NOUN, Relation: Relation.Compound or Relation.NmodPoss }
            || (before is { UPos: UPos.VERB, Relation: Relation.Amod } && start - 2 >= 0 && scan.Tree.Tokens[start - 2].UPos is UPos.DET or UPos.NUM or UPos.ADJ or UPos.PROPN)
            || (before.UPos == UPos.PRON && before.Relation == Relation.NmodPoss)
            || before.XPos is "POS" or "HYPH"
            || (before.UPos == UPos.ADV && scan.Tree.Tokens[start].UPos is UPos.NUM or UPos.ADJ && before is { Relation: Relation.Advmod, XPos: not "WRB" } && !scan.Is(start - 1, "also", "only", "even", "now"));
    }

    /// <summary>"U.S. | and | South Korean officials": both sides of the "and" modify the noun to come.</summary>
    private static bool JoinsModifiers(MentionScan scan, int and)
    {
        var (left, right) = (scan.Tree.Tokens[and - 1], scan.Tree.Tokens[and + 1]);
        return left.UPos is UPos.PROPN or UPos.ADJ && right.UPos is UPos.PROPN or UPos.ADJ
            && left.Relation is Relation.Compound or Relation.Amod && (right.Relation == Relation.Conj || scan.Tree.Tokens[and + 1].Relation is Relation.Compound or Relation.Amod);
    }

    /// <summary>One past the last token of the phrase with what hangs on the noun after it: "officials | close to the agency".</summary>
    public static int End(MentionScan scan, int noun, Sentence sentence)
    {
        var end = noun + 1;
        foreach (var child in scan.Tree.Children(noun))
        {
            if (child < end || !Completes(scan, noun, child))
            {
                continue;
            }

            var (first, last) = scan.Tree.Extent(child, c => (scan.Tree.Tokens[c].Relation == Relation.Obl && scan.Tree.Child(child, Relation.Obj) >= 0) || scan.Tree.Tokens[c].Relation is Relation.AclRelcl or Relation.Punct or Relation.Appos or Relation.Parataxis or Relation.Advcl || c > noun + Longest);
            if (first != end || Broken(scan, first, last))
            {
                break;
            }

            end = last;
        }

        return Math.Min(end, sentence.End);
    }

    /// <summary>One past the last token of the phrase with everything that tells which ones are meant: "officials on the sidelines of the talks", "the law firm representing him".</summary>
    public static int Whole(MentionScan scan, int noun, int end, Sentence sentence)
    {
        foreach (var child in scan.Tree.Children(noun))
        {
            if (child < end || scan.Tree.Tokens[child].Relation is not (Relation.Nmod or Relation.Acl))
            {
                continue;
            }

            var (first, last) = scan.Tree.Extent(child, c => scan.Tree.Tokens[c].Relation is Relation.AclRelcl or Relation.Punct or Relation.Appos or Relation.Parataxis or Relation.Advcl);
            if (first != end || last - noun > LongestWhole || Broken(scan, first, last) || Dated(scan, first, last))
            {
                break;
            }

            end = last;
        }

        return Math.Min(end, sentence.End);
    }

    private static bool Completes(MentionScan scan, int noun, int child)
    {
        var token = scan.Tree.Tokens[child];
        return token.Relation switch
        {
            Relation.Nmod => !TellsOf(scan, noun, child) && !scan.Tree.IsVerb(child) && People.Contains(scan.Tree.Case(child), StringComparer.Ordinal),
            Relation.Acl => token.XPos is "VBG" or "VBN" or "JJ" && scan.Tree.Child(child, Relation.Mark, Relation.Case) < 0,
            Relation.Amod => child > noun,
            _ => false,
        };
    }

    /// <summary>"Warned protesters of reprisals": what somebody is told of is no part of who is told.</summary>
    private static bool TellsOf(MentionScan scan, int noun, int child) =>
        scan.Is(child - 1, "of") && scan.Tree.Tokens[noun] is { Relation: Relation.Obj or Relation.Iobj or Relation.NsubjPass, Head: >= 0 and var verb }
        && scan.Tree.Tokens[verb].Lemma is "warn" or "accuse" or "inform" or "remind" or "assure" or "convince" or "notify" or "advise" or "suspect" or "convict" or "acquit" or "deprive";

    private static bool Dated(MentionScan scan, int first, int end)
    {
        for (var i = first; i < end; i++)
        {
            if (Calendar.Weekday(scan.Words[i]) is not null || (scan.IsCapital(i) && Calendar.Month(scan.Words[i]) > 0) || scan.Is(i, "today", "yesterday", "tomorrow"))
            {
                return true;
            }
        }

        return false;
    }

    private static bool Broken(MentionScan scan, int first, int end)
    {
        for (var i = first; i < end; i++)
        {
            if (scan.Is(i, ",", ";", "“", "”", "\"", "—", "--"))
            {
                return true;
            }
        }

        return false;
    }
}
