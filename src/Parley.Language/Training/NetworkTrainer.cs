using Parley.Language.Encoders;
using Parley.Language.Networks;
using Parley.Language.Tagging;
using Parley.Language.Training.Encoders;

namespace Parley.Language.Training;

/// <summary>One sentence to learn from: what the network sees of its words and what it should find (−1 where it is not known).</summary>
internal sealed class NetworkSample
{
    public NetworkSample(ReadOnlySpan<WordFeatures> words, Vocabulary vocabulary)
    {
        Count = words.Length;
        var tables = NetworkShape.WordTables;
        Parts = new int[Count * tables.Length];
        VectorRows = new int[Count];
        Lower = new ulong[Count];
        (Tags, Heads, Relations, Names) = (Unknown(-1), Unknown(-2), Unknown(-1), Unknown(-1));
        for (var i = 0; i < Count; i++)
        {
            var known = vocabulary.Find(words[i].Lower);
            Network.Parts(words[i], known, tables, Parts.AsSpan(i * tables.Length));
            VectorRows[i] = known.Vector;
            Lower[i] = words[i].Lower;
        }
    }

    /// <summary>A sentence for names alone, whose parts are given.</summary>
    public NetworkSample(ReadOnlySpan<WordFeatures> words, int[] parts, int[] vectorRows, int[] names)
    {
        (Count, Parts, VectorRows, Names) = (words.Length, parts, vectorRows, names);
        Lower = new ulong[Count];
        (Tags, Heads, Relations) = (Unknown(-1), Unknown(-2), Unknown(-1));
        for (var i = 0; i < Count; i++)
        {
            Lower[i] = words[i].Lower;
        }
    }

    public int Count { get; }

    public int[] Parts { get; }

    public int[] VectorRows { get; }

    public ulong[] Lower { get; }

    public int[] Tags { get; }

    /// <summary>Index of the head in the sentence; −1 for the root, −2 where it is not known.</summary>
    public int[] Heads { get; }

    public int[] Relations { get; }

    public int[] Names { get; }

    /// <summary>What a teacher says of each name label of each word; null where <see cref="Names"/> says it.</summary>
    public Half[]? NameShares { get; init; }

    /// <summary>What an encoder that is not trained makes of the words; null without one.</summary>
    public Half[]? Given { get; init; }

    /// <summary>What an encoder that is trained sees of the sentence; null without one.</summary>
    public CutSentence? Cut { get; init; }

    private int[] Unknown(int value) => [.. Enumerable.Repeat(value, Count)];
}

/// <summary>How a network is trained.</summary>
/// <param name="Passes">Over all samples.</param>
/// <param name="Rate">Largest step of Adam; it rises over the first hundredth of the training and then falls to zero along a line.</param>
/// <param name="Dropout">Share of numbers left out.</param>
/// <param name="Seed">Of everything random.</param>
/// <param name="Workers">Threads that share each batch.</param>
internal sealed record TrainingPlan(int Passes, float Rate = 2e-3f, float Dropout = 0.25f, int Seed = 20261, int Workers = 2)
{
    /// <summary>Largest step for an encoder.</summary>
    public float EncoderRate { get; init; } = 1e-4f;

    /// <summary>The same for a network that was trained before and learns further, in smaller steps.</summary>
    public TrainingPlan Further => this with { Rate = Rate / 2, EncoderRate = EncoderRate * 0.6f };
}

/// <summary>Trains a network with Adam over small batches. Its threads share each batch by a fixed rule, so the same data gives the same bytes.</summary>
internal sealed class NetworkTrainer
{
    public const int WorkerWords = 480;
    private const int LogWords = 100_000;
    private const int LongestSentence = 240;
    private readonly Network _network;
    private readonly TrainingPlan _plan;
    private readonly Worker[] _workers;
    private readonly Adam _adam;
    private readonly EncoderAdam? _encoderAdam;
    private readonly List<NetworkSample> _samples;
    private readonly Dictionary<ulong, int> _counts = [];

    public NetworkTrainer(Network network, List<NetworkSample> samples, TrainingPlan plan, Encoder? encoder = null)
    {
        (_network, _plan) = (network, plan);
        _samples = [.. samples.Where(s => s.Count <= LongestSentence)];
        foreach (var word in _samples.SelectMany(s => s.Lower))
        {
            _counts[word] = _counts.GetValueOrDefault(word) + 1;
        }

        Initialize(network, new Random(plan.Seed));
        _workers = [.. Enumerable.Range(0, plan.Workers).Select(w => new Worker(network, WorkerWords + LongestSentence, plan.Seed + w, encoder))];
        _adam = new Adam(network);
        if (encoder is not null)
        {
            encoder.Pack();
            _encoderAdam = new EncoderAdam(encoder);
        }
    }

    /// <summary>Told the words of a pass read so far and the mean loss of a word.</summary>
    public Action<long, double>? Log { get; init; }

    /// <summary>Trains; <paramref name="afterPass"/> is told the pass and the mean loss of a word.</summary>
    public void Train(Action<int, double> afterPass)
    {
        var order = Enumerable.Range(0, _samples.Count).ToArray();
        var random = new Random(_plan.Seed);
        var (done, all) = (0L, _samples.Sum(s => (long)s.Count) * _plan.Passes);
        for (var pass = 1; pass <= _plan.Passes; pass++)
        {
            random.Shuffle(order);
            var (at, loss, words) = (0, 0.0, 0L);
            while (at < order.Length)
            {
                foreach (var worker in _workers)
                {
                    at = worker.Fill(_samples, order, at, _counts, _plan.Dropout);
                }

                Parallel.ForEach(_workers, w => w.Compute());
                var count = _workers.Sum(w => w.Words);
                done += count;
                words += count;
                loss += _workers.Sum(w => w.Gradient.Loss);
                var progress = done / (float)all;
                var share = Math.Min(progress * 100, 1 - progress);
                _adam.Step(_workers, _plan.Rate * share, 1f / count);
                _encoderAdam?.Step([.. _workers.Select(w => w.EncoderGradient!)], _plan.EncoderRate * share, 1f / count);
                if (Log is not null && words / LogWords != (words - count) / LogWords)
                {
                    Log(words, loss / words);
                }
            }

            afterPass(pass, loss / words);
        }
    }

    private static void Initialize(Network network, Random random)
    {
        var (layout, weights, depth) = (network.Layout, network.Weights, network.Shape.Depth);
        void Fill(Slice slice, float gain)
        {
            var bound = gain * MathF.Sqrt(3f / slice.Rows);
            foreach (ref var weight in slice.Of(weights))
            {
                weight = ((random.NextSingle() * 2) - 1) * bound;
            }
        }

        Fill(layout.Input, 1);
        foreach (var block in layout.Blocks)
        {
            var width = network.Shape.Width;
            block.Scale.Of(weights).Fill(1);
            Fill(block.Taps, 0.5f);
            block.Taps.Of(weights).Slice(width, width).Fill(1);
            block.Taps.Of(weights).Slice(3 * width, width).Clear();
            Fill(block.Gates, 1);
            for (var i = 0; i < width; i++)
            {
                block.GateBias.Of(weights)[i] = 1 - (3.5f * (i % (width / 2)) / (width / 2));
            }

            Fill(block.Back, 1 / MathF.Sqrt(depth));
        }

        layout.Scale.Of(weights).Fill(1);
        foreach (var slice in new[] { layout.Given, layout.Tag, layout.Name, layout.Project, layout.Arc, layout.Relation })
        {
            Fill(slice, 1);
        }

        // Rows that no word reaches stay zero: they say nothing of new words and pack to nothing.
        foreach (var table in network.Tables.Skip(1))
        {
            for (var i = 0; i < table.Length; i++)
            {
                table[i] = ((random.NextSingle() * 2) - 1) * 0.1f;
            }
        }
    }
}
