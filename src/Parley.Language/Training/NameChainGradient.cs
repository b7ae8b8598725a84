using Parley.Language.Names;

namespace Parley.Language.Training;

/// <summary>
/// The gradient of a chain of name labels (a linear-chain conditional random field): the share that each label, and each step from label to label, has
/// in all sequences that may be, less its share in those that the sentence permits.
/// </summary>
internal sealed class NameChainGradient(int capacity)
{
    private const int Count = NameFinder.LabelCount;
    private readonly float[] _emitted = new float[capacity * Count];
    private readonly float[] _before = new float[capacity * Count];
    private readonly float[] _after = new float[capacity * Count];
    private readonly float[] _scale = new float[capacity];
    private readonly float[] _step = new float[Count * Count];

    /// <summary>Turns the scores of a sentence (rows of <paramref name="columns"/>) into their gradient, adds that of the steps, and returns the loss.</summary>
    /// <param name="scores">In: scores; out: gradient.</param>
    /// <param name="columns">Length of a row.</param>
    /// <param name="gold">What each word is known to be: a label; −1 where nothing is known; −1 less a set of bits where it is one of these labels.</param>
    /// <param name="steps">Score of each step, from × to.</param>
    /// <param name="stepGradient">Is added to.</param>
    public double Compute(Span<float> scores, int columns, ReadOnlySpan<int> gold, ReadOnlySpan<float> steps, Span<float> stepGradient)
    {
        Take(scores, columns, gold.Length, steps);
        var all = Shares(gold, known: false);
        Spread(scores, columns, gold, known: false, stepGradient);
        var permitted = Shares(gold, known: true);
        if (double.IsNegativeInfinity(permitted))
        {
            throw new InvalidDataException($"a sentence of the name corpora permits no sequence of labels: {string.Join(' ', gold.ToArray())}");
        }

        Spread(scores, columns, gold, known: true, stepGradient);
        return all - permitted;
    }

    /// <summary>The same where a teacher's share of each label of each word is known, and nothing of its steps.</summary>
    public double Compute(Span<float> scores, int columns, ReadOnlySpan<float> shares, ReadOnlySpan<int> unknown, ReadOnlySpan<float> steps)
    {
        Take(scores, columns, unknown.Length, steps);
        Shares(unknown, known: false);
        Spread(scores, columns, unknown, known: false, []);
        var loss = 0.0;
        for (var t = 0; t < unknown.Length; t++)
        {
            for (var label = 0; label < Count; label++)
            {
                ref var score = ref scores[(t * columns) + label];
                loss -= shares[(t * Count) + label] * Math.Log(Math.Max(score, 1e-9f));
                score -= shares[(t * Count) + label];
            }
        }

        return loss;
    }

    /// <summary>Turns the scores of a sentence into the share of each label in the sequences that it permits; false where it permits none.</summary>
    public bool Weigh(Span<float> scores, int columns, ReadOnlySpan<int> gold, ReadOnlySpan<float> steps)
    {
        Take(scores, columns, gold.Length, steps);
        if (double.IsNegativeInfinity(Shares(gold, known: true)))
        {
            return false;
        }

        Spread(scores, columns, gold, known: true, []);
        foreach (ref var score in scores)
        {
            score = -score;
        }

        return true;
    }

    private void Take(Span<float> scores, int columns, int length, ReadOnlySpan<float> steps)
    {
        for (var from = 0; from < Count; from++)
        {
            for (var to = 0; to < Count; to++)
            {
                _step[(from * Count) + to] = NameFinder.MayFollow(from, to) ? MathF.Exp(steps[(from * Count) + to]) : 0;
            }
        }

        for (var t = 0; t < length; t++)
        {
            var row = scores.Slice(t * columns, Count);
            var max = row[0];
            foreach (var score in row)
            {
                max = Math.Max(max, score);
            }

            for (var label = 0; label < Count; label++)
            {
                _emitted[(t * Count) + label] = MathF.Exp(row[label] - max);
            }
        }

        scores[..(length * columns)].Clear();
    }

    private static bool Permits(int gold, int label) => gold == -1 || gold == label || (gold < -1 && (((-1 - gold) >> label) & 1) != 0);

    /// <summary>Forward and backward sums, scaled word by word; returns the logarithm of the whole.</summary>
    private double Shares(ReadOnlySpan<int> gold, bool known)
    {
        var (length, logarithm) = (gold.Length, 0.0);
        Span<float> emitted = stackalloc float[Count];
        for (var t = 0; t < length; t++)
        {
            var sum = 0f;
            for (var to = 0; to < Count; to++)
            {
                var reached = 0f;
                for (var from = 0; t > 0 && from < Count; from++)
                {
                    reached += _before[((t - 1) * Count) + from] * _step[(from * Count) + to];
                }

                reached = t == 0 ? _step[to] : reached;
                reached *= !known || Permits(gold[t], to) ? _emitted[(t * Count) + to] : 0;
                _before[(t * Count) + to] = reached;
                sum += reached;
            }

            if (!(sum > 1e-30f))
            {
                return double.NegativeInfinity;
            }

            _scale[t] = 1 / sum;
            logarithm += Math.Log(sum);
            for (var to = 0; to < Count; to++)
            {
                _before[(t * Count) + to] *= _scale[t];
            }
        }

        _after.AsSpan((length - 1) * Count, Count).Fill(1);
        for (var t = length - 1; t > 0; t--)
        {
            for (var to = 0; to < Count; to++)
            {
                emitted[to] = !known || Permits(gold[t], to) ? _emitted[(t * Count) + to] * _after[(t * Count) + to] * _scale[t] : 0;
            }

            for (var from = 0; from < Count; from++)
            {
                var sum = 0f;
                for (var to = 0; to < Count; to++)
                {
                    sum += _step[(from * Count) + to] * emitted[to];
                }

                _after[((t - 1) * Count) + from] = sum;
            }
        }

        return logarithm;
    }

    private void Spread(Span<float> into, int columns, ReadOnlySpan<int> gold, bool known, Span<float> stepGradient)
    {
        var sign = known ? -1 : 1;
        for (var t = 0; t < gold.Length; t++)
        {
            for (var to = 0; to < Count; to++)
            {
                into[(t * columns) + to] += sign * _before[(t * Count) + to] * _after[(t * Count) + to];
                var reached = !known || Permits(gold[t], to) ? _emitted[(t * Count) + to] * _after[(t * Count) + to] * _scale[t] * sign : 0;
                if (reached == 0 || stepGradient.IsEmpty)
                {
                    continue;
                }

                if (t == 0)
                {
                    stepGradient[to] += _step[to] * reached;
                }

                for (var from = 0; t > 0 && from < Count; from++)
                {
                    stepGradient[(from * Count) + to] += _before[((t - 1) * Count) + from] * _step[(from * Count) + to] * reached;
                }
            }
        }
    }
}
