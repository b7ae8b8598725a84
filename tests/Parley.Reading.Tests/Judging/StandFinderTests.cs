using Parley.Exchange;
using Parley.Language;
using Parley.Reading.Frames;
using Parley.Reading.Judging;
using Parley.Reading.Knowledge;
using Parley.Reading.Nets;
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
    public void A_meeting_that_no_frame_tells_is_told_where_it_was_sighted()
    {
        var examined = Examined("Russia palavered with Turkey in Sochi.");
        var record = Shared.Reader.Compose(examined with { Sightings = Seen(examined, "palavered", Judge.Events, Judge.Events.Count - 1, 3, [(0, 1), (3, 0), (-1, -2)]) }, Strict);
        var meeting = record.Items.OfType<Meeting>().ShouldHaveSingleItem();
        meeting.Why.Rule.ShouldBe("meeting.sighted");
        meeting.Participants.Select(p => record.Entities.Single(e => e.Id == p).Name).ShouldBe(["Russia", "Turkey"], ignoreOrder: true);
    }

    [Fact]
    public void An_attack_that_no_frame_tells_is_told_where_it_was_sighted()
    {
        var examined = Examined("Rebels torpedoed a ferry off Aden on Monday.");
        var attack = Judge.Events.ToList().FindIndex(e => Judge.Classes[e].Incident == IncidentType.Attack);
        var record = Shared.Reader.Compose(examined with { Sightings = Seen(examined, "torpedoed", Judge.Events, attack, 3, [(0, 1), (-1, -2)]), Firings = [] }, Strict);
        var incident = record.Items.OfType<Incident>().ShouldHaveSingleItem();
        incident.Why.Rule.ShouldBe("incident.sighted");
        record.Entities.Single(e => e.Id == incident.Attacker).Kind.ShouldBe(EntityKind.ArmedGroup);
    }

    [Fact]
    public void A_stand_seen_at_two_words_of_one_phrase_is_as_likely_as_at_both_together_and_told_once()
    {
        var examined = Examined("Ukraine snorted at an end to the siege.");
        var seen = Seen(examined, "end", Stance.Opposes, -0.5f, who: 0);
        Shared.Reader.Compose(examined with { Sightings = seen }, Strict).Items.OfType<Position>().ShouldBeEmpty();
        See(seen, examined, "siege", Judge.Stances, (int)Stance.Opposes, -0.6f, [(0, 0)]);
        Shared.Reader.Compose(examined with { Sightings = seen }, Strict).Items.OfType<Position>().ShouldHaveSingleItem().Object.ShouldBe("an end to the siege");
    }

    [Fact]
    public void Stands_seen_at_words_of_different_phrases_do_not_help_each_other()
    {
        var examined = Examined("Ukraine snorted at the truce and a visit by the envoy of the alliance to the region.");
        var seen = Seen(examined, "truce", Stance.Opposes, -0.5f, who: 0);
        See(seen, examined, "region", Judge.Stances, (int)Stance.Opposes, -0.6f, [(0, 0)]);
        Shared.Reader.Compose(examined with { Sightings = seen }, Strict).Items.OfType<Position>().ShouldBeEmpty();
    }

    [Fact]
    public void Nothing_is_seen_where_nobody_acts_or_speaks()
    {
        var examined = Examined("It rained.");
        using var finder = StandFinder.Load(Path.Combine(Models, "stands.parley"), Language());
        finder.In(examined.Scene, examined.Said, examined.Firings).Best(1, ItemKind.Position).Odds.ShouldBeLessThan(0);
    }

    [Fact]
    public void Words_that_are_quoted_whole_are_an_object_without_their_marks() =>
        Shared.Read("Turkey rejected \"a pause in the fighting.\"").Items.OfType<Position>().ShouldHaveSingleItem().Object.ShouldBe("a pause in the fighting");

    [Fact]
    public void A_missing_model_says_how_to_rebuild_it() =>
        Should.Throw<KnowledgeException>(() => StandFinder.Load("none.parley", Language())).Message.ShouldContain("parley train stands");

    [Fact]
    public void A_model_of_another_kind_is_refused() =>
        Should.Throw<InvalidDataException>(() => StandFinder.Load(Path.Combine(Models, "judge.parley"), Language())).Message.ShouldContain("of a finder of stands is missing");

    private static LanguageModel Language() => LanguageModel.Load(Path.Combine(Models, "english.parley"));

    private static Examination Examined(string text) => Shared.Reader.Examine(StoryHead.Read("test", text, new DateOnly(2025, 4, 17)));

    private static Sightings Seen(Examination examined, string word, Stance stance, float odds, int who) =>
        Seen(examined, word, Judge.Stances, (int)stance, odds, [(who, 0)]);

    private static Sightings Seen(Examination examined, string word, IReadOnlyList<int> classes, int place, float odds, (int Token, float Score)[] partners)
    {
        var seen = new Sightings(examined.Scene.Tree.Tokens.Length, examined.Firings);
        See(seen, examined, word, classes, place, odds, partners);
        return seen;
    }

    private static void See(Sightings seen, Examination examined, string word, IReadOnlyList<int> classes, int place, float odds, (int Token, float Score)[] partners)
    {
        var tree = examined.Scene.Tree;
        float[] Scores(IReadOnlyList<int> of) => [0, .. of.Select((_, i) => ReferenceEquals(of, classes) && i == place ? odds : -4)];
        seen.Take(Enumerable.Range(0, tree.Tokens.Length).First(t => tree.Lower(t) == word), Scores(Judge.Stances), Scores(Judge.Events), partners);
    }
}
