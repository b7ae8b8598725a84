namespace Parley.Reading.Speech.Learned;

/// <summary>Features as rows of a table: every combination of values falls on a row by its hash, the same on every machine.</summary>
internal static class Row
{
    /// <summary>The number of a word, whatever its case.</summary>
    public static ulong Word(ReadOnlySpan<char> text)
    {
        var hash = 14695981039346656037UL;
        foreach (var c in text)
        {
            hash = (hash ^ char.ToLowerInvariant(c)) * 1099511628211UL;
        }

        return hash;
    }

    /// <summary>A number that stands for two.</summary>
    public static ulong Join(ulong a, ulong b)
    {
        var hash = (a ^ (b * 0xC2B2AE3D27D4EB4FUL)) * 0x9E3779B97F4A7C15UL;
        return hash ^ (hash >> 29);
    }

    /// <summary>The row of a feature in a table of 2^<paramref name="bits"/> rows.</summary>
    public static int Of(int bits, int template, ulong a, ulong b = 0, ulong c = 0) =>
        (int)((Join(Join(Join((ulong)template, a), b), c) * 0x9E3779B97F4A7C15UL) >> (64 - bits));
}
