using Parley.Reading.Speech.Learned;

namespace Parley.Reading.Speech.Annotated;

/// <summary>Trains the chain that labels windows: conditional log-likelihood by AdaGrad, one instance at a time in a fixed order.</summary>
internal sealed class SpanTrainer
{
    private const float Rate = 0.07f;
    private const double Dropped = 0.4;
    private const int Parts = SpanLabeler.Parts;

    private readonly Weights _words = new(Parts << SpanFeatures.WordBits, Rate);
    private readonly Weights _changes = new((Parts * Parts) << SpanFeatures.ChangeBits, Rate);
    private readonly Random _random = new(2);
    private float[] _wordScores = [];
    private float[] _changeScores = [];
    private double[] _forward = [];
    private double[] _backward = [];

    /// <summary>The weights of words.</summary>
    public float[] Words => _words.Now;

    /// <summary>The weights of changes.</summary>
    public float[] Changes => _changes.Now;

    /// <summary>One step; the loss before it.</summary>
    public double Step(SpanInstance marked)
    {
        var instance = marked with { Words = Thin(marked.Words), Changes = Thin(marked.Changes) };
        var length = instance.Parts.Length;
        if (_wordScores.Length < length * Parts)
        {
            (_wordScores, _changeScores, _forward, _backward) = (new float[length * Parts], new float[length * Parts * Parts], new double[length * Parts], new double[length * Parts]);
        }

        SpanLabeler.WordScores(new LearningWeights(_words.Now), instance.Words, length, instance.Cue, _wordScores);
        SpanLabeler.ChangeScores(new LearningWeights(_changes.Now), instance.Changes, length, _changeScores);
        var total = Sums(length);
        var gold = 0.0;
        for (var at = 0; at < length; at++)
        {
            gold += _wordScores[(at * Parts) + (int)instance.Parts[at]] + _changeScores[(((at * Parts) + (at == 0 ? 0 : (int)instance.Parts[at - 1])) * Parts) + (int)instance.Parts[at]];
            Update(instance, at, total);
        }

        return total - gold;
    }

    /// <summary>Leaves features out by chance, so that none is leaned on alone; row 0 stands for those left out and takes no steps.</summary>
    private List<int> Thin(List<int> rows) => [.. rows.Select(r => _random.NextDouble() < Dropped ? 0 : r)];

    private double Sums(int length)
    {
        for (var at = 0; at < length; at++)
        {
            for (var part = 0; part < Parts; part++)
            {
                var into = double.NegativeInfinity;
                for (var before = 0; before < Parts; before++)
                {
                    into = Add(into, (at == 0 ? 0 : _forward[((at - 1) * Parts) + before]) + _changeScores[(((at * Parts) + before) * Parts) + part]);
                }

                _forward[(at * Parts) + part] = into + _wordScores[(at * Parts) + part];
            }
        }

        for (var at = length - 1; at >= 0; at--)
        {
            for (var part = 0; part < Parts; part++)
            {
                var from = at == length - 1 ? 0 : double.NegativeInfinity;
                for (var after = 0; after < Parts && at < length - 1; after++)
                {
                    from = Add(from, _backward[((at + 1) * Parts) + after] + _wordScores[((at + 1) * Parts) + after] + _changeScores[((((at + 1) * Parts) + part) * Parts) + after]);
                }

                _backward[(at * Parts) + part] = from;
            }
        }

        return Add(Add(_forward[(length - 1) * Parts], _forward[((length - 1) * Parts) + 1]), _forward[((length - 1) * Parts) + 2]);
    }

    private static double Add(double a, double b)
    {
        var (high, low) = a > b ? (a, b) : (b, a);
        return low < high - 40 ? high : high + Math.Log(1 + Math.Exp(low - high));
    }

    private void Update(SpanInstance instance, int at, double total)
    {
        Span<double> expected = stackalloc double[Parts];
        for (var before = 0; before < (at == 0 ? 1 : Parts); before++)
        {
            for (var part = 0; part < Parts; part++)
            {
                var index = (((at * Parts) + before) * Parts) + part;
                var p = Math.Exp((at == 0 ? 0 : _forward[((at - 1) * Parts) + before]) + _changeScores[index] + _wordScores[(at * Parts) + part] + _backward[(at * Parts) + part] - total);
                expected[part] += p;
                var wanted = (at == 0 ? 0 : (int)instance.Parts[at - 1]) == before && (int)instance.Parts[at] == part ? 1 : 0;
                Step(_changes, instance.Changes, at, SpanFeatures.ChangeRows, Parts * Parts, (before * Parts) + part, wanted - p);
            }
        }

        for (var part = 0; part < Parts; part++)
        {
            var gradient = ((int)instance.Parts[at] == part ? 1 : 0) - expected[part];
            Step(_words, instance.Words, at, SpanFeatures.WordRows, Parts, part, gradient);
        }
    }

    private static void Step(Weights weights, List<int> rows, int at, int perWord, int width, int column, double gradient)
    {
        for (var k = 0; k < perWord && Math.Abs(gradient) > 1e-3; k++)
        {
            if (rows[(at * perWord) + k] is not 0 and var row)
            {
                weights.Step((row * width) + column, (float)gradient);
            }
        }
    }
}

/// <summary>A window with its parts as marked by hand.</summary>
internal sealed record SpanInstance(List<int> Words, List<int> Changes, int Cue, Part[] Parts);

/// <summary>Weights that take steps the smaller the more they have taken (AdaGrad).</summary>
internal sealed class Weights(int size, float rate)
{
    private readonly float[] _taken = new float[size];

    /// <summary>The weights now.</summary>
    public float[] Now { get; } = new float[size];

    /// <summary>One step along a gradient.</summary>
    public void Step(int at, float gradient)
    {
        _taken[at] += gradient * gradient;
        Now[at] += rate * gradient / (MathF.Sqrt(_taken[at]) + 1e-4f);
    }
}
