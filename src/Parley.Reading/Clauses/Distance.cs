namespace Parley.Reading.Clauses;

/// <summary>How far apart two tokens hang in a tree.</summary>
public static class Distance
{
    /// <summary>The number of arcs between two tokens of one sentence; <see cref="int.MaxValue"/> where they share no tree.</summary>
    public static int Between(Tree tree, int a, int b)
    {
        var up = 0;
        for (var at = a; at >= 0; at = tree.Tokens[at].Head, up++)
        {
            var down = 0;
            for (var other = b; other >= 0; other = tree.Tokens[other].Head, down++)
            {
                if (other == at)
                {
                    return up + down;
                }
            }
        }

        return int.MaxValue;
    }

    /// <summary>Whether two tokens belong to one clause, or the first hangs below the second.</summary>
    public static bool SameClause(Tree tree, int token, int trigger) => tree.Within(token, trigger) || Clause(tree, token) == Clause(tree, trigger);

    /// <summary>The nearest verb at or above a token that has a subject of its own; the root where there is none.</summary>
    private static int Clause(Tree tree, int token)
    {
        var at = token;
        while (tree.Tokens[at].Head >= 0 && tree.Child(at, Language.Relation.Nsubj, Language.Relation.NsubjPass) < 0)
        {
            at = tree.Tokens[at].Head;
        }

        return at;
    }
}
