using Parley.Reading.Knowledge;

namespace Parley.Reading.Items;

/// <summary>Whether two tellings agree in when, where and what.</summary>
public static class Telling
{
    private const double SameWords = 0.5;

    /// <summary>Whether two EDTF times have a day in common.</summary>
    public static bool Overlap(string a, string b)
    {
        var ((from, to), (first, last)) = (Edges(a), Edges(b));
        return string.CompareOrdinal(from, last) <= 0 && string.CompareOrdinal(first, to) <= 0;
    }

    /// <summary>Whether one place names the other.</summary>
    public static bool SamePlace(string a, string b) =>
        a.Contains(b, StringComparison.OrdinalIgnoreCase) || b.Contains(a, StringComparison.OrdinalIgnoreCase);

    /// <summary>Whether two phrases share half of their words; false where either is missing.</summary>
    public static bool Alike(string? a, string? b)
    {
        if (a is null || b is null)
        {
            return false;
        }

        var (left, right) = (Folding.Words(a).ToHashSet(StringComparer.Ordinal), Folding.Words(b).ToHashSet(StringComparer.Ordinal));
        return 2.0 * left.Count(right.Contains) / Math.Max(1, left.Count + right.Count) >= SameWords;
    }

    private static (string From, string To) Edges(string time)
    {
        var parts = time.Split('/');
        var (from, to) = (parts[0], parts[^1]);
        return ((from + "-01-01")[..10], to == ".." ? "9999-12-31" : to.Length >= 10 ? to[..10] : to + (to.Length == 7 ? "-31" : "-12-31"));
    }
}
