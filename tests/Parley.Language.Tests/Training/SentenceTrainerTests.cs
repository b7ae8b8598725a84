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
    public void A_trained_network_learns_further_with_another_table_and_keeps_what_it_knows()
    {
        var further = Train(passes: 8, further: Train(), [.. Tables, 2]);
        var reader = new SentenceReader(SentenceNetwork.Read(n => further[n], Repository.Model, [.. Tables, 2]));
        var (document, sentence) = Analysed("Oslo refused the treaty.");
        reader.Read(document, sentence, new int[2 * (sentence.End - sentence.First)]);
        Best(reader.First(3)).ShouldBe(2);
        Best(reader.First(1)).ShouldBe(0);
    }

    [Fact]
    public void Of_more_rows_than_it_has_tables_a_network_reads_the_first()
    {
        var reader = new SentenceReader(Read(Train()));
        var (document, sentence) = Analysed("Oslo refused the treaty.");
        int[] rows = [.. Enumerable.Range(0, sentence.End - sentence.First).SelectMany(_ => (int[])[0, 7])];
        reader.Read(document, sentence, rows);
        Best(reader.First(3)).ShouldBe(2);
    }

    [Fact]
    public void Tables_of_another_size_are_refused() =>
        Should.Throw<InvalidDataException>(() => SentenceNetwork.Read(n => Train()[n], Repository.Model, [8]));

    private static SentenceNetwork Read(IReadOnlyDictionary<string, byte[]> sections) => SentenceNetwork.Read(n => sections[n], Repository.Model, Tables);

    private static IReadOnlyDictionary<string, byte[]> Train() => Train(passes: 300, further: null, Tables);

    private static IReadOnlyDictionary<string, byte[]> Train(int passes, IReadOnlyDictionary<string, byte[]>? further, int[] tables) => SentenceTrainer.Train(
        Repository.Model, tables, Who.Zip(What).SelectMany(p => new[] { Lesson(p.First, "accepted", p.Second, 1, tables.Length), Lesson(p.First, "refused", p.Second, 2, tables.Length) }).ToList(),
        new SentencePlan(3, 2, Passes: passes, Width: 32, Dropout: 0.05f) { Further = further }, (_, _) => { });

    private static SentenceLesson Lesson(string who, string verb, string what, int stance, int tables)
    {
        var (document, sentence) = Analysed($"{who} {verb} the {what}.");
        var count = sentence.End - sentence.First;
        var lesson = new SentenceLesson(document, sentence, new int[count * tables], new int[count], new int[count], [.. Enumerable.Repeat(-2, count)]);
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
