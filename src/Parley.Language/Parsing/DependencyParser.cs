using Parley.Language.Model;

namespace Parley.Language.Parsing;

/// <summary>A greedy arc-hybrid parser with two classifiers over hashed features: one for the move, one for the label when an arc is made.</summary>
internal sealed class DependencyParser(HashedWeights moves, HashedWeights labels, IReadOnlyDictionary<int, Relation[]> allowed, IReadOnlyList<UPos> posOfTag)
{
    private readonly ParserState _state = new();

    /// <summary>Parses a sentence: the head of each word (−1 for the root) and its label.</summary>
    public void Parse(in ParserInput input, Span<int> heads, Span<Relation> relations)
    {
        var count = input.Words.Length;
        _state.Reset(count);
        Span<ulong> features = stackalloc ulong[MoveFeatures.Moves];
        while (!_state.Done)
        {
            var n = MoveFeatures.ForMove(_state, input, features);
            var move = Best(features[..n]);
            if (move == Move.Shift)
            {
                _state.Shift();
                continue;
            }

            var (head, dependent) = _state.Arc(move);
            _state.Attach(move, Label(_state, input, head, dependent));
        }

        for (var i = 0; i < count; i++)
        {
            heads[i] = _state.Heads[i] == count ? -1 : _state.Heads[i];
            relations[i] = heads[i] < 0 ? Relation.Root : _state.Labels[i];
        }
    }

    private Move Best(ReadOnlySpan<ulong> features)
    {
        var (shift, left, right) = (0, 0, 0);
        foreach (var feature in features)
        {
            shift += moves[feature, (int)Move.Shift];
            left += moves[feature, (int)Move.Left];
            right += moves[feature, (int)Move.Right];
        }

        var (best, score) = (Move.Shift, _state.MayShift ? shift : int.MinValue);
        if (_state.MayLeft && left > score)
        {
            (best, score) = (Move.Left, left);
        }

        return _state.MayRight && right > score ? Move.Right : best;
    }

    /// <summary>The best label among those seen between two parts of speech in this direction.</summary>
    public Relation Label(ParserState state, in ParserInput input, int head, int dependent)
    {
        if (head == input.Words.Length)
        {
            return Relation.Root;
        }

        var candidates = allowed.TryGetValue(Pair(posOfTag[input.Tags[head]], posOfTag[input.Tags[dependent]], head < dependent), out var seen) ? seen : [Relation.Dep];
        if (candidates.Length == 1)
        {
            return candidates[0];
        }

        Span<ulong> features = stackalloc ulong[MoveFeatures.Labels];
        var n = MoveFeatures.ForLabel(state, input, head, dependent, features);
        var (best, score) = (candidates[0], int.MinValue);
        foreach (var candidate in candidates)
        {
            var sum = 0;
            foreach (var feature in features[..n])
            {
                sum += labels[feature, (int)candidate];
            }

            if (sum > score)
            {
                (best, score) = (candidate, sum);
            }
        }

        return best;
    }

    /// <summary>The key under which the labels between two parts of speech are kept.</summary>
    public static int Pair(UPos head, UPos dependent, bool rightwards) => ((int)head << 8) | ((int)dependent << 1) | (rightwards ? 1 : 0);
}
