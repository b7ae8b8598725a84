using Parley.Language.Encoders;
using Parley.Language.Networks;

namespace Parley.Language.Training.Encoders;

/// <summary>The gradient of an encoder's layers. One a thread, used again and again.</summary>
internal sealed class EncoderGradient
{
    private readonly Encoder _encoder;
    private readonly AttentionGradient _attention;
    private readonly StripMatrix _strips = new();
    private readonly float[] _turned;
    private readonly float[] _inner;
    private readonly float[] _looks;
    private readonly float[] _middle;

    public EncoderGradient(Encoder encoder, int capacity)
    {
        var shape = encoder.Shape;
        (_encoder, _attention) = (encoder, new AttentionGradient(shape));
        Weights = new float[encoder.Layout.Count];
        Carried = new float[capacity * shape.Width];
        _middle = new float[capacity * shape.Width];
        _looks = new float[capacity * 3 * shape.Width];
        _inner = new float[capacity * shape.Inner];
        _turned = new float[capacity * shape.Inner];
    }

    /// <summary>The gradient of the weights.</summary>
    public float[] Weights { get; }

    /// <summary>The gradient of what the pieces carry: filled by the caller for the end, and overwritten on the way back.</summary>
    public float[] Carried { get; }

    /// <summary>Fills the gradient of the weights for a batch that has been read forward.</summary>
    public void Compute(EncoderStates a)
    {
        Array.Clear(Weights);
        var (shape, count) = (_encoder.Shape, a.Count);
        var width = shape.Width;
        for (var l = shape.Layers - 1; l >= 0; l--)
        {
            var (layer, state) = (_encoder.Layout.Layers[l], a.Layers[l]);
            NormalizeBack(state.EndNormal, state.EndInverse, layer.End, Carried, count);
            Carried.AsSpan(0, count * width).CopyTo(_middle);
            Weigh(state.Bent, Carried, layer.Down, layer.DownBias, count);
            _encoder.Packed(l, 3).Back.Multiply(Carried, _inner, count);
            PieceNumbers.BendBack(state.Up.AsSpan(0, count * shape.Inner), _inner);
            Weigh(state.Middle, _inner, layer.Up, layer.UpBias, count);
            _encoder.Packed(l, 2).Back.Multiply(_inner, _middle, count, add: true);
            NormalizeBack(state.MiddleNormal, state.MiddleInverse, layer.Middle, _middle, count);
            _middle.AsSpan(0, count * width).CopyTo(Carried);
            Weigh(state.Told, _middle, layer.Merge, layer.MergeBias, count);
            _encoder.Packed(l, 1).Back.Multiply(_middle, a.Room, count);
            _attention.Compute(state, a.Starts, a.Room, _looks);
            Weigh(state.Input, _looks, layer.Look, layer.LookBias, count);
            if (l > 0)
            {
                _encoder.Packed(l, 0).Back.Multiply(_looks, Carried, count, add: true);
            }
        }
    }

    /// <summary>The gradient of a matrix and its bias, from the rows it multiplied and the change of the products.</summary>
    private void Weigh(float[] rows, float[] changes, Slice matrix, Slice bias, int count)
    {
        Matrix.Transpose(rows.AsSpan(0, count * matrix.Rows), _turned, count, matrix.Rows, count);
        _strips.Take(changes.AsSpan(0, count * matrix.Columns), count, matrix.Columns).Multiply(_turned, matrix.Of(Weights), matrix.Rows);
        var sum = bias.Of(Weights);
        for (var t = 0; t < count; t++)
        {
            Rows.Add(changes.AsSpan(t * matrix.Columns, matrix.Columns), sum);
        }
    }

    /// <summary>Turns the change of normalised rows into that of the rows before.</summary>
    private void NormalizeBack(float[] normal, float[] inverse, Slice norm, float[] changes, int count)
    {
        var width = _encoder.Shape.Width;
        var scale = PieceNumbers.Lanes(norm.Of(_encoder.Weights)[..width]);
        var scaleChange = norm.Of(Weights)[..width];
        var shiftChange = norm.Of(Weights)[width..];
        for (var t = 0; t < count; t++)
        {
            var row = changes.AsSpan(t * width, width);
            var plain = normal.AsSpan(t * width, width);
            Rows.Add(row, shiftChange);
            Rows.AddProduct(row, plain, scaleChange);
            PieceNumbers.NormalizeBack(plain, inverse[t], scale, row);
        }
    }
}
