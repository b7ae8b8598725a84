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
    public void Finds_no_statement_where_nothing_is_said(string text) => Shared.Read(text).Statements.ShouldBeEmpty();

    [Fact]
    public void What_is_told_in_a_statement_rests_on_its_speaker()
    {
        var record = Shared.Read("Rebels attacked the town of Goma on Monday, the army said.");
        var incident = record.Incidents.ShouldHaveSingleItem();
        record.Entities.First(e => e.Id == incident.Attribution).Name.ShouldBe("army");
        (incident.Time, incident.Place).ShouldBe(("2025-04-14", "Goma"));
    }
}
