namespace Parley.Language.Model;

/// <summary>The hash of a word or a part of it (FNV-1a over UTF-16): fixed, the same on every machine.</summary>
internal static class FeatureHash
{
    public const ulong Prime = 1099511628211UL;

    public static ulong Of(ReadOnlySpan<char> text)
    {
        var hash = 14695981039346656037UL;
        foreach (var c in text)
        {
            hash = (hash ^ c) * Prime;
        }

        return hash;
    }
}
