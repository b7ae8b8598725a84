using Parley.Language.Model;

namespace Parley.Language.Tagging;

/// <summary>How a word is spelled.</summary>
internal enum Spelling : byte
{
    /// <summary>No letters, or a capital only inside ("eBay").</summary>
    Other,

    /// <summary>Small letters.</summary>
    Lower,

    /// <summary>A capital first.</summary>
    Capital,

    /// <summary>Two capitals or more and no small letter.</summary>
    Upper,
}

/// <summary>What tagger, parser and name finder look at in a word, computed once: hashes of its form, affixes and shape.</summary>
internal readonly record struct WordFeatures(ulong Lower, ulong Form, ulong Suffix2, ulong Suffix3, ulong Suffix4, ulong Prefix3, ulong Shape, Spelling Spelling)
{
    /// <summary>Computes the features of a word.</summary>
    public static WordFeatures Of(ReadOnlySpan<char> form)
    {
        Span<char> lower = form.Length <= 128 ? stackalloc char[form.Length] : new char[form.Length];
        for (var i = 0; i < form.Length; i++)
        {
            var c = form[i] switch { '’' or 'ʼ' => '\'', '“' or '”' or '″' => '"', var other => other };
            lower[i] = char.IsDigit(c) ? '0' : char.ToLowerInvariant(c);
        }

        ReadOnlySpan<char> l = lower;
        return new WordFeatures(
            FeatureHash.Of(l), FeatureHash.Of(form), Tail(l, 2), Tail(l, 3), Tail(l, 4),
            FeatureHash.Of(l[..Math.Min(3, l.Length)]) + 11, ShapeOf(form), SpellingOf(form));
    }

    private static ulong Tail(ReadOnlySpan<char> lower, int length) => FeatureHash.Of(lower[Math.Max(0, lower.Length - length)..]) + (ulong)length;

    private static Spelling SpellingOf(ReadOnlySpan<char> form)
    {
        var (small, great) = (0, 0);
        foreach (var c in form)
        {
            small += char.IsLower(c) ? 1 : 0;
            great += char.IsUpper(c) ? 1 : 0;
        }

        return great == 0 ? small == 0 ? Spelling.Other : Spelling.Lower
            : great > 1 && small == 0 ? Spelling.Upper
            : char.IsUpper(form[0]) ? Spelling.Capital : Spelling.Other;
    }

    /// <summary>"Xx" for "Paris", "X.X." for "U.S.", runs folded.</summary>
    private static ulong ShapeOf(ReadOnlySpan<char> form)
    {
        Span<char> shape = stackalloc char[8];
        var length = 0;
        foreach (var c in form)
        {
            var mark = char.IsUpper(c) ? 'X' : char.IsLower(c) ? 'x' : char.IsDigit(c) ? '0' : c;
            if (length > 1 && shape[length - 1] == mark && shape[length - 2] == mark)
            {
                continue;
            }

            if (length == shape.Length)
            {
                break;
            }

            shape[length++] = mark;
        }

        return FeatureHash.Of(shape[..length]);
    }
}
