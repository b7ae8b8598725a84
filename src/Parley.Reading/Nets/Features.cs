namespace Parley.Reading.Nets;

/// <summary>Collects hashed features: each a name and up to two words. FNV-1a, the same on every machine.</summary>
public sealed class Features
{
    private const ulong Offset = 14695981039346656037UL;
    private const ulong Prime = 1099511628211UL;

    /// <summary>What was collected.</summary>
    public List<ulong> All { get; } = [];

    /// <summary>Empties the collection.</summary>
    public void Clear() => All.Clear();

    /// <summary>Adds a feature.</summary>
    public void Add(string name, ReadOnlySpan<char> first = default, ReadOnlySpan<char> second = default) =>
        All.Add(Hash(second, (Hash(first, (Hash(name, Offset) ^ 1) * Prime) ^ 2) * Prime));

    private static ulong Hash(ReadOnlySpan<char> text, ulong hash)
    {
        foreach (var c in text)
        {
            hash = (hash ^ c) * Prime;
        }

        return hash;
    }
}
