using Parley.Exchange;
using Parley.Reading.Judging;

namespace Parley.Reading.Tests.Judging;

public class PublicAffairsTests
{
    [Theory]
    [InlineData("The coach wants a better defence. The striker scored twice as the team won its third game of the season, and fans cheered in the rain.", false)]
    [InlineData("Melt the butter in a pan, add the garlic and let it brown. Serve the fish with lemon and a green salad.", false)]
    [InlineData("Ukraine has endorsed the ceasefire. Russia rejected the plan, the foreign minister said.", true)]
    [InlineData("Rebels shelled the town on Monday, the army said. The government called for talks.", true)]
    public void Stories_of_states_and_forces_are_told_from_others(string text, bool isPublic)
    {
        var examined = Shared.Reader.Examine(StoryHead.Read("test", text, new DateOnly(2025, 4, 17)));
        (PublicAffairs.Of(examined.Scene) >= PublicAffairs.Least).ShouldBe(isPublic);
    }

    [Fact]
    public void There_is_no_doubt_about_a_story_of_public_affairs()
    {
        PublicAffairs.Doubt(PublicAffairs.Least).ShouldBe(0);
        PublicAffairs.Doubt(0).ShouldBeGreaterThan(3);
    }
}
