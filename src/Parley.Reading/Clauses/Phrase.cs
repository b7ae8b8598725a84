using Parley.Language;

namespace Parley.Reading.Clauses;

/// <summary>The words of an argument as the record gives them: without its preposition or "to", relative clauses and loose ends.</summary>
public static class Phrase
{
    private const int Longest = 40;

    /// <summary>The span of the words; empty for bare punctuation.</summary>
    /// <param name="tree">The trees.</param>
    /// <param name="head">The token that heads the phrase.</param>
    /// <param name="compact">Without what follows the head but "of …": for people counted.</param>
    /// <param name="isTime">Whether a token belongs to a time expression, which is left out at the end.</param>
    public static TextSpan Of(Tree tree, int head, bool compact, Func<int, bool> isTime)
    {
        var clause = tree.IsVerb(head);
        var (first, end) = tree.Extent(head, child => Dropped(tree, head, child, clause) || (child > head && isTime(child)) || (compact && tree.Tokens[child].Head == head && child > head && tree.Case(child) is not ("of" or "including")));
        end = Math.Min(end, first + Longest);
        while (first < end && Loose(tree.Tokens[first]))
        {
            first++;
        }

        while (end > first && Loose(tree.Tokens[end - 1]))
        {
            end--;
        }

        return first < end ? new TextSpan(tree.Tokens[first].Span.Start, tree.Tokens[end - 1].Span.End) : default;
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

    private static bool Loose(Token token) => token.UPos == UPos.PUNCT && token.XPos is "," or "." or ":" or "HYPH" or "NFP";
}
