using Parley.Language.Networks;
using Parley.Language.Tagging;

namespace Parley.Language.Names;

/// <summary>Networks for names, of one shape, with what they see of words. Immutable; one serves any number of threads.</summary>
/// <param name="Networks">One, or several whose scores are averaged.</param>
/// <param name="Phrases">Names known beforehand.</param>
/// <param name="Capitals">How often news spells the word of each vector with a capital.</param>
internal sealed record NameLayer(IReadOnlyList<ReadingNetwork> Networks, NamePhrases Phrases, byte[] Capitals);

/// <summary>Runs a name layer over the sentences of a text, some at a time. One a thread.</summary>
internal sealed class NameReader(NameLayer layer)
{
    private const int BatchWords = 120;
    private readonly ReadingRoom _room = new(layer.Networks[0].Shape, BatchWords + NetworkReader.LongestPiece);
    private readonly NameParts _parts = new(layer.Phrases, layer.Capitals);
    private readonly List<int> _starts = [];

    /// <summary>Scores of the labels: words × <see cref="Columns"/>.</summary>
    public float[] Scores { get; private set; } = [];

    public int Columns => layer.Networks[0].Shape.NameColumns;

    /// <summary>What it scores for one label to follow another.</summary>
    public float[] Steps { get; } = [.. Enumerable.Range(0, NetworkShape.StepCells)
        .Select(i => layer.Networks.Sum(n => n.Steps[i]) / layer.Networks.Count)];

    /// <summary>Scores all words of a text, which the network of the model has read.</summary>
    public void Read(ReadOnlySpan<WordFeatures> words, NetworkReadings readings, IReadOnlyList<RawSentence> sentences)
    {
        if (Scores.Length < words.Length * Columns)
        {
            Scores = new float[(words.Length + (words.Length / 4)) * Columns];
        }

        var first = 0;
        _starts.Clear();
        _starts.Add(0);
        for (var s = 0; s < sentences.Count; s++)
        {
            for (var at = sentences[s].First; at < sentences[s].End; at += NetworkReader.LongestPiece)
            {
                var end = Math.Min(at + NetworkReader.LongestPiece, sentences[s].End);
                Fill(words[at..end], readings.Tags.AsSpan(at..end), readings.Known.AsSpan(at..end));
                if (_starts[^1] >= BatchWords)
                {
                    first = Flush(first);
                }
            }
        }

        Flush(first);
    }

    private void Fill(ReadOnlySpan<WordFeatures> words, ReadOnlySpan<byte> tags, ReadOnlySpan<KnownWord> known)
    {
        var (sizes, at) = (layer.Networks[0].Shape.TableRows, _starts[^1]);
        _parts.Fill(words, tags, known, NameParts.Custom, sizes, _room.Parts.AsSpan(at * sizes.Length));
        for (var i = 0; i < words.Length; i++)
        {
            _room.VectorRows[at + i] = known[i].Vector;
        }

        _starts.Add(at + words.Length);
    }

    private int Flush(int first)
    {
        var count = _starts[^1];
        if (count > 0)
        {
            _room.SetStarts(_starts);
            var scores = Scores.AsSpan(first * Columns, count * Columns);
            layer.Networks[0].Forward(_room);
            _room.NameScores.AsSpan(0, scores.Length).CopyTo(scores);
            for (var n = 1; n < layer.Networks.Count; n++)
            {
                layer.Networks[n].Forward(_room);
                Rows.Add(_room.NameScores.AsSpan(0, scores.Length), scores);
            }

            Rows.Scale(1f / layer.Networks.Count, scores);
            _starts.Clear();
            _starts.Add(0);
        }

        return first + count;
    }
}
