using Parley.Language.Networks;
using Parley.Language.Training;

namespace Parley.Language.Tests.Training;

public class SentenceTrainerTests
{
    private static readonly int[] Tables = [4];
    private static readonly string[] Who = ["Rome", "Oslo", "Cairo", "Lima", "Quito", "Tunis"];
    private static readonly string[] What = ["truce", "plan", "offer", "treaty", "pact", "deal"];

    [Fact]
    public void Learns_classes_and_partners()
    {
        var network = Read(Train());
        var (document, sentence) = Analysed("Oslo refused the treaty.");
        var reader = new SentenceReader(network);
        reader.Read(document, sentence, new int[sentence.End - sentence.First]);
        Best(reader.First(3)).ShouldBe(2);
        Best(reader.Second(3)).ShouldBe(0);
        Best(reader.Partners(3)).ShouldBe(0);
        Best(reader.First(1)).ShouldBe(0);
    }

    [Fact]
    public void The_same_lessons_give_the_same_bytes()
    {
        var (one, other) = (Train(), Train());
        one.Keys.ShouldBe(other.Keys);
        foreach (var (name, bytes) in one)
        {
            other[name].ShouldBe(bytes);
        }
    }

    [Fact]
    public void Tables_of_another_size_are_refused() =>
        Should.Throw<InvalidDataException>(() => SentenceNetwork.Read(n => Train()[n], Repository.Model, [8]));

    private static SentenceNetwork Read(IReadOnlyDictionary<string, byte[]> sections) => SentenceNetwork.Read(n => sections[n], Repository.Model, Tables);

    private static IReadOnlyDictionary<string, byte[]> Train() => SentenceTrainer.Train(
        Repository.Model, Tables, Who.Zip(What).SelectMany(p => new[] { Lesson(p.First, "accepted", p.Second, 1), Lesson(p.First, "refused", p.Second, 2) }).ToList(),
        new SentencePlan(3, 2, Passes: 300, Width: 32, Dropout: 0.05f), (_, _) => { });

    private static SentenceLesson Lesson(string who, string verb, string what, int stance)
    {
        var (document, sentence) = Analysed($"{who} {verb} the {what}.");
        var count = sentence.End - sentence.First;
        var lesson = new SentenceLesson(document, sentence, new int[count], new int[count], new int[count], [.. Enumerable.Repeat(-2, count)]);
        (lesson.First[3], lesson.Partners[3]) = (stance, 0);
        return lesson;
    }

    private static (Document Document, Sentence Sentence) Analysed(string text)
    {
        var document = new Analyzer(Repository.Model).Analyze(text);
        return (document, document.Sentences[0]);
    }

    private static int Best(ReadOnlySpan<float> scores)
    {
        var best = 0;
        for (var i = 1; i < scores.Length; i++)
        {
            best = scores[i] > scores[best] ? i : best;
        }

        return best;
    }
}
