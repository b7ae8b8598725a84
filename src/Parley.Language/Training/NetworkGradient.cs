using Parley.Language.Names;
using Parley.Language.Networks;

namespace Parley.Language.Training;

/// <summary>The gradient of the loss of one batch, by hand, in the reverse order of <see cref="Network.Forward"/>.</summary>
internal sealed class NetworkGradient
{
    private readonly Network _network;
    private readonly float[] _final;
    private readonly float[] _projected;
    private readonly float[] _dependents;
    private readonly float[] _seekers;
    private readonly float[] _joined;
    private readonly float[] _turned;
    private readonly float[] _wide;
    private readonly float[] _narrow;
    private readonly float[] _arcHeads;
    private readonly NameChainGradient _chain;

    public NetworkGradient(Network network, int capacity)
    {
        var shape = network.Shape;
        (_network, _chain) = (network, new NameChainGradient(capacity));
        Carried = new float[capacity * shape.Width];
        _final = new float[capacity * shape.Width];
        _projected = new float[capacity * shape.Projected];
        _dependents = new float[capacity * shape.Arc];
        _seekers = new float[capacity * shape.Arc];
        _arcHeads = new float[(capacity + Matrix.Lane) * shape.Arc];
        _joined = new float[capacity * shape.Label];
        _turned = new float[capacity * Math.Max(Math.Max(3 * shape.Width, shape.Given), Math.Max(shape.Projected, shape.TagColumns))];
        _wide = new float[capacity * 3 * shape.Width];
        _narrow = new float[capacity * shape.Width];
        Given = new float[capacity * shape.Given];
        Weights = new float[network.Layout.Count];
    }

    /// <summary>The gradient of the dense weights.</summary>
    public float[] Weights { get; }

    /// <summary>The gradient of what each word carried into the first block, after the input mask.</summary>
    public float[] Carried { get; }

    /// <summary>The gradient of what an encoder gave each word.</summary>
    public float[] Given { get; }

    /// <summary>Loss summed over the words, for the log.</summary>
    public double Loss { get; private set; }

    /// <summary>Fills the gradients for a batch that has been read forward with <c>keep</c>.</summary>
    public void Compute(Activations a, NetworkTargets targets)
    {
        Array.Clear(Weights);
        Loss = 0;
        var (shape, layout, words) = (_network.Shape, _network.Layout, a.Words);
        var width = shape.Width;
        Array.Clear(_final, 0, words * width);
        Array.Clear(_projected, 0, words * shape.Projected);
        if (shape.Trees)
        {
            Loss += SoftMax(a.TagScores, targets.Tags, words, shape.Tags, shape.TagColumns);
            LinearBack(a.Final, a.TagScores, layout.Tag, layout.TagBias, _final, words);
            Loss += SoftMax(a.NameScores, targets.Names, words, shape.Names, shape.NameColumns);
            LinearBack(a.Final, a.NameScores, layout.Name, layout.NameBias, _final, words);
            Trees(a, targets);
        }
        else
        {
            Chains(a, targets);
            LinearBack(a.Final, a.NameScores, layout.Name, layout.NameBias, _final, words);
        }

        if (a.FinalMask is { } mask)
        {
            Rows.Multiply(mask.AsSpan(0, words * width), _final.AsSpan(0, words * width));
        }

        Array.Clear(Carried, 0, words * width);
        // Final holds masked values; the normalisation's gradient needs only its input, its scale and its inverse length.
        RecurrentGradient.Normalize(a.Carried, a.FinalInverse, layout.Scale.Of(_network.Weights), layout.Scale.Of(Weights), _final, Carried, words);
        for (var b = shape.Depth - 1; b >= 0; b--)
        {
            BlockBack(layout.Blocks[b], a.Blocks[b], a.Starts);
        }

        if (a.InputMask is { } input)
        {
            Rows.Multiply(input.AsSpan(0, words * width), Carried.AsSpan(0, words * width));
        }

        OuterBack(a.Vectors, Carried, layout.Input, words);
        if (shape.Given > 0)
        {
            OuterBack(a.Given, Carried, layout.Given, words);
            Array.Clear(Given, 0, words * shape.Given);
            InnerBack(Carried, layout.Given, Given, words);
        }

        SumBack(Carried, layout.InputBias, words);
    }

    private void Trees(Activations a, NetworkTargets targets)
    {
        var (shape, layout, words) = (_network.Shape, _network.Layout, a.Words);
        Relations(a, targets);
        Arcs(a, targets);
        for (var t = 0; t < words; t++)
        {
            for (var k = 0; k < 2 * shape.Arc; k++)
            {
                var at = (t * shape.Projected) + k;
                _projected[at] = a.Projected[at] > 0 ? _projected[at] : 0;
            }
        }

        LinearBack(a.Final, _projected, layout.Project, layout.ProjectBias, _final, words);
    }

    private void Chains(Activations a, NetworkTargets targets)
    {
        var (columns, steps) = (_network.Shape.NameColumns, _network.Layout.Steps);
        for (var s = 0; s + 1 < a.Starts.Length; s++)
        {
            var (first, count) = (a.Starts[s], a.Starts[s + 1] - a.Starts[s]);
            var scores = a.NameScores.AsSpan(first * columns, count * columns);
            var names = targets.Names.AsSpan(first, count);
            if (names[0] == NetworkTargets.Taught)
            {
                names.Fill(-1);
                Loss += _chain.Compute(scores, columns, targets.NameShares.AsSpan(first * NameFinder.LabelCount), names, steps.Of(_network.Weights));
            }
            else
            {
                Loss += _chain.Compute(scores, columns, names, steps.Of(_network.Weights), steps.Of(Weights));
            }
        }
    }

    private void Relations(Activations a, NetworkTargets targets)
    {
        var (shape, layout, words) = (_network.Shape, _network.Layout, a.Words);
        _network.ScoreRelations(a, targets.Heads);
        Loss += SoftMax(a.RelationScores, targets.Relations, words, Parley.Language.Relations.Count, NetworkShape.RelationColumns);
        Array.Clear(_joined, 0, words * shape.Label);
        LinearBack(a.Joined, a.RelationScores, layout.Relation, layout.RelationBias, _joined, words);
        for (var t = 0; t < words; t++)
        {
            for (var k = 0; k < shape.Label; k++)
            {
                var slope = a.Joined[(t * shape.Label) + k] > 0 ? _joined[(t * shape.Label) + k] : 0;
                _projected[(t * shape.Projected) + (2 * shape.Arc) + k] += slope;
                if (targets.Heads[t] >= 0)
                {
                    _projected[(targets.Heads[t] * shape.Projected) + (2 * shape.Arc) + shape.Label + k] += slope;
                }
            }
        }
    }

    private void Arcs(Activations a, NetworkTargets targets)
    {
        var (shape, layout) = (_network.Shape, _network.Layout);
        var arc = shape.Arc;
        for (var s = 0; s + 1 < a.Starts.Length; s++)
        {
            var (first, count) = (a.Starts[s], a.Starts[s + 1] - a.Starts[s]);
            if (!targets.Heads.AsSpan(first, count).ContainsAnyExcept(-2))
            {
                Array.Clear(_seekers, first * arc, count * arc);
                continue;
            }

            var columns = _network.ScoreArcs(a, first, count);
            ArcLoss(a.ArcScores, targets.Heads.AsSpan(first, count), first, count, columns);
            // Seekers: scores' gradient times the heads; heads: its transpose times the seekers.
            var heads = _arcHeads.AsSpan(0, columns * arc);
            heads.Clear();
            a.Heads.AsSpan(first * arc, count * arc).CopyTo(heads);
            layout.Root.Of(_network.Weights).CopyTo(heads[(count * arc)..]);
            Matrix.Multiply(a.ArcScores, heads, _seekers.AsSpan(first * arc), count, columns, arc);
            Matrix.Transpose(a.ArcScores, _turned, count, columns, count);
            Matrix.Multiply(_turned, a.Seekers.AsSpan(first * arc, count * arc), heads, count + 1, count, arc);
            for (var t = 0; t < count; t++)
            {
                Rows.Add(heads.Slice(t * arc, arc), _projected.AsSpan(((first + t) * shape.Projected) + arc, arc));
            }

            Rows.Add(heads.Slice(count * arc, arc), layout.Root.Of(Weights));
        }

        SumBack(_seekers, layout.ArcBias, a.Words);
        OuterBack(a.Dependents, _seekers, layout.Arc, a.Words);
        Array.Clear(_dependents, 0, a.Words * arc);
        InnerBack(_seekers, layout.Arc, _dependents, a.Words);
        for (var t = 0; t < a.Words; t++)
        {
            Rows.Add(_dependents.AsSpan(t * arc, arc), _projected.AsSpan(t * shape.Projected, arc));
        }
    }

    private void ArcLoss(float[] scores, ReadOnlySpan<int> heads, int first, int count, int columns)
    {
        var distance = _network.Layout.Distance.Of(Weights);
        for (var d = 0; d < count; d++)
        {
            var row = scores.AsSpan(d * columns, columns);
            row[(count + 1)..].Clear();
            if (heads[d] == -2)
            {
                row.Clear();
                continue;
            }

            var gold = heads[d] < 0 ? count : heads[d] - first;
            Loss += SoftMaxRow(row[..(count + 1)], gold);
            for (var h = 0; h <= count; h++)
            {
                distance[Network.Distance(d, h, count)] += row[h];
            }
        }
    }

    private static double SoftMax(float[] scores, int[] gold, int words, int outcomes, int columns)
    {
        var loss = 0.0;
        for (var t = 0; t < words; t++)
        {
            var row = scores.AsSpan(t * columns, columns);
            row[outcomes..].Clear();
            if (gold[t] < 0)
            {
                row.Clear();
                continue;
            }

            loss += SoftMaxRow(row[..outcomes], gold[t]);
        }

        return loss;
    }

    /// <summary>Turns scores into the gradient of the cross-entropy.</summary>
    private static double SoftMaxRow(Span<float> row, int gold)
    {
        var (max, sum) = (float.NegativeInfinity, 0f);
        foreach (var score in row)
        {
            max = Math.Max(max, score);
        }

        foreach (ref var score in row)
        {
            score = MathF.Exp(score - max);
            sum += score;
        }

        foreach (ref var score in row)
        {
            score /= sum;
        }

        var right = Math.Max(row[gold], 1e-9f);
        row[gold] -= 1;
        return -Math.Log(right);
    }

    private void LinearBack(float[] input, float[] change, Slice by, Slice bias, float[] into, int words)
    {
        OuterBack(input, change, by, words);
        SumBack(change, bias, words);
        InnerBack(change, by, into, words);
    }

    private void OuterBack(float[] input, float[] change, Slice by, int words)
    {
        Matrix.Transpose(input, _turned, words, by.Rows, words);
        Matrix.Multiply(_turned, change, by.Of(Weights), by.Rows, words, by.Columns, add: true);
    }

    private void InnerBack(float[] change, Slice by, float[] into, int words)
    {
        Matrix.Transpose(by.Of(_network.Weights), _turned, by.Rows, by.Columns, by.Rows);
        Matrix.Multiply(change, _turned, into, words, by.Columns, by.Rows, add: true);
    }

    private void SumBack(float[] change, Slice bias, int words)
    {
        for (var t = 0; t < words; t++)
        {
            Rows.Add(change.AsSpan(t * bias.Columns, bias.Columns), bias.Of(Weights));
        }
    }

    private void BlockBack(in BlockWeights block, BlockState state, ReadOnlySpan<int> starts)
    {
        var (words, width) = (starts[^1], _network.Shape.Width);
        OuterBack(state.Output, Carried, block.Back, words);
        Array.Clear(_narrow, 0, words * width);
        InnerBack(Carried, block.Back, _narrow, words);
        if (state.Mask is { } mask)
        {
            Rows.Multiply(mask.AsSpan(0, words * width), _narrow.AsSpan(0, words * width));
        }

        for (var s = 0; s + 1 < starts.Length; s++)
        {
            RecurrentGradient.Remember(state, _narrow, _wide, starts[s], starts[s + 1], width, 0);
            RecurrentGradient.Remember(state, _narrow, _wide, starts[s], starts[s + 1], width, width / 2);
        }

        OuterBack(state.Mixed, _wide, block.Gates, words);
        SumBack(_wide, block.GateBias, words);
        Array.Clear(_narrow, 0, words * width);
        InnerBack(_wide, block.Gates, _narrow, words);
        Array.Clear(_final, 0, words * width);
        RecurrentGradient.Mix(block.Taps.Of(_network.Weights), block.Taps.Of(Weights), state.Normal, _narrow, _final, starts, width);
        RecurrentGradient.Normalize(state.Input, state.Inverse, block.Scale.Of(_network.Weights), block.Scale.Of(Weights), _final, Carried, words);
    }
}
