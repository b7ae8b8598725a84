using System.Collections.Immutable;
using System.Globalization;
using Dapper;
using Parley.Archive.Questions;

namespace Parley.Archive;

/// <summary>A page an editor can use: sentences, each with the sources it rests on.</summary>
/// <param name="Since">What is new since this day.</param>
/// <param name="Sections">The parts of the page.</param>
/// <param name="Sources">The sources; a sentence names them by their place in this list, from 1.</param>
public sealed record BriefPage(DateOnly Since, ImmutableArray<BriefSection> Sections, ImmutableArray<SourceView> Sources);

/// <summary>A part of a brief.</summary>
public sealed record BriefSection(string Title, ImmutableArray<BriefSentence> Sentences);

/// <summary>A sentence, the event it tells, and its sources by number.</summary>
public sealed record BriefSentence(string Text, long Event, ImmutableArray<int> Cites);

/// <content>The brief.</content>
public sealed partial class StoryArchive
{
    private const int SentencesPerSection = 8;
    private const int CitesPerSentence = 3;

    /// <summary>The most reported of what stories published since a day tell, as sentences with their sources.</summary>
    public BriefPage Brief(DateOnly since, Filter filter)
    {
        var changes = Changes(since, filter with { Limit = 200 });
        var sources = new List<SourceView>();
        var sections = new List<BriefSection>();
        var told = new HashSet<long>();
        void Section(string title, IEnumerable<(EventView Event, string Text)> sentences)
        {
            var lines = sentences.Where(s => told.Add(s.Event.Id)).Take(SentencesPerSection).Select(s => new BriefSentence(s.Text, s.Event.Id, Cite(s.Event, sources))).ToImmutableArray();
            if (lines.Length > 0)
            {
                sections.Add(new BriefSection(title, lines));
            }
        }

        Section("Changed", changes.Where(c => c.Change is "status" or "toll").Select(c => (c.Event, $"{BriefText.Of(c.Event)} Earlier reports: {c.Was}.")));
        Section("Contradicted", changes.Where(c => c.Change == "contradicted").Select(c => (c.Event, $"{BriefText.Of(c.Event)} Reports differ: {c.Was} as against {c.Is}.")));
        Section("Changed stands", changes.Where(c => c.Change == "stand").Select(c => (c.Event, $"{BriefText.Of(c.Event)} Before: {c.Was}.")));
        foreach (var (title, kind) in (ReadOnlySpan<(string, string)>)[("Violence", "incident"), ("Talks", "meeting"), ("Acts", "action")])
        {
            Section(title, changes.Where(c => c.Change == "new" && c.Event.Kind == kind).Select(c => (c.Event, BriefText.Of(c.Event))));
        }

        Section("Said", MostReportedStatements(since, filter).Select(e => (e, BriefText.Of(e))));
        return new BriefPage(since, [.. sections], [.. sources]);
    }

    private ImmutableArray<EventView> MostReportedStatements(DateOnly since, Filter filter)
    {
        using var asking = Ask();
        if (Narrows(filter))
        {
            return [.. Said(filter with { From = since, Limit = 60 }).OrderByDescending(e => e.Reports)];
        }

        return asking.Events([.. asking.Connection.Query<long>(
            """
            SELECT id FROM (SELECT id, reports FROM event WHERE last_day >= @since AND kind = 2 ORDER BY last_day DESC, first_day DESC LIMIT @looked) said ORDER BY reports DESC, id DESC LIMIT @most
            """,
            new { since = since.DayNumber, looked = LatestLookedAt, most = SentencesPerSection })]);
    }

    private static ImmutableArray<int> Cite(EventView e, List<SourceView> sources)
    {
        var cites = new List<int>();
        foreach (var source in e.Sources.DistinctBy(s => (s.Story, s.Start)).Take(CitesPerSentence))
        {
            sources.Add(source);
            cites.Add(sources.Count);
        }

        return [.. cites];
    }
}

/// <summary>Events as sentences of the brief. Nothing is said that no field holds; what is not told as a fact is not told as one here.</summary>
internal static class BriefText
{
    /// <summary>The sentence of an event.</summary>
    public static string Of(EventView e) => e.Kind switch
    {
        "meeting" => $"{Names(e, "Unnamed parties", "participant", "host")} {Verb(e.Status, "met", "are meeting", "are to meet", "may meet", "did not meet")}{On(e.Text)}{Where(e)}.{Told(e)}",
        "incident" => $"{Attack(e)}{Where(e)}{Toll(e)}.{Told(e)}",
        "action" => $"{Names(e, "Somebody", "actor")}: {e.Type}{(e.Text is null ? "" : $" “{e.Text}”")}{Toward(e, "target")}{Where(e)} ({StatusOf(e)}).{Told(e)}",
        "position" => $"{Names(e, "Somebody", "holder")} {Stance(e.Type)} “{e.Text ?? e.Topic}”{Toward(e, "toward")}, as stated{Dated(e)}.{Told(e)}",
        _ => $"{Names(e, "Somebody", "speaker")} said: “{e.Text}”{Dated(e)}.{Told(e)}",
    };

    private static string Attack(EventView e) =>
        (e.In("attacker").Any() ? $"{Names(e, "", "attacker")} {Verb(e.Status, "attacked", "are attacking", "plan to attack", "may attack", "did not attack")}" : $"An {(e.Type == "clash" ? "exchange of fire" : "attack")} ({StatusOf(e)})")
        + (e.In("target").Any() ? $"{(e.In("attacker").Any() ? "" : " on")} {Names(e, "", "target")}" : "");

    private static string Toll(EventView e) => (e.Killed is { } killed ? $", {killed} killed" : "") + (e.Injured is { } hurt ? $", {hurt} wounded" : "");

    private static string StatusOf(EventView e) => e.Disputed ? $"{e.Status}, disputed" : e.Status;

    private static string Verb(string status, string happened, string ongoing, string planned, string possible, string not) => status switch
    {
        "happened" => happened,
        "ongoing" => ongoing,
        "planned" => planned,
        "possible" => possible,
        _ => not,
    };

    private static string Stance(string stance) => stance switch
    {
        "conditions" => "sets conditions for",
        "uncommitted" => "is uncommitted on",
        "accuses" => "makes the accusation of",
        "threatens" => "threatens with",
        _ => stance,
    };

    private static string Names(EventView e, string none, params string[] slots) => e.In(slots).ToList() switch
    {
        [] => none,
        [var one] => one,
        var more => $"{string.Join(", ", more.Take(Math.Min(5, more.Count - 1)))} and {(more.Count > 6 ? "others" : more[^1])}",
    };

    private static string Toward(EventView e, string slot) => e.In(slot).Any() ? $" toward {Names(e, "", slot)}" : "";

    private static string On(string? text) => text is null ? "" : $" on {text}";

    private static string Where(EventView e) => (e.Place is null ? "" : $" in {e.Place}") + Dated(e);

    private static string Dated(EventView e) => e.Day is not { } day ? ""
        : (e.Dated ? e.DayTo is { } to && to != day ? $" between {Day(day)} and {Day(to)}" : $" on {Day(day)}" : $" (reported {Day(day)})");

    private static string Told(EventView e)
    {
        var says = e.Sources.Select(s => s.Says).OfType<string>().Distinct(StringComparer.Ordinal).Take(2).ToList();
        return (says.Count > 0 && e.Kind != "statement" ? $" So says {string.Join(" and ", says)}." : "") + (e.Reports > 1 ? $" {e.Reports} reports." : "");
    }

    private static string Day(DateOnly day) => day.ToString("d MMMM yyyy", CultureInfo.InvariantCulture);
}
