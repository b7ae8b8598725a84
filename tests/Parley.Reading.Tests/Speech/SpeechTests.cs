namespace Parley.Reading.Tests.Speech;

public class SpeechTests
{
    [Theory]
    [InlineData("“We want peace,” Macron said.", "Macron", "“We want peace,”")]
    [InlineData("\"We want peace,\" said Sergei Lavrov.", "Sergei Lavrov", "\"We want peace,\"")]
    [InlineData("The ministry said that the talks had failed.", "ministry", "the talks had failed")]
    [InlineData("The talks had failed, the ministry said.", "ministry", "The talks had failed")]
    [InlineData("The talks failed, according to the Kremlin.", "Russia", "The talks failed")]
    [InlineData("Interfax quoted Lavrov as saying that the talks had failed.", "Lavrov", "the talks had failed")]
    [InlineData("According to the Kremlin, the talks failed.", "Russia", "the talks failed")]
    [InlineData("“We want peace,” Macron said. “And we will get it.”", "Macron", "“We want peace,” … “And we will get it.”")]
    [InlineData("“The road is closed. Nobody can get through to the port,” Macron told reporters.", "Macron", "“The road is closed. Nobody can get through to the port,”")]
    [InlineData("Macron said:\n\n“We want peace with all our neighbours.”", "Macron", "“We want peace with all our neighbours.”")]
    [InlineData("Macron said the talks had failed, adding that France would go on.", "Macron", "the talks had failed … France would go on")]
    [InlineData("The army accused rebels of shelling the port.", "army", "shelling the port")]
    [InlineData("Foreign Minister of Jordan Ayman Safadi said the border was closed.", "Ayman Safadi", "the border was closed")]
    [InlineData("The truce had failed in the first hours of its first day, Lavrov said, Reuters reported.", "Lavrov", "The truce had failed in the first hours of its first day")]
    public void Finds_who_says_what(string text, string speaker, string content)
    {
        var record = Shared.Read(text);
        var statement = record.Statements.ShouldHaveSingleItem();
        record.Entities.First(e => e.Id == statement.Speaker).Name.ShouldBe(speaker);
        string.Join(" … ", statement.Content).ShouldBe(content);
    }

    [Theory]
    [InlineData("The minister did not say when the talks would resume.")]
    [InlineData("The so-called “road map” failed.")]
    [InlineData("The rebels claimed responsibility for the blast.")]
    [InlineData("Analysts expect the talks to fail.")]
    public void Finds_no_statement_where_nothing_is_said(string text) => Shared.Read(text).Statements.ShouldBeEmpty();

    [Fact]
    public void Each_of_several_speakers_makes_the_statement()
    {
        var record = Shared.Read("Sergei Lavrov and John Kerry said the talks had failed.");
        record.Statements.Select(s => record.Entities.First(e => e.Id == s.Speaker).Name).ShouldBe(["Sergei Lavrov", "John Kerry"]);
        record.Statements.ShouldAllBe(s => s.Content[0] == "the talks had failed");
    }

    [Fact]
    public void It_said_goes_on_with_the_body_that_spoke_last()
    {
        var record = Shared.Read("The Foreign Ministry said Iran had broken the deal. It said talks would go on.");
        record.Statements.Length.ShouldBe(2);
        record.Statements[1].Speaker.ShouldBe(record.Statements[0].Speaker);
    }

    [Fact]
    public void What_is_told_in_a_statement_rests_on_its_speaker()
    {
        var record = Shared.Read("Rebels attacked the town of Goma on Monday, the army said.");
        var incident = record.Incidents.ShouldHaveSingleItem();
        record.Entities.First(e => e.Id == incident.Attribution).Name.ShouldBe("army");
        (incident.Time, incident.Place).ShouldBe(("2025-04-14", "Goma"));
    }
}
