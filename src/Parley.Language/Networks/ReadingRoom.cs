namespace Parley.Language.Networks;

/// <summary>The room in which a network reads: its input and what it found, for up to <c>capacity</c> words. One a thread, used again and again.</summary>
internal sealed class ReadingRoom
{
    private readonly int[] _starts;
    private readonly int _arc;
    private int _sentences;

    public ReadingRoom(NetworkShape shape, int capacity)
    {
        var width = shape.Width;
        Parts = new int[capacity * shape.TableRows.Length];
        VectorRows = new int[capacity];
        Integers = new IntegerRows(capacity, Math.Max(Math.Max(width, NetworkShape.Vector), Math.Max(shape.Given, Math.Max(shape.Arc, shape.Label))));
        Given = new float[capacity * shape.Given];
        Carried = new float[capacity * width];
        Normal = new float[capacity * width];
        Gates = new float[capacity * 3 * width];
        Output = new float[capacity * width];
        TagScores = new float[capacity * shape.TagColumns];
        NameScores = new float[capacity * shape.NameColumns];
        Projected = new float[capacity * shape.Projected];
        Seekers = new float[capacity * shape.Arc];
        Joined = new float[capacity * shape.Label];
        RelationScores = new float[capacity * NetworkShape.RelationColumns];
        _arc = shape.Arc;
        _starts = new int[capacity + 1];
    }

    /// <summary>First words of the sentences, then the number of words.</summary>
    public ReadOnlySpan<int> Starts => _starts.AsSpan(0, _sentences + 1);

    public int Words => _starts[_sentences];

    /// <summary>Rows of the word parts: words × tables.</summary>
    public int[] Parts { get; }

    public int[] VectorRows { get; }

    /// <summary>What an encoder says of each word.</summary>
    public float[] Given { get; }

    /// <summary>What is about to be multiplied by a matrix.</summary>
    public IntegerRows Integers { get; }

    public float[] Carried { get; }

    public float[] Normal { get; }

    public float[] Gates { get; }

    public float[] Output { get; }

    public float[] TagScores { get; }

    public float[] NameScores { get; }

    /// <summary>Of each word what it is as dependent and as head when a head is sought, then what it is as either end when the relation is.</summary>
    public float[] Projected { get; }

    public float[] Seekers { get; }

    public float[] Joined { get; }

    public float[] RelationScores { get; }

    public float[] Turned { get; private set; } = [];

    public float[] ArcScores { get; private set; } = [];

    /// <summary>Says where the sentences of the batch begin: their first words, then the number of words.</summary>
    public void SetStarts(List<int> starts)
    {
        starts.CopyTo(_starts);
        _sentences = starts.Count - 1;
    }

    /// <summary>Makes room for the arc scores of a sentence of so many words.</summary>
    public void MakeRoomForArcs(int count)
    {
        var columns = NetworkShape.Pad(count + 1);
        if (ArcScores.Length < count * columns || Turned.Length < _arc * columns)
        {
            (ArcScores, Turned) = (new float[columns * columns], new float[_arc * columns]);
        }
    }
}
