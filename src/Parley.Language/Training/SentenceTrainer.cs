using Parley.Language.Networks;
using Parley.Language.Tagging;

namespace Parley.Language.Training;

/// <summary>A sentence to learn from, with an answer for each of its words.</summary>
/// <param name="Document">Its document.</param>
/// <param name="Sentence">Which sentence.</param>
/// <param name="Own">The asker's rows, as many a word as there are tables.</param>
/// <param name="First">The class of the first kind of each word; −1 where it is not known.</param>
/// <param name="Second">The class of the second kind.</param>
/// <param name="Partners">The partner's place in the sentence; −1 for none, −2 where it is not known.</param>
public sealed record SentenceLesson(Document Document, Sentence Sentence, int[] Own, int[] First, int[] Second, int[] Partners);

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
}

/// <summary>Trains sentence networks; the same lessons give the same bytes.</summary>
public static class SentenceTrainer
{
    /// <summary>A trained network, as sections of a model file that <see cref="SentenceNetwork.Read"/> reads.</summary>
    /// <param name="model">The language model whose word vectors it uses.</param>
    /// <param name="tables">Rows of each table of the asker's own.</param>
    /// <param name="lessons">What to learn from.</param>
    /// <param name="plan">How.</param>
    /// <param name="afterPass">Told the pass and the mean loss of a word.</param>
    public static IReadOnlyDictionary<string, byte[]> Train(
        LanguageModel model, IReadOnlyList<int> tables, IEnumerable<SentenceLesson> lessons, SentencePlan plan, Action<int, double> afterPass)
    {
        var (rows, vocabulary) = (SentenceNetwork.Rows(tables), model.Network.Vocabulary);
        var shape = new NetworkShape(plan.Width, SentencePlan.Depth, SentencePlan.Arc, SentencePlan.Label, plan.FirstClasses, plan.SecondClasses) { Own = rows };
        var network = new Network(shape, vocabulary);
        var samples = lessons.Where(l => l.Sentence.End - l.Sentence.First <= SentenceReader.LongestSentence).Select(l => Sample(l, vocabulary, rows.Length)).ToList();
        new NetworkTrainer(network, samples, new TrainingPlan(plan.Passes, Dropout: plan.Dropout)).Train(afterPass);
        var sections = new Dictionary<string, byte[]>(StringComparer.Ordinal);
        NetworkFile.Write(network, SentenceNetwork.Name, sections);
        return sections;
    }

    private static NetworkSample Sample(SentenceLesson lesson, Vocabulary vocabulary, int tables)
    {
        var count = lesson.Sentence.End - lesson.Sentence.First;
        var (words, parts, vectors) = (new WordFeatures[count], new int[count * tables], new int[count]);
        for (var i = 0; i < count; i++)
        {
            words[i] = WordFeatures.Of(lesson.Document.Form(lesson.Sentence.First + i));
        }

        SentenceNetwork.Fill(lesson.Document, lesson.Sentence, vocabulary, lesson.Own, parts, vectors);
        var sample = new NetworkSample(words, parts, vectors, lesson.Second);
        lesson.First.CopyTo(sample.Tags, 0);
        lesson.Partners.CopyTo(sample.Heads, 0);
        return sample;
    }
}
