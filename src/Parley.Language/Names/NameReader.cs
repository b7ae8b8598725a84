using Parley.Language.Networks;
using Parley.Language.Tagging;

namespace Parley.Language.Names;

/// <summary>A network for names with what it sees of words. Immutable; one serves any number of threads.</summary>
/// <param name="Network">The network.</param>
/// <param name="Phrases">Names known beforehand.</param>
/// <param name="Capitals">How often news spells the word of each vector with a capital.</param>
internal sealed record NameLayer(Network Network, NamePhrases Phrases, byte[] Capitals);

/// <summary>Runs a name layer over the sentences of a text, some at a time. One a thread.</summary>
internal sealed class NameReader(NameLayer layer)
{
    private const int BatchWords = 240;
    private readonly Activations _room = new(layer.Network.Shape, BatchWords + NetworkReader.LongestPiece, training: false);
    private readonly NameParts _parts = new(layer.Network.Vocabulary, layer.Phrases, layer.Capitals);
    private readonly List<int> _starts = [];

    /// <summary>Scores of the labels: words × <see cref="Columns"/>.</summary>
    public float[] Scores { get; private set; } = [];

    public int Columns => layer.Network.Shape.NameColumns;

    /// <summary>What it scores for one label to follow another.</summary>
    public ReadOnlySpan<float> Steps => layer.Network.Layout.Steps.Of(layer.Network.Weights);

    /// <summary>Scores all words of a text, whose tags are known.</summary>
    public void Read(ReadOnlySpan<WordFeatures> words, ReadOnlySpan<byte> tags, IReadOnlyList<RawSentence> sentences)
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
                Fill(words[at..end], tags[at..end]);
                if (_starts[^1] >= BatchWords)
                {
                    first = Flush(first);
                }
            }
        }

        Flush(first);
    }

    private void Fill(ReadOnlySpan<WordFeatures> words, ReadOnlySpan<byte> tags)
    {
        var (sizes, at) = (layer.Network.Shape.TableRows, _starts[^1]);
        _parts.Fill(words, tags, NameParts.Custom, sizes, _room.Parts.AsSpan(at * sizes.Length), _room.VectorRows.AsSpan(at));
        _starts.Add(at + words.Length);
    }

    private int Flush(int first)
    {
        var count = _starts[^1];
        if (count > 0)
        {
            _room.SetStarts(_starts);
            layer.Network.Forward(_room);
            _room.NameScores.AsSpan(0, count * Columns).CopyTo(Scores.AsSpan(first * Columns));
            _starts.Clear();
            _starts.Add(0);
        }

        return first + count;
    }
}
