using Parley.Exchange;
using Parley.Language;
using Parley.Reading.Frames;
using Parley.Reading.Judging;
using Parley.Reading.Knowledge;
using Parley.Record;

namespace Parley.Reading.Tests.Judging;

public class StandFinderTests
{
    private static readonly string Models = Path.Combine(Shared.Root, "data", "models");

    /// <summary>A judge that by itself believes nothing.</summary>
    private static readonly Judge Strict = new(
        [new FeatureNet([], FeatureNet.RowsOf([]), FiringFeatures.Dense, 4, Judge.Questions)], [.. Enumerable.Repeat(1f, Judge.Questions)]);

    [Fact]
    public void What_was_sighted_counts_beside_the_judge()
    {
        var examined = Examined("Russia rejected the plan.");
        Shared.Reader.Compose(examined, Strict).Items.OfType<Position>().ShouldBeEmpty();
        var position = Shared.Reader.Compose(examined with { Sightings = Seen(examined, "plan", Stance.Opposes, 8, -1) }, Strict).Items.OfType<Position>().ShouldHaveSingleItem();
        position.Why.Rule.ShouldBe("position.reject");
        position.Stance.ShouldBe(Stance.Opposes);
    }

    [Fact]
    public void Two_stands_on_one_thing_keep_their_own_stances()
    {
        var examined = Examined("Ukraine has accepted a ceasefire that the United States proposed.");
        var record = Shared.Reader.Compose(examined with { Sightings = Seen(examined, "ceasefire", Stance.Supports, 6, who: 0) }, Strict);
        record.Items.OfType<Position>().Select(p => p.Stance).ShouldBe([Stance.Supports, Stance.Offers], ignoreOrder: true);
    }

    [Fact]
    public void A_stand_that_no_frame_tells_is_told_where_it_was_sighted()
    {
        var examined = Examined("Ukraine snorted at the plan.");
        var record = Shared.Reader.Compose(examined with { Sightings = Seen(examined, "plan", Stance.Opposes, 2, who: 0) }, Strict);
        var position = record.Items.OfType<Position>().ShouldHaveSingleItem();
        position.Why.Rule.ShouldBe("position.sighted");
        position.Object.ShouldBe("the plan");
        record.Entities.Single(e => e.Id == position.Holder).Name.ShouldBe("Ukraine");
    }

    [Fact]
    public void What_is_hardly_likelier_than_nothing_is_not_told()
    {
        var examined = Examined("Ukraine snorted at the plan.");
        Shared.Reader.Compose(examined with { Sightings = Seen(examined, "plan", Stance.Opposes, 0.1f, who: 0) }, Strict).Items.OfType<Position>().ShouldBeEmpty();
    }

    [Fact]
    public void Nothing_is_seen_where_nobody_acts_or_speaks()
    {
        var examined = Examined("It rained.");
        using var finder = StandFinder.Load(Path.Combine(Models, "stands.parley"), Language());
        finder.In(examined.Scene, examined.Said, examined.Firings).Best(1, ItemKind.Position).Odds.ShouldBeLessThan(0);
    }

    [Fact]
    public void A_missing_model_says_how_to_rebuild_it() =>
        Should.Throw<KnowledgeException>(() => StandFinder.Load("none.parley", Language())).Message.ShouldContain("parley train stands");

    [Fact]
    public void A_model_of_another_kind_is_refused() =>
        Should.Throw<InvalidDataException>(() => StandFinder.Load(Path.Combine(Models, "judge.parley"), Language())).Message.ShouldContain("of a finder of stands is missing");

    private static LanguageModel Language() => LanguageModel.Load(Path.Combine(Models, "english.parley"));

    private static Examination Examined(string text) => Shared.Reader.Examine(StoryHead.Read("test", text, new DateOnly(2025, 4, 17)));

    private static Sightings Seen(Examination examined, string word, Stance stance, float odds, int who)
    {
        var tree = examined.Scene.Tree;
        var seen = new Sightings(tree.Tokens.Length, examined.Firings);
        var scores = new float[Judge.Stances.Count + 1];
        scores.AsSpan(1).Fill(-4);
        scores[1 + (int)stance] = odds;
        seen.Take(Enumerable.Range(0, tree.Tokens.Length).First(t => tree.Lower(t) == word), scores, new float[Judge.Actions.Count + 1].Select((_, i) => i == 0 ? 0 : -4f).ToArray(), who);
        return seen;
    }
}
