using Parley.Language;
using Parley.Reading.Clauses;
using Parley.Reading.Speech;
using Parley.Reading.Speech.Annotated;

namespace Parley.Reading.Tests.Speech;

public class AttributionTests
{
    private const string Line = """{"text": "🕊 Macron said talks failed.", "attributions": [{"source": [[2, 8]], "cue": [[9, 13]], "content": [[14, 26]]}]}""";

    [Fact]
    public void Offsets_of_a_corpus_count_code_points()
    {
        var text = Read(Line).ShouldHaveSingleItem();
        var attribution = text.Attributions.ShouldHaveSingleItem();
        text.Text[attribution.Source[0].Start..attribution.Source[0].End].ShouldBe("Macron");
        text.Text[attribution.Content[0].Start..attribution.Content[0].End].ShouldBe("talks failed");
    }

    [Theory]
    [InlineData("", ": expected a text a line, found none")]
    [InlineData("talks", ":1: expected a text with its attributions, found 'talks'")]
    [InlineData("{\"text\": \"a\"}", ":1: expected a text with its attributions, found '{\"text\": \"a\"}'")]
    [InlineData("{\"text\": \"a\", \"attributions\": [{\"source\": [[0, 9]], \"cue\": [], \"content\": []}]}", ":1: expected a text with its attributions, found '{\"text\": \"a\", \"attributions\": [{\"source\"…'")]
    public void A_line_that_is_no_attributed_text_is_named(string content, string expected) =>
        Should.Throw<InvalidDataException>(() => Read(content)).Message.ShouldEndWith(expected);

    [Fact]
    public void Spans_are_the_same_where_they_share_half_of_both_and_cues_where_they_share_a_word()
    {
        var score = new AttributionScore();
        score.Add([Of(0, 10, 11, 20, 30, 70)], [Of(4, 10, 11, 15, 30, 51), Of(80, 90, 91, 95, 100, 120)]);
        score.Figures.Select(f => (f.Name, f.Tally.Gold, f.Tally.Precision, f.Tally.Recall)).ShouldBe(
            [("source", 1, 0.5, 1), ("cue", 1, 0.5, 1), ("content", 1, 0.5, 1), ("pair", 1, 0.5, 1)]);
        score.Add([Of(0, 10, 11, 20, 30, 70)], [Of(6, 10, 11, 15, 30, 70)]);
        score.Figures.Select(f => (f.Name, f.Tally.Recall)).ShouldBe([("source", 0.5), ("cue", 1), ("content", 1), ("pair", 0.5)]);
    }

    [Fact]
    public void Beliefs_and_wishes_are_attributions_but_no_utterances()
    {
        var document = new Analyzer(Language).Analyze("Analysts believe that the truce will hold. Macron wants the truce to hold.");
        using var finder = SpeechFinder.Load(Path.Combine(Shared.Root, "data"));
        finder.FindAll(document).Select(a => document.Quote(a.Source)).ShouldBe(["Analysts", "Macron"]);
        finder.Find(new Tree(document), null, out _).Select(a => document.Quote(a.Source)).ShouldBe(["Analysts"]);
    }

    [Fact]
    public void Training_twice_gives_the_same_bytes()
    {
        var (corpus, first, second) = (Path.GetTempFileName(), Path.GetTempFileName(), Path.GetTempFileName());
        File.WriteAllText(corpus, Line + "\n" + Line.Replace("talks", "rains", StringComparison.Ordinal));
        var rounds = new List<string>();
        AttributionTrainer.Train(corpus, Language, first, rounds.Add);
        AttributionTrainer.Train(corpus, Language, second, _ => { });
        File.ReadAllBytes(second).ShouldBe(File.ReadAllBytes(first));
        rounds[0].ShouldBe("2 texts, 2 attributions, 1 words that were cues more than once");
        foreach (var file in new[] { corpus, first, second })
        {
            File.Delete(file);
        }
    }

    private static LanguageModel Language { get; } = LanguageModel.Load(Path.Combine(Shared.Root, "data", "models", "english.parley"));

    private static List<AttributedText> Read(string lines)
    {
        var path = Path.GetTempFileName();
        File.WriteAllText(path, lines);
        try
        {
            return [.. AttributedText.Read(path)];
        }
        finally
        {
            File.Delete(path);
        }
    }

    private static Attribution Of(int source, int sourceEnd, int cue, int cueEnd, int content, int contentEnd) =>
        new([new TextSpan(source, sourceEnd)], [new TextSpan(cue, cueEnd)], [new TextSpan(content, contentEnd)]);
}
