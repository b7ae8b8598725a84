using Parley.Language.Networks;

namespace Parley.Language.Encoders;

/// <summary>
/// A trained <see cref="Encoder"/> as it is read with: matrices of 16-bit integers (<see cref="PackedMatrix"/>). Immutable; one serves any number of threads.
/// </summary>
internal sealed class ReadingEncoder
{
    private readonly EncoderLayout _layout;
    private readonly PackedMatrix[][] _matrices;
    private readonly float[] _weights;

    /// <summary>An encoder of weights laid out by <see cref="EncoderLayout"/>.</summary>
    public ReadingEncoder(EncoderShape shape, WordPieces pieces, PieceTable table, float[] weights)
    {
        (Shape, Pieces, Table, _layout, _weights) = (shape, pieces, table, new EncoderLayout(shape), weights);
        _matrices = [.. _layout.Layers.Select(_ => new PackedMatrix[4])];
        Parallel.For(0, shape.Layers * 4, i =>
        {
            var (matrix, _) = _layout.Layers[i / 4].Matrices[i % 4];
            _matrices[i / 4][i % 4] = new PackedMatrix(matrix.Of(weights), matrix.Rows, matrix.Columns);
        });
    }

    public EncoderShape Shape { get; }

    public WordPieces Pieces { get; }

    public PieceTable Table { get; }

    /// <summary>Reads the pieces of a batch; what they carry in the end is in the room.</summary>
    public void Forward(EncoderRoom a)
    {
        var (count, width) = (a.Count, Shape.Width);
        Table.Fill(a.Pieces, a.Starts, a.Carried);
        for (var l = 0; l < Shape.Layers; l++)
        {
            var layer = _layout.Layers[l];
            Linear(a, l, 0, a.Carried, a.State.Looks);
            Attention.Forward(Shape, a.State, a.Starts);
            Linear(a, l, 1, a.State.Told, a.Added);
            AddAndNormalize(a, layer.Middle, count, width);
            Linear(a, l, 2, a.Carried, a.Wide);
            PieceNumbers.Bend(a.Wide.AsSpan(0, count * Shape.Inner), a.Wide);
            Linear(a, l, 3, a.Wide, a.Added);
            AddAndNormalize(a, layer.End, count, width);
        }
    }

    private void AddAndNormalize(EncoderRoom a, Slice norm, int count, int width)
    {
        for (var t = 0; t < count; t++)
        {
            var row = a.Carried.AsSpan(t * width, width);
            Rows.Add(a.Added.AsSpan(t * width, width), row);
            _ = PieceNumbers.Normalize(row, norm.Of(_weights), a.Normal, row);
        }
    }

    private void Linear(EncoderRoom a, int layer, int matrix, float[] rows, float[] into)
    {
        var (slice, bias) = _layout.Layers[layer].Matrices[matrix];
        a.Integers.Take(rows, a.Count, slice.Rows, slice.Rows);
        _matrices[layer][matrix].Multiply(a.Integers, a.Count, into, bias.Of(_weights));
    }
}

/// <summary>The room in which an encoder reads, for up to <c>capacity</c> pieces. One a thread, used again and again.</summary>
internal sealed class EncoderRoom(EncoderShape shape, int capacity)
{
    private readonly int[] _starts = new int[capacity + 1];
    private int _sentences;

    public int Capacity => capacity;

    public int[] Pieces { get; } = new int[capacity];

    public LookState State { get; } = new(shape, capacity);

    /// <summary>What the pieces carry.</summary>
    public float[] Carried { get; } = new float[capacity * shape.Width];

    public float[] Added { get; } = new float[capacity * shape.Width];

    public float[] Normal { get; } = new float[shape.Width];

    public float[] Wide { get; } = new float[capacity * shape.Inner];

    /// <summary>What is about to be multiplied by a matrix.</summary>
    public IntegerRows Integers { get; } = new(capacity, Math.Max(shape.Inner, shape.Width));

    /// <summary>First pieces of the sentences, then the number of pieces.</summary>
    public ReadOnlySpan<int> Starts => _starts.AsSpan(0, _sentences + 1);

    public int Count => _starts[_sentences];

    /// <summary>Says where the sentences of the batch begin.</summary>
    public void SetStarts(List<int> starts)
    {
        starts.CopyTo(_starts);
        _sentences = starts.Count - 1;
        State.MakeRoom(Starts);
    }
}
