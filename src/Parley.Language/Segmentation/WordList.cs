using System.Collections.Frozen;

namespace Parley.Language.Segmentation;

/// <summary>The word lists that the tokeniser carries inside its assembly.</summary>
internal static class WordList
{
    /// <summary>An embedded list, one word a line; compared without case.</summary>
    public static FrozenSet<string> Embedded(string name) => Lines(name).ToFrozenSet(StringComparer.OrdinalIgnoreCase);

    /// <summary>The lines of an embedded list, comments left out.</summary>
    public static IReadOnlyList<string> Lines(string name)
    {
        using var stream = typeof(WordList).Assembly.GetManifestResourceStream(name)
            ?? throw new InvalidOperationException($"the word list {name} is not in the assembly");
        using var reader = new StreamReader(stream);
        return [.. reader.ReadToEnd().Split('\n', StringSplitOptions.RemoveEmptyEntries | StringSplitOptions.TrimEntries).Where(l => l[0] != '#')];
    }
}
