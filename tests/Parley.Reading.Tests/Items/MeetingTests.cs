using Parley.Record;

namespace Parley.Reading.Tests.Items;

// The stories are published on Thursday 17 April 2025.
public class MeetingTests
{
    [Theory]
    [InlineData("The board is to meet on Monday in Vienna.", Status.Planned)]
    [InlineData("The president had been due to meet the king in Oslo.", Status.Planned)]
    [InlineData("The minister landed in Belgrade on Monday for talks with the president.", Status.Planned)]
    [InlineData("The minister was expected to visit Oslo and meet the king.", Status.Planned)]
    [InlineData("The minister met the king in Oslo on Monday.", Status.Happened)]
    [InlineData("The president called off a meeting with the king.", Status.Not)]
    public void How_sure_a_meeting_is(string text, Status status) => Shared.Read(text).Meetings[0].Status.ShouldBe(status);

    [Theory]
    [InlineData("Israeli-Syrian peace talks were held in Geneva in March.", "Israel, Syria")]
    [InlineData("The foreign minister spoke after a meeting with President Emmanuel Macron in Paris.", "Emmanuel Macron, foreign minister")]
    [InlineData("Russia and Ukraine exchanged prisoners. The two sides will meet on Friday.", "Russia, Ukraine")]
    [InlineData("Israel and Syria traded accusations. The two foes will meet on Friday.", "Israel, Syria")]
    [InlineData("Israel and Syria traded accusations. Both states will hold talks in Geneva on Friday.", "Israel, Syria")]
    [InlineData("Vladimir Putin flew to Paris to see Emmanuel Macron. The two counterparts met on Friday.", "Emmanuel Macron, Vladimir Putin")]
    [InlineData("John Kerry spoke with reporters at the outset of talks with Mahmoud Abbas in Amman.", "John Kerry, Mahmoud Abbas")]
    [InlineData("Vladimir Putin had a phone conversation with Emmanuel Macron.", "Emmanuel Macron, Vladimir Putin")]
    [InlineData("John Kerry called Mahmoud Abbas on Sunday.", "John Kerry, Mahmoud Abbas")]
    [InlineData("The foreign ministry summoned the Russian ambassador on Tuesday.", "Russian ambassador, foreign ministry")]
    public void Who_takes_part(string text, string expected)
    {
        var record = Shared.Read(text);
        string.Join(", ", record.Meetings[0].Participants.Select(id => record.Entities.Single(e => e.Id == id).Name).Order(StringComparer.Ordinal)).ShouldBe(expected);
    }

    [Theory]
    [InlineData("John Kerry said on Monday after a meeting with Philip Hammond that time was short.", "2025-04-14")]
    [InlineData("Hopes fell after talks last week in Geneva between Russia and Ukraine.", "2025-04-07/2025-04-13")]
    public void When_a_meeting_was(string text, string time) => Shared.Read(text).Meetings[0].Time.ShouldBe(time);

    [Fact]
    public void What_talks_are_on_is_not_where_they_are() =>
        Shared.Read("Officials from Japan opened a conference on Monday on Sri Lanka.").Meetings[0].Place.ShouldBeNull();

    [Theory]
    [InlineData("Foreign Minister Mate Novak flew to Cairo on Monday for talks with President Hosni Mubarak.")]
    [InlineData("Foreign Minister Mate Novak rushed to Cairo on Monday for talks with President Hosni Mubarak.")]
    public void Whom_a_traveller_goes_to_see_is_host(string text)
    {
        var record = Shared.Read(text);
        record.Entities.Single(e => e.Id == record.Meetings[0].Host).Name.ShouldBe("Hosni Mubarak");
    }

    [Theory]
    [InlineData("Russia and Turkey held talks in an attempt to broker a truce.", "a truce")]
    [InlineData("Russia and Turkey held talks in the hope of ending the war.", "the war")]
    [InlineData("John Kerry met Mahmoud Abbas in Amman to discuss the new border posts.", "the new border posts")]
    [InlineData("John Kerry met Mahmoud Abbas in Amman to attend a dinner.", null)]
    [InlineData("John Kerry met Mahmoud Abbas in Amman to commemorate the treaty.", null)]
    public void What_a_meeting_is_for_is_its_topic(string text, string? topic) => Shared.Read(text).Meetings[0].Topics.FirstOrDefault().ShouldBe(topic);

    [Theory]
    [InlineData("John Kerry met Emmanuel Macron in Paris on Monday.", "Emmanuel Macron")]
    [InlineData("John Kerry met Emmanuel Macron in Oslo on Monday.", null)]
    public void Who_meets_a_guest_at_home_is_host(string text, string? host)
    {
        var record = Shared.Read(text);
        record.Entities.FirstOrDefault(e => e.Id == record.Meetings[0].Host)?.Name.ShouldBe(host);
    }

    [Fact]
    public void Tellings_of_one_meeting_are_one()
    {
        var meeting = Shared.Read("Russia and Turkey held talks in Istanbul on Monday. The talks dealt with grain.").Meetings.ShouldHaveSingleItem();
        meeting.Place.ShouldBe("Istanbul");
    }

    [Theory]
    [InlineData("The minister spoke at a news conference.")]
    [InlineData("The president talked with reporters.")]
    [InlineData("The president spoke with columnists on Monday.")]
    [InlineData("The president spoke with Fox News.")]
    [InlineData("John Kerry called Mahmoud Abbas a friend.")]
    [InlineData("He repeated his call for calm.")]
    public void Talk_to_the_press_is_no_meeting(string text) => Shared.Read(text).Meetings.ShouldBeEmpty();
}
