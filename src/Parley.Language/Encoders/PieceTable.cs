using Parley.Language.Model;
using Parley.Language.Networks;

namespace Parley.Language.Encoders;

/// <summary>The rows of pieces and of places that a sentence begins with, and the normalisation of their sum. They are read as they lie in the file and are not trained.</summary>
internal sealed class PieceTable(EncoderShape shape, PackedRows pieces, PackedRows places, float[] norm)
{
    public PackedRows Pieces => pieces;

    public PackedRows Places => places;

    /// <summary>Scale and shift.</summary>
    public float[] Norm => norm;

    /// <summary>Fills the rows of the pieces of sentences, whose first pieces <paramref name="starts"/> gives, and then their number.</summary>
    public void Fill(ReadOnlySpan<int> numbers, ReadOnlySpan<int> starts, float[] into)
    {
        var width = shape.Width;
        Span<float> place = new float[width];
        Span<float> normal = new float[width];
        for (var s = 0; s + 1 < starts.Length; s++)
        {
            for (var t = starts[s]; t < starts[s + 1]; t++)
            {
                var row = into.AsSpan(t * width, width);
                pieces.CopyTo(numbers[t], row);
                places.CopyTo(t - starts[s], place);
                Rows.Add(place, row);
                _ = PieceNumbers.Normalize(row, norm, normal, row);
            }
        }
    }
}
