using Parley.Archive.Questions;
using Parley.Record;

namespace Parley.Archive.Tests;

/// <summary>Several stories, one event; the same on both stores.</summary>
public class EventTests
{
    [Theory, InlineData("sqlite"), InlineData("postgres")]
    public void The_toll_of_one_attack_is_a_range_with_the_figures_side_by_side(string kind)
    {
        using var archive = Stores.New(kind).Open();
        Telling Strike(string text, string outlet, int killed, string day = "2025-04-17") => new Telling(text, day, outlet: outlet)
            .Add(EntityKind.Government, "Russia", "RUS").Add(EntityKind.Government, "Ukraine", "UKR").Hit("Russia", null, killed, "Dnipro", "2025-04-16");
        Telling.Add(archive, Strike("A drone killed three in Dnipro.", "Wire", 3), Strike("Five dead after drone strike on Dnipro.", "Post", 5, "2025-04-18"));
        Telling.Add(archive, new Telling("A blast killed two in Odesa.").Add(EntityKind.Government, "Russia", "RUS").Hit("Russia", null, 2, "Odesa", "2025-04-16"));
        var toll = archive.Toll(new Filter(), Period.Month);
        toll.Select(t => (t.Place, t.Period, t.Incidents, t.Killed)).ShouldBe([("Dnipro", "2025-04", 1, new Questions.Range(3, 5)), ("Odesa", "2025-04", 1, new Questions.Range(2, 2))]);
        toll[0].Worst.Single().Sources.Select(s => (s.Outlet, s.Killed)).ShouldBe([("Wire", 3), ("Post", 5)]);
        archive.Toll(new Filter { Country = "Ukraine", Place = "Dnipro" }, Period.All).Single().Killed.ShouldBe(new Questions.Range(3, 5));
    }

    [Theory, InlineData("sqlite"), InlineData("postgres")]
    public void What_was_planned_is_held_or_called_off(string kind)
    {
        using var archive = Stores.New(kind).Open();
        Telling Talks(string text, string day, Status status) => new Telling(text, day).Person("Ana Alba", "CHE").Person("Bo Berg", "SWE").Met("Ana Alba", "Bo Berg", status, "2025-04-17", "Geneva");
        Telling.Add(archive, Talks("They will meet on Thursday.", "2025-04-15", Status.Planned), Talks("They met on Thursday.", "2025-04-17", Status.Happened), Talks("Before the meeting they were to meet.", "2025-04-18", Status.Planned));
        var meeting = archive.Meetings(new Filter()).ShouldHaveSingleItem();
        (meeting.Status, meeting.Disputed).ShouldBe(("happened", false));
        meeting.StatusHistory.Select(s => s.Status).ShouldBe(["planned", "happened", "planned"]);
        archive.Pairs(new Filter()).Select(p => (p.Left, p.Right, p.Held)).ShouldBe([("Ana Alba", "Bo Berg", 1)]);
        Telling.Add(archive, Talks("The talks did not take place.", "2025-04-18", Status.Not));
        meeting = archive.Meetings(new Filter()).ShouldHaveSingleItem();
        (meeting.Status, meeting.Disputed).ShouldBe(("not", true));
    }

    [Theory, InlineData("sqlite"), InlineData("postgres")]
    public void Two_meetings_of_one_day_stay_two(string kind)
    {
        using var archive = Stores.New(kind).Open();
        Telling.Add(
            archive,
            new Telling("Ana met Bo in Bern.").Person("Ana Alba", "CHE").Person("Bo Berg", "SWE").Met("Ana Alba", "Bo Berg", time: "2025-04-17", place: "Bern"),
            new Telling("Ana received Cem at noon in Bern.").Person("Ana Alba", "CHE").Person("Cem Celik", "TUR").Met("Ana Alba", "Cem Celik", time: "2025-04-17", place: "Bern"));
        archive.Meetings(new Filter()).Length.ShouldBe(2);
        archive.Meetings(new Filter { Actor = "Alba", With = "Celik" }).Length.ShouldBe(1);
    }

    [Theory, InlineData("sqlite"), InlineData("postgres")]
    public void A_changed_stand_is_shown_with_its_day(string kind)
    {
        using var archive = Stores.New(kind).Open();
        Telling Stand(string day, Stance stance, string on) => new Telling($"Russia on {day}: {on}.", day).Add(EntityKind.Government, "Russia", "RUS").Stands("Russia", stance, on);
        Telling.Add(archive, Stand("2025-03-01", Stance.Opposes, "an unconditional ceasefire"), Stand("2025-03-20", Stance.Opposes, "the 30-day truce"), Stand("2025-04-17", Stance.Supports, "a ceasefire over Easter"));
        var history = archive.StandHistories(new Filter { Actor = "Russia" }).ShouldHaveSingleItem();
        history.Topic.ShouldBe("ceasefire");
        history.Steps.Select(s => (s.Stand.Day, s.Stand.Type, s.Changed)).ShouldBe([(new DateOnly(2025, 3, 1), "opposes", false), (new DateOnly(2025, 3, 20), "opposes", false), (new DateOnly(2025, 4, 17), "supports", true)]);
        var change = archive.Changes(new DateOnly(2025, 4, 1), new Filter()).Single(c => c.Change == "stand");
        (change.Was, change.Is).ShouldBe(("opposes", "supports"));
        archive.Positions(new Filter { About = "truce" }).Length.ShouldBe(3);
    }

    [Theory, InlineData("sqlite"), InlineData("postgres")]
    public void Changes_tell_what_is_new_what_changed_and_what_is_contradicted(string kind)
    {
        using var archive = Stores.New(kind).Open();
        Telling Strike(string text, int killed, string day) => new Telling(text, day).Add(EntityKind.Government, "Russia", "RUS").Hit("Russia", null, killed, "Dnipro", "2025-04-16");
        Telling.Add(archive, Strike("Drone kills three in Dnipro.", 3, "2025-04-16"), new Telling("Bo arrived.", "2025-04-10").Person("Bo Berg", "SWE").Did("Bo Berg", ActionType.Travel, time: "2025-04-10"));
        Telling.Add(archive, Strike("Toll in Dnipro rises to five.", 5, "2025-04-18"), new Telling("Bo left.", "2025-04-18").Person("Bo Berg", "SWE").Did("Bo Berg", ActionType.Travel, time: "2025-04-18"));
        var changes = archive.Changes(new DateOnly(2025, 4, 17), new Filter());
        changes.Select(c => (c.Change, c.Was, c.Is)).ShouldBe([("toll", "3 killed", "5 killed"), ("new", "", "happened")]);
        var page = archive.Brief(new DateOnly(2025, 4, 17), new Filter());
        page.Sections.Select(s => s.Title).ShouldBe(["Changed", "Acts"]);
        page.Sections.SelectMany(s => s.Sentences).ShouldAllBe(s => s.Cites.Length > 0);
        page.Sections[0].Sentences[0].Text.ShouldBe("Russia attacked in Dnipro on 16 April 2025, 3–5 killed. 2 reports. Earlier reports: 3 killed.");
    }

    [Theory, InlineData("sqlite"), InlineData("postgres")]
    public void Filters_narrow_by_actor_country_place_type_status_source_and_time(string kind)
    {
        using var archive = Stores.New(kind).Open();
        Telling.Add(
            archive,
            new Telling("One.", "2025-04-01", outlet: "Wire").Person("Ana Alba", "CHE").Did("Ana Alba", ActionType.Agree, "a pact", "2025-04-01", Status.Planned),
            new Telling("Two.", "2025-04-05", outlet: "Post").Person("Bo Berg", "SWE").Did("Bo Berg", ActionType.Travel, null, "2025-04-05"),
            new Telling("Three.", "2025-04-09", outlet: "Post").Person("Ana Alba", "CHE").Person("Bo Berg", "SWE").Met("Ana Alba", "Bo Berg", time: "2025-04-09", place: "Bern", says: "Bo Berg"));
        int Count(Filter filter) => archive.Timeline(filter).Length;
        Count(new Filter()).ShouldBe(3);
        Count(new Filter { Actor = "Ana Alba" }).ShouldBe(2);
        Count(new Filter { Country = "Sweden" }).ShouldBe(2);
        Count(new Filter { Country = "SWE", Type = "travel" }).ShouldBe(1);
        Count(new Filter { Place = "Bern" }).ShouldBe(1);
        Count(new Filter { Place = "Switzerland" }).ShouldBe(1);
        Count(new Filter { Status = "planned" }).ShouldBe(1);
        Count(new Filter { Source = "Post" }).ShouldBe(2);
        Count(new Filter { Source = "Bo Berg" }).ShouldBe(1);
        Count(new Filter { Source = "Post", Actor = "Ana Alba" }).ShouldBe(1);
        Count(new Filter { From = new DateOnly(2025, 4, 2), To = new DateOnly(2025, 4, 8) }).ShouldBe(1);
        Count(new Filter { Kind = Events.EventKind.Meeting, Limit = 1 }).ShouldBe(1);
        archive.Timeline(new Filter()).Select(e => e.Status).ShouldBe(["planned", "happened", "happened"]);
    }

    [Theory, InlineData("sqlite"), InlineData("postgres")]
    public void Search_takes_words_phrases_and_exclusions_and_any_input(string kind)
    {
        using var archive = Stores.New(kind).Open();
        Telling.Add(archive, new Telling("The grain corridor is open.", key: "a"), new Telling("Grain rots; the corridor of trains is closed.", "2025-04-18", "b"), new Telling("Nothing else.", key: "c"));
        string[] Found(string words, Filter? filter = null) => [.. archive.Search(words, filter ?? new Filter()).Select(h => h.Story).Order()];
        Found("grain").ShouldBe(["a", "b"]);
        Found("\"grain corridor\"").ShouldBe(["a"]);
        Found("grain -trains").ShouldBe(["a"]);
        Found("open OR closed").ShouldBe(["a", "b"]);
        Found("grain", new Filter { From = new DateOnly(2025, 4, 18) }).ShouldBe(["b"]);
        Found("\" AND ( * ' ; --").ShouldBeEmpty();
        Found("rots NEAR(grain) {x} ^").ShouldBeEmpty();
    }
}
