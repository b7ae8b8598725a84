using System.Numerics;

namespace Parley.Language.Networks;

/// <summary>What a block computed for the words of a batch, kept for its gradient.</summary>
internal sealed class BlockState(int capacity, int width)
{
    public float[] Input { get; } = new float[capacity * width];

    public float[] Inverse { get; } = new float[capacity];

    public float[] Normal { get; } = new float[capacity * width];

    public float[] Mixed { get; } = new float[capacity * width];

    public float[] Gates { get; } = new float[capacity * 3 * width];

    public float[] Memory { get; } = new float[capacity * width];

    public float[] Output { get; } = new float[capacity * width];

    /// <summary>Which outputs are left out, and by how much the others grow.</summary>
    public float[]? Mask { get; set; }
}

/// <summary>
/// One block: each word looks at its neighbours, then a memory runs over the sentence, forwards in the first half of its numbers and backwards in the
/// second, opened by a gate; what it holds, gated again, is added to what the word carried.
/// </summary>
internal static class RecurrentBlock
{
    /// <summary>Adds the block's output to <paramref name="carried"/> (words × width). <paramref name="starts"/> are the first words of the sentences, then the number of words.</summary>
    public static void Forward(in BlockWeights block, float[] weights, int width, Span<float> carried, ReadOnlySpan<int> starts, BlockState state)
    {
        var words = starts[^1];
        carried.CopyTo(state.Input);
        Normalize(carried, block.Scale.Of(weights), state.Normal, state.Inverse, words, width);
        for (var s = 0; s + 1 < starts.Length; s++)
        {
            Mix(state.Normal, block.Taps.Of(weights), state.Mixed, starts[s], starts[s + 1], width);
        }

        var gates = state.Gates.AsSpan(0, words * 3 * width);
        Matrix.Multiply(state.Mixed, block.Gates.Of(weights), gates, words, width, 3 * width);
        Rows.AddToEach(block.GateBias.Of(weights), gates);
        for (var s = 0; s + 1 < starts.Length; s++)
        {
            Remember(state, starts[s], starts[s + 1], width, 0);
            Remember(state, starts[s], starts[s + 1], width, width / 2);
        }

        Matrix.Multiply(state.Output, block.Back.Of(weights), carried, words, width, width, add: true);
    }

    /// <summary>Scales each row to length √width, then by <paramref name="scale"/>.</summary>
    public static void Normalize(ReadOnlySpan<float> rows, ReadOnlySpan<float> scale, float[] into, float[] inverse, int words, int width)
    {
        var scales = Rows.Lanes(scale);
        for (var t = 0; t < words; t++)
        {
            var row = rows.Slice(t * width, width);
            inverse[t] = 1 / MathF.Sqrt((Rows.Dot(row, row) / width) + 1e-5f);
            var from = Rows.Lanes(row);
            var to = Rows.Lanes(into.AsSpan(t * width, width));
            var by = new Vector<float>(inverse[t]);
            for (var i = 0; i < to.Length; i++)
            {
                to[i] = from[i] * by * scales[i];
            }
        }
    }

    private static void Mix(float[] normal, ReadOnlySpan<float> taps, float[] mixed, int first, int end, int width)
    {
        var before = taps[..width];
        var self = taps.Slice(width, width);
        var after = taps.Slice(2 * width, width);
        var bias = taps.Slice(3 * width, width);
        for (var t = first; t < end; t++)
        {
            var into = mixed.AsSpan(t * width, width);
            bias.CopyTo(into);
            Rows.AddProduct(normal.AsSpan(t * width, width), self, into);
            if (t > first)
            {
                Rows.AddProduct(normal.AsSpan((t - 1) * width, width), before, into);
            }

            if (t + 1 < end)
            {
                Rows.AddProduct(normal.AsSpan((t + 1) * width, width), after, into);
            }
        }
    }

    private static void Remember(BlockState state, int first, int end, int width, int half)
    {
        var lanes = width / 2 / Vector<float>.Count;
        Span<Vector<float>> memory = stackalloc Vector<float>[lanes];
        memory.Clear();
        for (var step = 0; step < end - first; step++)
        {
            var t = half == 0 ? first + step : end - 1 - step;
            var gates = state.Gates.AsSpan(t * 3 * width, 3 * width);
            var gate = Rows.Lanes(gates.Slice(half, width / 2));
            var content = Rows.Lanes(gates.Slice(width + half, width / 2));
            var opening = Rows.Lanes(gates.Slice((2 * width) + half, width / 2));
            var kept = Rows.Lanes(state.Memory.AsSpan((t * width) + half, width / 2));
            var output = Rows.Lanes(state.Output.AsSpan((t * width) + half, width / 2));
            for (var i = 0; i < lanes; i++)
            {
                memory[i] += Rows.Gate(gate[i]) * (content[i] - memory[i]);
                kept[i] = memory[i];
                output[i] = memory[i] * opening[i] * Rows.Gate(opening[i]);
            }

            if (state.Mask is { } mask)
            {
                Rows.Multiply(mask.AsSpan((t * width) + half, width / 2), state.Output.AsSpan((t * width) + half, width / 2));
            }
        }
    }
}
