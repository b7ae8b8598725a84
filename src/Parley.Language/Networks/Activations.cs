namespace Parley.Language.Networks;

/// <summary>The room in which a network computes while it is trained: its input and what it found, for up to <c>capacity</c> words. One a thread, used again and again.</summary>
internal sealed class Activations
{
    private readonly int _arc;
    private readonly int[] _starts;
    private int _sentences;

    public Activations(NetworkShape shape, int capacity)
    {
        Capacity = capacity;
        var width = shape.Width;
        Parts = new int[capacity * shape.TableRows.Length];
        VectorRows = new int[capacity];
        Vectors = new float[capacity * NetworkShape.Vector];
        Given = new float[capacity * shape.Given];
        Carried = new float[capacity * width];
        Blocks = [.. Enumerable.Range(0, shape.Depth).Select(_ => new BlockState(capacity, width))];
        Final = new float[capacity * width];
        FinalInverse = new float[capacity];
        TagScores = new float[capacity * shape.TagColumns];
        NameScores = new float[capacity * shape.NameColumns];
        Projected = new float[capacity * shape.Projected];
        Dependents = new float[capacity * shape.Arc];
        Heads = new float[capacity * shape.Arc];
        Seekers = new float[capacity * shape.Arc];
        Ends = new float[capacity * 2 * shape.Label];
        Joined = new float[capacity * shape.Label];
        RelationScores = new float[capacity * NetworkShape.RelationColumns];
        _arc = shape.Arc;
        _starts = new int[capacity + 1];
    }

    public int Capacity { get; }

    /// <summary>First words of the sentences, then the number of words.</summary>
    public ReadOnlySpan<int> Starts => _starts.AsSpan(0, _sentences + 1);

    public int Words => _starts[_sentences];

    public int[] Parts { get; }

    public int[] VectorRows { get; }

    public float[] Vectors { get; }

    /// <summary>What an encoder says of each word.</summary>
    public float[] Given { get; }

    public float[] Carried { get; }

    public BlockState[] Blocks { get; }

    public float[] Final { get; }

    public float[] FinalInverse { get; }

    public float[] TagScores { get; }

    public float[] NameScores { get; }

    public float[] Projected { get; }

    public float[] Dependents { get; }

    public float[] Heads { get; }

    public float[] Seekers { get; }

    public float[] Ends { get; }

    public float[] Joined { get; }

    public float[] RelationScores { get; }

    public float[] Turned { get; private set; } = [];

    public float[] ArcScores { get; private set; } = [];

    public float[]? InputMask { get; set; }

    public float[]? FinalMask { get; set; }

    /// <summary>Says where the sentences of the batch begin: their first words, then the number of words.</summary>
    public void SetStarts(List<int> starts)
    {
        starts.CopyTo(_starts);
        _sentences = starts.Count - 1;
    }

    /// <summary>Makes room for the arc scores of a sentence of so many words.</summary>
    public void Room(int count)
    {
        var columns = NetworkShape.Pad(count + 1);
        if (ArcScores.Length < count * columns || Turned.Length < _arc * columns)
        {
            ArcScores = new float[columns * columns];
            Turned = new float[_arc * columns];
        }
    }
}
