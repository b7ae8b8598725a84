using Parley.Language.Encoders;
using Parley.Language.Networks;

namespace Parley.Language.Training.Encoders;

/// <summary>The gradient of <see cref="Attention"/>. One a thread.</summary>
internal sealed class AttentionGradient(EncoderShape shape)
{
    private float[] _told = [];
    private float[] _tellsTurned = [];
    private float[] _change = [];
    private float[] _turned = [];

    /// <summary>Fills the change of the looks from that of what was told.</summary>
    public void Compute(LayerState state, ReadOnlySpan<int> starts, float[] told, float[] looks)
    {
        var (at, width) = (0, shape.HeadWidth);
        using var room = new Attention.Room(shape, starts);
        for (var s = 0; s + 1 < starts.Length; s++)
        {
            var (first, count) = (starts[s], starts[s + 1] - starts[s]);
            MakeRoom(count);
            for (var head = 0; head < shape.Heads; head++, at += Attention.Cells(count))
            {
                Head(state, at, head, first, count, room, told, looks, width);
            }
        }
    }

    private void Head(LayerState state, int at, int head, int first, int count, Attention.Room room, float[] told, float[] looks, int width)
    {
        var (from, stride) = (head * width, 3 * shape.Width);
        room.Fit(count);
        var padded = room.Padded;
        var shares = state.Shares.AsSpan(at, Attention.Cells(count));
        Attention.Get(told, shape.Width, from, first, count, _told, width);
        Attention.Get(state.Looks, stride, from, first, count, room.Asks, width);
        Attention.Get(state.Looks, stride, shape.Width + from, first, count, room.Answers, width);
        Attention.Get(state.Looks, stride, (2 * shape.Width) + from, first, count, room.Tells, width);

        // What is told: shares' transpose times the change.
        Matrix.Transpose(shares, _turned, count, padded, count);
        Matrix.Multiply(_turned, _told, room.Product, count, count, width);
        Attention.Put(room.Product, width, looks, first, count, stride, (2 * shape.Width) + from);

        // The shares, and through them the scores.
        Array.Clear(_tellsTurned);
        Matrix.Transpose(room.Tells.AsSpan(0, count * width), _tellsTurned, count, width, padded);
        Matrix.Multiply(_told, _tellsTurned, _change, count, width, padded);
        var times = Attention.Times(shape);
        for (var t = 0; t < count; t++)
        {
            PieceNumbers.SharesBack(shares.Slice(t * padded, padded), _change.AsSpan(t * padded, padded), times);
        }

        // What is asked: scores' change times the answers; the answers: its transpose times what is asked.
        var answers = room.Answers;
        answers.AsSpan(count * width, (padded - count) * width).Clear();
        Matrix.Multiply(_change, answers, room.Product, count, padded, width);
        Attention.Put(room.Product, width, looks, first, count, stride, from);
        Matrix.Transpose(_change.AsSpan(0, count * padded), _turned, count, padded, count);
        Matrix.Multiply(_turned, room.Asks, room.Product, count, count, width);
        Attention.Put(room.Product, width, looks, first, count, stride, shape.Width + from);
    }

    private void MakeRoom(int count)
    {
        var padded = NetworkShape.Pad(count);
        if (_told.Length < padded * shape.HeadWidth)
        {
            (_told, _tellsTurned) = (new float[padded * shape.HeadWidth], new float[padded * shape.HeadWidth]);
            (_change, _turned) = (new float[padded * padded], new float[padded * padded]);
        }
    }
}
