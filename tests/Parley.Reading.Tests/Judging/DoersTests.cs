using Parley.Exchange;
using Parley.Reading.Actors;
using Parley.Reading.Frames;
using Parley.Reading.Judging;
using Parley.Reading.Knowledge;
using Parley.Record;

namespace Parley.Reading.Tests.Judging;

public class DoersTests
{
    private static readonly string Models = Path.Combine(Shared.Root, "data", "models");

    [Fact]
    public void Whose_an_act_may_be_are_those_the_sentence_names_the_one_who_speaks_and_their_governments()
    {
        var examined = Examined("OSLO (AP) — Sweden rejected the plan on Monday.\n\n\"We deployed two frigates,\" Defense Minister Jan Novak of Poland said.");
        var firing = examined.Firings.First(f => f.Frame.Makes.Action == ActionType.Deploy);
        var doers = new DoerFinder(examined.Scene, examined.Said).Of(DoerFinder.DoingOf(firing, examined.Scene));
        doers.ShouldContain(d => d.Origin == DoerOrigin.Speaker && d.Actor!.Name == "Jan Novak");
        doers.ShouldContain(d => d.Origin == DoerOrigin.Word && d.Actor!.Name == "Poland");
        doers.ShouldContain(d => d.Origin == DoerOrigin.Before && d.Actor!.Name == "Sweden");
        doers.ShouldContain(d => d.Origin == DoerOrigin.Nobody);
    }

    [Fact]
    public void The_government_of_a_speaker_is_thought_of_though_no_word_names_it()
    {
        var examined = Examined("Sweden's Prime Minister Eva Berg landed in Oslo on Monday. \"We deployed two frigates,\" Berg said.");
        var firing = examined.Firings.First(f => f.Frame.Makes.Action == ActionType.Deploy);
        new DoerFinder(examined.Scene, examined.Said).Of(DoerFinder.DoingOf(firing, examined.Scene)).ShouldContain(d => d.Origin == DoerOrigin.SpeakersLand && d.Land == "SWE");
    }

    [Fact]
    public void Without_networks_the_frame_says_whose_it_is()
    {
        var examined = Examined("Turkey rejected the plan.");
        examined.Doers.ShouldBeNull();
        Shared.Reader.Compose(examined, null).Items.OfType<Position>().ShouldHaveSingleItem();
    }

    [Fact]
    public void An_act_that_is_somebody_elses_is_given_to_him()
    {
        var examined = Examined("Turkey rejected the plan of Norway.");
        var firing = examined.Firings.First(f => f.Frame.Name == "position.reject");
        var norway = examined.Scene.Cast.Actors.Single(a => a.Country == "NOR");
        new Reading.Items.ItemMaker(examined.Scene, examined.Said).Make(firing with { Who = [norway] }).ShouldHaveSingleItem().One("holder").ShouldBe(norway);
    }

    [Fact]
    public void Of_several_whose_a_stand_is_each_holds_one()
    {
        var examined = Examined("Turkey and Norway met Sweden. Finland rejected the plan.");
        var firing = examined.Firings.First(f => f.Frame.Name == "position.reject");
        var two = examined.Scene.Cast.Actors.Where(a => a.Country is "TUR" or "NOR").ToList();
        new Reading.Items.ItemMaker(examined.Scene, examined.Said).Make(firing with { Who = two }).Select(d => d.One("holder")).ShouldBe(two);
    }

    [Fact]
    public void Whoever_the_network_of_sentences_finds_much_likelier_has_it()
    {
        using var reader = StoryReader.Load(
            Path.Combine(Shared.Root, "data"), Codebook.Load(Path.Combine(Shared.Root, "codebook")),
            new ReaderModels(ReaderModels.LanguageFile(Models), AntecedentModel.Rules));
        var examined = reader.Examine(StoryHead.Read("test", "Turkey said Russia rejected the plan.", new DateOnly(2025, 4, 17)));
        var seen = new Sightings(examined.Scene.Tree.Tokens.Length, examined.Firings);
        seen.Take(5, [0, .. Judge.Stances.Select(_ => -4f)], [0, .. Judge.Events.Select(_ => -4f)], [(0, 9), (2, 0), (-1, 0)]);
        var doers = new Doers(examined.Scene, examined.Said, seen, Doers.Load(Path.Combine(Models, "doers.parley")));
        doers.Of(examined.Firings.First(f => f.Frame.Name == "position.reject")).Who.ShouldNotBeNull().ShouldHaveSingleItem().Name.ShouldBe("Turkey");
    }

    [Fact]
    public void A_missing_model_says_how_to_rebuild_it() =>
        Should.Throw<KnowledgeException>(() => Doers.Load("none.parley")).Message.ShouldContain("parley train doers");

    [Fact]
    public void A_model_of_another_kind_is_refused() =>
        Should.Throw<InvalidDataException>(() => Doers.Load(Path.Combine(Models, "judge.parley"))).Message.ShouldContain("another version");

    private static Examination Examined(string text) => Shared.Reader.Examine(StoryHead.Read("test", text, new DateOnly(2025, 4, 17)));
}
