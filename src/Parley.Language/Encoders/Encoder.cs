using Parley.Language.Networks;

namespace Parley.Language.Encoders;

/// <summary>
/// A transformer as it is trained (Devlin et al. 2019, in the small form of Wang et al. 2020): pieces of words become rows of a table, layers let each
/// piece of a sentence see the others. What reads with it is a <see cref="ReadingEncoder"/>.
/// </summary>
internal sealed class Encoder(EncoderShape shape, PieceTable table, float[] weights)
{
    private readonly (StripMatrix Ahead, StripMatrix Back)[] _packed = [.. Enumerable.Range(0, shape.Layers * 4).Select(_ => (new StripMatrix(), new StripMatrix()))];

    public EncoderShape Shape => shape;

    public PieceTable Table => table;

    public EncoderLayout Layout { get; } = new(shape);

    /// <summary>The weights of the layers, laid out by <see cref="Layout"/>.</summary>
    public float[] Weights => weights;

    /// <summary>A matrix of a layer, by its place among <see cref="LayerWeights.Matrices"/>, and its transpose.</summary>
    public (StripMatrix Ahead, StripMatrix Back) Packed(int layer, int matrix) => _packed[(layer * 4) + matrix];

    /// <summary>Lays out the weights anew after they have changed.</summary>
    public void Pack() => Parallel.For(0, _packed.Length, i =>
    {
        var (matrix, _) = Layout.Layers[i / 4].Matrices[i % 4];
        _ = _packed[i].Ahead.Take(matrix.Of(weights), matrix.Rows, matrix.Columns);
        _ = _packed[i].Back.TakeTurned(matrix.Of(weights), matrix.Columns, matrix.Rows);
    });

    /// <summary>Reads the pieces of a batch; what they carry in the end is in the last state, with what the gradient needs.</summary>
    public void Forward(EncoderStates a)
    {
        var (count, width) = (a.Count, shape.Width);
        table.Fill(a.Pieces, a.Starts, a.Layers[0].Input);
        for (var l = 0; l < shape.Layers; l++)
        {
            var (layer, state) = (Layout.Layers[l], a.Layers[l]);
            Linear(l, 0, state.Input, state.Looks, count);
            Attention.Forward(shape, state, a.Starts);
            Linear(l, 1, state.Told, a.Room, count);
            Normalize(state.Input, a.Room, layer.Middle, state.MiddleNormal, state.MiddleInverse, state.Middle, count);
            Linear(l, 2, state.Middle, state.Up, count);
            PieceNumbers.Bend(state.Up.AsSpan(0, count * shape.Inner), state.Bent);
            Linear(l, 3, state.Bent, a.Room, count);
            Normalize(state.Middle, a.Room, layer.End, state.EndNormal, state.EndInverse, l + 1 < shape.Layers ? a.Layers[l + 1].Input : a.Last, count);
        }

        void Normalize(float[] carried, float[] added, Slice norm, float[] normal, float[] inverse, float[] into, int rows)
        {
            for (var t = 0; t < rows; t++)
            {
                var row = added.AsSpan(t * width, width);
                Rows.Add(carried.AsSpan(t * width, width), row);
                inverse[t] = PieceNumbers.Normalize(row, norm.Of(weights), normal.AsSpan(t * width, width), into.AsSpan(t * width, width));
            }
        }
    }

    private void Linear(int layer, int matrix, float[] rows, float[] into, int count)
    {
        var (slice, bias) = Layout.Layers[layer].Matrices[matrix];
        Packed(layer, matrix).Ahead.Multiply(rows, into, count);
        Rows.AddToEach(bias.Of(weights), into.AsSpan(0, count * slice.Columns));
    }
}
