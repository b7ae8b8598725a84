namespace Parley.Language.Networks;

/// <summary>The sizes of a network; all widths are multiples of <see cref="Matrix.Lane"/>. One without arcs reads names alone, of words whose tags are known.</summary>
/// <param name="Width">Numbers a word carries from block to block.</param>
/// <param name="Depth">Blocks.</param>
/// <param name="Arc">Numbers compared when a head is sought.</param>
/// <param name="Label">Numbers from which a relation is chosen.</param>
/// <param name="Tags">Joint tags.</param>
/// <param name="Names">Outcomes of the name layer.</param>
internal sealed record NetworkShape(int Width, int Depth, int Arc, int Label, int Tags, int Names)
{
    /// <summary>Numbers of a word vector.</summary>
    public const int Vector = 64;

    /// <summary>Room for the scores of label after label.</summary>
    public const int StepCells = 96;

    /// <summary>Buckets of signed distance between a word and its head, and the root.</summary>
    public const int Distances = 32;

    /// <summary>Rows of the tables of trained word parts: word, suffixes of two, three and four, prefix of three, shape, classes among name words with capital; powers of two.</summary>
    public static readonly int[] WordTables = [1 << 15, 1 << 10, 1 << 12, 1 << 13, 1 << 12, 1 << 10, 1 << 9];

    /// <summary>For names alone: the same, smaller; then tag, known name, case and corpus (see <see cref="Names.NameParts"/>).</summary>
    private static readonly int[] NameTables = [1 << 14, 1 << 10, 1 << 11, 1 << 12, 1 << 11, 1 << 10, 1 << 9, 1 << 8, 1 << 9, 1 << 9, 1 << 2];

    public bool Trees => Arc > 0;

    /// <summary>Rows of the tables where they are others than those of trees or names.</summary>
    public int[]? Own { get; init; }

    /// <summary>Numbers that a word is given by an encoder; 0 without one.</summary>
    public int Given { get; init; }

    public int[] TableRows => Own ?? (Trees ? WordTables : NameTables);

    public int TagColumns => Pad(Tags);

    public int NameColumns => Pad(Names);

    public static int RelationColumns => Pad(Relations.Count);

    public int Projected => (2 * Arc) + (2 * Label);

    public static int Pad(int count) => (count + Matrix.Lane - 1) / Matrix.Lane * Matrix.Lane;
}

/// <summary>A matrix inside the array of all weights.</summary>
internal readonly record struct Slice(int Offset, int Rows, int Columns)
{
    public int Length => Rows * Columns;

    public Span<float> Of(float[] values) => values.AsSpan(Offset, Length);
}

/// <summary>The weights of one block: a normalisation, a look at both neighbours, gates and content, and the way back.</summary>
/// <param name="Scale">Of the normalisation, 1 × width.</param>
/// <param name="Taps">Weights of the word before, itself, the word after, and a bias: 4 × width.</param>
/// <param name="Gates">To gate, content and output gate: width × 3 widths.</param>
/// <param name="GateBias">1 × 3 widths.</param>
/// <param name="Back">Width × width.</param>
internal readonly record struct BlockWeights(Slice Scale, Slice Taps, Slice Gates, Slice GateBias, Slice Back);

/// <summary>Where each weight matrix of a network lies.</summary>
internal sealed class NetworkLayout
{
    public NetworkLayout(NetworkShape shape)
    {
        var width = shape.Width;
        Input = Next(NetworkShape.Vector, width);
        InputBias = Next(1, width);
        Given = Next(shape.Given, width);
        Blocks = [.. Enumerable.Range(0, shape.Depth).Select(_ =>
            new BlockWeights(Next(1, width), Next(4, width), Next(width, 3 * width), Next(1, 3 * width), Next(width, width)))];
        Scale = Next(1, width);
        Tag = Next(width, shape.TagColumns);
        TagBias = Next(1, shape.TagColumns);
        Name = Next(width, shape.NameColumns);
        NameBias = Next(1, shape.NameColumns);
        Project = Next(width, shape.Projected);
        ProjectBias = Next(1, shape.Projected);
        Arc = Next(shape.Arc, shape.Arc);
        ArcBias = Next(1, shape.Arc);
        Root = Next(1, shape.Arc);
        Distance = Next(1, NetworkShape.Distances);
        Relation = Next(shape.Label, NetworkShape.RelationColumns);
        RelationBias = Next(1, NetworkShape.RelationColumns);
        Steps = Next(1, shape.Trees ? 0 : NetworkShape.StepCells);
    }

    public int Count { get; private set; }

    public Slice Input { get; }

    public Slice InputBias { get; }

    /// <summary>From what an encoder gives: given × width.</summary>
    public Slice Given { get; }

    public BlockWeights[] Blocks { get; }

    public Slice Scale { get; }

    public Slice Tag { get; }

    public Slice TagBias { get; }

    public Slice Name { get; }

    public Slice NameBias { get; }

    public Slice Project { get; }

    public Slice ProjectBias { get; }

    public Slice Arc { get; }

    public Slice ArcBias { get; }

    public Slice Root { get; }

    public Slice Distance { get; }

    public Slice Relation { get; }

    public Slice RelationBias { get; }

    /// <summary>Of a network for names alone: what it scores for one label to follow another.</summary>
    public Slice Steps { get; }

    private Slice Next(int rows, int columns)
    {
        var slice = new Slice(Count, rows, columns);
        Count += rows * columns;
        return slice;
    }
}
