using Dapper;
using Microsoft.Data.Sqlite;
using Parley.Archive.Events;
using Parley.Archive.Questions;
using Parley.Record;

namespace Parley.Archive.Tests;

/// <summary>Questions narrowed by several things at once, and what an archive of an earlier Parley becomes; the same on both stores.</summary>
public class NarrowingTests
{
    private static Telling Talks(string text, string a, string b, Status status, string day, string place = "Bern", string outlet = "Wire") =>
        new Telling(text, day, outlet: outlet).Person(a, "CHE").Person(b, "SWE").Met(a, b, status, day, place);

    [Theory, InlineData("sqlite"), InlineData("postgres")]
    public void Pairs_are_counted_over_all_meetings_by_status_and_narrowed_as_events_are(string kind)
    {
        using var archive = Stores.New(kind).Open();
        Telling.Add(
            archive, Talks("One.", "Ana Alba", "Bo Berg", Status.Happened, "2025-04-01"), Talks("Two.", "Ana Alba", "Bo Berg", Status.Planned, "2025-04-10", "Paris"),
            Talks("Three.", "Ana Alba", "Bo Berg", Status.Not, "2025-04-20", outlet: "Post"), Talks("Four.", "Ana Alba", "Cem Celik", Status.Happened, "2025-04-21"), Talks("Five.", "Dana Dor", "Cem Celik", Status.Possible, "2025-04-22"));
        archive.Pairs(new Filter()).Select(p => (p.Left, p.Right, p.Held, p.Planned, p.Possible, p.CalledOff)).ShouldBe(
            [("Ana Alba", "Bo Berg", 1, 1, 0, 1), ("Ana Alba", "Cem Celik", 1, 0, 0, 0), ("Cem Celik", "Dana Dor", 0, 0, 1, 0)]);
        archive.Pairs(new Filter { Actor = "Celik" }).Select(p => (p.Left, p.Right)).ShouldBe([("Cem Celik", "Ana Alba"), ("Cem Celik", "Dana Dor")]);
        archive.Pairs(new Filter { Actor = "Celik", With = "Dor" }).Select(p => p.Right).ShouldBe(["Dana Dor"]);
        archive.Pairs(new Filter { Place = "Paris" }).Single().Planned.ShouldBe(1);
        archive.Pairs(new Filter { Source = "Post" }).Single().CalledOff.ShouldBe(1);
        archive.Pairs(new Filter { Status = "happened", From = new DateOnly(2025, 4, 15) }).Select(p => p.Right).ShouldBe(["Cem Celik"]);
        (archive.Pairs(new Filter()).First().First, archive.Pairs(new Filter()).First().Last).ShouldBe((new DateOnly(2025, 4, 1), new DateOnly(2025, 4, 20)));
    }

    [Theory, InlineData("sqlite"), InlineData("postgres")]
    public void Every_narrowing_goes_with_every_other(string kind)
    {
        using var archive = Stores.New(kind).Open();
        Telling.Add(
            archive, Talks("One.", "Ana Alba", "Bo Berg", Status.Planned, "2025-04-10", "Paris"), Talks("Two.", "Ana Alba", "Bo Berg", Status.Happened, "2025-04-20"),
            new Telling("Russia hit Dnipro.", "2025-04-17").Add(EntityKind.Government, "Russia", "RUS").Hit("Russia", null, 3, "Dnipro", "2025-04-16"),
            new Telling("Russia may hit Odesa.", "2025-04-18").Add(EntityKind.Government, "Russia", "RUS").Hit("Russia", null, null, "Odesa", "2025-04-18", Status.Possible),
            new Telling("Bo leaves for Bern.", "2025-04-19").Person("Bo Berg", "SWE").Did("Bo Berg", ActionType.Travel, time: "2025-04-19"));
        int Count(Filter filter) => archive.Timeline(filter).Length;
        Count(new Filter { Actor = "Berg" }).ShouldBe(3);
        Count(new Filter { Actor = "Berg", Country = "Switzerland" }).ShouldBe(2);
        Count(new Filter { Actor = "Berg", Type = "travel" }).ShouldBe(1);
        Count(new Filter { Type = "travel" }).ShouldBe(1);
        Count(new Filter { Actor = "Berg", Status = "planned" }).ShouldBe(1);
        Count(new Filter { Status = "planned", Kind = EventKind.Meeting }).ShouldBe(1);
        Count(new Filter { Actor = "Berg", Place = "Paris" }).ShouldBe(1);
        Count(new Filter { Place = "Ukraine" }).ShouldBe(2);
        Count(new Filter { Place = "Ukraine", Status = "possible", Country = "Russia" }).ShouldBe(1);
        Count(new Filter { Source = "Wire", Type = "attack", From = new DateOnly(2025, 4, 17) }).ShouldBe(1);
        Count(new Filter { Place = "Atlantis" }).ShouldBe(0);
        archive.Positions(new Filter { Status = "planned" }).ShouldBeEmpty();
        archive.Toll(new Filter { Actor = "Russia", Place = "Dnipro", Source = "Wire" }, Period.All).Single().Killed.High.ShouldBe(3);
    }

    [Theory, InlineData("sqlite"), InlineData("postgres")]
    public void Said_by_somebody_is_found_behind_much_that_was_said_to_them(string kind)
    {
        using var archive = Stores.New(kind).Open();
        Telling[] told = [new Telling("Ana spoke first.", "2025-04-01").Person("Ana Alba", "CHE").Said("Ana Alba", "the border stays open"),
            .. Enumerable.Range(1, 12).Select(i => new Telling($"Bo spoke {i}.", $"2025-04-{i + 10}").Person("Bo Berg", "SWE").Person("Ana Alba", "CHE").Said("Bo Berg", $"it is time number {i}", "Ana Alba"))];
        Telling.Add(archive, told);
        archive.Said(new Filter { Actor = "Alba", Limit = 2 }).Select(s => s.Text).ShouldBe(["the border stays open"]);
    }

    [Theory, InlineData("sqlite"), InlineData("postgres")]
    public void A_status_that_changes_moves_the_meeting_among_those_of_the_new_status(string kind)
    {
        using var archive = Stores.New(kind).Open();
        Telling.Add(archive, Talks("They will meet.", "Ana Alba", "Bo Berg", Status.Planned, "2025-04-10"));
        Telling.Add(archive, Talks("They met.", "Ana Alba", "Bo Berg", Status.Happened, "2025-04-10", outlet: "Post"));
        archive.Meetings(new Filter { Actor = "Alba", Status = "planned" }).ShouldBeEmpty();
        archive.Meetings(new Filter { Actor = "Alba", Status = "happened" }).Length.ShouldBe(1);
        archive.Check().Faults.ShouldBeEmpty();
    }

    [Fact]
    public void Index_rows_of_an_earlier_Parley_are_made_anew_when_the_archive_is_opened()
    {
        var store = Stores.New("sqlite");
        using (var archive = store.Open())
        {
            Telling.Add(archive, Talks("They met.", "Ana Alba", "Bo Berg", Status.Happened, "2025-04-10"));
        }

        using (var connection = new SqliteConnection($"Data Source={store.Address}"))
        {
            connection.Open();
            connection.Execute("UPDATE event_facet SET facet = facet / 10; UPDATE counter SET value = 1 WHERE name = 'facets'");
        }

        using var opened = store.Open();
        opened.Meetings(new Filter { Actor = "Alba", Place = "Bern" }).Length.ShouldBe(1);
        opened.Check().Faults.ShouldBeEmpty();
    }
}
