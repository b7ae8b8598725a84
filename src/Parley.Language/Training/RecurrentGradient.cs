using System.Numerics;
using Parley.Language.Networks;

namespace Parley.Language.Training;

/// <summary>The gradients of the parts of <see cref="RecurrentBlock"/>.</summary>
internal static class RecurrentGradient
{
    /// <summary>From the gradient of normalised rows to that of their scale and, added to <paramref name="result"/>, of the rows.</summary>
    public static void Normalize(float[] input, float[] inverse, ReadOnlySpan<float> scale, Span<float> slope, float[] change, float[] result, int words)
    {
        var width = scale.Length;
        var scales = Rows.Lanes(scale);
        var slopes = Rows.Lanes(slope);
        Span<float> scaled = stackalloc float[width];
        for (var t = 0; t < words; t++)
        {
            var row = input.AsSpan(t * width, width);
            var x = Rows.Lanes(row);
            var d = Rows.Lanes(change.AsSpan(t * width, width));
            var into = Rows.Lanes(result.AsSpan(t * width, width));
            var s = Rows.Lanes(scaled);
            var by = new Vector<float>(inverse[t]);
            for (var i = 0; i < d.Length; i++)
            {
                slopes[i] += d[i] * x[i] * by;
                s[i] = d[i] * scales[i];
            }

            var along = new Vector<float>(Rows.Dot(scaled, row) * inverse[t] * inverse[t] / width);
            for (var i = 0; i < d.Length; i++)
            {
                into[i] += by * (s[i] - (x[i] * along));
            }
        }
    }

    /// <summary>From the gradient of the output to that of the gates.</summary>
    public static void Remember(BlockState state, float[] output, float[] gradient, int first, int end, int width, int half)
    {
        var lanes = width / 2 / Vector<float>.Count;
        Span<Vector<float>> carry = stackalloc Vector<float>[lanes];
        carry.Clear();
        for (var step = end - first - 1; step >= 0; step--)
        {
            var t = half == 0 ? first + step : end - 1 - step;
            var before = half == 0 ? t - 1 : t + 1;
            var gates = state.Gates.AsSpan(t * 3 * width, 3 * width);
            var gate = Rows.Lanes(gates.Slice(half, width / 2));
            var content = Rows.Lanes(gates.Slice(width + half, width / 2));
            var opening = Rows.Lanes(gates.Slice((2 * width) + half, width / 2));
            var into = gradient.AsSpan(t * 3 * width, 3 * width);
            var dGate = Rows.Lanes(into.Slice(half, width / 2));
            var dContent = Rows.Lanes(into.Slice(width + half, width / 2));
            var dOpening = Rows.Lanes(into.Slice((2 * width) + half, width / 2));
            var change = Rows.Lanes(output.AsSpan((t * width) + half, width / 2));
            var memory = Rows.Lanes(state.Memory.AsSpan((t * width) + half, width / 2));
            var earlier = step > 0 ? Rows.Lanes(state.Memory.AsSpan((before * width) + half, width / 2)) : default;
            for (var i = 0; i < lanes; i++)
            {
                var open = Rows.Gate(opening[i]);
                dOpening[i] = change[i] * memory[i] * (open + (opening[i] * Rows.GateSlope(opening[i])));
                var held = carry[i] + (change[i] * opening[i] * open);
                var past = step > 0 ? earlier[i] : Vector<float>.Zero;
                var through = Rows.Gate(gate[i]);
                dGate[i] = held * (content[i] - past) * Rows.GateSlope(gate[i]);
                dContent[i] = held * through;
                carry[i] = held * (Vector<float>.One - through);
            }
        }
    }

    /// <summary>Adds, from the gradient of the mixed rows, to that of the normalised ones.</summary>
    public static void Mix(ReadOnlySpan<float> weights, Span<float> slopes, float[] normal, float[] mixed, float[] result, ReadOnlySpan<int> starts, int width)
    {
        for (var s = 0; s + 1 < starts.Length; s++)
        {
            for (var t = starts[s]; t < starts[s + 1]; t++)
            {
                var change = mixed.AsSpan(t * width, width);
                Rows.Add(change, slopes.Slice(3 * width, width));
                for (var offset = -1; offset <= 1; offset++)
                {
                    if (t + offset >= starts[s] && t + offset < starts[s + 1])
                    {
                        var tap = (offset + 1) * width;
                        Rows.AddProduct(change, weights.Slice(tap, width), result.AsSpan((t + offset) * width, width));
                        Rows.AddProduct(change, normal.AsSpan((t + offset) * width, width), slopes.Slice(tap, width));
                    }
                }
            }
        }
    }
}
