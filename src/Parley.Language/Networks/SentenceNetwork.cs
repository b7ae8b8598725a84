using Parley.Language.Encoders;
using Parley.Language.Tagging;

namespace Parley.Language.Networks;

/// <summary>
/// A small network over whole sentences for a question of one's own: it gives each word scores of two kinds of class, and for a word the scores of all
/// words of the sentence as its partner. Beside the words it sees rows of tables that the asker fills. Immutable; one serves any number of threads.
/// </summary>
public sealed class SentenceNetwork
{
    /// <summary>What the names of its sections in a model file begin with.</summary>
    internal const string Name = "sentence";

    private SentenceNetwork(ReadingNetwork network, int tables) => (Network, Tables) = (network, tables);

    /// <summary>How many tables of the asker's own it sees.</summary>
    public int Tables { get; }

    /// <summary>How many numbers it must be given of each word by an encoder; 0 where it needs none.</summary>
    public int Given => Network.Shape.Given;

    /// <summary>How many classes of the first and of the second kind it tells apart, none among them.</summary>
    public (int First, int Second) Classes => (Network.Shape.Tags, Network.Shape.Names);

    internal ReadingNetwork Network { get; }

    /// <summary>Reads a network from sections of a model file.</summary>
    /// <param name="section">Gives the bytes of a section.</param>
    /// <param name="model">The language model whose word vectors it uses.</param>
    /// <param name="tables">Rows of each table of the asker's own.</param>
    /// <exception cref="InvalidDataException">A section does not fit.</exception>
    public static SentenceNetwork Read(Func<string, byte[]> section, LanguageModel model, IReadOnlyList<int> tables) =>
        new(NetworkFile.Read(section, Name, model.Network.Vocabulary, Rows(tables)), tables.Count);

    /// <summary>The tables of words, then the asker's.</summary>
    internal static int[] Rows(IReadOnlyList<int> tables) => [.. NetworkShape.WordTables, .. tables];

    /// <summary>Fills what a network sees of a sentence: the parts of its words, then the first of the asker's rows, as many as it has tables.</summary>
    internal static void Fill(Document document, Sentence sentence, Vocabulary vocabulary, int tables, ReadOnlySpan<int> own, Span<int> parts, Span<int> vectorRows)
    {
        var count = sentence.End - sentence.First;
        var (words, rows) = (NetworkShape.WordTables.Length, own.Length / count);
        for (var i = 0; i < count; i++)
        {
            var word = WordFeatures.Of(document.Form(sentence.First + i));
            var known = vocabulary.Find(word.Lower);
            var into = parts.Slice(i * (words + tables), words + tables);
            Networks.Network.Parts(word, known, NetworkShape.WordTables, into);
            own.Slice(i * rows, tables).CopyTo(into[words..]);
            vectorRows[i] = known.Vector;
        }
    }
}

/// <summary>Asks a sentence network. One a thread; its answers hold until it is asked again.</summary>
public sealed class SentenceReader(SentenceNetwork network)
{
    /// <summary>Longer sentences are not read.</summary>
    public const int LongestSentence = NetworkReader.LongestPiece;

    private readonly ReadingRoom _room = new(network.Network.Shape, LongestSentence);
    private readonly List<int> _starts = [0, 0];
    private int _columns;

    /// <summary>Reads a sentence of at most <see cref="LongestSentence"/> words.</summary>
    /// <param name="document">The document.</param>
    /// <param name="sentence">The sentence.</param>
    /// <param name="own">The asker's rows, at least as many a word as there are tables; the first are read.</param>
    /// <param name="encoded">What an encoder makes of the words, where the network needs that.</param>
    public void Read(Document document, Sentence sentence, ReadOnlySpan<int> own, EncodedDocument? encoded = null)
    {
        SentenceNetwork.Fill(document, sentence, network.Network.Vocabulary, network.Tables, own, _room.Parts, _room.VectorRows);
        _starts[1] = sentence.End - sentence.First;
        _room.SetStarts(_starts);
        if (network.Given > 0)
        {
            encoded!.Of(sentence).CopyTo(_room.Given);
        }

        network.Network.Forward(_room);
        _columns = network.Network.ScoreArcs(_room, 0, _starts[1]);
    }

    /// <summary>Scores of the first kind of class for a word of the sentence.</summary>
    public ReadOnlySpan<float> First(int word) => _room.TagScores.AsSpan(word * network.Network.Shape.TagColumns, network.Network.Shape.Tags);

    /// <summary>Scores of the second kind of class for a word of the sentence.</summary>
    public ReadOnlySpan<float> Second(int word) => _room.NameScores.AsSpan(word * network.Network.Shape.NameColumns, network.Network.Shape.Names);

    /// <summary>Scores of each word of the sentence as partner of a word, and at the end that of none.</summary>
    public ReadOnlySpan<float> Partners(int word) => _room.ArcScores.AsSpan(word * _columns, _starts[1] + 1);
}
