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
    private const int ChoiceBatch = 8;
    private const float LeastShare = 1e-12f;
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
    public static IReadOnlyList<FeatureNet> TrainVoices(IReadOnlyList<Sample> samples, NetPlan plan) => Several(seed => Train(samples, plan, seed));

    /// <summary>The same, trained to choose.</summary>
    public static IReadOnlyList<FeatureNet> TrainVoicesToChoose(IReadOnlyList<Sample[]> choices, NetPlan plan) => Several(seed => TrainToChoose(choices, plan, seed));

    private static IReadOnlyList<FeatureNet> Several(Func<int, FeatureNet> train) => [.. Enumerable.Range(1, Voices).AsParallel().AsOrdered().Select(train)];

    /// <summary>A trained net.</summary>
    public static FeatureNet Train(IReadOnlyList<Sample> samples, NetPlan plan, int seed)
    {
        var net = Empty(samples, plan);
        var trainer = new NetTrainer(net, plan, seed);
        trainer.Run(samples, Batch, trainer.Learn);
        return net;
    }

    /// <summary>A net trained to choose: each lesson has several samples, of which those with the answer 1 are right.</summary>
    public static FeatureNet TrainToChoose(IReadOnlyList<Sample[]> choices, NetPlan plan, int seed)
    {
        var net = Empty([.. choices.SelectMany(c => c)], plan);
        var trainer = new NetTrainer(net, plan, seed);
        trainer.Run(choices, ChoiceBatch, trainer.Choose);
        return net;
    }

    private static FeatureNet Empty(IReadOnlyList<Sample> samples, NetPlan plan)
    {
        var counts = new Dictionary<ulong, int>();
        foreach (var feature in samples.SelectMany(s => s.Features.Distinct()))
        {
            counts[feature] = counts.GetValueOrDefault(feature) + 1;
        }

        var known = counts.Where(c => c.Value >= plan.LeastCount).Select(c => c.Key).Order().ToArray();
        return new FeatureNet(known, FeatureNet.RowsOf(known), samples[0].Dense.Length, plan.Hidden, samples[0].Answers.Length);
    }

    private void Fill(float[] values, float bound)
    {
        foreach (ref var value in values.AsSpan())
        {
            value = ((_random.NextSingle() * 2) - 1) * bound;
        }
    }

    private void Run<T>(IReadOnlyList<T> lessons, int batch, Action<T> learn)
    {
        var order = Enumerable.Range(0, lessons.Count).ToArray();
        long steps = (long)_plan.Passes * ((lessons.Count + batch - 1) / batch), step = 0;
        for (var pass = 0; pass < _plan.Passes; pass++)
        {
            _random.Shuffle(order);
            for (var at = 0; at < order.Length; at += batch)
            {
                for (var i = at; i < Math.Min(at + batch, order.Length); i++)
                {
                    learn(lessons[order[i]]);
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

    /// <summary>Each answer by itself.</summary>
    private void Learn(Sample sample)
    {
        var sight = Ahead(sample);
        var back = new float[_net.Hidden];
        for (var o = 0; o < sample.Answers.Length; o++)
        {
            if (sample.Answers[o] >= 0)
            {
                Answer(o, sight, (1 / (1 + MathF.Exp(-Odds(o, sight)))) - sample.Answers[o], back);
            }
        }

        Back(sample, sight, back);
    }

    /// <summary>The first answer of several of which some are right: their share of all odds is to be one.</summary>
    private void Choose(Sample[] among)
    {
        var sights = Array.ConvertAll(among, Ahead);
        var odds = Array.ConvertAll(sights, s => Odds(0, s));
        var most = odds.Max();
        var shares = Array.ConvertAll(odds, o => MathF.Exp(o - most));
        var (all, right) = (shares.Sum(), Math.Max(LeastShare, shares.Where((_, i) => among[i].Answers[0] == 1).Sum()));
        for (var i = 0; i < among.Length; i++)
        {
            var back = new float[_net.Hidden];
            Answer(0, sights[i], (shares[i] / all) - (among[i].Answers[0] == 1 ? shares[i] / right : 0), back);
            Back(among[i], sights[i], back);
        }
    }

    /// <summary>What the net makes of a sample while some of its features and numbers are left out.</summary>
    private Sight Ahead(Sample sample)
    {
        var (hidden, net) = (_net.Hidden, _net);
        var rows = sample.Features.Where(f => net.Rows.Of(f) >= 0 && _random.NextSingle() >= _plan.FeatureDrop).Select(net.Rows.Of).ToArray();
        var sum = net.HiddenBias.ToArray();
        foreach (var row in rows)
        {
            AddScaled(sum, net.Table.AsSpan(row * hidden, hidden), 1 / (1 - _plan.FeatureDrop));
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

        return new Sight(rows, sum, keep);
    }

    private float Odds(int question, Sight sight)
    {
        var weights = _net.Output.AsSpan(question * _net.Hidden, _net.Hidden);
        var odds = _net.OutputBias[question];
        for (var h = 0; h < weights.Length; h++)
        {
            odds += weights[h] * sight.Sum[h];
        }

        return odds;
    }

    private void Answer(int question, Sight sight, float slope, float[] back)
    {
        AddScaled(back, _net.Output.AsSpan(question * _net.Hidden, _net.Hidden), slope);
        AddScaled(_output.Slope(question), sight.Sum, slope);
        _outputBias.Slope(0)[question] += slope;
    }

    private void Back(Sample sample, Sight sight, float[] back)
    {
        for (var h = 0; h < back.Length; h++)
        {
            back[h] *= sight.Keep[h];
        }

        AddScaled(_hiddenBias.Slope(0), back, 1);
        foreach (var row in sight.Rows)
        {
            AddScaled(_table.Slope(row), back, 1 / (1 - _plan.FeatureDrop));
        }

        for (var d = 0; d < sample.Dense.Length; d++)
        {
            if (sample.Dense[d] != 0)
            {
                AddScaled(_projection.Slope(d), back, sample.Dense[d]);
            }
        }
    }

    private sealed record Sight(int[] Rows, float[] Sum, float[] Keep);

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
