using Parley.Language.Tagging;

namespace Parley.Language.Networks;

/// <summary>
/// A network as it is trained, which reads a sentence at once: words become sums of table rows and a word vector, blocks let each word see the others, and from what a word then
/// carries its tag, its head, its relation and its part in a name are scored. What reads with it is a <see cref="ReadingNetwork"/>.
/// </summary>
internal sealed class Network(NetworkShape shape, Vocabulary vocabulary)
{
    public NetworkShape Shape => shape;

    public Vocabulary Vocabulary => vocabulary;

    public NetworkLayout Layout { get; } = new(shape);

    /// <summary>All weights but the tables, laid out by <see cref="Layout"/>.</summary>
    public float[] Weights { get; } = new float[new NetworkLayout(shape).Count];

    /// <summary>A row of <c>width</c> numbers for each hashed word part.</summary>
    public float[][] Tables { get; } = [.. shape.TableRows.Select(rows => new float[rows * shape.Width])];

    /// <summary>The rows of a word in the tables, whose sizes are powers of two.</summary>
    public static void Parts(in WordFeatures word, KnownWord known, ReadOnlySpan<int> sizes, Span<int> rows)
    {
        rows[0] = Row(word.Lower, sizes[0]);
        rows[1] = Row(word.Suffix2, sizes[1]);
        rows[2] = Row(word.Suffix3, sizes[2]);
        rows[3] = Row(word.Suffix4, sizes[3]);
        rows[4] = Row(word.Prefix3, sizes[4]);
        rows[5] = Row(word.Shape, sizes[5]);
        rows[6] = (known.Classes * 2) + (word.Form == word.Lower ? 0 : 1);
    }

    /// <summary>Scores the words of a batch; the results lie in <paramref name="a"/>, with what their gradient needs.</summary>
    public void Forward(Activations a)
    {
        var (words, width) = (a.Words, shape.Width);
        var carried = a.Carried.AsSpan(0, words * width);
        for (var t = 0; t < words; t++)
        {
            vocabulary.Vectors.CopyTo(a.VectorRows[t], a.Vectors.AsSpan(t * NetworkShape.Vector));
        }

        Matrix.Multiply(a.Vectors, Layout.Input.Of(Weights), carried, words, NetworkShape.Vector, width);
        Rows.AddToEach(Layout.InputBias.Of(Weights), carried);
        Matrix.Multiply(a.Given, Layout.Given.Of(Weights), carried, words, shape.Given, width, add: true);
        for (var t = 0; t < words; t++)
        {
            for (var k = 0; k < Tables.Length; k++)
            {
                var row = a.Parts[(t * Tables.Length) + k];
                if (row >= 0)
                {
                    Rows.Add(Tables[k].AsSpan(row * width, width), carried.Slice(t * width, width));
                }
            }
        }

        if (a.InputMask is { } mask)
        {
            Rows.Multiply(mask.AsSpan(0, words * width), carried);
        }

        for (var b = 0; b < shape.Depth; b++)
        {
            RecurrentBlock.Forward(Layout.Blocks[b], Weights, width, carried, a.Starts, a.Blocks[b]);
        }

        Heads(a);
    }

    private void Heads(Activations a)
    {
        var (words, width) = (a.Words, shape.Width);
        RecurrentBlock.Normalize(a.Carried, Layout.Scale.Of(Weights), a.Final, a.FinalInverse, words, width);
        if (a.FinalMask is { } mask)
        {
            Rows.Multiply(mask.AsSpan(0, words * width), a.Final.AsSpan(0, words * width));
        }

        Linear(a.Final, Layout.Name, Layout.NameBias, a.NameScores, words);
        if (shape.Trees)
        {
            Ends(a);
        }
    }

    private void Ends(Activations a)
    {
        var words = a.Words;
        Linear(a.Final, Layout.Tag, Layout.TagBias, a.TagScores, words);
        Linear(a.Final, Layout.Project, Layout.ProjectBias, a.Projected, words);
        var (arc, label) = (shape.Arc, shape.Label);
        for (var t = 0; t < words; t++)
        {
            var row = a.Projected.AsSpan(t * shape.Projected, shape.Projected);
            Rows.Rectify(row[..(2 * arc)]);
            row[..arc].CopyTo(a.Dependents.AsSpan(t * arc));
            row.Slice(arc, arc).CopyTo(a.Heads.AsSpan(t * arc));
            row.Slice(2 * arc, 2 * label).CopyTo(a.Ends.AsSpan(t * 2 * label));
        }

        Matrix.Multiply(a.Dependents, Layout.Arc.Of(Weights), a.Seekers, words, arc, arc);
        Rows.AddToEach(Layout.ArcBias.Of(Weights), a.Seekers.AsSpan(0, words * arc));
    }

    /// <summary>
    /// Scores each word of a sentence as head of each: words × columns, the root in column <c>count</c>; the row length is the padded count.
    /// </summary>
    public int ScoreArcs(Activations a, int first, int count)
    {
        var (arc, columns) = (shape.Arc, NetworkShape.Pad(count + 1));
        a.Room(count);
        var turned = a.Turned.AsSpan(0, arc * columns);
        turned.Clear();
        Matrix.Transpose(a.Heads.AsSpan(first * arc, count * arc), turned, count, arc, columns);
        var root = Layout.Root.Of(Weights);
        for (var k = 0; k < arc; k++)
        {
            turned[(k * columns) + count] = root[k];
        }

        Matrix.Multiply(a.Seekers.AsSpan(first * arc, count * arc), turned, a.ArcScores, count, arc, columns);
        var distance = Layout.Distance.Of(Weights);
        for (var d = 0; d < count; d++)
        {
            for (var h = 0; h <= count; h++)
            {
                a.ArcScores[(d * columns) + h] += distance[Distance(d, h, count)];
            }

            a.ArcScores[(d * columns) + d] = float.NegativeInfinity;
        }

        return columns;
    }

    /// <summary>Scores the relations of each word to the head it has (−1 for the root): words × padded relations in <see cref="Activations.RelationScores"/>.</summary>
    public void ScoreRelations(Activations a, ReadOnlySpan<int> heads)
    {
        var label = shape.Label;
        for (var t = 0; t < a.Words; t++)
        {
            var into = a.Joined.AsSpan(t * label, label);
            a.Ends.AsSpan(t * 2 * label, label).CopyTo(into);
            if (heads[t] >= 0)
            {
                Rows.Add(a.Ends.AsSpan((heads[t] * 2 * label) + label, label), into);
            }

            Rows.Rectify(into);
        }

        Linear(a.Joined, Layout.Relation, Layout.RelationBias, a.RelationScores, a.Words);
    }

    /// <summary>The bucket of the way from a word to its head.</summary>
    public static int Distance(int dependent, int head, int count)
    {
        if (head == count)
        {
            return 0;
        }

        var way = Math.Abs(head - dependent);
        var bucket = way <= 5 ? way : way <= 7 ? 6 : way <= 10 ? 7 : way <= 14 ? 8 : way <= 20 ? 9 : way <= 30 ? 10 : 11;
        return head < dependent ? bucket : bucket + 12;
    }

    private void Linear(float[] rows, Slice by, Slice bias, float[] into, int words)
    {
        Matrix.Multiply(rows, by.Of(Weights), into, words, by.Rows, by.Columns);
        Rows.AddToEach(bias.Of(Weights), into.AsSpan(0, words * by.Columns));
    }

    private static int Row(ulong hash, int size) => (int)((hash * 0x9E3779B97F4A7C15) >> 33) & (size - 1);
}
