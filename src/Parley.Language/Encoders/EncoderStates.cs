
namespace Parley.Language.Encoders;

/// <summary>How the pieces of a batch look at one another.</summary>
internal class LookState(EncoderShape shape, int capacity)
{
    /// <summary>Of each piece what it asks, what it answers to and what it tells.</summary>
    public float[] Looks { get; } = new float[capacity * 3 * shape.Width];

    /// <summary>How much each piece looks at each other: sentence after sentence, way after way, pieces × padded pieces.</summary>
    public float[] Shares { get; private set; } = [];

    public float[] Told { get; } = new float[capacity * shape.Width];

    /// <summary>Makes room for the shares of sentences.</summary>
    public void MakeRoom(ReadOnlySpan<int> starts)
    {
        var cells = 0;
        for (var s = 0; s + 1 < starts.Length; s++)
        {
            cells += shape.Heads * Attention.Cells(starts[s + 1] - starts[s]);
        }

        if (Shares.Length < cells)
        {
            Shares = new float[cells + (cells / 4)];
        }
    }
}

/// <summary>What a layer computed for the pieces of a batch, kept for its gradient.</summary>
internal sealed class LayerState(EncoderShape shape, int capacity) : LookState(shape, capacity)
{
    public float[] Input { get; } = new float[capacity * shape.Width];

    public float[] MiddleNormal { get; } = new float[capacity * shape.Width];

    public float[] MiddleInverse { get; } = new float[capacity];

    public float[] Middle { get; } = new float[capacity * shape.Width];

    public float[] Up { get; } = new float[capacity * shape.Inner];

    public float[] Bent { get; } = new float[capacity * shape.Inner];

    public float[] EndNormal { get; } = new float[capacity * shape.Width];

    public float[] EndInverse { get; } = new float[capacity];
}

/// <summary>The room in which an encoder computes while it is trained, for up to <c>capacity</c> pieces. One a thread, used again and again.</summary>
internal sealed class EncoderStates(EncoderShape shape, int capacity)
{
    private readonly int[] _starts = new int[capacity + 1];
    private int _sentences;

    public int Capacity => capacity;

    public int[] Pieces { get; } = new int[capacity];

    public LayerState[] Layers { get; } = [.. Enumerable.Range(0, shape.Layers).Select(_ => new LayerState(shape, capacity))];

    /// <summary>What the pieces carry in the end.</summary>
    public float[] Last { get; } = new float[capacity * shape.Width];

    public float[] Room { get; } = new float[capacity * shape.Width];

    /// <summary>First pieces of the sentences, then the number of pieces.</summary>
    public ReadOnlySpan<int> Starts => _starts.AsSpan(0, _sentences + 1);

    public int Count => _starts[_sentences];

    /// <summary>Says where the sentences of the batch begin.</summary>
    public void SetStarts(List<int> starts)
    {
        starts.CopyTo(_starts);
        _sentences = starts.Count - 1;
        foreach (var layer in Layers)
        {
            layer.MakeRoom(Starts);
        }
    }
}
