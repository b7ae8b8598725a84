using System.Runtime.InteropServices;
using System.Runtime.Intrinsics;

namespace Parley.Reading.Nets;

/// <summary>
/// A small network over named features: rows of the features that are there, and a projection of word vectors, are summed, cut off below zero, and
/// give the log odds of a yes to each question. Weights are plain arrays that the trainer fills.
/// </summary>
public sealed class FeatureNet
{
    /// <summary>A network of zero weights.</summary>
    /// <param name="features">The hashed features it knows; the row of one is its place here.</param>
    /// <param name="rows">Feature → row, as <see cref="RowsOf"/> gives it; networks over the same features share it.</param>
    /// <param name="dense">How many numbers of word vectors it takes.</param>
    /// <param name="hidden">Its width, a multiple of four.</param>
    /// <param name="outputs">How many questions it answers.</param>
    public FeatureNet(ulong[] features, FeatureRows rows, int dense, int hidden, int outputs)
    {
        (Features, Rows, Dense, Hidden, Outputs) = (features, rows, dense, hidden, outputs);
        Table = new float[features.Length * hidden];
        Projection = new float[dense * hidden];
        HiddenBias = new float[hidden];
        Output = new float[outputs * hidden];
        OutputBias = new float[outputs];
    }

    /// <summary>The rows of a list of features.</summary>
    public static FeatureRows RowsOf(ulong[] features) => new(features);

    /// <summary>The hashed features in the order of their rows.</summary>
    public ulong[] Features { get; }

    /// <summary>Feature → row.</summary>
    public FeatureRows Rows { get; }

    /// <summary>Numbers of word vectors taken.</summary>
    public int Dense { get; }

    /// <summary>Width.</summary>
    public int Hidden { get; }

    /// <summary>Questions answered.</summary>
    public int Outputs { get; }

    /// <summary>A row a feature.</summary>
    public float[] Table { get; }

    /// <summary>A row a number of the word vectors.</summary>
    public float[] Projection { get; }

    /// <summary>Added to the sum.</summary>
    public float[] HiddenBias { get; }

    /// <summary>A row a question.</summary>
    public float[] Output { get; }

    /// <summary>Added to each answer.</summary>
    public float[] OutputBias { get; }

    /// <summary>The rows of features; unknown ones are left out.</summary>
    public void RowsFor(IReadOnlyList<ulong> features, List<int> rows)
    {
        rows.Clear();
        foreach (var feature in features)
        {
            if (Rows.Of(feature) is >= 0 and var row)
            {
                rows.Add(row);
            }
        }
    }

    /// <summary>Adds the answers to some questions, as log odds. Sums run in a fixed order, so they are the same on every machine.</summary>
    /// <param name="rows">Rows of the features, as <see cref="RowsFor"/> gives them.</param>
    /// <param name="dense">Word vectors.</param>
    /// <param name="questions">Which questions.</param>
    /// <param name="answers">The sums so far, of all questions.</param>
    public void AddAnswers(List<int> rows, ReadOnlySpan<float> dense, ReadOnlySpan<int> questions, Span<float> answers)
    {
        Span<float> sum = stackalloc float[Hidden];
        var all = CollectionsMarshal.AsSpan(rows);
        var at = 0;
        for (; at + (2 * Vector256<float>.Count) <= Hidden; at += 2 * Vector256<float>.Count)
        {
            SumSixteen(all, dense, at, sum);
        }

        for (; at < Hidden; at++)
        {
            SumOne(all, dense, at, sum);
        }

        foreach (var question in questions)
        {
            answers[question] += OutputBias[question] + Dot(sum, Output.AsSpan(question * Hidden, Hidden));
        }
    }

    /// <summary>Sixteen numbers of the hidden row, each by itself, so the width of the vectors does not change the sums; below zero they are cut off.</summary>
    private void SumSixteen(ReadOnlySpan<int> rows, ReadOnlySpan<float> dense, int at, Span<float> sums)
    {
        var low = Vector256.LoadUnsafe(ref HiddenBias[at]);
        var high = Vector256.LoadUnsafe(ref HiddenBias[at + Vector256<float>.Count]);
        foreach (var row in rows)
        {
            ref var from = ref Table[(row * Hidden) + at];
            low += Vector256.LoadUnsafe(ref from);
            high += Vector256.LoadUnsafe(ref from, (nuint)Vector256<float>.Count);
        }

        for (var d = 0; d < dense.Length; d++)
        {
            ref var from = ref Projection[(d * Hidden) + at];
            var by = Vector256.Create(dense[d]);
            low += Vector256.LoadUnsafe(ref from) * by;
            high += Vector256.LoadUnsafe(ref from, (nuint)Vector256<float>.Count) * by;
        }

        Vector256.Max(low, Vector256<float>.Zero).CopyTo(sums[at..]);
        Vector256.Max(high, Vector256<float>.Zero).CopyTo(sums[(at + Vector256<float>.Count)..]);
    }

    private void SumOne(ReadOnlySpan<int> rows, ReadOnlySpan<float> dense, int at, Span<float> sums)
    {
        var sum = HiddenBias[at];
        foreach (var row in rows)
        {
            sum += Table[(row * Hidden) + at];
        }

        for (var d = 0; d < dense.Length; d++)
        {
            sum += Projection[(d * Hidden) + at] * dense[d];
        }

        sums[at] = Math.Max(sum, 0);
    }

    private static float Dot(ReadOnlySpan<float> a, ReadOnlySpan<float> b)
    {
        var left = MemoryMarshal.Cast<float, Vector128<float>>(a);
        var right = MemoryMarshal.Cast<float, Vector128<float>>(b);
        var sum = Vector128<float>.Zero;
        for (var i = 0; i < left.Length; i++)
        {
            sum += left[i] * right[i];
        }

        return (sum[0] + sum[1]) + (sum[2] + sum[3]);
    }
}
