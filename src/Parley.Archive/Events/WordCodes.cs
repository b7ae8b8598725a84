using System.Runtime.InteropServices;

namespace Parley.Archive.Events;

/// <summary>Words of meaning as short codes, four characters each, so that how alike two tellings are can be seen without their texts.</summary>
internal static class WordCodes
{
    private const int Most = 24;
    private const int Length = 4;
    private const string Letters = "ABCDEFGHIJKLMNOPQRSTUVWXYZabcdefghijklmnopqrstuvwxyz0123456789-_";

    /// <summary>The codes of the first words, each once.</summary>
    public static string Of(IEnumerable<string> stems) => string.Concat(stems.Distinct(StringComparer.Ordinal).Take(Most).Select(Code).Distinct(StringComparer.Ordinal));

    /// <summary>Shared words over the mean number of words (Dice).</summary>
    public static double Likeness(string left, string right)
    {
        if (left.Length == 0 || right.Length == 0)
        {
            return 0;
        }

        // A code of four characters is one number of eight bytes.
        var mine = MemoryMarshal.Cast<char, ulong>(left);
        var theirs = MemoryMarshal.Cast<char, ulong>(right);
        var shared = 0;
        foreach (var code in mine)
        {
            shared += theirs.Contains(code) ? 1 : 0;
        }

        return 2.0 * shared / (mine.Length + theirs.Length);
    }

    private static string Code(string stem)
    {
        var hash = 2166136261u;
        foreach (var c in stem)
        {
            hash = (hash ^ c) * 16777619u;
        }

        hash ^= hash >> 15;
        return string.Create(Length, hash, static (span, h) =>
        {
            for (var i = 0; i < span.Length; i++, h >>= 6)
            {
                span[i] = Letters[(int)(h & 63)];
            }
        });
    }
}
