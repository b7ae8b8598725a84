using Parley.Archive.Questions;
using Parley.Record;

namespace Parley.Archive.Tests;

/// <summary>What changed, as an editor would want it told.</summary>
public class BriefTests
{
    private static readonly DateOnly Since = new(2025, 4, 15);

    private static Telling Stand(string text, string day, Stance stance, string on) => new Telling(text, day).Add(EntityKind.Government, "Russia", "RUS").Stands("Russia", stance, on);

    [Fact]
    public void A_stand_changes_only_where_the_words_of_both_are_of_one_thing()
    {
        using var archive = Stores.New("sqlite").Open();
        Telling.Add(
            archive, Stand("It refused.", "2025-03-01", Stance.Opposes, "months of delay over the ceasefire that observers from four states were promised"), Stand("It agrees.", "2025-04-17", Stance.Supports, "a truce at sea"),
            Stand("No sanctions.", "2025-03-02", Stance.Opposes, "further sanctions"), Stand("Sanctions now.", "2025-04-18", Stance.Demands, "sanctions"));
        archive.Changes(Since, new Filter()).Where(c => c.Change == "stand").Select(c => c.Event.Text).ShouldBe(["sanctions"]);
    }

    [Fact]
    public void One_report_that_tells_a_thing_both_ways_contradicts_nobody()
    {
        using var archive = Stores.New("sqlite").Open();
        Telling Talks(string text, string outlet, params Status[] statuses) => statuses.Aggregate(
            new Telling(text, "2025-04-17", outlet: outlet).Person("Ana Alba", "CHE").Person("Bo Berg", "SWE"), (t, s) => t.Met("Ana Alba", "Bo Berg", s, "2025-04-17", "Bern"));
        Telling.Add(archive, Talks("They met, or did they not meet.", "Wire", Status.Happened, Status.Not));
        archive.Changes(Since, new Filter()).ShouldNotContain(c => c.Change == "contradicted");
        Telling.Add(archive, Talks("They met in the morning.", "Post", Status.Happened));
        archive.Changes(Since, new Filter()).Single(c => c.Change == "contradicted").Is.ShouldBe("not, by Wire");
    }

    [Fact]
    public void Each_sort_of_change_has_its_share_and_what_is_only_recalled_comes_last()
    {
        using var archive = Stores.New("sqlite").Open();
        Telling.Add(archive, [
            new Telling("Bo recalls a journey.", "2025-04-16").Person("Bo Berg", "SWE").Did("Bo Berg", ActionType.Travel, time: "2019-01-01"),
            .. Enumerable.Range(1, 6).Select(i => new Telling($"Bo leaves {i}.", $"2025-04-{15 + i}").Person("Bo Berg", "SWE").Did("Bo Berg", ActionType.Travel, time: $"2025-04-{15 + i}")),
            new Telling("Ana met Bo.", "2025-04-16").Person("Ana Alba", "CHE").Person("Bo Berg", "SWE").Met("Ana Alba", "Bo Berg", time: "2025-04-16", place: "Bern")]);
        var changes = archive.Changes(Since, new Filter { Limit = 4 });
        changes.Count(c => c.Event.Kind == "meeting").ShouldBe(1);
        changes.Count(c => c.Event.Kind == "action").ShouldBe(3);
        archive.Changes(Since, new Filter()).Last(c => c.Event.Kind == "action").Event.Day.ShouldBe(new DateOnly(2019, 1, 1));
    }

    [Fact]
    public void Sentences_have_verbs_by_status_and_leave_out_what_tells_nothing()
    {
        using var archive = Stores.New("sqlite").Open();
        Telling.Add(
            archive, new Telling("Sweden sends ships.", "2025-04-17").Add(EntityKind.Government, "Sweden", "SWE").Did("Sweden", ActionType.Deploy, "two ships", "2025-04-17"),
            new Telling("Sweden will send planes.", "2025-04-18").Add(EntityKind.Government, "Sweden", "SWE").Did("Sweden", ActionType.Deploy, "four planes", "2025-05", Status.Planned),
            new Telling("Norway withdraws.", "2025-04-18").Add(EntityKind.Government, "Norway", "NOR").Did("Norway", ActionType.Withdraw),
            new Telling("The hotel spoke.", "2025-04-18").Person("Bo Berg", "SWE").Said("Bo Berg", "\"We are full,\""));
        var sentences = archive.Brief(Since, new Filter()).Sections.SelectMany(s => s.Sentences).Select(s => s.Text).ToList();
        sentences.ShouldBe(["Sweden deployed “two ships” on 17 April 2025.", "Sweden plans to deploy “four planes” in May 2025.", "Bo Berg said: “We are full” (reported 18 April 2025)."], ignoreOrder: true);
    }
}
