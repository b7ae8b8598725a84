namespace Parley.Archive.Intake;

/// <summary>
/// Near-identical copies: the runs of five words of a text, as hashes. Texts that share most of them are one report. To find them without
/// comparing all pairs, the smallest hashes under many orders (MinHash) are cut into bands; copies agree in at least one band.
/// </summary>
internal static class Shingles
{
    private const int Words = 5;
    private const int Bands = 20;
    private const int RowsPerBand = 5;
    private const double Alike = 0.6;
    private const double Contained = 0.85;
    private static readonly (ulong Factor, ulong Shift)[] Orders = MakeOrders();

    /// <summary>The hashes of all runs of five words.</summary>
    public static HashSet<ulong> Of(string text)
    {
        var found = new HashSet<ulong>();
        Span<ulong> last = stackalloc ulong[Words];
        var (count, word) = (0, 14695981039346656037UL);
        var inside = false;
        for (var i = 0; i <= text.Length; i++)
        {
            if (i < text.Length && char.IsLetterOrDigit(text[i]))
            {
                word = (word ^ char.ToLowerInvariant(text[i])) * 1099511628211UL;
                inside = true;
            }
            else if (inside)
            {
                last[count++ % Words] = word;
                (word, inside) = (14695981039346656037UL, false);
                if (count >= Words)
                {
                    found.Add(Run(last, count));
                }
            }
        }

        if (found.Count == 0 && count > 0)
        {
            found.Add(Run(last, count));
        }

        return found;
    }

    /// <summary>The bands of a text's signature.</summary>
    public static long[] BandsOf(HashSet<ulong> shingles)
    {
        var least = new ulong[Orders.Length];
        Array.Fill(least, ulong.MaxValue);
        foreach (var shingle in shingles)
        {
            for (var i = 0; i < least.Length; i++)
            {
                least[i] = Math.Min(least[i], Mix((shingle * Orders[i].Factor) + Orders[i].Shift));
            }
        }

        var bands = new long[Bands];
        for (var band = 0; band < Bands; band++)
        {
            var hash = Mix((ulong)band + 1);
            for (var row = 0; row < RowsPerBand; row++)
            {
                hash = Mix(hash ^ least[(band * RowsPerBand) + row]);
            }

            bands[band] = (long)hash;
        }

        return bands;
    }

    /// <summary>Whether two texts are one report: most runs of words are shared, or the shorter one is a cut of the longer.</summary>
    public static bool AreCopies(HashSet<ulong> left, HashSet<ulong> right)
    {
        var (small, large) = left.Count <= right.Count ? (left, right) : (right, left);
        var shared = small.Count(large.Contains);
        return shared >= Alike * (small.Count + large.Count - shared) || (shared >= Contained * small.Count && small.Count * 2 >= large.Count);
    }

    private static ulong Run(ReadOnlySpan<ulong> last, int count)
    {
        var hash = 0UL;
        for (var i = 0; i < Math.Min(count, Words); i++)
        {
            hash = (hash * 31) + Mix(last[(count + i) % Words]);
        }

        return Mix(hash);
    }

    private static ulong Mix(ulong x)
    {
        x = (x ^ (x >> 30)) * 0xBF58476D1CE4E5B9UL;
        x = (x ^ (x >> 27)) * 0x94D049BB133111EBUL;
        return x ^ (x >> 31);
    }

    private static (ulong Factor, ulong Shift)[] MakeOrders()
    {
        var orders = new (ulong, ulong)[Bands * RowsPerBand];
        for (var i = 0; i < orders.Length; i++)
        {
            orders[i] = (Mix((ulong)(2 * i) + 1) | 1, Mix((ulong)(2 * i) + 2));
        }

        return orders;
    }
}
