using System.Numerics;
using Parley.Language.Networks;

namespace Parley.Language.Training;

/// <summary>Adam (Kingma and Ba 2015) over the dense weights, and over those table rows that a batch touched; gradients are clipped by their length.</summary>
internal sealed class Adam(Network network)
{
    /// <summary>How long the mean of gradients remembers.</summary>
    public const float First = 0.9f;
    private const float Second = 0.98f;
    private const float LongestStep = 4f;
    private readonly float[] _mean = new float[network.Weights.Length];
    private readonly float[] _square = new float[network.Weights.Length];
    private readonly float[] _sum = new float[network.Weights.Length];
    private readonly float[][] _tableMean = [.. network.Tables.Select(t => new float[t.Length])];
    private readonly float[][] _tableSquare = [.. network.Tables.Select(t => new float[t.Length])];
    private readonly float[][] _tableSum = [.. network.Tables.Select(t => new float[t.Length])];
    private readonly int[][] _touched = [.. network.Shape.TableRows.Select(r => new int[r])];
    private readonly List<int> _rows = [];
    private int _step;

    /// <summary>One step down the gradient of a batch.</summary>
    public void Step(Worker[] workers, float rate, float scale)
    {
        _step++;
        Array.Clear(_sum);
        foreach (var worker in workers)
        {
            var (sum, part) = (_sum, worker.Gradient.Weights);
            for (var i = 0; i < sum.Length; i++)
            {
                sum[i] += part[i] * scale;
            }
        }

        var length = 0.0;
        foreach (var g in _sum)
        {
            length += (double)g * g;
        }

        var clip = (float)Math.Min(1, LongestStep / Math.Sqrt(length + 1e-12));
        var corrected = rate * (float)(Math.Sqrt(1 - Math.Pow(Second, _step)) / (1 - Math.Pow(First, _step)));
        Move(network.Weights, _sum, _mean, _square, Second, corrected, clip, rate * 0.01f);
        for (var k = 0; k < network.Tables.Length; k++)
        {
            Table(k, workers, corrected, clip * scale);
        }
    }

    private void Table(int k, Worker[] workers, float rate, float scale)
    {
        var width = network.Shape.Width;
        _rows.Clear();
        foreach (var worker in workers)
        {
            for (var t = 0; t < worker.Words; t++)
            {
                var row = worker.Activations.Parts[(t * network.Tables.Length) + k];
                if (row < 0)
                {
                    continue;
                }

                var sum = _tableSum[k].AsSpan(row * width, width);
                if (_touched[k][row] != _step)
                {
                    _touched[k][row] = _step;
                    _rows.Add(row);
                    sum.Clear();
                }

                Rows.Add(worker.Gradient.Carried.AsSpan(t * width, width), sum);
            }
        }

        foreach (var row in _rows)
        {
            var (from, count) = (row * width, width);
            Move(network.Tables[k].AsSpan(from, count), _tableSum[k].AsSpan(from, count), _tableMean[k].AsSpan(from, count), _tableSquare[k].AsSpan(from, count), Second, rate, scale, 0);
        }
    }

    /// <summary>Moves weights down their gradient, each by its own means; <paramref name="second"/> says how long the mean of squares remembers.</summary>
    public static void Move(Span<float> weights, Span<float> gradient, Span<float> mean, Span<float> square, float second, float rate, float scale, float decay)
    {
        var w = Rows.Lanes(weights);
        var g = Rows.Lanes(gradient);
        var m = Rows.Lanes(mean);
        var v = Rows.Lanes(square);
        var (one, two) = (new Vector<float>(First), new Vector<float>(second));
        for (var i = 0; i < w.Length; i++)
        {
            var x = g[i] * scale;
            m[i] = (one * m[i]) + ((Vector<float>.One - one) * x);
            v[i] = (two * v[i]) + ((Vector<float>.One - two) * x * x);
            w[i] -= (new Vector<float>(rate) * m[i] / (Vector.SquareRoot(v[i]) + new Vector<float>(1e-8f))) + (w[i] * decay);
        }
    }
}
