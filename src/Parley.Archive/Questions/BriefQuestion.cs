using System.Collections.Immutable;
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
    private const int EventsWeighed = 90;

    /// <summary>The most reported of what stories published since a day tell, as sentences with their sources.</summary>
    public BriefPage Brief(DateOnly since, Filter filter)
    {
        var changes = Changes(since, filter with { Limit = EventsWeighed });
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
            Section(title, changes.Where(c => c.Change == "new" && c.Event.Kind == kind && IsNews(c.Event, since)).Select(c => (c.Event, BriefText.Of(c.Event))));
        }

        Section("Said", MostReportedStatements(since, filter).Select(e => (e, BriefText.Of(e))));
        return new BriefPage(since, [.. sections], [.. sources]);
    }

    /// <summary>Whether an event tells a reader something: who did what or who met, and that it is not of long before.</summary>
    private static bool IsNews(EventView e, DateOnly since) => !IsBackground(e, since) && e.Kind switch
    {
        "meeting" => e.In("participant", "host").Count() > 1,
        "incident" => e.Parts.Any(p => p.Slot is "attacker" or "target") && (e.Place is not null || e.Killed is not null || e.Injured is not null || e.Reports > 1 || (e.In("attacker").Any() && e.In("target").Any())),
        _ => e.In("actor").Any() && (e.Dated || e.Text is not null || e.Place is not null || e.In("target").Any()),
    };

    private ImmutableArray<EventView> MostReportedStatements(DateOnly since, Filter filter)
    {
        using var asking = Ask();
        if (Narrows(filter))
        {
            return [.. Said(filter with { From = since, Limit = 60 }).OrderByDescending(e => e.Reports)];
        }

        return asking.Events([.. asking.Connection.Query<long>(
            """
            SELECT id FROM (SELECT id, reports FROM event WHERE last_day >= @since AND +kind = 2 ORDER BY last_day DESC, first_day DESC LIMIT @looked) said ORDER BY reports DESC, id DESC LIMIT @most
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
