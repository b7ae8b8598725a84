using System.Collections.Immutable;
using Dapper;
using Parley.Archive.Events;
using Parley.Archive.Questions;

namespace Parley.Archive;

/// <content>Where somebody stood on something over time.</content>
public sealed partial class StoryArchive
{
    private const int LatestStands = 1500;
    private const int MostStandsRead = 60_000;
    private const int StepsPerHolder = 12;

    /// <summary>
    /// Where holders stood on topics over time, with the days on which they changed: holders and topics of the latest stands that the filter leaves, each
    /// with its stands of all times; those who changed most often first, then those who spoke most often.
    /// </summary>
    public ImmutableArray<StandHistory> StandHistories(Filter filter)
    {
        using var asking = Ask();
        var query = new EventQuery(asking, filter, EventKind.Position, Today);
        var ids = query.Ids(LatestStands);
        var latest = asking.Stands(ids).Where(s => s.Topic is not null && (query.Actors.Count == 0 || s.Holder == query.Actors[0])).ToList();
        var groups = latest.Select(s => (s.Holder, s.Topic)).Distinct().ToDictionary(g => FacetTable.HolderAndTopic(g.Holder, g.Topic!), g => (g.Holder, Topic: g.Topic!));
        var only = filter is { Source: null, Type: null, Status: null, With: null, Country: null, Place: null } ? null : ids.ToHashSet();
        var histories = StandsOf(asking, groups.Keys, filter).Where(s => only is null || only.Contains(s.Id)).GroupBy(s => s.Value).Select(g => (g.Key, Steps: Marked(g)))
            .OrderByDescending(h => h.Steps.Count(s => s.Changed)).ThenByDescending(h => h.Steps.Count).ThenBy(h => h.Key).Select(h => (h.Key, Steps: Kept(h.Steps))).ToList();
        histories = [.. Rows(histories, filter.Limit)];
        var events = asking.Events([.. histories.SelectMany(h => h.Steps).Select(s => s.Id)], sources: 2).ToDictionary(e => e.Id);
        var names = asking.ActorNames(histories.Select(h => groups[h.Key].Holder));
        return [.. histories.Select(h => new StandHistory(
            groups[h.Key].Holder, names[groups[h.Key].Holder], groups[h.Key].Topic, [.. h.Steps.Select(s => new StandStep(events[s.Id], s.Changed))]))];
    }

    /// <summary>Whole histories until their steps are as many rows as wanted.</summary>
    private static IEnumerable<(long Key, List<(long Id, bool Changed)> Steps)> Rows(IEnumerable<(long Key, List<(long Id, bool Changed)> Steps)> histories, int most)
    {
        foreach (var history in histories)
        {
            if (most <= 0)
            {
                yield break;
            }

            most -= history.Steps.Count;
            yield return history;
        }
    }

    /// <summary>All stands of holders on topics, in order of day.</summary>
    private static IEnumerable<(long Value, long Id, string Type)> StandsOf(Asking asking, IEnumerable<long> values, Filter filter) => asking.Connection.Query<StepRow>(
        $"""
        SELECT value AS Value, event_id AS Id, sort AS Sort FROM event_facet WHERE facet = {FacetTable.Number(Facet.HolderAndTopic, EventKind.Position)} AND value IN {InList.Of(values)}
        AND day BETWEEN @from AND @to ORDER BY value, day, event_id LIMIT {MostStandsRead}
        """,
        new { from = filter.From?.DayNumber ?? 0, to = filter.To?.DayNumber ?? int.MaxValue }).Select(r => (r.Value, r.Id, Sort.TypeOf(r.Sort)));

    /// <summary>Each stand with whether it goes against the one before.</summary>
    private static List<(long Id, bool Changed)> Marked(IEnumerable<(long Value, long Id, string Type)> stands)
    {
        var (steps, side) = (new List<(long, bool)>(), 0);
        foreach (var (_, id, type) in stands)
        {
            var now = Side(type);
            steps.Add((id, side != 0 && now != 0 && now != side));
            side = now != 0 ? now : side;
        }

        return steps;
    }

    /// <summary>Of many stands the changes, those before them, and the latest.</summary>
    private static List<(long Id, bool Changed)> Kept(List<(long Id, bool Changed)> steps)
    {
        var wanted = Enumerable.Range(0, steps.Count).Where(i => steps[i].Changed).SelectMany(i => new[] { i, i - 1 }).TakeLast(StepsPerHolder * 2)
            .Concat(Enumerable.Range(0, steps.Count).TakeLast(StepsPerHolder)).ToHashSet();
        return [.. steps.Where((_, i) => wanted.Contains(i))];
    }

    private sealed class StepRow
    {
        public long Value { get; init; }

        public long Id { get; init; }

        public long Sort { get; init; }
    }
}
