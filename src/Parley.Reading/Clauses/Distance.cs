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
}
