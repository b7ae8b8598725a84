namespace Parley.Reading.Speech.Learned;

/// <summary>What a word of a window is to the cue.</summary>
internal enum Part : byte
{
    /// <summary>Neither source nor content.</summary>
    None,

    /// <summary>Part of the phrase that names who speaks.</summary>
    Source,

    /// <summary>Part of what is said.</summary>
    Content,
}

/// <summary>Finds the likeliest sequence of parts over a window: a linear chain with weights for words and for changes.</summary>
internal sealed class SpanLabeler(Func<int, int, float> wordWeight, Func<int, int, float> changeWeight)
{
    /// <summary>How many kinds of parts there are.</summary>
    public const int Parts = 3;

    /// <summary>A score no path can make up for.</summary>
    public const float Never = -1e4f;

    /// <summary>The score of each part at each word.</summary>
    public void WordScores(List<int> rows, int length, int cue, float[] scores)
    {
        var perWord = SpanFeatures.WordRows;
        for (var at = 0; at < length; at++)
        {
            for (var part = 0; part < Parts; part++)
            {
                var sum = part > 0 && at == cue ? Never : 0f;
                for (var k = 0; k < perWord; k++)
                {
                    sum += wordWeight(rows[(at * perWord) + k], part);
                }

                scores[(at * Parts) + part] = sum;
            }
        }
    }

    /// <summary>The score of each pair of parts at each change.</summary>
    public void ChangeScores(List<int> rows, int length, float[] scores)
    {
        var perChange = SpanFeatures.ChangeRows;
        for (var at = 0; at < length; at++)
        {
            for (var pair = 0; pair < Parts * Parts; pair++)
            {
                var sum = at == 0 && pair >= Parts ? Never : 0f;
                for (var k = 0; k < perChange; k++)
                {
                    sum += changeWeight(rows[(at * perChange) + k], pair);
                }

                scores[(at * Parts * Parts) + pair] = sum;
            }
        }
    }

    /// <summary>The likeliest parts given the scores, of those with some content.</summary>
    public static Part[] Best(float[] words, float[] changes, int length)
    {
        // A state is a part and whether content has been seen: part + 3 × seen.
        const int States = 2 * Parts;
        var (best, from) = (new float[length * States], new byte[length * States]);
        Array.Fill(best, Never * length);
        for (var at = 0; at < length; at++)
        {
            for (var before = 0; before < (at == 0 ? 1 : States); before++)
            {
                var start = at == 0 ? 0 : best[((at - 1) * States) + before];
                for (var part = 0; part < Parts; part++)
                {
                    var into = part + (before >= Parts || part == (int)Part.Content ? Parts : 0);
                    var score = start + changes[(((at * Parts) + (before % Parts)) * Parts) + part] + words[(at * Parts) + part];
                    if (score > best[(at * States) + into])
                    {
                        (best[(at * States) + into], from[(at * States) + into]) = (score, (byte)before);
                    }
                }
            }
        }

        var last = Parts;
        for (var state = Parts + 1; state < States; state++)
        {
            last = best[((length - 1) * States) + state] > best[((length - 1) * States) + last] ? state : last;
        }

        var parts = new Part[length];
        for (var at = length - 1; at >= 0; at--)
        {
            parts[at] = (Part)(last % Parts);
            last = from[(at * States) + last];
        }

        return parts;
    }
}
