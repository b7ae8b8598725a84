using Parley.Language.Tagging;

namespace Parley.Language.Networks;

/// <summary>What a network found for the words of a text.</summary>
internal sealed class NetworkReadings
{
    public byte[] Tags { get; private set; } = [];

    /// <summary>What is known of each word.</summary>
    public KnownWord[] Known { get; private set; } = [];

    /// <summary>Index of the head among all words; −1 for the root of a sentence.</summary>
    public int[] Heads { get; private set; } = [];

    public Relation[] Relations { get; private set; } = [];

    /// <summary>Scores of the outcomes of the name layer: words × padded outcomes.</summary>
    public float[] Names { get; private set; } = [];

    /// <summary>Makes room for so many words.</summary>
    public void Room(int words, int nameColumns)
    {
        if (Tags.Length < words)
        {
            var size = Math.Max(1024, words + (words / 4));
            (Tags, Known, Heads, Relations, Names) = (new byte[size], new KnownWord[size], new int[size], new Relation[size], new float[size * nameColumns]);
        }
    }
}

/// <summary>Runs a network over the sentences of a text, some at a time. What it finds for one does not hang on which others it runs with. One a thread.</summary>
internal sealed class NetworkReader(ReadingNetwork network)
{
    /// <summary>Longer sentences are read in pieces of this many words; the root of each further piece hangs on the first.</summary>
    public const int LongestPiece = 240;
    private const int BatchWords = 120;
    private readonly ReadingRoom _room = new(network.Shape, BatchWords + LongestPiece);
    private readonly List<int> _starts = [];
    private readonly int[] _heads = new int[BatchWords + LongestPiece];

    /// <summary>Reads all sentences of a text into <paramref name="into"/>.</summary>
    public void Read(ReadOnlySpan<WordFeatures> words, IReadOnlyList<RawSentence> sentences, NetworkReadings into)
    {
        into.Room(words.Length, network.Shape.NameColumns);
        var first = 0;
        _starts.Clear();
        _starts.Add(0);
        for (var s = 0; s < sentences.Count; s++)
        {
            for (var at = sentences[s].First; at < sentences[s].End; at += LongestPiece)
            {
                var end = Math.Min(at + LongestPiece, sentences[s].End);
                _starts.Add(end - first);
                if (_starts[^1] >= BatchWords)
                {
                    Flush(words, ref first, into);
                }
            }
        }

        Flush(words, ref first, into);
        foreach (var sentence in sentences)
        {
            JoinPieces(sentence, into);
        }
    }

    private void Flush(ReadOnlySpan<WordFeatures> words, ref int first, NetworkReadings into)
    {
        var count = _starts[^1];
        if (count == 0)
        {
            return;
        }

        _room.SetStarts(_starts);
        for (var i = 0; i < count; i++)
        {
            var known = into.Known[first + i] = network.Vocabulary.Find(words[first + i].Lower);
            Network.Parts(words[first + i], known, network.Shape.TableRows, _room.Parts.AsSpan(i * network.Shape.TableRows.Length));
            _room.VectorRows[i] = known.Vector;
        }

        network.Forward(_room);
        for (var s = 0; s + 1 < _starts.Count; s++)
        {
            var (start, length) = (_starts[s], _starts[s + 1] - _starts[s]);
            var columns = network.ScoreArcs(_room, start, length);
            var heads = _heads.AsSpan(start, length);
            TreeDecoder.Decode(_room.ArcScores, columns, heads);
            foreach (ref var head in heads)
            {
                head += head < 0 ? 0 : start;
            }
        }

        network.ScoreRelations(_room, _heads);
        Take(first, count, into);
        first += count;
        _starts.Clear();
        _starts.Add(0);
    }

    private void Take(int first, int count, NetworkReadings into)
    {
        var shape = network.Shape;
        for (var i = 0; i < count; i++)
        {
            into.Tags[first + i] = (byte)Rows.Best(_room.TagScores.AsSpan(i * shape.TagColumns, shape.Tags));
            into.Heads[first + i] = _heads[i] < 0 ? -1 : first + _heads[i];
            var relations = _room.RelationScores.AsSpan(i * NetworkShape.RelationColumns, Relations.Count);
            relations[(int)Relation.Root] = float.NegativeInfinity;
            into.Relations[first + i] = _heads[i] < 0 ? Relation.Root : (Relation)Rows.Best(relations);
        }

        _room.NameScores.AsSpan(0, count * shape.NameColumns).CopyTo(into.Names.AsSpan(first * shape.NameColumns));
    }

    private static void JoinPieces(RawSentence sentence, NetworkReadings into)
    {
        var root = -1;
        for (var i = sentence.First; i < sentence.End && sentence.End - sentence.First > LongestPiece; i++)
        {
            if (into.Heads[i] < 0)
            {
                (into.Heads[i], into.Relations[i]) = root < 0 ? (-1, Relation.Root) : (root, Relation.Parataxis);
                root = root < 0 ? i : root;
            }
        }
    }
}
