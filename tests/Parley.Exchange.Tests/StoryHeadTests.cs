namespace Parley.Exchange.Tests;

public class StoryHeadTests
{
    [Theory]
    [InlineData("date 2025-04-17 PARIS (AP) — Talks began.", "2025-04-17", "Paris", "AP", "Talks began.")]
    [InlineData("PARIS — (AP) — Talks began.", null, "Paris", "AP", "Talks began.")]
    [InlineData("KHARTOUM, Nov. 29, 2005 (Xinhua) -- Talks began.", "2005-11-29", "Khartoum", "Xinhua", "Talks began.")]
    [InlineData("BELFAST, Northern Ireland (AP)_ Talks began.", null, "Belfast, Northern Ireland", "AP", "Talks began.")]
    [InlineData("date 2016-11-29 MOSCOW, Nov 29 (Reuters) - Talks began.", "2016-11-29", "Moscow", "Reuters", "Talks began.")]
    [InlineData("(CNN) -- Talks began.", null, null, "CNN", "Talks began.")]
    [InlineData("WASHINGTON — Talks began.", null, "Washington", null, "Talks began.")]
    [InlineData("Ann Wilson\n\nRiverton Herald\n\nTOKYO — Talks began.", null, "Tokyo", null, "Talks began.")]
    [InlineData("Talks began.", null, null, null, "Talks began.")]
    [InlineData("Date: 17 April 2025\nTitle: Peace at last\n\nTalks began.", "2025-04-17", null, null, "Talks began.")]
    [InlineData("Published: April 17, 2025\n\nTalks began.", "2025-04-17", null, null, "Talks began.")]
    public void Reads_what_stands_before_the_telling(string text, string? date, string? place, string? agency, string body)
    {
        var story = StoryHead.Read("a", text, null);
        story.Published?.ToString("yyyy-MM-dd").ShouldBe(date);
        story.Dateline?.Place.ShouldBe(place);
        story.Dateline?.Agency.ShouldBe(agency);
        text[story.BodyStart..].ShouldBe(body);
    }

    [Fact]
    public void A_date_that_the_user_gives_overrules_the_story() =>
        StoryHead.Read("a", "date 2025-04-17 Talks.", new DateOnly(2024, 1, 2)).Published.ShouldBe(new DateOnly(2024, 1, 2));
}
