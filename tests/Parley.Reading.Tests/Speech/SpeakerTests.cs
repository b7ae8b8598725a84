using Parley.Record;

namespace Parley.Reading.Tests.Speech;

public class SpeakerTests
{
    [Theory]
    [InlineData("“The deal is weak,” said Sen. Ann Wilson, R-Texas.", "Ann Wilson")]
    [InlineData("Sen. Ann Wilson (D-Ohio) said the deal was weak.", "Ann Wilson")]
    [InlineData("“Thirty people were brought in,” the head of the hospital told Reuters.", "head of the hospital")]
    [InlineData("A statement from the Foreign Ministry said the border was closed.", "Foreign Ministry")]
    [InlineData("The South Korean statement said the border was closed.", "South Korea")]
    [InlineData("A report published by Amnesty International said the prisoners were beaten.", "Amnesty International")]
    public void The_source_is_the_one_who_speaks(string text, string speaker) => SpeakerOf(text, ^1).Name.ShouldBe(speaker);

    [Fact]
    public void A_report_speaks_for_the_body_that_spoke_before_it() =>
        SpeakerOf("Amnesty International said the prison was full. The report said prisoners were beaten.", ^1).Name.ShouldBe("Amnesty International");

    [Fact]
    public void The_statement_is_that_of_the_one_who_spoke_in_one_not_of_the_last_speaker() =>
        SpeakerOf("The Foreign Ministry said in a statement that the border was closed. Ann Wilson, a lawyer, said the road was empty. The statement said it would open on Monday.", ^1)
            .Name.ShouldBe("Foreign Ministry");

    [Fact]
    public void What_one_says_twice_in_a_sentence_is_one_statement()
    {
        var statement = Shared.Read("The minister said the road was closed and warned that it would stay so.").Statements.ShouldHaveSingleItem();
        statement.Content.ShouldBe(["the road was closed", "it would stay so"]);
        Shared.Read("The minister said the road was closed and the mayor said it was open.").Statements.Length.ShouldBe(2);
    }

    [Fact]
    public void A_spokesman_for_somebody_named_is_not_that_person() =>
        SpeakerOf("A spokesman for Russian President Vladimir Putin warned that the strikes were a blow to trust.", ^1).Name.ShouldNotBe("Vladimir Putin");

    [Fact]
    public void Which_is_the_actor_right_before_it() =>
        SpeakerOf("The general spoke of a war with Iran, which denies that it closed the strait.", ^1).Name.ShouldBe("Iran");

    [Fact]
    public void An_official_is_not_the_minister_named_after_him()
    {
        var record = Shared.Read("One Pentagon official said the flights were small probes. Defense Secretary Chuck Hagel flew to Kyiv on Tuesday.");
        record.Entities.ShouldContain(e => e.Name == "Chuck Hagel" && !e.Names.Contains("One Pentagon official"));
    }

    [Fact]
    public void He_is_the_person_whom_the_sentence_between_is_about() =>
        SpeakerOf("“We are ready,” Sergei Lavrov said. Philip Hammond arrived in Vienna on Monday. “The deal is good,” he said.", ^1).Name.ShouldBe("Philip Hammond");

    [Fact]
    public void The_official_is_the_one_last_described_as_such() =>
        SpeakerOf("The strike killed Ahmed Godane, leader of the group. A senior Somali official told reporters the group was in disarray. The official said that the strike took place in a forest.", ^1)
            .Name.ShouldBe("A senior Somali official");

    [Fact]
    public void Somebody_described_is_known_by_the_whole_description()
    {
        var speaker = SpeakerOf("An official involved in the discussions said on Monday the plan was ready.", ^1);
        speaker.Names.ShouldContain("An official involved in the discussions");
        SpeakerOf("An official in Baghdad on Monday said the plan was ready.", ^1).Names.ShouldNotContain(n => n.Contains("Monday", StringComparison.Ordinal));
    }

    [Fact]
    public void The_administration_is_the_American_one_where_a_story_speaks_of_America() =>
        SpeakerOf("Iran, Iran and again Iran was the topic in Tehran as the United States pressed its plan. The administration said new sanctions were ready.", ^1).Country.ShouldBe("USA");

    [Fact]
    public void A_lone_Republican_is_the_senator_named_before() =>
        SpeakerOf("Sen. Ann Wilson, R-Texas, said the deal was weak. The Texas Republican said it would fail.", ^1).Name.ShouldBe("Ann Wilson");

    [Fact]
    public void The_body_somebody_speaks_for_is_an_actor_too()
    {
        var record = Shared.Read("Amnesty International spokeswoman Ann Wilson said the prison was full.");
        record.Entities.ShouldContain(e => e.Name == "Amnesty International");
    }

    private static Entity SpeakerOf(string text, Index statement)
    {
        var record = Shared.Read(text);
        return record.Entities.First(e => e.Id == record.Statements[statement].Speaker);
    }
}
