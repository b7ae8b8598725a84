namespace Parley.Reading.Speech.Learned;

/// <summary>What a network saw of a text: of each word how much likelier than not it is a cue, part of a source or part of what is said, as differences of scores.</summary>
/// <param name="words">How many words there are.</param>
internal sealed class AttributionHints(int words)
{
    /// <summary>How much what was seen of parts counts beside the features of words. Chosen, as the next, on the dev part of PolNeAR.</summary>
    private const float PartWeight = 0.35f;

    /// <summary>What is given to every cue: with it more of those that are meant are found, and as few others.</summary>
    private const float Given = 0.7f;
    private const float Most = 8;
    private readonly float[] _cues = new float[words];
    private readonly float[] _sources = new float[words];
    private readonly float[] _contents = new float[words];

    /// <summary>What is added to the score of a cue.</summary>
    public float Cue(int token) => _cues[token] + Given;

    /// <summary>Adds to the scores of the parts of the words of a window.</summary>
    public void AddTo(float[] scores, int first, int length, int cue)
    {
        for (var at = 0; at < length; at++)
        {
            if (first + at != cue)
            {
                scores[(at * SpanLabeler.Parts) + (int)Part.Source] += PartWeight * _sources[first + at];
                scores[(at * SpanLabeler.Parts) + (int)Part.Content] += PartWeight * _contents[first + at];
            }
        }
    }

    /// <summary>Takes what the network says of a word: scores of being none and a cue, and of being none and each part.</summary>
    public void Take(int token, ReadOnlySpan<float> cue, ReadOnlySpan<float> parts)
    {
        _cues[token] = Math.Clamp(cue[1] - cue[0], -Most, Most);
        _sources[token] = Math.Clamp(parts[(int)Part.Source] - parts[0], -Most, Most);
        _contents[token] = Math.Clamp(parts[(int)Part.Content] - parts[0], -Most, Most);
    }
}
