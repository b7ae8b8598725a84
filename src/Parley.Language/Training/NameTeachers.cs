using Parley.Language.Names;
using Parley.Language.Networks;

namespace Parley.Language.Training;

/// <summary>A name layer and the network of a model as one: the mean of what the two score.</summary>
internal sealed class NameTeachers(LanguageModel model, NameLayer layer)
{
    private readonly NetworkReader _network = new(model.Network);
    private readonly NetworkReadings _readings = new();
    private readonly NameReader _reader = new(layer);
    private readonly NameChainGradient _chain = new(1024);

    /// <summary>The scores of the labels of a sentence.</summary>
    private float[] Scores(NameSentence sentence)
    {
        var whole = new RawSentence[] { new(0, sentence.Words.Length, 0) };
        _network.Read(sentence.Words, whole, _readings);
        _reader.Read(sentence.Words, _readings, whole);
        var scores = new float[sentence.Words.Length * _reader.Columns];
        for (var i = 0; i < scores.Length; i++)
        {
            scores[i] = (_reader.Scores[i] + _readings.Names[i]) / 2;
        }

        return scores;
    }

    /// <summary>The share of each label of each word in what the sentence permits; null where that is nothing.</summary>
    public Half[]? Shares(NameSentence sentence)
    {
        var scores = Scores(sentence);
        if (!_chain.Weigh(scores, _reader.Columns, sentence.Labels, _reader.Steps))
        {
            return null;
        }

        var shares = new Half[sentence.Words.Length * NameFinder.LabelCount];
        for (var i = 0; i < shares.Length; i++)
        {
            shares[i] = (Half)scores[((i / NameFinder.LabelCount) * _reader.Columns) + (i % NameFinder.LabelCount)];
        }

        return shares;
    }
}
