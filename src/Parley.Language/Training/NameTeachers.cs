using Parley.Language.Names;
using Parley.Language.Networks;

namespace Parley.Language.Training;

/// <summary>Several name layers and the network of a model as one: the mean of the scores of the layers, and of that and what the network scores.</summary>
/// <param name="model">The model; null for the layers alone.</param>
/// <param name="layers">The layers.</param>
internal sealed class NameTeachers(LanguageModel? model, IReadOnlyList<NameLayer> layers)
{
    private readonly NetworkReader? _network = model is null ? null : new NetworkReader(model.Network);
    private readonly NetworkReadings _readings = new();
    private readonly NameReader[] _readers = [.. layers.Select(l => new NameReader(l))];
    private readonly NameChainGradient _chain = new(1024);

    public int Columns => _readers[0].Columns;

    /// <summary>What they score for one label to follow another.</summary>
    public float[] Steps { get; } = [.. Enumerable.Range(0, NameFinder.LabelCount * NameFinder.LabelCount)
        .Select(i => layers.Average(l => l.Network.Layout.Steps.Of(l.Network.Weights)[i]))];

    /// <summary>The scores of the labels of a sentence.</summary>
    public float[] Scores(NameSentence sentence)
    {
        var sum = new float[sentence.Words.Length * Columns];
        var whole = new RawSentence[] { new(0, sentence.Words.Length, 0) };
        foreach (var reader in _readers)
        {
            reader.Read(sentence.Words, sentence.Tags, whole);
            for (var i = 0; i < sum.Length; i++)
            {
                sum[i] += reader.Scores[i] / _readers.Length;
            }
        }

        if (_network is not null)
        {
            _network.Read(sentence.Words, whole, _readings);
            for (var i = 0; i < sum.Length; i++)
            {
                sum[i] = (sum[i] + _readings.Names[i]) / 2;
            }
        }

        return sum;
    }

    /// <summary>The share of each label of each word in what the sentence permits; null where that is nothing.</summary>
    public Half[]? Shares(NameSentence sentence)
    {
        var scores = Scores(sentence);
        if (!_chain.Weigh(scores, Columns, sentence.Labels, Steps))
        {
            return null;
        }

        var shares = new Half[sentence.Words.Length * NameFinder.LabelCount];
        for (var i = 0; i < shares.Length; i++)
        {
            shares[i] = (Half)scores[((i / NameFinder.LabelCount) * Columns) + (i % NameFinder.LabelCount)];
        }

        return shares;
    }
}
