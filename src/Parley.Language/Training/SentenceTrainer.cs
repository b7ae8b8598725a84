using Parley.Language.Encoders;
using Parley.Language.Networks;
using Parley.Language.Tagging;
using Parley.Language.Training.Encoders;

namespace Parley.Language.Training;

/// <summary>A sentence to learn from, with an answer for each of its words.</summary>
/// <param name="Document">Its document.</param>
/// <param name="Sentence">Which sentence.</param>
/// <param name="Own">The asker's rows, as many a word as there are tables.</param>
/// <param name="First">The class of the first kind of each word; −1 where it is not known.</param>
/// <param name="Second">The class of the second kind.</param>
/// <param name="Partners">The partner's place in the sentence; −1 for none, −2 where it is not known.</param>
public sealed record SentenceLesson(Document Document, Sentence Sentence, int[] Own, int[] First, int[] Second, int[] Partners)
{
    /// <summary>What an encoder that is not trained any more makes of the words; null without one.</summary>
    public EncodedDocument? Encoded { get; init; }
}

/// <summary>How a sentence network is trained.</summary>
/// <param name="FirstClasses">Classes of the first kind, class 0 being none.</param>
/// <param name="SecondClasses">Classes of the second kind.</param>
/// <param name="Passes">Over all lessons.</param>
/// <param name="Width">Numbers a word carries, a multiple of 16.</param>
/// <param name="Dropout">Share of numbers left out.</param>
public sealed record SentencePlan(int FirstClasses, int SecondClasses, int Passes = 10, int Width = 96, float Dropout = 0.3f)
{
    internal const int Depth = 2;
    internal const int Arc = 64;
    internal const int Label = 32;

    /// <summary>The encoder to begin from, which gives the network what it makes of each word; null without one.</summary>
    public EncoderStart? Encoder { get; init; }

    /// <summary>A network of these sizes trained before, with its encoder, as sections of model files, to learn further from; null to begin anew.</summary>
    public IReadOnlyDictionary<string, byte[]>? Further { get; init; }

    /// <summary>Told within a pass how many words were read and the mean loss of a word.</summary>
    public Action<long, double>? Log { get; init; }
}

/// <summary>A published encoder to begin from.</summary>
/// <param name="Onnx">Its ONNX file.</param>
/// <param name="Pieces">Its pieces, one a line.</param>
/// <param name="Layers">How many of its layers are taken.</param>
public sealed record EncoderStart(string Onnx, string Pieces, int Layers = 6);

/// <summary>Trains sentence networks; the same lessons give the same bytes.</summary>
public static class SentenceTrainer
{
    /// <summary>A sentence of more pieces is not learned from.</summary>
    private const int LongestCut = 400;

    /// <summary>A trained network, as sections of a model file that <see cref="SentenceNetwork.Read"/> reads.</summary>
    /// <param name="model">The language model whose word vectors it uses.</param>
    /// <param name="tables">Rows of each table of the asker's own.</param>
    /// <param name="lessons">What to learn from.</param>
    /// <param name="plan">How.</param>
    /// <param name="afterPass">Told the pass and the mean loss of a word.</param>
    public static IReadOnlyDictionary<string, byte[]> Train(
        LanguageModel model, IReadOnlyList<int> tables, IReadOnlyCollection<SentenceLesson> lessons, SentencePlan plan, Action<int, double> afterPass)
    {
        var (encoder, pieces) = Begin(plan);
        var (rows, vocabulary) = (SentenceNetwork.Rows(tables), model.Network.Vocabulary);
        var samples = lessons.Where(l => l.Sentence.End - l.Sentence.First <= SentenceReader.LongestSentence)
            .Select(l => Sample(l, vocabulary, rows.Length, pieces)).Where(s => s.Cut is null || s.Cut.Pieces.Length <= LongestCut).ToList();
        var network = new Network(
            new NetworkShape(plan.Width, SentencePlan.Depth, SentencePlan.Arc, SentencePlan.Label, plan.FirstClasses, plan.SecondClasses)
            {
                Own = rows,
                Given = encoder?.Shape.Width ?? lessons.FirstOrDefault()?.Encoded?.Width ?? 0,
            },
            vocabulary);
        var steps = new TrainingPlan(plan.Passes, Dropout: plan.Dropout);
        var trainer = new NetworkTrainer(network, samples, plan.Further is null ? steps : steps.Further, encoder) { Log = plan.Log };
        if (plan.Further is not null)
        {
            NetworkFile.ReadInto(network, SentenceNetwork.Name, plan.Further);
        }

        trainer.Train(afterPass);
        var sections = new Dictionary<string, byte[]>(StringComparer.Ordinal);
        NetworkFile.Write(network, SentenceNetwork.Name, sections);
        if (encoder is not null)
        {
            EncoderFile.Write(encoder, pieces!, sections);
        }

        return sections;
    }

    private static (Encoder? Encoder, WordPieces? Pieces) Begin(SentencePlan plan)
    {
        if (plan.Further is not null)
        {
            return plan.Further.Keys.Any(WordEncoder.Owns) ? EncoderFile.ReadToTrain(s => plan.Further[s]) : default;
        }

        var pieces = plan.Encoder is null ? null : new WordPieces(File.ReadAllLines(plan.Encoder.Pieces));
        return pieces is null ? default : (PublishedEncoder.Read(OnnxWeights.Read(plan.Encoder!.Onnx), pieces, plan.Encoder.Layers), pieces);
    }

    private static NetworkSample Sample(SentenceLesson lesson, Vocabulary vocabulary, int tables, WordPieces? pieces)
    {
        var count = lesson.Sentence.End - lesson.Sentence.First;
        var (words, parts, vectors) = (new WordFeatures[count], new int[count * tables], new int[count]);
        for (var i = 0; i < count; i++)
        {
            words[i] = WordFeatures.Of(lesson.Document.Form(lesson.Sentence.First + i));
        }

        SentenceNetwork.Fill(lesson.Document, lesson.Sentence, vocabulary, tables - NetworkShape.WordTables.Length, lesson.Own, parts, vectors);
        var sample = new NetworkSample(words, parts, vectors, lesson.Second)
        {
            Cut = pieces is null ? null : CutSentence.Of(lesson.Document, lesson.Sentence, pieces),
            Given = lesson.Encoded is null ? null : [.. lesson.Encoded.Of(lesson.Sentence).ToArray().Select(n => (Half)n)],
        };
        lesson.First.CopyTo(sample.Tags, 0);
        lesson.Partners.CopyTo(sample.Heads, 0);
        return sample;
    }
}
