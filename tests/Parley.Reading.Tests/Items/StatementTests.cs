using Parley.Record;

namespace Parley.Reading.Tests.Items;

// The stories are published on Thursday 17 April 2025.
public class StatementTests
{
    [Theory]
    [InlineData("Speaking to reporters in Oslo, the foreign minister said the talks would go on.", "reporters")]
    [InlineData("In an interview with NBC, Emmanuel Macron said that the plan had failed.", "NBC")]
    [InlineData("\"I back the plan,\" Emmanuel Macron said Tuesday on CNN's \"The Late Hour.\"", "CNN")]
    [InlineData("Asked by reporters about the talks, Emmanuel Macron said they had failed.", "reporters")]
    [InlineData("The senator said on CNN's \"Morning Table\" that the White House had blinked.", "CNN")]
    [InlineData("Jan Novak, interviewed by the BBC, said the deal was good.", "BBC")]
    [InlineData("Jan Novak told Reuters that the deal was good.", "Reuters")]
    [InlineData("In a letter to Congress, John Kerry said the sanctions were working.", "Congress")]
    public void Whom_a_speaker_speaks_to_beside_the_verb_is_told(string text, string addressee)
    {
        var record = Shared.Read(text);
        Name(record, record.Statements[0].Addressee).ShouldBe(addressee);
    }

    [Fact]
    public void He_goes_on_to_tell_whom_he_was_telling()
    {
        var record = Shared.Read("Emmanuel Macron told reporters that the talks had failed. He said that nobody was to blame.");
        record.Statements.Length.ShouldBe(2);
        record.Statements.ShouldAllBe(s => Name(record, s.Addressee) == "reporters");
    }

    [Theory]
    [InlineData("In an interview with NBC, Emmanuel Macron said that the plan had failed. He also argued that nobody was to blame.", "NBC")]
    [InlineData("In an interview with NBC, Emmanuel Macron said that the plan had failed. The critics have been loud since he said last year that nobody was to blame.", null)]
    public void Whom_he_gave_an_interview_he_goes_on_to_tell_but_not_what_he_said_another_time(string text, string? addressee)
    {
        var record = Shared.Read(text);
        record.Statements.Length.ShouldBe(2);
        Name(record, record.Statements[1].Addressee).ShouldBe(addressee);
    }

    [Theory]
    [InlineData("France will never leave the pact, Emmanuel Macron said on Monday, Fox News reported.", "Fox News")]
    [InlineData("TASS quoted Sergei Lavrov as saying that the talks had failed.", "TASS")]
    [InlineData("\"The talks have failed,\" Sergei Lavrov said, according to Reuters.", "Reuters")]
    [InlineData("\"They never speak to us directly,\" Sergei Lavrov was quoted by TASS as saying.", "TASS")]
    public void Who_reports_that_another_said_it(string text, string relayer)
    {
        var record = Shared.Read(text);
        var statement = record.Statements.ShouldHaveSingleItem();
        (Name(record, statement.Speaker), Name(record, statement.Attribution)).ShouldBe((text.Contains("Lavrov", StringComparison.Ordinal) ? "Sergei Lavrov" : "Emmanuel Macron", relayer));
    }

    [Theory]
    [InlineData("Emmanuel Macron said that Iran had released two sailors.", "Emmanuel Macron")]
    [InlineData("Emmanuel Macron said the pact, which Russia signed in May, was dead.", null)]
    [InlineData("Iran said it had released two sailors.", null)]
    public void An_act_rests_on_the_word_of_one_who_asserts_it_of_others(string text, string? witness)
    {
        var record = Shared.Read(text);
        Name(record, record.Actions.ShouldHaveSingleItem().Attribution).ShouldBe(witness);
    }

    private static string? Name(StoryRecord record, string? id) => record.Entities.FirstOrDefault(e => e.Id == id)?.Name;
}
