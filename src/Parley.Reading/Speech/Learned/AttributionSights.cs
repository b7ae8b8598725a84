using Parley.Language;
using Parley.Language.Encoders;
using Parley.Language.Networks;
using Parley.Reading.Nets;

namespace Parley.Reading.Speech.Learned;

/// <summary>Sees cues, sources and contents in what an encoder makes of the words of a sentence. Immutable; one serves any number of threads.</summary>
/// <param name="network">Its first classes are none and a cue, its second the parts; partners are the heads of sources.</param>
internal sealed class AttributionSights(SentenceNetwork network) : IDisposable
{
    /// <summary>How many classes of each kind there are.</summary>
    public static readonly (int Cues, int Parts) Classes = (2, SpanLabeler.Parts);

    private readonly ThreadLocal<SentenceReader> _readers = new(() => new SentenceReader(network));

    /// <summary>How many rows each table has, in the order in which <see cref="Fill"/> fills them: tag, relation, quotation, type of name.</summary>
    public static IReadOnlyList<int> Tables { get; } = [256, 64, 4, 8];

    /// <summary>Reads a model.</summary>
    /// <exception cref="Knowledge.KnowledgeException">There is no such file.</exception>
    /// <exception cref="InvalidDataException">The file is no such model, cut short or altered.</exception>
    public static AttributionSights Load(string path, LanguageModel language)
    {
        var file = new TaughtFile(path, "the model that sees attributions", "a finder of attributions", "attribution --setting careful");
        var network = SentenceNetwork.Read(file.Open(), language, Tables);
        return network.Classes == Classes ? new AttributionSights(network) : throw file.OfAnotherVersion("the model that sees attributions");
    }

    /// <summary>Fills the rows of the words of a sentence.</summary>
    public static void Fill(SpeechText text, Sentence sentence, Span<int> rows)
    {
        for (var t = sentence.First; t < sentence.End; t++)
        {
            var row = rows.Slice((t - sentence.First) * Tables.Count, Tables.Count);
            row[0] = Row.Of(8, 0, Row.Word(text.Tree.Tokens[t].XPos));
            row[1] = (int)text.Tree.Tokens[t].Relation & 63;
            row[2] = text.QuoteState(t);
            row[3] = text.NameTypes[t] & 7;
        }
    }

    /// <summary>What a text shows.</summary>
    public AttributionHints In(SpeechText text, EncodedDocument encoded)
    {
        var (reader, hints) = (_readers.Value!, new AttributionHints(text.Document.Tokens.Length));
        Span<int> own = stackalloc int[SentenceReader.LongestSentence * Tables.Count];
        foreach (var sentence in text.Document.Sentences.Where(s => s.End - s.First <= SentenceReader.LongestSentence))
        {
            var rows = own[..((sentence.End - sentence.First) * Tables.Count)];
            Fill(text, sentence, rows);
            reader.Read(text.Document, sentence, rows, encoded);
            for (var t = sentence.First; t < sentence.End; t++)
            {
                hints.Take(t, reader.First(t - sentence.First), reader.Second(t - sentence.First));
            }
        }

        return hints;
    }

    /// <summary>Lets the readers of all threads go.</summary>
    public void Dispose() => _readers.Dispose();
}
