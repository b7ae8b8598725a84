using System.Collections.Immutable;
using Dapper;
using Parley.Archive.Events;
using Parley.Archive.Questions;

namespace Parley.Archive;

/// <content>What is new, changed or contradicted since a day.</content>
public sealed partial class StoryArchive
{
    private const int LatestLookedAt = 20_000;
    private const int ChangedLookedAt = 400;
    private const int StandsLookedAt = 250;

    /// <summary>What stories published since a day brought: new events, changed status and toll, contradictions, changed stands. Most reported first.</summary>
    public ImmutableArray<ChangeView> Changes(DateOnly since, Filter filter)
    {
        using var asking = Ask();
        var ids = Narrows(filter) ? Narrowed(asking, since, filter) : [.. Changed(asking, since), .. New(asking, since, filter.Limit)];
        var events = asking.Events([.. ids.Distinct()], sources: 12);
        var changed = events.SelectMany(e => ChangesOf(e, since)).ToList();
        var stands = filter.Kind is null or EventKind.Position ? StandChanges(asking, since).Where(c => Fits(c.Event, filter, asking)) : [];
        var fresh = events.Where(e => e.Kind != "position" && e.Sources.All(s => s.Published >= since) && !changed.Exists(c => c.Event.Id == e.Id)).OrderByDescending(e => e.Reports).Select(e => new ChangeView("new", "", e.Status, e));
        return [.. changed.Concat(stands).Concat(fresh).Take(filter.Limit)];
    }

    private static bool Narrows(Filter filter) => filter with { Limit = 0, From = null } != new Filter { Limit = 0 };

    private List<long> Narrowed(Asking asking, DateOnly since, Filter filter)
    {
        var query = new EventQuery(asking, filter, filter.Kind, Today);
        query.And($"e.last_day >= {since.DayNumber}");
        return query.Ids(ChangedLookedAt);
    }

    private static List<long> New(Asking asking, DateOnly since, int limit) => [.. asking.Connection.Query<long>(
        """
        SELECT id FROM (SELECT id, reports FROM event WHERE last_day >= @since AND first_day >= @since AND kind IN (1, 4, 5) ORDER BY last_day DESC, first_day DESC LIMIT @looked) fresh
        ORDER BY reports DESC, id DESC LIMIT @most
        """,
        new { since = since.DayNumber, looked = LatestLookedAt, most = limit })];

    private static List<long> Changed(Asking asking, DateOnly since) =>
    [
        .. asking.Connection.Query<long>(
            "SELECT id FROM event WHERE last_day >= @since AND first_day < @since AND first_day > 0 AND kind IN (1, 4, 5) ORDER BY last_day DESC, first_day DESC LIMIT @most",
            new { since = since.DayNumber, most = ChangedLookedAt }),
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

        if (e.Disputed && after.Count > 0)
        {
            var denied = e.Sources.First(s => s.Status == "not");
            yield return new ChangeView("contradicted", e.Sources.FirstOrDefault(s => s.Status != "not")?.Status ?? "", $"not, by {denied.Outlet}", e);
        }
    }

    private static Questions.Range? Figures(List<SourceView> sources, Func<SourceView, long?> figure) =>
        sources.Select(figure).OfType<long>().ToList() is { Count: > 0 } found ? new Questions.Range(found.Min(), found.Max()) : null;

    private static IEnumerable<ChangeView> StandChanges(Asking asking, DateOnly since)
    {
        var ids = asking.Connection.Query<long>(
            "SELECT id FROM event WHERE kind = 3 AND last_day >= @since AND first_day >= @since AND topic IS NOT NULL ORDER BY last_day DESC, first_day DESC LIMIT @most",
            new { since = since.DayNumber, most = StandsLookedAt }).ToList();
        var (low, high) = Sort.Range(EventKind.Position);
        var seen = new HashSet<(long, string)>();
        foreach (var e in asking.Events(ids, sources: 2).Where(e => Side(e.Type) != 0))
        {
            var holder = e.Parts.First(p => p.Slot == "holder").Actor;
            if (!seen.Add((holder, e.Topic!)))
            {
                continue;
            }

            var earlier = asking.Connection.Query<(long Id, string Type)>(
                """
                SELECT e.id AS Id, e.type AS Type FROM event_facet f CROSS JOIN event e WHERE f.facet = 5 AND f.value = @value AND f.day < @since AND f.sort BETWEEN @low AND @high AND e.id = f.event_id
                AND e.type IN ('supports', 'offers', 'demands', 'opposes') ORDER BY f.day DESC, f.sort DESC, f.event_id DESC LIMIT 1
                """,
                new { value = FacetTable.HolderAndTopic(holder, e.Topic!), since = since.DayNumber, low, high }).FirstOrDefault();
            if (earlier.Id != 0 && Side(earlier.Type) == -Side(e.Type))
            {
                yield return new ChangeView("stand", earlier.Type, e.Type, e with { Sources = [.. e.Sources, .. asking.Events([earlier.Id], sources: 1)[0].Sources] });
            }
        }
    }

    private static bool Fits(EventView e, Filter filter, Asking asking) =>
        (filter.Kind is not { } kind || string.Equals(e.Kind, kind.ToString(), StringComparison.OrdinalIgnoreCase))
        && (filter.Type is null || e.Type == filter.Type) && (filter.Status is null || e.Status == filter.Status)
        && (filter.Place is null || string.Equals(e.Place, asking.Knowledge.Names.Place(filter.Place).Name, StringComparison.OrdinalIgnoreCase))
        && (filter.Actor is null || new ActorFinder(asking).Try(filter.Actor, filter.To ?? e.Day ?? DateOnly.MaxValue) is { } actor && e.Parts.Any(p => p.Actor == actor))
        && (filter.Source is null || e.Sources.Any(s => string.Equals(s.Outlet, filter.Source, StringComparison.OrdinalIgnoreCase)))
        && (filter.To is not { } to || e.Day <= to);
}
