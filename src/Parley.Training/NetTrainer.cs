using System.Runtime.InteropServices;
using System.Runtime.Intrinsics;
using Parley.Reading.Nets;

namespace Parley.Training;

/// <summary>One thing to learn from.</summary>
/// <param name="Features">Its features.</param>
/// <param name="Dense">Its word vectors.</param>
/// <param name="Answers">For each question: 1 yes, 0 no, −1 not known.</param>
public sealed record Sample(ulong[] Features, float[] Dense, sbyte[] Answers);

/// <summary>How a net is trained.</summary>
public sealed record NetPlan(int Hidden = 48, int Passes = 12, float Rate = 2e-3f, float FeatureDrop = 0.5f, float HiddenDrop = 0.3f, float Decay = 1e-5f, int LeastCount = 3);

/// <summary>Trains a <see cref="FeatureNet"/> with Adam, a sample at a time in batches, by logistic loss. One thread and a fixed seed: the same data gives the same bytes.</summary>
public sealed class NetTrainer
{
    private const int Batch = 32;
    private const int Voices = 3;
    private readonly FeatureNet _net;
    private readonly NetPlan _plan;
    private readonly Random _random;
    private readonly AdamTable _table;
    private readonly AdamTable _projection;
    private readonly AdamTable _hiddenBias;
    private readonly AdamTable _output;
    private readonly AdamTable _outputBias;

    private NetTrainer(FeatureNet net, NetPlan plan, int seed)
    {
        (_net, _plan, _random) = (net, plan, new Random(seed));
        (_table, _projection, _hiddenBias) = (new AdamTable(net.Table, net.Hidden), new AdamTable(net.Projection, net.Hidden), new AdamTable(net.HiddenBias, net.Hidden));
        (_output, _outputBias) = (new AdamTable(net.Output, net.Hidden), new AdamTable(net.OutputBias, net.Outputs));
        Fill(net.Table, 0.08f);
        Fill(net.Projection, 0.05f);
        Fill(net.Output, 0.2f);
        net.OutputBias.AsSpan().Fill(-2);
    }

    /// <summary>Nets trained alike but for chance, whose answers are averaged.</summary>
    public static IReadOnlyList<FeatureNet> TrainVoices(IReadOnlyList<Sample> samples, NetPlan plan) =>
        [.. Enumerable.Range(1, Voices).AsParallel().AsOrdered().Select(seed => Train(samples, plan, seed))];

    /// <summary>A trained net.</summary>
    public static FeatureNet Train(IReadOnlyList<Sample> samples, NetPlan plan, int seed)
    {
        var counts = new Dictionary<ulong, int>();
        foreach (var feature in samples.SelectMany(s => s.Features.Distinct()))
        {
            counts[feature] = counts.GetValueOrDefault(feature) + 1;
        }

        var known = counts.Where(c => c.Value >= plan.LeastCount).Select(c => c.Key).Order().ToArray();
        var net = new FeatureNet(known, FeatureNet.RowsOf(known), samples[0].Dense.Length, plan.Hidden, samples[0].Answers.Length);
        new NetTrainer(net, plan, seed).Run(samples);
        return net;
    }

    private void Fill(float[] values, float bound)
    {
        foreach (ref var value in values.AsSpan())
        {
            value = ((_random.NextSingle() * 2) - 1) * bound;
        }
    }

    private void Run(IReadOnlyList<Sample> samples)
    {
        var order = Enumerable.Range(0, samples.Count).ToArray();
        long steps = (long)_plan.Passes * ((samples.Count + Batch - 1) / Batch), step = 0;
        for (var pass = 0; pass < _plan.Passes; pass++)
        {
            _random.Shuffle(order);
            for (var at = 0; at < order.Length; at += Batch)
            {
                for (var i = at; i < Math.Min(at + Batch, order.Length); i++)
                {
                    Learn(samples[order[i]]);
                }

                step++;
                var rate = _plan.Rate * (1 - ((float)step / (steps + 1)));
                foreach (var table in (AdamTable[])[_table, _projection, _hiddenBias, _output, _outputBias])
                {
                    table.Step(rate, _plan.Decay);
                }
            }
        }
    }

    private void Learn(Sample sample)
    {
        var (hidden, net) = (_net.Hidden, _net);
        var rows = sample.Features.Where(f => net.Rows.Of(f) >= 0 && _random.NextSingle() >= _plan.FeatureDrop).Select(net.Rows.Of).ToArray();
        var scale = 1 / (1 - _plan.FeatureDrop);
        var sum = net.HiddenBias.ToArray();
        foreach (var row in rows)
        {
            AddScaled(sum, net.Table.AsSpan(row * hidden, hidden), scale);
        }

        for (var d = 0; d < sample.Dense.Length; d++)
        {
            AddScaled(sum, net.Projection.AsSpan(d * hidden, hidden), sample.Dense[d]);
        }

        var keep = new float[hidden];
        for (var h = 0; h < hidden; h++)
        {
            keep[h] = sum[h] > 0 && _random.NextSingle() >= _plan.HiddenDrop ? 1 / (1 - _plan.HiddenDrop) : 0;
            sum[h] *= keep[h];
        }

        var back = new float[hidden];
        for (var o = 0; o < sample.Answers.Length; o++)
        {
            if (sample.Answers[o] < 0)
            {
                continue;
            }

            var weights = net.Output.AsSpan(o * hidden, hidden);
            var odds = net.OutputBias[o];
            for (var h = 0; h < hidden; h++)
            {
                odds += weights[h] * sum[h];
            }

            var slope = (1 / (1 + MathF.Exp(-odds))) - sample.Answers[o];
            AddScaled(back, weights, slope);
            AddScaled(_output.Slope(o), sum, slope);
            _outputBias.Slope(0)[o] += slope;
        }

        for (var h = 0; h < hidden; h++)
        {
            back[h] *= keep[h];
        }

        AddScaled(_hiddenBias.Slope(0), back, 1);
        foreach (var row in rows)
        {
            AddScaled(_table.Slope(row), back, scale);
        }

        for (var d = 0; d < sample.Dense.Length; d++)
        {
            if (sample.Dense[d] != 0)
            {
                AddScaled(_projection.Slope(d), back, sample.Dense[d]);
            }
        }
    }

    private static void AddScaled(Span<float> sum, ReadOnlySpan<float> row, float scale)
    {
        var into = MemoryMarshal.Cast<float, Vector128<float>>(sum);
        var from = MemoryMarshal.Cast<float, Vector128<float>>(row);
        for (var i = 0; i < into.Length; i++)
        {
            into[i] += from[i] * scale;
        }
    }
}
