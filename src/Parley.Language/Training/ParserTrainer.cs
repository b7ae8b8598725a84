using Parley.Language.Model;
using Parley.Language.Parsing;
using Parley.Language.Tagging;

namespace Parley.Language.Training;

/// <summary>Trains the two classifiers of the parser with a dynamic oracle: after the first pass it mostly follows its own moves, so it learns to go on from its errors.</summary>
internal sealed class ParserTrainer
{
    private const int MoveBits = 23;
    private const int LabelBits = 21;
    private const double Explore = 0.9;
    private readonly List<TrainingSentence> _sentences;
    private readonly Dictionary<int, Relation[]> _allowed;
    private readonly DependencyParser _parser;
    private readonly ParserState _state = new();
    private readonly Random _random = new(7);

    public ParserTrainer(List<TrainingSentence> sentences, Tag[] tags)
    {
        _sentences = sentences;
        _allowed = sentences
            .SelectMany(s => s.Words.Select((w, i) => (w, i)).Where(p => p.w.Head >= 0).SelectMany(p => Pairs(s, p.i, tags)))
            .GroupBy(p => p.Pair).ToDictionary(g => g.Key, g => g.GroupBy(p => p.Relation).OrderByDescending(r => r.Count())
                .ThenBy(r => r.Key).Select(r => r.Key).ToArray());
        _parser = new DependencyParser(Moves, Labels, _allowed, [.. tags.Select(t => t.UPos)]);
    }

    public HashedWeights Moves { get; } = new(MoveBits);

    public HashedWeights Labels { get; } = new(LabelBits);

    private static IEnumerable<(int Pair, Relation Relation)> Pairs(TrainingSentence s, int i, Tag[] tags)
    {
        var head = s.Words[i].Head;
        yield return (DependencyParser.Pair(s.Words[head].UPos, s.Words[i].UPos, head < i), s.Words[i].Relation);
        yield return (DependencyParser.Pair(tags[s.Tags[head]].UPos, tags[s.Tags[i]].UPos, head < i), s.Words[i].Relation);
    }

    public void Train(int passes, Action<string> log)
    {
        var order = Enumerable.Range(0, _sentences.Count).ToArray();
        for (var pass = 1; pass <= passes; pass++)
        {
            _random.Shuffle(order);
            var (wrong, arcs, right) = (0, 0, 0);
            foreach (var at in order)
            {
                if (Projective(_sentences[at].Words.Select(w => w.Head).ToArray()))
                {
                    var (w, r) = Pass(_sentences[at], pass > 1);
                    (wrong, right, arcs) = (wrong + w, right + r, arcs + _sentences[at].Words.Length);
                }
            }

            log($"parser pass {pass}: {wrong} wrong moves, {100.0 * right / arcs:F2} % labelled arcs right");
        }
    }

    private (int Wrong, int Right) Pass(TrainingSentence sentence, bool explore)
    {
        var input = new ParserInput(sentence.Features, sentence.Tags);
        var count = sentence.Words.Length;
        var gold = sentence.Words.Select(w => w.Head < 0 ? count : w.Head).ToArray();
        _state.Reset(count);
        Span<ulong> features = stackalloc ulong[MoveFeatures.Moves];
        Span<int> scores = stackalloc int[3];
        var (wrong, right) = (0, 0);
        while (!_state.Done)
        {
            var n = MoveFeatures.ForMove(_state, input, features);
            Score(features[..n], scores);
            var best = Pick(scores, null);
            var costs = Costs(gold);
            var least = Enumerable.Range(0, 3).Where(m => May((Move)m)).Min(m => costs[m]);
            var oracle = Pick(scores, m => costs[(int)m] == least);
            Moves.Tick();
            if (costs[(int)best] > least)
            {
                wrong++;
                foreach (var feature in features[..n])
                {
                    Moves.Update(feature, (int)oracle, 1);
                    Moves.Update(feature, (int)best, -1);
                }
            }

            var move = explore && _random.NextDouble() < Explore ? best : oracle;
            if (move == Move.Shift)
            {
                _state.Shift();
                continue;
            }

            right += Arc(move, sentence, input, gold);
        }

        return (wrong, right);
    }

    private int Arc(Move move, TrainingSentence sentence, in ParserInput input, int[] gold)
    {
        var (head, dependent) = _state.Arc(move);
        var label = _parser.Label(_state, input, head, dependent);
        var wanted = sentence.Words[dependent].Relation;
        var hit = gold[dependent] == head;
        if (hit && head < sentence.Words.Length)
        {
            Labels.Tick();
            if (label != wanted)
            {
                Span<ulong> features = stackalloc ulong[MoveFeatures.Labels];
                var n = MoveFeatures.ForLabel(_state, input, head, dependent, features);
                foreach (var feature in features[..n])
                {
                    Labels.Update(feature, (int)wanted, 1);
                    Labels.Update(feature, (int)label, -1);
                }
            }
        }

        _state.Attach(move, label);
        return hit && (label == wanted || head == sentence.Words.Length) ? 1 : 0;
    }

    private bool May(Move move) => move switch { Move.Shift => _state.MayShift, Move.Left => _state.MayLeft, _ => _state.MayRight };

    private Move Pick(ReadOnlySpan<int> scores, Func<Move, bool>? fits)
    {
        var (best, score) = (Move.Shift, int.MinValue);
        for (var m = Move.Shift; m <= Move.Right; m++)
        {
            if (May(m) && (fits is null || fits(m)) && scores[(int)m] > score)
            {
                (best, score) = (m, scores[(int)m]);
            }
        }

        return best;
    }

    private void Score(ReadOnlySpan<ulong> features, Span<int> scores)
    {
        scores.Clear();
        foreach (var feature in features)
        {
            scores[0] += Moves[feature, 0];
            scores[1] += Moves[feature, 1];
            scores[2] += Moves[feature, 2];
        }
    }

    /// <summary>How many gold arcs each move makes impossible.</summary>
    private int[] Costs(int[] gold)
    {
        var (shift, left, right) = (0, 0, 0);
        var (top, front, second) = (_state.Stack(0), _state.Buffer, _state.Stack(1));
        for (var k = 0; k < _state.Depth && front < gold.Length; k++)
        {
            var item = _state.Stack(k);
            shift += gold[item] == front ? 1 : 0;
            shift += k > 0 && gold[front] == item ? 1 : 0;
        }

        if (top >= 0)
        {
            left += (gold[top] > front && gold[top] <= gold.Length) || (second >= 0 && gold[top] == second) ? 1 : 0;
            right += gold[top] >= front ? 1 : 0;
            for (var k = front; k < gold.Length; k++)
            {
                left += gold[k] == top ? 1 : 0;
                right += gold[k] == top ? 1 : 0;
            }
        }

        return [shift, left, right];
    }

    private static bool Projective(int[] heads)
    {
        for (var i = 0; i < heads.Length; i++)
        {
            if (heads[i] < 0)
            {
                continue;
            }

            var (low, high) = (Math.Min(i, heads[i]), Math.Max(i, heads[i]));
            for (var k = low + 1; k < high; k++)
            {
                if (heads[k] < low || heads[k] > high)
                {
                    return false;
                }
            }
        }

        return true;
    }

    public byte[] WriteAllowed()
    {
        using var memory = new MemoryStream();
        using var writer = new BinaryWriter(memory);
        writer.Write(_allowed.Count);
        foreach (var (pair, relations) in _allowed.OrderBy(p => p.Key))
        {
            writer.Write(pair);
            writer.Write((byte)relations.Length);
            writer.Write(relations.Select(r => (byte)r).ToArray());
        }

        return memory.ToArray();
    }
}
