namespace Parley.Language.Networks;

/// <summary>
/// The tree of a sentence from the scores of all arcs: every word takes its best head; one word, the surest, keeps the root; a circle is broken where
/// that costs least.
/// </summary>
internal static class TreeDecoder
{
    /// <summary>Finds the heads of a sentence of <paramref name="heads"/>.Length words; −1 for the root. <paramref name="scores"/> is words × columns, the root in column <c>count</c>.</summary>
    public static void Decode(float[] scores, int columns, Span<int> heads)
    {
        var count = heads.Length;
        var (root, surest) = (0, float.NegativeInfinity);
        for (var d = 0; d < count; d++)
        {
            heads[d] = Rows.Best(scores.AsSpan(d * columns, count));
            var lead = scores[(d * columns) + count] - (count > 1 ? scores[(d * columns) + heads[d]] : 0);
            if (lead > surest)
            {
                (root, surest) = (d, lead);
            }
        }

        heads[root] = -1;
        Span<int> seen = count <= 512 ? stackalloc int[count] : new int[count];
        while (Circle(heads, root, seen) is var mark and > 0)
        {
            Break(scores, columns, heads, seen, mark);
        }
    }

    /// <summary>Marks each word with the walk that first reached it; the mark of a walk that ended in itself, or 0.</summary>
    private static int Circle(ReadOnlySpan<int> heads, int root, Span<int> seen)
    {
        seen.Clear();
        seen[root] = heads.Length + 1;
        for (var d = 0; d < heads.Length; d++)
        {
            var at = d;
            while (seen[at] == 0)
            {
                seen[at] = d + 1;
                at = heads[at];
            }

            if (seen[at] == d + 1)
            {
                OnlyCircle(heads, seen, at, d + 1);
                return d + 1;
            }
        }

        return 0;
    }

    private static void OnlyCircle(ReadOnlySpan<int> heads, Span<int> seen, int on, int mark)
    {
        foreach (ref var s in seen)
        {
            s = s == mark ? 0 : s;
        }

        for (var at = on; seen[at] != mark; at = heads[at])
        {
            seen[at] = mark;
        }
    }

    private static void Break(float[] scores, int columns, Span<int> heads, ReadOnlySpan<int> seen, int mark)
    {
        var (word, head, least) = (-1, -1, float.PositiveInfinity);
        for (var d = 0; d < heads.Length; d++)
        {
            if (seen[d] != mark)
            {
                continue;
            }

            for (var h = 0; h < heads.Length; h++)
            {
                var loss = scores[(d * columns) + heads[d]] - scores[(d * columns) + h];
                if (seen[h] != mark && loss < least && !Below(heads, h, d))
                {
                    (word, head, least) = (d, h, loss);
                }
            }
        }

        heads[word] = head;
    }

    /// <summary>Whether a walk up from a word meets another before it ends or turns in a circle.</summary>
    private static bool Below(ReadOnlySpan<int> heads, int word, int other)
    {
        for (var (at, steps) = (word, 0); at >= 0 && steps <= heads.Length; at = heads[at], steps++)
        {
            if (at == other)
            {
                return true;
            }
        }

        return false;
    }
}
