using Parley.Exchange;
using Parley.Language;
using Parley.Reading.Frames;
using Parley.Reading.Knowledge;
using Parley.Reading.Speech.Annotated;
using Parley.Record;

namespace Parley.Reading.Tests;

public sealed class CarefulTests
{
    private const string Text = "OSLO — Norway has rejected the plan for joint patrols, its foreign minister said Thursday. \"There is no place for foreign troops on our soil,\" she told reporters.";
    private static readonly string Models = Path.Combine(Shared.Root, "data", "models");

    [Fact]
    public void The_careful_setting_reads_a_story_and_gives_the_same_each_time()
    {
        using var reader = Careful(CarefulModels.In(Models));
        var (record, again) = (Json(reader), Json(reader));

        again.ShouldBe(record);
        var items = reader.Read(Story()).Items;
        items.OfType<Position>().ShouldContain(p => p.Stance == Stance.Opposes && p.Object == "the plan for joint patrols");
        items.OfType<Statement>().Count().ShouldBe(2);
    }

    [Fact]
    public void A_missing_encoder_says_how_to_rebuild_it() =>
        Should.Throw<KnowledgeException>(() => Careful(CarefulModels.In(Models) with { Encoder = "none.parley" })).Message.ShouldContain("parley train stands --encoder");

    [Fact]
    public void A_missing_model_of_attributions_says_how_to_rebuild_it() =>
        Should.Throw<KnowledgeException>(() => Careful(CarefulModels.In(Models) with { Attributions = "none.parley" })).Message.ShouldContain("parley train attribution --setting careful");

    [Fact]
    public void Attributions_are_learned_from_what_the_encoder_says_and_twice_alike()
    {
        const string Line = """{"text": "The talks failed, he said. She denied it.", "attributions": [{"source": [[18, 20]], "cue": [[21, 25]], "content": [[0, 16]]}]}""";
        var (corpus, first, second) = (Path.GetTempFileName(), Path.GetTempFileName(), Path.GetTempFileName());
        File.WriteAllText(corpus, Line);
        using var encoder = CarefulModels.In(Models).LoadEncoder();
        var language = LanguageModel.Load(ReaderModels.LanguageFile(Models));
        var told = new List<string>();
        AttributionSightsTrainer.Train(corpus, language, encoder, first, told.Add);
        AttributionSightsTrainer.Train(corpus, language, encoder, second, _ => { });

        told[0].ShouldBe("2 sentences, 1 cues");
        File.ReadAllBytes(second).ShouldBe(File.ReadAllBytes(first));
        foreach (var file in new[] { corpus, first, second })
        {
            File.Delete(file);
        }
    }

    private static StoryReader Careful(CarefulModels careful) => StoryReader.Load(
        Path.Combine(Shared.Root, "data"), Codebook.Load(Path.Combine(Shared.Root, "codebook")), ReaderModels.In(Models, Setting.Careful) with { Careful = careful });

    private static Story Story() => StoryHead.Read("test", Text, new DateOnly(2025, 4, 17));

    private static string Json(StoryReader reader)
    {
        using var stream = new MemoryStream();
        RecordJson.Write(reader.Read(Story()), stream, false, true);
        return System.Text.Encoding.UTF8.GetString(stream.ToArray());
    }
}
