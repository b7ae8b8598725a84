using System.Numerics;

namespace Parley.Language.Networks;

/// <summary>What <see cref="RecurrentBlock"/> does, for reading: its matrices packed, and nothing kept for a gradient.</summary>
internal sealed class ReadingBlock(in BlockWeights block, float[] weights, int width)
{
    private readonly float[] _scale = block.Scale.Of(weights).ToArray();
    private readonly float[] _nobody = new float[width];
    private readonly float[] _taps = block.Taps.Of(weights).ToArray();
    private readonly float[] _gateBias = block.GateBias.Of(weights).ToArray();
    private readonly PackedMatrix _gates = new(block.Gates.Of(weights), width, 3 * width);
    private readonly PackedMatrix _back = new(block.Back.Of(weights), width, width);

    /// <summary>Adds the block's output to what the words carry.</summary>
    public void Forward(ReadingRoom room)
    {
        var words = room.Words;
        var starts = room.Starts;
        Normalize(room.Carried, _scale, room.Normal, words);
        for (var s = 0; s + 1 < starts.Length; s++)
        {
            Mix(room.Normal, starts[s], starts[s + 1], room.Integers);
        }

        _gates.Multiply(room.Integers, words, room.Gates, _gateBias);
        for (var s = 0; s + 1 < starts.Length; s++)
        {
            Remember(room, starts[s], starts[s + 1], backwards: false);
            Remember(room, starts[s], starts[s + 1], backwards: true);
        }

        room.Integers.Take(room.Output, words, width, width);
        _back.Multiply(room.Integers, words, room.Carried);
    }

    /// <summary>Scales each row to length √width, then by <paramref name="scale"/>.</summary>
    public static void Normalize(ReadOnlySpan<float> rows, ReadOnlySpan<float> scale, Span<float> into, int words)
    {
        var scales = Rows.Lanes(scale);
        var width = scale.Length;
        for (var t = 0; t < words; t++)
        {
            var row = rows.Slice(t * width, width);
            var by = new Vector<float>(1 / MathF.Sqrt((Rows.Dot(row, row) / width) + 1e-5f));
            var from = Rows.Lanes(row);
            var to = Rows.Lanes(into.Slice(t * width, width));
            for (var i = 0; i < scales.Length; i++)
            {
                to[i] = from[i] * by * scales[i];
            }
        }
    }

    private void Mix(ReadOnlySpan<float> normal, int first, int end, IntegerRows into)
    {
        var nobody = Rows.Lanes((ReadOnlySpan<float>)_nobody);
        Span<float> mixed = stackalloc float[width];
        var lanes = Rows.Lanes(mixed);
        var before = Rows.Lanes(_taps.AsSpan(0, width));
        var self = Rows.Lanes(_taps.AsSpan(width, width));
        var after = Rows.Lanes(_taps.AsSpan(2 * width, width));
        var bias = Rows.Lanes(_taps.AsSpan(3 * width, width));
        var previous = nobody;
        var here = Rows.Lanes(normal.Slice(first * width, width));
        for (var t = first; t < end; t++)
        {
            var next = t + 1 < end ? Rows.Lanes(normal.Slice((t + 1) * width, width)) : nobody;
            for (var i = 0; i < lanes.Length; i++)
            {
                lanes[i] = bias[i] + (here[i] * self[i]) + (previous[i] * before[i]) + (next[i] * after[i]);
            }

            into.Take(t, mixed);
            previous = here;
            here = next;
        }
    }

    /// <summary>The memory over a sentence: forwards in the first half of the numbers, backwards in the second.</summary>
    private void Remember(ReadingRoom room, int first, int end, bool backwards)
    {
        var (half, wide) = (width / 2, 3 * width);
        var at = backwards ? half : 0;
        Span<Vector<float>> memory = stackalloc Vector<float>[half / Vector<float>.Count];
        memory.Clear();
        for (var step = 0; step < end - first; step++)
        {
            var t = backwards ? end - 1 - step : first + step;
            var gate = Rows.Lanes(room.Gates.AsSpan((t * wide) + at, half));
            var content = Rows.Lanes(room.Gates.AsSpan((t * wide) + width + at, half));
            var opening = Rows.Lanes(room.Gates.AsSpan((t * wide) + (2 * width) + at, half));
            var output = Rows.Lanes(room.Output.AsSpan((t * width) + at, half));
            for (var i = 0; i < memory.Length; i++)
            {
                memory[i] += Gate(gate[i]) * (content[i] - memory[i]);
                output[i] = memory[i] * opening[i] * Gate(opening[i]);
            }
        }
    }

    /// <summary>
    /// <see cref="Rows.Gate"/> to within 10⁻⁵ without its division and root: a first guess at one over the root, made by halving the exponent, is bettered
    /// twice by Newton's method.
    /// </summary>
    private static Vector<float> Gate(Vector<float> x)
    {
        var square = Vector.FusedMultiplyAdd(x, x, Vector<float>.One);
        var inverse = Vector.AsVectorSingle(new Vector<int>(0x5F375A86) - (Vector.AsVectorInt32(square) >> 1));
        var half = square * new Vector<float>(-0.5f);
        for (var round = 0; round < 2; round++)
        {
            inverse *= Vector.FusedMultiplyAdd(half, inverse * inverse, new Vector<float>(1.5f));
        }

        return Vector.FusedMultiplyAdd(x * inverse, new Vector<float>(0.5f), new Vector<float>(0.5f));
    }
}
