using System.Runtime.InteropServices;
using System.Runtime.Intrinsics;
using Parley.Language.Networks;

namespace Parley.Language.Encoders;

/// <summary>What the layers of an encoder compute piece by piece; lengths are multiples of <see cref="Matrix.Lane"/>. Same bits on every machine.</summary>
internal static class PieceNumbers
{
    private const float Tiny = 1e-12f;
    private const float SlopeBase = 0.7978845608f;
    private const float SlopeCubic = 0.044715f;

    /// <summary>Brings a row to mean 0 and variance 1, then scales and shifts it; gives one over its deviation.</summary>
    /// <param name="row">The row.</param>
    /// <param name="norm">Scale and shift.</param>
    /// <param name="normal">Gets the row before it is scaled.</param>
    /// <param name="into">Gets the result; may be the row itself.</param>
    public static float Normalize(ReadOnlySpan<float> row, ReadOnlySpan<float> norm, Span<float> normal, Span<float> into)
    {
        var from = Lanes(row);
        var plain = Lanes(normal);
        var to = Lanes(into);
        var scale = Lanes(norm[..row.Length]);
        var shift = Lanes(norm[row.Length..]);
        var sum = Vector256<float>.Zero;
        foreach (var lane in from)
        {
            sum += lane;
        }

        var mean = Vector256.Create(Sum(sum) / row.Length);
        sum = Vector256<float>.Zero;
        foreach (var lane in from)
        {
            sum += (lane - mean) * (lane - mean);
        }

        var inverse = 1 / MathF.Sqrt((Sum(sum) / row.Length) + Tiny);
        for (var i = 0; i < from.Length; i++)
        {
            plain[i] = (from[i] - mean) * inverse;
            to[i] = (plain[i] * scale[i]) + shift[i];
        }

        return inverse;
    }

    /// <summary>A number times the share of the normal distribution below it, as the hyperbolic tangent approximates it.</summary>
    public static void Bend(ReadOnlySpan<float> numbers, Span<float> into)
    {
        var from = Lanes(numbers);
        var to = Lanes(into);
        for (var i = 0; i < from.Length; i++)
        {
            to[i] = from[i] * Share(from[i]);
        }
    }

    /// <summary>Multiplies changes by the slope of <see cref="Bend"/>.</summary>
    public static void BendBack(ReadOnlySpan<float> numbers, Span<float> changes)
    {
        var from = Lanes(numbers);
        var to = Lanes(changes);
        var one = Vector256<float>.One;
        for (var i = 0; i < from.Length; i++)
        {
            var share = Share(from[i]);
            var slope = (one + (from[i] * from[i] * (3 * SlopeCubic))) * (2 * SlopeBase);
            to[i] *= share + (from[i] * share * (one - share) * slope);
        }
    }

    /// <summary>Turns scores into shares that add up to 1; what stands behind <paramref name="count"/> becomes 0.</summary>
    public static void Shares(Span<float> scores, int count, float times)
    {
        var largest = float.NegativeInfinity;
        foreach (var score in scores[..count])
        {
            largest = MathF.Max(largest, score);
        }

        scores[count..].Fill(float.NegativeInfinity);
        var sum = Vector256<float>.Zero;
        foreach (ref var lane in Lanes(scores))
        {
            lane = Exp((lane - Vector256.Create(largest)) * times);
            sum += lane;
        }

        scores[count..].Clear();
        sum = Vector256<float>.Zero;
        foreach (var lane in Lanes(scores))
        {
            sum += lane;
        }

        var by = Vector256.Create(1 / Sum(sum));
        foreach (ref var lane in Lanes(scores))
        {
            lane *= by;
        }
    }

    /// <summary>Turns the change of shares into that of the scores before they were multiplied.</summary>
    public static void SharesBack(ReadOnlySpan<float> shares, Span<float> changes, float times)
    {
        var share = Lanes(shares);
        var change = Lanes(changes);
        var sum = Vector256<float>.Zero;
        for (var i = 0; i < share.Length; i++)
        {
            sum += share[i] * change[i];
        }

        var mean = Vector256.Create(Sum(sum));
        for (var i = 0; i < share.Length; i++)
        {
            change[i] = share[i] * (change[i] - mean) * times;
        }
    }

    /// <summary>Turns the change of a normalised row into that of the row before.</summary>
    /// <param name="normal">The row before it was scaled.</param>
    /// <param name="inverse">One over its deviation.</param>
    /// <param name="scale">What it was scaled by.</param>
    /// <param name="changes">The change.</param>
    public static void NormalizeBack(ReadOnlySpan<float> normal, float inverse, ReadOnlySpan<Vector256<float>> scale, Span<float> changes)
    {
        var plain = Lanes(normal);
        var change = Lanes(changes);
        var (sum, product) = (Vector256<float>.Zero, Vector256<float>.Zero);
        for (var i = 0; i < change.Length; i++)
        {
            change[i] *= scale[i];
            sum += change[i];
            product += change[i] * plain[i];
        }

        var mean = Vector256.Create(Sum(sum) / changes.Length);
        var along = Vector256.Create(Sum(product) / changes.Length);
        for (var i = 0; i < change.Length; i++)
        {
            change[i] = (change[i] - mean - (plain[i] * along)) * inverse;
        }
    }

    /// <summary>e to the power of numbers, to seven digits; what is below −87 gives almost nothing.</summary>
    public static Vector256<float> Exp(Vector256<float> x)
    {
        x = Vector256.Min(Vector256.Max(x, Vector256.Create(-87f)), Vector256.Create(88f));
        var whole = Vector256.Floor((x * 1.44269504f) + Vector256.Create(0.5f));
        var rest = x - (whole * 0.693359375f) - (whole * -2.12194440e-4f);
        var y = Vector256.Create(1.9875691500e-4f);
        y = (y * rest) + Vector256.Create(1.3981999507e-3f);
        y = (y * rest) + Vector256.Create(8.3334519073e-3f);
        y = (y * rest) + Vector256.Create(4.1665795894e-2f);
        y = (y * rest) + Vector256.Create(1.6666665459e-1f);
        y = (y * rest) + Vector256.Create(5.0000001201e-1f);
        y = (y * rest * rest) + rest + Vector256<float>.One;
        var power = Vector256.ShiftLeft(Vector256.ConvertToInt32(whole) + Vector256.Create(127), 23).AsSingle();
        return y * power;
    }

    /// <summary>The sum of eight numbers in a fixed order.</summary>
    public static float Sum(Vector256<float> sum) => ((sum[0] + sum[4]) + (sum[2] + sum[6])) + ((sum[1] + sum[5]) + (sum[3] + sum[7]));

    private static Vector256<float> Share(Vector256<float> x)
    {
        var inner = x * (Vector256<float>.One + (x * x * SlopeCubic)) * (-2 * SlopeBase);
        return Vector256<float>.One / (Vector256<float>.One + Exp(inner));
    }

    public static ReadOnlySpan<Vector256<float>> Lanes(ReadOnlySpan<float> row) => MemoryMarshal.Cast<float, Vector256<float>>(row);

    public static Span<Vector256<float>> Lanes(Span<float> row) => MemoryMarshal.Cast<float, Vector256<float>>(row);
}
