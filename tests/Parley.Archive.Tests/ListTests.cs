using Parley.Archive.Questions;
using Parley.Record;

namespace Parley.Archive.Tests;

/// <summary>Lists, matrices and sums that pages show; the same on both stores.</summary>
public class ListTests
{
    [Theory, InlineData("sqlite"), InlineData("postgres")]
    public void Stories_are_listed_latest_first_with_what_they_can_be_narrowed_to(string kind)
    {
        using var archive = Stores.New(kind).Open();
        Telling Met(string text, string day, string outlet, string with) => new Telling(text, day, outlet: outlet).Person("Ana Alba", "CHE").Person(with, "SWE").Met("Ana Alba", with, time: day);
        Telling.Add(archive, Met("Alba met Berg over grain.", "2024-12-30", "Wire", "Bo Berg"), Met("Alba met Celik over gas.", "2025-01-02", "Wire", "Cem Celik"), Met("Alba met Duda over grain again.", "2025-01-05", "Post", "Dan Duda"));
        var all = archive.Stories(null, new Filter());
        (all.Total, string.Join(' ', all.Stories.Select(s => s.Published!.Value.Day))).ShouldBe((3, "5 2 30"));
        all.Stories[0].Lead.ShouldBe("Alba met Duda over grain again.");
        all.Outlets.Select(o => (o.Value, o.Count)).ShouldBe([("Wire", 2), ("Post", 1)]);
        all.Years.Select(y => (y.Value, y.Count)).ShouldBe([("2025", 2), ("2024", 1)]);
        all.Countries.Select(c => (c.Name, c.Count)).ShouldBe([("Switzerland", 3), ("Sweden", 3)], ignoreOrder: true);
        all.Actors[0].Name.ShouldBe("Ana Alba");
        archive.Stories("grain", new Filter()).Total.ShouldBe(2);
        archive.Stories("grain", new Filter { Source = "post" }).Stories.Single().Outlet.ShouldBe("Post");
        archive.Stories(null, new Filter { Actor = all.Actors.Single(a => a.Name == "Cem Celik").Value }).Stories.Single().Lead.ShouldBe("Alba met Celik over gas.");
        archive.Stories(null, new Filter { Country = "Sweden", From = new DateOnly(2025, 1, 1) }).Years.Select(y => y.Value).ShouldBe(["2025-01"]);
        archive.Stories(null, new Filter { Limit = 1, Skip = 1 }).Stories.Single().Published.ShouldBe(new DateOnly(2025, 1, 2));
    }

    [Theory, InlineData("sqlite"), InlineData("postgres")]
    public void A_story_is_given_with_its_text_and_what_it_tells_and_each_piece_of_evidence_lies_in_it(string kind)
    {
        using var archive = Stores.New(kind).Open();
        Telling.Add(archive, new Telling("Ana met Bo in Bern.", key: "k1").Person("Ana Alba", "CHE").Person("Bo Berg", "SWE").Met("Ana Alba", "Bo Berg", place: "Bern", about: "a truce"));
        var story = archive.StoryText("k1");
        var item = story.Items.ShouldHaveSingleItem();
        (item.Id, item.Kind, item.Place, item.Text, item.Reports).ShouldBe(("m1", "meeting", "Bern", "a truce", 1));
        item.Parts.Select(p => p.Name).ShouldBe(["Ana Alba", "Bo Berg"]);
        item.Evidence.ShouldAllBe(e => story.Text.Length >= e.End && e.Start < e.End);
        archive.Event(item.Event!.Value).Sources.Single().Story.ShouldBe("k1");
        Should.Throw<ArchiveException>(() => archive.StoryText("k2")).Fault.ShouldBe(ArchiveFault.NoSuchStory);
        Should.Throw<ArchiveException>(() => archive.Event(99)).Fault.ShouldBe(ArchiveFault.NoSuchEvent);
    }

    [Theory, InlineData("sqlite"), InlineData("postgres")]
    public void A_matrix_shows_the_present_stance_of_each_on_each_topic_and_whether_it_changed(string kind)
    {
        using var archive = Stores.New(kind).Open();
        Telling Stand(string who, string code, string day, Stance stance, string on) => new Telling($"{who} on {day}: {on}.", day).Add(EntityKind.Government, who, code).Stands(who, stance, on);
        Telling.Add(
            archive, Stand("Russia", "RUS", "2025-03-01", Stance.Opposes, "a ceasefire"), Stand("Russia", "RUS", "2025-04-17", Stance.Supports, "a ceasefire over Easter"),
            Stand("Ukraine", "UKR", "2025-04-01", Stance.Supports, "an unconditional ceasefire"), Stand("Ukraine", "UKR", "2025-04-02", Stance.Demands, "sanctions"));
        var matrix = archive.StandMatrix(new Filter(), 10, 10);
        matrix.Topics[0].ShouldBe("ceasefire");
        matrix.Holders.Select(h => h.Name).ShouldBe(["Ukraine", "Russia"]);
        var russia = matrix.Cells.Single(c => c.HolderId == matrix.Holders[1].Id);
        (russia.Stance, russia.Stands, russia.Changed, russia.Day).ShouldBe(("supports", 2, true, new DateOnly(2025, 4, 17)));
        archive.StandHistory("Russia", "ceasefire").Steps.Select(s => (s.Stand.Type, s.Changed)).ShouldBe([("opposes", false), ("supports", true)]);
    }

    [Theory, InlineData("sqlite"), InlineData("postgres")]
    public void Tolls_are_summed_over_all_places_and_over_all_time(string kind)
    {
        using var archive = Stores.New(kind).Open();
        Telling Hit(string text, int killed, string place, string day) => new Telling(text, day).Add(EntityKind.Government, "Russia", "RUS").Hit("Russia", null, killed, place, day);
        Telling.Add(archive, Hit("Three died in Dnipro.", 3, "Dnipro", "2024-12-31"), Hit("Two were killed in Odesa.", 2, "Odesa", "2025-01-01"), Hit("A missile took four lives in Dnipro.", 4, "Dnipro", "2025-01-20"));
        archive.TollOverTime(new Filter(), Period.Month).Select(t => (t.Period, t.Killed.High)).ShouldBe([("2024-12", 3), ("2025-01", 6)]);
        archive.TollOverTime(new Filter { Place = "Dnipro" }, Period.Year).Select(t => (t.Period, t.Killed.High)).ShouldBe([("2024", 3), ("2025", 4)]);
        archive.TollByPlace(new Filter()).Select(t => (t.Place, t.Country, t.Killed.High)).ShouldBe([("Dnipro", "UKR", 7), ("Odesa", "UKR", 2)]);
    }

    [Theory, InlineData("sqlite"), InlineData("postgres")]
    public void Sums_are_narrowed_by_several_things_at_once(string kind)
    {
        using var archive = Stores.New(kind).Open();
        Telling Hit(string text, string by, string code, int killed, string place, string day, string outlet) => new Telling(text, day, outlet: outlet).Add(EntityKind.Government, by, code).Hit(by, null, killed, place, day);
        Telling.Add(
            archive, Hit("Three died in Dnipro.", "Russia", "RUS", 3, "Dnipro", "2024-12-31", "Wire"), Hit("Two were killed in Odesa.", "Russia", "RUS", 2, "Odesa", "2025-01-01", "Post"),
            Hit("A missile took four lives in Dnipro.", "Russia", "RUS", 4, "Dnipro", "2025-01-20", "Post"), Hit("Five died in Haifa.", "Iran", "IRN", 5, "Haifa", "2025-01-21", "Post"));
        archive.TollByPlace(new Filter { Country = "Russia", Source = "Post" }).Select(t => (t.Place, t.Killed.High)).ShouldBe([("Dnipro", 4), ("Odesa", 2)]);
        archive.TollOverTime(new Filter { Actor = "Russia", Place = "Ukraine", From = new DateOnly(2025, 1, 1) }, Period.Month).Select(t => (t.Period, t.Incidents, t.Killed.High)).ShouldBe([("2025-01", 2, 6)]);
        archive.Pairs(new Filter { Source = "Post" }).ShouldBeEmpty();
        archive.Changes(new DateOnly(2025, 1, 5), new Filter { Country = "Russia" }).Select(c => c.Event.Place).ShouldBe(["Dnipro"]);
    }

    [Theory, InlineData("sqlite"), InlineData("postgres")]
    public void What_was_asked_before_is_asked_anew_after_every_change(string kind)
    {
        using var archive = Stores.New(kind).Open();
        Telling Hit(string text, int killed, string place) => new Telling(text).Hit(null, null, killed, place, "2025-04-16");
        (long Stories, long Dead, int Changes) Asked() => (archive.Stories(null, new Filter()).Total, archive.TollByPlace(new Filter()).Sum(t => t.Killed.High), archive.Changes(new DateOnly(2025, 4, 1), new Filter()).Length);
        Telling.Add(archive, Hit("Three died in Basra.", 3, "Basra"));
        Asked().ShouldBe((1, 3, 1));
        Asked().ShouldBe((1, 3, 1));
        Telling.Add(archive, Hit("Four were killed in Haifa.", 4, "Haifa"));
        Asked().ShouldBe((2, 7, 2));
        var act = archive.Decide([archive.Queue(Review.Verdict.Open, null, 10, 0).Single(q => q.Item.Place == "Haifa").Seen], accept: false, "ada");
        Asked().ShouldBe((2, 3, 1));
        archive.UndoCorrections(act.Act!.Value, "ada");
        Asked().ShouldBe((2, 7, 2));
    }

    [Theory, InlineData("sqlite"), InlineData("postgres")]
    public void The_revision_rises_with_every_change_and_the_overview_counts_what_there_is(string kind)
    {
        using var archive = Stores.New(kind).Open();
        var (before, empty) = (archive.Revision(), archive.Overview());
        (empty.Stories, empty.First).ShouldBe((0, null));
        Telling.Add(archive, new Telling("Ana met Bo.").Person("Ana Alba", "CHE").Person("Bo Berg", "SWE").Met("Ana Alba", "Bo Berg"));
        archive.Revision().ShouldBeGreaterThan(before);
        var counts = archive.Overview();
        (counts.Stories, counts.Actors, counts.Meetings, counts.Last).ShouldBe((1, 2, 1, new DateOnly(2025, 4, 17)));
    }
}
