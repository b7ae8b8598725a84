using Parley.Language;

namespace Parley.Reading.Clauses;

/// <summary>The words of an argument as the record gives them: without its preposition or "to", relative clauses and loose ends.</summary>
public static class Phrase
{
    private const int Longest = 40;

    private static readonly HashSet<string> Binding = new(StringComparer.Ordinal)
    {
        "for", "of", "from", "with", "on", "in", "to", "against", "over", "about", "between", "under",
    };

    /// <summary>The span of the words; empty for bare punctuation.</summary>
    /// <param name="tree">The trees.</param>
    /// <param name="head">The token that heads the phrase.</param>
    /// <param name="compact">Without what follows the head but "of …": for people counted.</param>
    /// <param name="isTime">Whether a token belongs to a time expression, which is left out at the end.</param>
    public static TextSpan Of(Tree tree, int head, bool compact, Func<int, bool> isTime)
    {
        var clause = tree.IsVerb(head);
        var (first, end) = tree.Extent(head, child => Dropped(tree, head, child, clause) || (child > head && isTime(child)) || (compact && tree.Tokens[child].Head == head && child > head && tree.Case(child) is not ("of" or "including")));
        end = compact || clause ? end : Trailing(tree, head, end, isTime);
        end = Math.Min(end, first + Longest);
        (first, end) = Trimmed(tree, first, end);
        while (first + 1 < end && IsQuote(tree.Tokens[first]) && IsQuote(tree.Tokens[end - 1]))
        {
            (first, end) = Trimmed(tree, first + 1, end - 1);
        }

        return first < end ? new TextSpan(tree.Tokens[first].Span.Start, tree.Tokens[end - 1].Span.End) : default;
    }

    /// <summary>
    /// Where the words of a noun end when a prepositional phrase follows at once that hangs on the verb instead: parsers often miss that "a plan for a
    /// truce" is one thing, and what follows an object tells of it more often than not.
    /// </summary>
    private static int Trailing(Tree tree, int head, int end, Func<int, bool> isTime)
    {
        var noun = tree.Tokens[head];
        if (noun.Head < 0 || noun.Relation is not (Relation.Obj or Relation.NsubjPass or Relation.Obl))
        {
            return end;
        }

        foreach (var next in tree.Children(noun.Head).Where(c => c > head && tree.Tokens[c].Relation is Relation.Obl or Relation.Nmod && !isTime(c) && Binding.Contains(tree.Case(c))))
        {
            var (first, last) = tree.Extent(next, c => c > next && tree.Tokens[c].Relation is Relation.Parataxis or Relation.Punct);
            end = first == end ? last : end;
        }

        return end;
    }

    private static bool Dropped(Tree tree, int head, int child, bool clause)
    {
        var direct = tree.Tokens[child].Head == head;
        return tree.Tokens[child].Relation switch
        {
            Relation.Case or Relation.Mark or Relation.Cc => direct && child < head,
            Relation.AclRelcl or Relation.Parataxis => true,
            Relation.Appos => direct,
            Relation.Nsubj or Relation.NsubjOuter or Relation.Cop => direct && child < head && Predicated(tree, head, clause),
            Relation.Advcl => direct && child > head && tree.Child(child, Relation.Mark) is var mark && (mark < 0 || tree.Lower(mark) != "to"),
            Relation.Aux => direct && clause && tree.Child(head, Relation.Nsubj, Relation.NsubjPass) < 0,
            _ => false,
        };
    }

    /// <summary>Whether a phrase is said of a subject that does not belong to it: "Iran's aim is to end it", "Germany is against it".</summary>
    private static bool Predicated(Tree tree, int head, bool clause) =>
        tree.Child(head, Relation.Cop) >= 0 && (clause || tree.Child(head, Relation.Case) >= 0);

    private static (int First, int End) Trimmed(Tree tree, int first, int end)
    {
        while (first < end && Loose(tree.Tokens[first]))
        {
            first++;
        }

        while (end > first && Loose(tree.Tokens[end - 1]))
        {
            end--;
        }

        return (first, end);
    }

    private static bool IsQuote(Token token) => token.XPos is "``" or "''";

    private static bool Loose(Token token) => token.UPos == UPos.PUNCT && token.XPos is "," or "." or ":" or "HYPH" or "NFP";
}
