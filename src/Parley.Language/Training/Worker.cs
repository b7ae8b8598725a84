using Parley.Language.Encoders;
using Parley.Language.Names;
using Parley.Language.Networks;
using Parley.Language.Training.Encoders;

namespace Parley.Language.Training;

/// <summary>One thread's half of a batch.</summary>
internal sealed class Worker
{
    private const float HiddenPhrases = 0.25f;
    private readonly Network _network;
    private readonly NetworkTargets _targets;
    private readonly List<int> _starts = [];
    private readonly EncodedBatch? _encoded;
    private ulong _random;

    public Worker(Network network, int capacity, int seed, Encoder? encoder = null)
    {
        (_network, _random) = (network, (ulong)seed * 0x9E3779B97F4A7C15);
        Activations = new Activations(network.Shape, capacity)
        {
            InputMask = new float[capacity * network.Shape.Width],
            FinalMask = new float[capacity * network.Shape.Width],
        };
        foreach (var block in Activations.Blocks)
        {
            block.Mask = new float[capacity * network.Shape.Width];
        }

        Gradient = new NetworkGradient(network, capacity);
        _targets = new NetworkTargets(capacity);
        _encoded = encoder is null ? null : new EncodedBatch(encoder, capacity * 2);
    }

    public Activations Activations { get; }

    public NetworkGradient Gradient { get; }

    public EncoderGradient? EncoderGradient => _encoded?.Gradient;

    public int Words => Activations.Words;

    /// <summary>Takes samples from <paramref name="at"/> on until the half is full; returns the first not taken.</summary>
    public int Fill(List<NetworkSample> samples, int[] order, int at, Dictionary<ulong, int> counts, float dropout)
    {
        _starts.Clear();
        _starts.Add(0);
        _encoded?.Begin();
        for (; at < order.Length && _starts[^1] < NetworkTrainer.WorkerWords && _encoded?.HasRoom(samples[order[at]].Cut!) != false; at++)
        {
            Take(samples[order[at]], _starts[^1], counts);
            _encoded?.Take(samples[order[at]].Cut!);
            _starts.Add(_starts[^1] + samples[order[at]].Count);
        }

        Activations.SetStarts(_starts);
        var cells = Words * _network.Shape.Width;
        Drop(Activations.InputMask.AsSpan(0, cells), dropout);
        Drop(Activations.FinalMask.AsSpan(0, cells), dropout);
        foreach (var block in Activations.Blocks)
        {
            Drop(block.Mask.AsSpan(0, cells), dropout);
        }

        return at;
    }

    public void Compute()
    {
        if (Words > 0)
        {
            _encoded?.Forward(Activations.Given);
            _network.Forward(Activations);
            Gradient.Compute(Activations, _targets);
            _encoded?.Back(Gradient.Given);
        }
        else
        {
            Array.Clear(Gradient.Weights);
            _encoded?.Clear();
        }
    }

    private void Take(NetworkSample sample, int first, Dictionary<ulong, int> counts)
    {
        var tables = _network.Tables.Length;
        sample.Parts.CopyTo(Activations.Parts, first * tables);
        sample.VectorRows.CopyTo(Activations.VectorRows, first);
        sample.Tags.CopyTo(_targets.Tags, first);
        sample.Relations.CopyTo(_targets.Relations, first);
        sample.Names.CopyTo(_targets.Names, first);
        for (var i = 0; i < sample.Given?.Length; i++)
        {
            Activations.Given[(first * _network.Shape.Given) + i] = (float)sample.Given[i];
        }

        if (sample.NameShares is { } shares)
        {
            _targets.Names[first] = NetworkTargets.Taught;
            for (var i = 0; i < shares.Length; i++)
            {
                _targets.NameShares[(first * NameFinder.LabelCount) + i] = (float)shares[i];
            }
        }

        for (var i = 0; i < sample.Count; i++)
        {
            _targets.Heads[first + i] = sample.Heads[i] < 0 ? sample.Heads[i] : first + sample.Heads[i];
            // Rare words are hidden now and then, so that new ones are no surprise.
            if (Uniform() < 0.3f / (0.3f + counts[sample.Lower[i]]))
            {
                Activations.Parts[(first + i) * tables] = -1;
            }

            if (Uniform() < 0.02f)
            {
                Activations.VectorRows[first + i] = 0;
            }
        }

        // Names must be found without the lists and in spite of a wrong tag too.
        if (!_network.Shape.Trees && Uniform() < HiddenPhrases)
        {
            for (var i = 0; i < sample.Count; i++)
            {
                Activations.Parts[((first + i) * tables) + NameParts.Phrase] = -1;
            }
        }
    }

    private void Drop(Span<float> mask, float share)
    {
        var keep = 1 / (1 - share);
        var limit = (uint)(share * 65536);
        for (var i = 0; i < mask.Length; i += 4)
        {
            var bits = Next();
            for (var k = 0; k < 4; k++)
            {
                mask[i + k] = ((bits >> (16 * k)) & 0xFFFF) < limit ? 0 : keep;
            }
        }
    }

    private float Uniform() => (Next() >> 40) / 16777216f;

    private ulong Next()
    {
        _random ^= _random << 13;
        _random ^= _random >> 7;
        return _random ^= _random << 17;
    }
}
