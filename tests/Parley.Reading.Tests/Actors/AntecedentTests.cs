using Parley.Exchange;
using Parley.Reading.Actors;
using Parley.Reading.Frames;
using Parley.Reading.Knowledge;
using Parley.Record;

namespace Parley.Reading.Tests.Actors;

public class AntecedentTests
{
    private static readonly string Data = Path.Combine(Shared.Root, "data");
    private static readonly string Model = Path.Combine(Data, "models", "antecedents.parley");

    [Fact]
    public void The_president_is_the_one_the_story_is_about_not_the_last_one_named()
    {
        var record = Read(AntecedentModel.Load(Model), """
            WASHINGTON (AP) — President Donald Trump will fly to Florida on Tuesday. Trump spoke with Chinese President Xi Jinping by telephone.

            "He wants a deal," the president told reporters.
            """);
        Speaker(record, "wants a deal").ShouldBe("Donald Trump");
    }

    [Fact]
    public void An_official_without_a_name_is_no_minister_named_before()
    {
        var record = Read(AntecedentModel.Load(Model), """
            WASHINGTON (AP) — Secretary of State John Kerry flew to Geneva on Monday. The talks may take weeks, a State Department official said.

            "We have time," the official said.
            """);
        Speaker(record, "We have time").ShouldNotBe("John Kerry");
    }

    [Fact]
    public void Somebody_described_is_not_named_later_by_a_name_of_another_country()
    {
        var record = Read(AntecedentModel.Load(Model), "Turkey's president called for calm on Sunday. He spoke with President Donald Trump by telephone.");
        record.Entities.ShouldNotContain(e => e.Name == "Donald Trump" && e.Country == "TUR");
    }

    [Fact]
    public void Without_a_model_the_rules_decide()
    {
        using var reader = Reader(AntecedentModel.Rules);
        reader.Examine(StoryHead.Read("test", "Jan Novak met the king. He left.", null)).Scene.Cast.Choices.ShouldBeEmpty();
    }

    [Fact]
    public void Choices_are_kept_where_they_are_to_be_learned_from()
    {
        using var reader = Reader(AntecedentModel.Learning);
        var choice = reader.Examine(StoryHead.Read("test", "Prime Minister Jan Novak met the king of Jordan. He left on Monday.", null)).Scene.Cast.Choices.Single(c => c.Mention.Form == MentionForm.Pronoun);
        choice.Offers.Select(o => o.Actor!.Name).ShouldContain("Jan Novak");
        choice.Offers.ShouldAllBe(o => o.Features.Length > 0);
    }

    [Fact]
    public void A_missing_model_says_how_to_rebuild_it() =>
        Should.Throw<KnowledgeException>(() => AntecedentModel.Load("none.parley")).Message.ShouldContain("parley train antecedents");

    [Fact]
    public void A_model_of_another_kind_is_refused() =>
        Should.Throw<InvalidDataException>(() => AntecedentModel.Load(Path.Combine(Data, "models", "judge.parley"))).Message.ShouldContain("another version");

    private static string Speaker(StoryRecord record, string words)
    {
        var statement = record.Items.OfType<Statement>().Single(s => s.Content.Any(c => c.Contains(words, StringComparison.Ordinal)));
        return record.Entities.Single(e => e.Id == statement.Speaker).Name;
    }

    private static StoryRecord Read(AntecedentModel antecedents, string text)
    {
        using var reader = Reader(antecedents);
        return reader.Read(StoryHead.Read("test", text, new DateOnly(2019, 6, 17)));
    }

    private static StoryReader Reader(AntecedentModel antecedents) => StoryReader.Load(
        Data, Codebook.Load(Path.Combine(Shared.Root, "codebook")), new ReaderModels(ReaderModels.LanguageFile(Path.Combine(Data, "models")), antecedents));
}
