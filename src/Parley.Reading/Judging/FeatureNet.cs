using System.Collections.Frozen;
using System.Runtime.InteropServices;
using System.Runtime.Intrinsics;

namespace Parley.Reading.Judging;

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
    public FeatureNet(ulong[] features, FrozenDictionary<ulong, int> rows, int dense, int hidden, int outputs)
    {
        (Features, Rows, Dense, Hidden, Outputs) = (features, rows, dense, hidden, outputs);
        Table = new float[features.Length * hidden];
        Projection = new float[dense * hidden];
        HiddenBias = new float[hidden];
        Output = new float[outputs * hidden];
        OutputBias = new float[outputs];
    }

    /// <summary>The rows of a list of features.</summary>
    public static FrozenDictionary<ulong, int> RowsOf(ulong[] features) => features.Select((f, i) => (f, i)).ToFrozenDictionary(p => p.f, p => p.i);

    /// <summary>The hashed features in the order of their rows.</summary>
    public ulong[] Features { get; }

    /// <summary>Feature → row.</summary>
    public FrozenDictionary<ulong, int> Rows { get; }

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
            if (Rows.TryGetValue(feature, out var row))
            {
                rows.Add(row);
            }
        }
    }

    /// <summary>Adds the answers to all questions, as log odds. Sums run in a fixed order, so they are the same on every machine.</summary>
    /// <param name="rows">Rows of the features, as <see cref="RowsFor"/> gives them.</param>
    /// <param name="dense">Word vectors.</param>
    /// <param name="answers">The sums so far.</param>
    public void AddAnswers(List<int> rows, ReadOnlySpan<float> dense, Span<float> answers)
    {
        Span<float> sum = stackalloc float[Hidden];
        HiddenBias.CopyTo(sum);
        foreach (var row in rows)
        {
            Add(sum, Table.AsSpan(row * Hidden, Hidden));
        }

        for (var d = 0; d < dense.Length; d++)
        {
            if (dense[d] != 0)
            {
                AddScaled(sum, Projection.AsSpan(d * Hidden, Hidden), dense[d]);
            }
        }

        foreach (ref var value in sum)
        {
            value = Math.Max(value, 0);
        }

        for (var question = 0; question < Outputs; question++)
        {
            answers[question] += OutputBias[question] + Dot(sum, Output.AsSpan(question * Hidden, Hidden));
        }
    }

    private static void Add(Span<float> sum, ReadOnlySpan<float> row)
    {
        var into = MemoryMarshal.Cast<float, Vector128<float>>(sum);
        var from = MemoryMarshal.Cast<float, Vector128<float>>(row);
        for (var i = 0; i < into.Length; i++)
        {
            into[i] += from[i];
        }
    }

    /// <summary>Each number by itself, so the width of the vectors does not change the sums.</summary>
    private static void AddScaled(Span<float> sum, ReadOnlySpan<float> row, float scale)
    {
        var at = 0;
        for (; at + Vector256<float>.Count <= sum.Length; at += Vector256<float>.Count)
        {
            (Vector256.Create(sum[at..]) + (Vector256.Create(row[at..]) * scale)).CopyTo(sum[at..]);
        }

        for (; at < sum.Length; at++)
        {
            sum[at] += row[at] * scale;
        }
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
