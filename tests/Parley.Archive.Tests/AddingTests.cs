using Parley.Archive.Intake;
using Parley.Archive.Questions;
using Parley.Record;

namespace Parley.Archive.Tests;

/// <summary>What adding does, the same on both stores.</summary>
public class AddingTests
{
    private const string Long =
        "The two ministers met in Geneva on Thursday to talk about the exchange of prisoners, their offices said. They agreed to meet again within a month. "
        + "Neither side would say how many people were on the lists that had been handed over by the Red Cross, which has acted as a go-between since the spring. "
        + "A spokesman for the organization said that its delegates had been let into three camps.";

    [Theory, InlineData("sqlite"), InlineData("postgres")]
    public void A_second_run_adds_nothing(string kind)
    {
        var store = Stores.New(kind);
        using var archive = store.Open();
        Telling[] tellings = [new Telling("Ana met Bo.").Person("Ana Alba").Person("Bo Berg").Met("Ana Alba", "Bo Berg"), new Telling("Nobody met.")];
        Telling.Add(archive, tellings).ShouldBe(new AddCounts(2, 0, 0, 0, 0, 22));
        Telling.Add(archive, tellings).ShouldBe(new AddCounts(0, 2, 0, 0, 0, 22));
        archive.Timeline(new Filter()).Length.ShouldBe(1);
        archive.Actors(new Filter(), null).Select(a => a.Stories).ShouldBe([1, 1]);
    }

    [Theory, InlineData("sqlite"), InlineData("postgres")]
    public void A_corrected_story_takes_the_place_of_its_earlier_version_which_stays_as_history(string kind)
    {
        using var archive = Stores.New(kind).Open();
        Telling.Add(archive, new Telling("Rockets killed three in Tyre.", key: "r1").Add(EntityKind.Government, "Israel", "ISR").Hit("Israel", null, 3, "Tyre", "2025-04-16"));
        Telling.Add(archive, new Telling("Rockets killed five in Tyre. Corrects toll.", key: "r1").Add(EntityKind.Government, "Israel", "ISR").Hit("Israel", null, 5, "Tyre", "2025-04-16")).Versions.ShouldBe(1);
        var incident = archive.Timeline(new Filter()).ShouldHaveSingleItem();
        (incident.Killed, incident.Reports).ShouldBe((new Questions.Range(5, 5), 1));
        archive.Story("r1").Versions.Select(v => (v.Version, v.State)).ShouldBe([(2, "current"), (1, "superseded")]);
        archive.Search("corrects", new Filter()).Single().Story.ShouldBe("r1");
        archive.Search("rockets", new Filter()).Length.ShouldBe(1);
    }

    [Theory, InlineData("sqlite"), InlineData("postgres")]
    public void A_withdrawn_story_tells_nothing_any_more_and_stays_as_history(string kind)
    {
        using var archive = Stores.New(kind).Open();
        var told = new Telling("Rockets killed three in Tyre.", key: "r1").Add(EntityKind.Government, "Israel", "ISR").Hit("Israel", null, 3, "Tyre", "2025-04-16");
        Telling.Add(archive, told);
        Arrival[] withdrawal = [new Arrival("file:2", "r1", null, "Wire", null, true, null, 0)];
        Telling.Add(archive, withdrawal, []).Versions.ShouldBe(1);
        Telling.Add(archive, withdrawal, []).Known.ShouldBe(1);
        Telling.Add(archive, told).Known.ShouldBe(1);
        archive.Timeline(new Filter()).ShouldBeEmpty();
        archive.Story("r1").Versions.Select(v => v.State).ShouldBe(["withdrawn", "superseded"]);
    }

    [Theory, InlineData("sqlite"), InlineData("postgres")]
    public void A_version_that_comes_late_is_history_at_once(string kind)
    {
        using var archive = Stores.New(kind).Open();
        Telling Version(string text, int killed, string revised) =>
            new Telling(text, key: "r1") { Revised = revised }.Add(EntityKind.Government, "Israel", "ISR").Hit("Israel", null, killed, "Tyre", "2025-04-16");
        Telling.Add(archive, Version("Ten killed.", 10, "10"));
        Telling.Add(archive, Version("Nine killed.", 9, "9"));
        archive.Timeline(new Filter()).Single().Killed.ShouldBe(new Questions.Range(10, 10));
    }

    [Theory, InlineData("sqlite"), InlineData("postgres")]
    public void Near_copies_by_many_outlets_are_one_report(string kind)
    {
        using var archive = Stores.New(kind).Open();
        Telling Copy(string text, string outlet) =>
            new Telling(text, outlet: outlet, key: outlet).Person("Ana Alba", "CHE").Person("Bo Berg", "SWE").Met("Ana Alba", "Bo Berg", time: "2025-04-17", place: "Geneva");
        var counts = Telling.Add(archive, Copy(Long, "Wire"), Copy(Long + " Printed in the evening edition.", "Gazette"), Copy("GENEVA — " + Long, "Post"));
        counts.Copies.ShouldBe(2);
        var meeting = archive.Meetings(new Filter()).ShouldHaveSingleItem();
        meeting.Reports.ShouldBe(1);
        meeting.Sources.Select(s => s.Outlet).ShouldBe(["Wire", "Gazette", "Post"]);
        archive.Story("Wire").Copies.Select(c => c.Outlet).ShouldBe(["Gazette", "Post"]);
    }

    [Theory, InlineData("sqlite"), InlineData("postgres")]
    public void What_is_no_story_is_kept_with_its_reason_until_it_is_one(string kind)
    {
        using var archive = Stores.New(kind).Open();
        Telling.Add(archive, [new Arrival("a.txt", null, null, null, null, false, new Refusal("PAR003", "the file is empty"), 0)], []).Refused.ShouldBe(1);
        archive.Refusals(10).Select(r => (r.CameFrom, r.Code, r.Reason)).ShouldBe([("a.txt", "PAR003", "the file is empty")]);
        var mended = new Telling("Ana spoke.").Arrival with { Where = "a.txt" };
        Telling.Add(archive, [mended], [new Telling("Ana spoke.")]);
        archive.Refusals(10).ShouldBeEmpty();
    }

    [Theory, InlineData("sqlite"), InlineData("postgres")]
    public void Every_row_knows_its_story_its_words_and_the_reader(string kind)
    {
        using var archive = Stores.New(kind).Open();
        Telling.Add(archive, new Telling("Ana met Bo in Bern.", key: "k").Person("Ana Alba").Person("Bo Berg").Met("Ana Alba", "Bo Berg"));
        var source = archive.Meetings(new Filter()).Single().Sources.Single();
        (source.Story, source.Outlet, source.Quote, source.Status, source.Published).ShouldBe(("k", "Wire", "Ana met Bo in Bern.", "happened", new DateOnly(2025, 4, 17)));
        var version = archive.Story("k").Versions.Single();
        (version.Reader, version.Codebook).ShouldBe(("1.0", "test"));
    }
}
