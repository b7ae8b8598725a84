namespace Parley.Training;

/// <summary>Weights in rows that learn by Adam; only rows that were touched since the last step move.</summary>
internal sealed class AdamTable(float[] weights, int width)
{
    private const float First = 0.9f;
    private const float Second = 0.99f;
    private readonly float[] _slopes = new float[weights.Length];
    private readonly float[] _means = new float[weights.Length];
    private readonly float[] _squares = new float[weights.Length];
    private readonly int[] _steps = new int[weights.Length / width];
    private readonly List<int> _touched = [];
    private readonly bool[] _isTouched = new bool[weights.Length / width];

    /// <summary>The slopes of a row, to add to.</summary>
    public Span<float> Slope(int row)
    {
        if (!_isTouched[row])
        {
            _isTouched[row] = true;
            _touched.Add(row);
        }

        return _slopes.AsSpan(row * width, width);
    }

    /// <summary>Moves the touched rows.</summary>
    public void Step(float rate, float decay)
    {
        foreach (var row in _touched)
        {
            var step = ++_steps[row];
            var (bias1, bias2) = (1 - MathF.Pow(First, step), 1 - MathF.Pow(Second, step));
            for (var i = row * width; i < (row + 1) * width; i++)
            {
                var slope = _slopes[i] + (decay * weights[i]);
                _means[i] = (First * _means[i]) + ((1 - First) * slope);
                _squares[i] = (Second * _squares[i]) + ((1 - Second) * slope * slope);
                weights[i] -= rate * (_means[i] / bias1) / (MathF.Sqrt(_squares[i] / bias2) + 1e-6f);
                _slopes[i] = 0;
            }

            _isTouched[row] = false;
        }

        _touched.Clear();
    }
}
