using System.Collections.Immutable;
using Dapper;
using Parley.Archive.Events;
using Parley.Archive.Questions;

namespace Parley.Archive;

/// <content>What is new, changed or contradicted since a day.</content>
public sealed partial class StoryArchive
{
    private const int LatestLookedAt = 20_000;
    private const int ChangedLookedAt = 200;
    private const int StandsLookedAt = 2000;
    private const int SourcesCompared = 12;
    private const int SourcesShown = 4;
    private const int DaysOfNews = 31;
    private const double OneObject = 0.3;

    /// <summary>
    /// What stories published since a day brought: changed status and toll, contradictions, changed stands, new events; of each the most reported first. Where
    /// there is more than the limit, each has its share.
    /// </summary>
    public ImmutableArray<ChangeView> Changes(DateOnly since, Filter filter)
    {
        using var asking = Ask();
        return _remembered.Of(asking, (nameof(Changes), Today, since, filter), () => Changed(asking, since, filter));
    }

    private ImmutableArray<ChangeView> Changed(Asking asking, DateOnly since, Filter filter)
    {
        var ids = Narrows(filter) ? Narrowed(asking, since, filter) : [.. Changed(asking, since), .. New(asking, since, filter.Limit)];
        var events = asking.Events([.. ids.Distinct()], sources: SourcesCompared, quotes: false);
        var changed = events.SelectMany(e => ChangesOf(e, since)).Select(c => (Change: c, Earlier: 0L)).ToList();
        var stands = filter.Kind is null or EventKind.Position ? StandChanges(asking, since, filter.Limit * 2).Where(c => Fits(c.Change.Event, filter, asking)) : [];
        var known = changed.Select(c => c.Change.Event.Id).ToHashSet();
        var fresh = events.Where(e => e.Kind != "position" && !known.Contains(e.Id) && e.Sources.All(s => s.Published >= since)).Select(e => (Change: new ChangeView("new", "", e.Status, e), Earlier: 0L));
        return WithQuotes(asking, Shared([.. changed, .. stands, .. fresh], since, filter.Limit));
    }

    /// <summary>Whether an event is told as one of long before: new stories recall it.</summary>
    private static bool IsBackground(EventView e, DateOnly since) => e.Dated && e.DayTo < since.AddDays(-DaysOfNews);

    /// <summary>Of each sort of change the most reported, as many of each as the limit allows; what stories only recall comes last.</summary>
    private static List<(ChangeView Change, long Earlier)> Shared(List<(ChangeView Change, long Earlier)> changes, DateOnly since, int limit) =>
    [
        .. changes.GroupBy(c => c.Change.Change == "new" ? $"new {c.Change.Event.Kind}" : c.Change.Change, StringComparer.Ordinal)
            .SelectMany((g, place) => g.OrderBy(c => IsBackground(c.Change.Event, since)).ThenByDescending(c => c.Change.Event.Reports).Select((c, rank) => (Row: c, Place: Order(g.Key, place), Rank: rank)))
            .OrderBy(c => c.Rank).ThenBy(c => c.Place).Take(limit).OrderBy(c => c.Place).ThenBy(c => c.Rank).Select(c => c.Row),
    ];

    private static int Order(string sort, int place) => Array.IndexOf(["contradicted", "toll", "status", "stand"], sort) is >= 0 and var known ? known : 4 + place;

    /// <summary>The changes with the words of their sources, those of a stand before it changed among them.</summary>
    private static ImmutableArray<ChangeView> WithQuotes(Asking asking, List<(ChangeView Change, long Earlier)> changes)
    {
        Dictionary<long, EventView> Fetch(IEnumerable<long> wanted, int sources) => asking.Events([.. wanted.Distinct()], sources).ToDictionary(e => e.Id);
        var fresh = Fetch(changes.Where(c => c.Change.Change is "new" or "stand").Select(c => c.Change.Event.Id), SourcesShown);
        var compared = Fetch(changes.Where(c => c.Change.Change is not ("new" or "stand")).Select(c => c.Change.Event.Id), SourcesCompared);
        var before = Fetch(changes.Where(c => c.Earlier != 0).Select(c => c.Earlier), 1);
        return [.. changes.Select(c => c.Change with { Event = Full(c) })];

        EventView Full((ChangeView Change, long Earlier) c)
        {
            var id = c.Change.Event.Id;
            var full = c.Change.Change is "new" or "stand" ? fresh[id] : compared[id];
            return c.Earlier == 0 ? full : full with { Sources = [.. full.Sources.Take(SourcesShown - 1), .. before[c.Earlier].Sources] };
        }
    }

    private static bool Narrows(Filter filter) => filter with { Limit = 0, From = null } != new Filter { Limit = 0 };

    private List<long> Narrowed(Asking asking, DateOnly since, Filter filter)
    {
        var query = new EventQuery(asking, filter, filter.Kind, Today);
        query.ToldSince(since);
        return query.Ids(ChangedLookedAt);
    }

    // +kind keeps the databases from going by kind, of which there are many, where few are of late.
    private static List<long> New(Asking asking, DateOnly since, int limit) => [.. asking.Connection.Query<long>(
        """
        SELECT id FROM (SELECT id, reports FROM event WHERE last_day >= @since AND first_day >= @since AND +kind IN (1, 4, 5) ORDER BY last_day DESC, first_day DESC LIMIT @looked) fresh
        ORDER BY reports DESC, id DESC LIMIT @most
        """,
        new { since = since.DayNumber, looked = LatestLookedAt, most = limit })];

    private static List<long> Changed(Asking asking, DateOnly since) =>
    [
        .. asking.Connection.Query<long>(
            """
            SELECT id FROM (SELECT id, reports FROM event WHERE last_day >= @since AND first_day < @since AND first_day > 0 AND +kind IN (1, 4, 5) ORDER BY last_day DESC, first_day DESC LIMIT @looked) known
            ORDER BY reports DESC, id DESC LIMIT @most
            """,
            new { since = since.DayNumber, looked = LatestLookedAt, most = ChangedLookedAt }),
        .. asking.Connection.Query<long>(
            "SELECT id FROM event WHERE last_day >= @since AND first_day >= @since AND told_as = 3 ORDER BY last_day DESC LIMIT @most", new { since = since.DayNumber, most = ChangedLookedAt / 4 }),
    ];

    private static IEnumerable<ChangeView> ChangesOf(EventView e, DateOnly since)
    {
        var before = e.Sources.Where(s => s.Published < since).OrderBy(s => s.Published).ToList();
        var after = e.Sources.Where(s => s.Published >= since).OrderBy(s => s.Published).ToList();
        if (before.Count > 0 && before[^1].Status != e.Status && after.Exists(s => s.Status == e.Status))
        {
            yield return new ChangeView("status", before[^1].Status, e.Status, e);
        }

        if (Figures(before, s => s.Killed) is { } was && Figures(after, s => s.Killed) is { } now && was != now)
        {
            yield return new ChangeView("toll", $"{was} killed", $"{now} killed", e);
        }

        // One report that tells a thing both ways contradicts nobody.
        if (e.Disputed && after.Count > 0 && e.Sources.FirstOrDefault(s => s.Status == "not") is { } denied && e.Sources.FirstOrDefault(s => s.Status != "not" && s.Report != denied.Report) is { } told)
        {
            yield return new ChangeView("contradicted", told.Status, $"not, by {denied.Outlet}", e);
        }
    }

    private static Questions.Range? Figures(List<SourceView> sources, Func<SourceView, long?> figure) =>
        sources.Select(figure).OfType<long>().ToList() is { Count: > 0 } found ? new Questions.Range(found.Min(), found.Max()) : null;

    /// <summary>Stands of late that go against the last one of the same holder on the same topic before the day, where the words of both are of one thing.</summary>
    private static IEnumerable<(ChangeView Change, long Earlier)> StandChanges(Asking asking, DateOnly since, int most)
    {
        var ids = asking.Connection.Query<long>(
            "SELECT id FROM event WHERE +kind = 3 AND last_day >= @since AND first_day >= @since ORDER BY last_day DESC, first_day DESC LIMIT @most", new { since = since.DayNumber, most = StandsLookedAt }).ToList();
        var latest = asking.Stands(ids).Where(s => s.Topic is not null && Side(s.Type) != 0).DistinctBy(s => (s.Holder, s.Topic)).ToDictionary(s => FacetTable.HolderAndTopic(s.Holder, s.Topic!));
        var before = asking.LastStands(latest.Keys, since)
            .Where(b => Side(b.Type) == -Side(latest[b.Value].Type) && asking.Knowledge.Topics.Likeness(b.Text, latest[b.Value].Text) >= OneObject).OrderByDescending(b => latest[b.Value].Reports).Take(most).ToList();
        var events = asking.Events([.. before.Select(b => latest[b.Value].Id)], sources: 1, quotes: false).ToDictionary(e => e.Id);
        return before.Select(b => (new ChangeView("stand", b.Type, latest[b.Value].Type, events[latest[b.Value].Id]), b.Id));
    }

    private static bool Fits(EventView e, Filter filter, Asking asking) =>
        (filter.Kind is not { } kind || string.Equals(e.Kind, kind.ToString(), StringComparison.OrdinalIgnoreCase))
        && (filter.Type is null || e.Type == filter.Type) && (filter.Status is null || e.Status == filter.Status)
        && (filter.Place is null || string.Equals(e.Place, asking.Knowledge.Names.Place(filter.Place).Name, StringComparison.OrdinalIgnoreCase))
        && (filter.Actor is null || new ActorFinder(asking).Try(filter.Actor, filter.To ?? e.Day ?? DateOnly.MaxValue) is { } actor && e.Parts.Any(p => p.Actor == actor))
        && (filter.Source is null || e.Sources.Any(s => string.Equals(s.Outlet, filter.Source, StringComparison.OrdinalIgnoreCase)))
        && (filter.To is not { } to || e.Day <= to);
}
