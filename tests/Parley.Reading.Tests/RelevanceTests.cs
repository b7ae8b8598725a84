using Parley.Reading.Actors;
using Parley.Reading.Frames;
using Parley.Reading.Items;
using Parley.Record;

namespace Parley.Reading.Tests;

public class RelevanceTests
{
    [Fact]
    public void Where_hardly_anybody_is_public_only_public_items_are_kept() =>
        Relevance.Keep([By(null), By(null), By("FRA"), By(null)]).Select(d => d.One("actors")!.Country).ShouldBe(["FRA"]);

    [Fact]
    public void Unknown_people_among_public_ones_are_kept() => Relevance.Keep([By(null), By("FRA"), By("IRN"), By(null)]).Count.ShouldBe(4);

    [Fact]
    public void Short_texts_are_not_judged() => Relevance.Keep([By(null), By(null)]).Count.ShouldBe(2);

    private static Draft By(string? country)
    {
        var draft = new Draft(new Makes(ItemKind.Action, Action: ActionType.Decide), "action.decide", "adopted");
        draft.Put("actors", new Actor(EntityKind.Person, "Anna Lee") { Country = country });
        return draft;
    }
}
