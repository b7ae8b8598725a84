using Parley.Language.Model;

namespace Parley.Language.Networks;

/// <summary>Vectors of words learned from unlabelled text, found by the hash of the lower form; row 0 is the vector of a word not among them.</summary>
/// <param name="words">The words in the order of their vectors; row <c>i + 1</c> belongs to word <c>i</c>.</param>
/// <param name="packed">The numbers, <see cref="NetworkShape.Vector"/> a word, as <see cref="PackedRows"/> packs them.</param>
internal sealed class WordVectors(ulong[] words, byte[] packed)
{
    private static readonly sbyte[] Unknown = new sbyte[NetworkShape.Vector];
    private readonly HashTable _rows = new(words);
    private readonly PackedRows _vectors = new(packed, NetworkShape.Vector, words.Length);

    public ulong[] Words => words;

    /// <summary>The numbers as a model file holds them.</summary>
    public ReadOnlySpan<byte> Packed => packed;

    /// <summary>Writes the numbers of a row.</summary>
    public void CopyTo(int row, Span<float> into)
    {
        if (row == 0)
        {
            into[..NetworkShape.Vector].Clear();
        }
        else
        {
            _vectors.CopyTo(row - 1, into);
        }
    }

    /// <summary>The numbers of a row before they are multiplied by its scale.</summary>
    public ReadOnlySpan<sbyte> Cells(int row) => row == 0 ? Unknown : _vectors.Cells(row - 1);

    /// <summary>What the cells of a row are to be multiplied by.</summary>
    public float Scale(int row) => row == 0 ? 0 : _vectors.Scale(row - 1);

    /// <summary>The row of a word; 0 where it has none.</summary>
    public int Find(ulong lower) => _rows.Find(lower);
}
