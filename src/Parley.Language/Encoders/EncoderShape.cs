using Parley.Language.Networks;

namespace Parley.Language.Encoders;

/// <summary>The sizes of an encoder; widths are multiples of <see cref="Matrix.Lane"/>.</summary>
/// <param name="Layers">Layers, each of which lets every piece see the others of its sentence.</param>
/// <param name="Width">Numbers that a piece carries.</param>
/// <param name="Heads">Ways of looking, each with a share of the width.</param>
/// <param name="Inner">Numbers between the two steps of a layer that look at one piece alone.</param>
/// <param name="Pieces">How many pieces of words are known.</param>
/// <param name="Positions">Places in a sentence that are told apart; the longest sentence has as many pieces.</param>
internal sealed record EncoderShape(int Layers, int Width, int Heads, int Inner, int Pieces, int Positions)
{
    public int HeadWidth => Width / Heads;
}

/// <summary>The weights of a layer.</summary>
/// <param name="Look">To what is asked, what answers and what is told: width × 3 widths.</param>
/// <param name="LookBias">1 × 3 widths.</param>
/// <param name="Merge">From what was told by all ways of looking: width × width.</param>
/// <param name="MergeBias">1 × width.</param>
/// <param name="Middle">Scale and shift of the normalisation in the middle: 2 × width.</param>
/// <param name="Up">Width × inner.</param>
/// <param name="UpBias">1 × inner.</param>
/// <param name="Down">Inner × width.</param>
/// <param name="DownBias">1 × width.</param>
/// <param name="End">Scale and shift of the normalisation at the end: 2 × width.</param>
internal readonly record struct LayerWeights(Slice Look, Slice LookBias, Slice Merge, Slice MergeBias, Slice Middle, Slice Up, Slice UpBias, Slice Down, Slice DownBias, Slice End)
{
    /// <summary>The matrices, each with the bias that is added to its product.</summary>
    public (Slice Matrix, Slice Bias)[] Matrices => [(Look, LookBias), (Merge, MergeBias), (Up, UpBias), (Down, DownBias)];

    /// <summary>What is no matrix.</summary>
    public Slice[] Rows => [LookBias, MergeBias, Middle, UpBias, DownBias, End];
}

/// <summary>Where the weights of the layers lie.</summary>
internal sealed class EncoderLayout
{
    public EncoderLayout(EncoderShape shape)
    {
        var (width, inner) = (shape.Width, shape.Inner);
        Layers = [.. Enumerable.Range(0, shape.Layers).Select(_ => new LayerWeights(
            Next(width, 3 * width), Next(1, 3 * width), Next(width, width), Next(1, width), Next(2, width),
            Next(width, inner), Next(1, inner), Next(inner, width), Next(1, width), Next(2, width)))];
    }

    public LayerWeights[] Layers { get; }

    public int Count { get; private set; }

    private Slice Next(int rows, int columns)
    {
        var slice = new Slice(Count, rows, columns);
        Count += rows * columns;
        return slice;
    }
}
