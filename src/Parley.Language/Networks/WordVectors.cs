namespace Parley.Language.Networks;

/// <summary>Vectors of words learned from unlabelled text, found by the hash of the lower form; row 0 is the vector of a word not among them.</summary>
/// <param name="words">The words in the order of their vectors; row <c>i + 1</c> belongs to word <c>i</c>.</param>
/// <param name="values">The numbers, <see cref="NetworkShape.Vector"/> a word.</param>
internal sealed class WordVectors(ulong[] words, float[] values)
{
    private readonly HashTable _rows = new(words);
    private readonly float[] _values = [.. new float[NetworkShape.Vector], .. values];

    public ulong[] Words => words;

    /// <summary>All numbers, row after row; row 0 is zero.</summary>
    public float[] Values => _values;

    /// <summary>The numbers of a row.</summary>
    public ReadOnlySpan<float> Row(int row) => _values.AsSpan(row * NetworkShape.Vector, NetworkShape.Vector);

    /// <summary>The row of a word; 0 where it has none.</summary>
    public int Find(ulong lower) => _rows.Find(lower);
}
