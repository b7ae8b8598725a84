using Parley.Language.Model;

namespace Parley.Language.Networks;

/// <summary>
/// A trained <see cref="Network"/> as it is read with: matrices of 16-bit integers (<see cref="PackedMatrix"/>), table rows and word vectors of bytes as
/// they lie in the model file. Scores differ from those of the trained network by what the rounding costs. Immutable; one serves any number of threads.
/// </summary>
internal sealed class ReadingNetwork
{
    private readonly WordTables _tables;
    private readonly float[] _weights;
    private readonly NetworkLayout _layout;
    private readonly ReadingBlock[] _blocks;
    private readonly PackedMatrix _input;
    private readonly PackedMatrix? _given;
    private readonly PackedMatrix _name;
    private readonly PackedMatrix? _tag;
    private readonly PackedMatrix? _project;
    private readonly PackedMatrix? _arc;
    private readonly PackedMatrix? _relation;
    private readonly float[] _distances;

    /// <summary>A network of weights laid out by <see cref="NetworkLayout"/>, and tables.</summary>
    public ReadingNetwork(NetworkShape shape, Vocabulary vocabulary, float[] weights, WordTables tables)
    {
        (Shape, Vocabulary, _weights, _tables, _layout) = (shape, vocabulary, weights, tables, new NetworkLayout(shape));
        _blocks = [.. _layout.Blocks.Select(block => new ReadingBlock(block, weights, shape.Width))];
        (_input, _name) = (Packed(_layout.Input), Packed(_layout.Name));
        _given = shape.Given > 0 ? Packed(_layout.Given) : null;
        if (shape.Trees)
        {
            (_tag, _project, _arc, _relation) = (Packed(_layout.Tag), Packed(_layout.Project), Packed(_layout.Arc), Packed(_layout.Relation));
        }

        _distances = ByWay(_layout.Distance.Of(weights));
    }

    public NetworkShape Shape { get; }

    public Vocabulary Vocabulary { get; }

    /// <summary>Of a network for names alone: what it scores for one label to follow another.</summary>
    public ReadOnlySpan<float> Steps => _layout.Steps.Of(_weights);

    /// <summary>A network just trained, as it would be read from a file.</summary>
    public static ReadingNetwork Of(Network network) => new(
        network.Shape, network.Vocabulary, network.Weights,
        new WordTables(network.Shape.TableRows, network.Shape.Width, k => PackedRows.Pack(network.Tables[k], network.Shape.Width)));

    /// <summary>Scores the words of a batch; the results lie in <paramref name="room"/>.</summary>
    public void Forward(ReadingRoom room)
    {
        var (words, width, integers) = (room.Words, Shape.Width, room.Integers);
        for (var t = 0; t < words; t++)
        {
            integers.Take(t, Vocabulary.Vectors.Cells(room.VectorRows[t]), Vocabulary.Vectors.Scale(room.VectorRows[t]));
        }

        _input.Multiply(integers, words, room.Carried, _layout.InputBias.Of(_weights));
        if (_given is not null)
        {
            integers.Take(room.Given, words, Shape.Given, Shape.Given);
            _given.Multiply(integers, words, room.Carried);
        }

        for (var t = 0; t < words; t++)
        {
            _tables.AddTo(room.Parts.AsSpan(t * _tables.Count, _tables.Count), room.Carried.AsSpan(t * width, width));
        }

        foreach (var block in _blocks)
        {
            block.Forward(room);
        }

        ReadingBlock.Normalize(room.Carried, _layout.Scale.Of(_weights), room.Normal, words);
        integers.Take(room.Normal, words, width, width);
        _name.Multiply(integers, words, room.NameScores, _layout.NameBias.Of(_weights));
        _tag?.Multiply(integers, words, room.TagScores, _layout.TagBias.Of(_weights));
        _project?.Multiply(integers, words, room.Projected, _layout.ProjectBias.Of(_weights));
        Seekers(room);
    }

    /// <summary>
    /// Scores each word of a sentence as head of each: words × columns, the root in column <c>count</c>; the row length is the padded count.
    /// </summary>
    public int ScoreArcs(ReadingRoom room, int first, int count)
    {
        var (arc, columns) = (Shape.Arc, NetworkShape.Pad(count + 1));
        var root = _layout.Root.Of(_weights);
        room.MakeRoomForArcs(count);
        var turned = room.Turned.AsSpan(0, arc * columns);
        turned.Clear();
        for (var t = 0; t < count; t++)
        {
            var head = room.Projected.AsSpan(((first + t) * Shape.Projected) + arc, arc);
            for (var (k, at) = (0, t); k < head.Length; k++, at += columns)
            {
                turned[at] = head[k];
            }
        }

        for (var k = 0; k < arc; k++)
        {
            turned[(k * columns) + count] = root[k];
        }

        Matrix.Multiply(room.Seekers.AsSpan(first * arc, count * arc), turned, room.ArcScores, count, arc, columns);
        for (var d = 0; d < count; d++)
        {
            var row = room.ArcScores.AsSpan(d * columns, columns);
            var atRoot = row[count] + _layout.Distance.Of(_weights)[0];
            Rows.Add(_distances.AsSpan(NetworkReader.LongestPiece - d, columns), row);
            (row[d], row[count]) = (float.NegativeInfinity, atRoot);
        }

        return columns;
    }

    /// <summary>Scores the relations of each word to the head it has (−1 for the root): words × padded relations in <see cref="ReadingRoom.RelationScores"/>.</summary>
    public void ScoreRelations(ReadingRoom room, ReadOnlySpan<int> heads)
    {
        var (label, projected) = (Shape.Label, Shape.Projected);
        for (var t = 0; t < room.Words; t++)
        {
            var into = room.Joined.AsSpan(t * label, label);
            room.Projected.AsSpan((t * projected) + (2 * Shape.Arc), label).CopyTo(into);
            if (heads[t] >= 0)
            {
                Rows.Add(room.Projected.AsSpan((heads[t] * projected) + (2 * Shape.Arc) + label, label), into);
            }

            Rows.Rectify(into);
        }

        room.Integers.Take(room.Joined, room.Words, label, label);
        _relation!.Multiply(room.Integers, room.Words, room.RelationScores, _layout.RelationBias.Of(_weights));
    }

    /// <summary>What the words are as those that seek their heads.</summary>
    private void Seekers(ReadingRoom room)
    {
        for (var t = 0; t < room.Words && Shape.Trees; t++)
        {
            Rows.Rectify(room.Projected.AsSpan(t * Shape.Projected, 2 * Shape.Arc));
        }

        if (_arc is not null)
        {
            room.Integers.Take(room.Projected, room.Words, Shape.Arc, Shape.Projected);
            _arc.Multiply(room.Integers, room.Words, room.Seekers, _layout.ArcBias.Of(_weights));
        }
    }

    private PackedMatrix Packed(Slice slice) => new(slice.Of(_weights), slice.Rows, slice.Columns);

    /// <summary>What each way from a word to its head scores, from the longest backwards to the longest forwards.</summary>
    private static float[] ByWay(ReadOnlySpan<float> distances)
    {
        var ways = new float[NetworkShape.Pad((2 * NetworkReader.LongestPiece) + Matrix.Lane)];
        for (var way = -NetworkReader.LongestPiece; way < ways.Length - NetworkReader.LongestPiece; way++)
        {
            ways[NetworkReader.LongestPiece + way] = distances[Network.Distance(0, way, int.MaxValue)];
        }

        return ways;
    }
}
