using Parley.Language.Encoders;
using Parley.Language.Networks;

namespace Parley.Language.Training.Encoders;

/// <summary>Adam over the layers of an encoder; gradients are clipped by their length.</summary>
internal sealed class EncoderAdam(Encoder encoder)
{
    private const float Second = 0.99f;
    private const float LongestStep = 1f;
    private const float Decay = 0.01f;
    private const int Part = 1 << 16;
    private readonly float[] _mean = new float[encoder.Weights.Length];
    private readonly float[] _square = new float[encoder.Weights.Length];
    private int _step;

    /// <summary>One step down the sum of gradients, each multiplied by <paramref name="scale"/>.</summary>
    public void Step(EncoderGradient[] gradients, float rate, float scale)
    {
        _step++;
        var parts = (encoder.Weights.Length + Part - 1) / Part;
        var lengths = new double[parts];
        Parallel.For(0, parts, p => lengths[p] = AddUp(gradients, Span(p, gradients[0].Weights), p));
        var clip = (float)Math.Min(scale, LongestStep / Math.Sqrt(lengths.Sum() + 1e-12));
        var corrected = rate * (float)(Math.Sqrt(1 - Math.Pow(Second, _step)) / (1 - Math.Pow(Adam.First, _step)));
        Parallel.For(0, parts, p => Adam.Move(Span(p, encoder.Weights), Span(p, gradients[0].Weights), Span(p, _mean), Span(p, _square), Second, corrected, clip, rate * Decay));
        encoder.Pack();
    }

    private static Span<float> Span(int part, float[] numbers) => numbers.AsSpan(part * Part, Math.Min(Part, numbers.Length - (part * Part)));

    /// <summary>Adds the gradients up in the first; gives the square of its length.</summary>
    private static double AddUp(EncoderGradient[] gradients, Span<float> into, int part)
    {
        foreach (var gradient in gradients.AsSpan(1))
        {
            Rows.Add(Span(part, gradient.Weights), into);
        }

        var length = 0.0;
        foreach (var g in into)
        {
            length += (double)g * g;
        }

        return length;
    }
}
