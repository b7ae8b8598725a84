using Parley.Language.Networks;

namespace Parley.Language.Encoders;

/// <summary>How the pieces of a sentence look at one another: each takes from the others what they tell, as much of each as it fits what is asked.</summary>
internal static class Attention
{
    /// <summary>Room for the shares of one way of looking in a sentence of so many pieces.</summary>
    public static int Cells(int count) => count * NetworkShape.Pad(count);

    /// <summary>What a score is multiplied by.</summary>
    public static float Times(EncoderShape shape) => 1 / MathF.Sqrt(shape.HeadWidth);

    /// <summary>Fills the shares and what is told.</summary>
    public static void Forward(EncoderShape shape, LookState state, ReadOnlySpan<int> starts)
    {
        var at = 0;
        using var room = new Room(shape, starts);
        for (var s = 0; s + 1 < starts.Length; s++)
        {
            var (first, count) = (starts[s], starts[s + 1] - starts[s]);
            for (var head = 0; head < shape.Heads; head++, at += Cells(count))
            {
                var shares = state.Shares.AsSpan(at, Cells(count));
                Look(shape, state.Looks, head, first, count, room, shares);
                Matrix.Multiply(shares, room.Tells, room.Product, count, room.Padded, shape.HeadWidth);
                Put(room.Product, shape.HeadWidth, state.Told, first, count, shape.Width, head * shape.HeadWidth);
            }
        }
    }

    /// <summary>The shares of one way of looking; what is told is left in the room.</summary>
    public static void Look(EncoderShape shape, float[] looks, int head, int first, int count, Room room, Span<float> shares)
    {
        var (width, from) = (shape.HeadWidth, head * shape.HeadWidth);
        room.Fit(count);
        Get(looks, 3 * shape.Width, from, first, count, room.Asks, width);
        Get(looks, 3 * shape.Width, shape.Width + from, first, count, room.Answers, width);
        Get(looks, 3 * shape.Width, (2 * shape.Width) + from, first, count, room.Tells, width);
        room.Tells.AsSpan(count * width, (room.Padded - count) * width).Clear();
        Matrix.Transpose(room.Answers.AsSpan(0, count * width), room.Turned, count, width, room.Padded);
        Matrix.Multiply(room.Asks, room.Turned, shares, count, width, room.Padded);
        for (var t = 0; t < count; t++)
        {
            PieceNumbers.Shares(shares.Slice(t * room.Padded, room.Padded), count, Times(shape));
        }
    }

    /// <summary>Copies some columns of rows.</summary>
    public static void Get(float[] rows, int stride, int from, int first, int count, Span<float> into, int width)
    {
        for (var t = 0; t < count; t++)
        {
            rows.AsSpan(((first + t) * stride) + from, width).CopyTo(into[(t * width)..]);
        }
    }

    /// <summary>Puts rows into some columns of others.</summary>
    public static void Put(ReadOnlySpan<float> rows, int width, float[] into, int first, int count, int stride, int from)
    {
        for (var t = 0; t < count; t++)
        {
            rows.Slice(t * width, width).CopyTo(into.AsSpan(((first + t) * stride) + from));
        }
    }

    /// <summary>Room for one way of looking in one sentence.</summary>
    internal sealed class Room : IDisposable
    {
        private readonly float[][] _taken;

        public Room(EncoderShape shape, ReadOnlySpan<int> starts)
        {
            var longest = 0;
            for (var s = 0; s + 1 < starts.Length; s++)
            {
                longest = Math.Max(longest, NetworkShape.Pad(starts[s + 1] - starts[s]));
            }

            _taken = [.. Enumerable.Range(0, 5).Select(_ => System.Buffers.ArrayPool<float>.Shared.Rent(longest * shape.HeadWidth))];
        }

        public int Padded { get; private set; }

        public float[] Asks => _taken[0];

        public float[] Answers => _taken[1];

        public float[] Tells => _taken[2];

        /// <summary>What answers, transposed.</summary>
        public float[] Turned => _taken[3];

        public float[] Product => _taken[4];

        public void Fit(int count)
        {
            Padded = NetworkShape.Pad(count);
            Array.Clear(Turned);
        }

        public void Dispose()
        {
            foreach (var array in _taken)
            {
                System.Buffers.ArrayPool<float>.Shared.Return(array);
            }
        }
    }
}
