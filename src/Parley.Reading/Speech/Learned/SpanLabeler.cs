using System.Runtime.CompilerServices;
using System.Runtime.InteropServices;
using System.Runtime.Intrinsics;

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

/// <summary>A table of weights, several to a row.</summary>
internal interface ISpanWeights
{
    /// <summary>Adds rows of weights, as long as <paramref name="sums"/>, to sums, one row after another.</summary>
    void Add(ReadOnlySpan<int> rows, Span<float> sums);
}

/// <summary>Weights while they are trained.</summary>
internal readonly struct LearningWeights(float[] weights) : ISpanWeights
{
    /// <inheritdoc/>
    public void Add(ReadOnlySpan<int> rows, Span<float> sums)
    {
        foreach (var at in rows)
        {
            var row = weights.AsSpan(at * sums.Length, sums.Length);
            for (var i = 0; i < sums.Length; i++)
            {
                sums[i] += row[i];
            }
        }
    }
}

/// <summary>Weights of a model, in steps of a size.</summary>
internal readonly struct RoundedWeights(sbyte[] weights, float step) : ISpanWeights
{
    private const int Step = 4;

    /// <summary>The weights, and room behind them so that the last row can be loaded with four weights at a time.</summary>
    private readonly sbyte[] _weights = [.. weights, .. new sbyte[Step]];

    /// <inheritdoc/>
    public void Add(ReadOnlySpan<int> rows, Span<float> sums)
    {
        // Each number is summed by itself in the order of the rows, so vectors change nothing but the time.
        Span<float> four = stackalloc float[Step];
        for (var first = 0; first < sums.Length; first += Step)
        {
            var count = Math.Min(Step, sums.Length - first);
            sums.Slice(first, count).CopyTo(four);
            var sum = Vector128.Create<float>(four);
            foreach (var row in rows)
            {
                var cells = Vector128.CreateScalar(Unsafe.ReadUnaligned<int>(ref Unsafe.As<sbyte, byte>(ref _weights[(row * sums.Length) + first])));
                var wide = Vector128.WidenLower(Vector128.WidenLower(cells.AsSByte()));
                sum += Vector128.ConvertToSingle(wide) * Vector128.Create(step);
            }

            sum.CopyTo(four);
            four[..count].CopyTo(sums[first..]);
        }
    }
}

/// <summary>Finds the likeliest sequence of parts over a window: a linear chain with weights for words and for changes.</summary>
internal static class SpanLabeler
{
    /// <summary>How many kinds of parts there are.</summary>
    public const int Parts = 3;

    /// <summary>A score no path can make up for.</summary>
    public const float Never = -1e4f;

    /// <summary>The score of each part at each word.</summary>
    public static void WordScores<TWeights>(TWeights weights, List<int> rows, int length, int cue, float[] scores)
        where TWeights : struct, ISpanWeights
    {
        var all = CollectionsMarshal.AsSpan(rows);
        for (var at = 0; at < length; at++)
        {
            var sums = scores.AsSpan(at * Parts, Parts);
            sums.Clear();
            sums[1..].Fill(at == cue ? Never : 0);
            weights.Add(all.Slice(at * SpanFeatures.WordRows, SpanFeatures.WordRows), sums);
        }
    }

    /// <summary>The score of each pair of parts at each change.</summary>
    public static void ChangeScores<TWeights>(TWeights weights, List<int> rows, int length, float[] scores)
        where TWeights : struct, ISpanWeights
    {
        var all = CollectionsMarshal.AsSpan(rows);
        for (var at = 0; at < length; at++)
        {
            var sums = scores.AsSpan(at * Parts * Parts, Parts * Parts);
            sums.Clear();
            sums[Parts..].Fill(at == 0 ? Never : 0);
            weights.Add(all.Slice(at * SpanFeatures.ChangeRows, SpanFeatures.ChangeRows), sums);
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
