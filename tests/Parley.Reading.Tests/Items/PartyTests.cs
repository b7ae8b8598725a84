using Parley.Record;

namespace Parley.Reading.Tests.Items;

// The stories are published on Thursday 17 April 2025.
public class PartyTests
{
    [Theory]
    [InlineData("Hungary insisted that Serbia be admitted to the talks.", "Serbia")]
    [InlineData("Turkey condemned Greece's decision to close the border.", "Greece")]
    [InlineData("Sudan has threatened to attack Chad.", "Chad")]
    [InlineData("Iran refused to negotiate with Turkey.", "Turkey")]
    [InlineData("Brazil called on Venezuela to release the prisoners.", "Venezuela")]
    [InlineData("Ankara accused Greece of violating its airspace.", "Greece")]
    public void Whom_a_stand_is_directed_at(string text, string toward)
    {
        var record = Shared.Read(text);
        record.Positions.Select(p => Name(record, p.Toward)).ShouldContain(toward);
    }

    [Theory]
    [InlineData("The United States imposed sanctions on Iran in March.", "Iran")]
    [InlineData("France sent weapons to Ukraine on Monday.", "Ukraine")]
    public void Whom_an_act_is_done_to(string text, string target)
    {
        var record = Shared.Read(text);
        record.Actions.Select(a => Name(record, a.Target)).ShouldContain(target);
    }

    [Fact]
    public void One_who_stands_is_not_whom_he_stands_against()
    {
        var position = Shared.Read("Turkey condemned the bombing.").Positions.ShouldHaveSingleItem();
        position.Toward.ShouldNotBe(position.Holder);
    }

    private static string? Name(StoryRecord record, string? id) => record.Entities.FirstOrDefault(e => e.Id == id)?.Name;
}
