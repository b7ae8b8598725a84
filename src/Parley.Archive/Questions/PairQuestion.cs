using System.Collections.Immutable;
using Parley.Archive.Events;
using Parley.Archive.Questions;

namespace Parley.Archive;

/// <content>Who met whom how often.</content>
public sealed partial class StoryArchive
{
    private static readonly string PairCounts = $"""
        f.value AS Pair, {Counted("happened", "ongoing")} AS Held, {Counted("planned")} AS Planned, {Counted("possible")} AS Possible, {Counted("not")} AS CalledOff,
        max(f.day) AS Last, min(CASE WHEN f.day > 0 THEN f.day END) AS First
        """;

    /// <summary>Who met whom how often, those who met most often first.</summary>
    public ImmutableArray<PairView> Pairs(Filter filter)
    {
        using var asking = Ask();
        return _remembered.Of(asking, (nameof(Pairs), Today, filter), () => Pairs(asking, filter, filter.Limit, Today));
    }

    private static ImmutableArray<PairView> Pairs(Asking asking, Filter filter, int limit, DateOnly today)
    {
        var query = new EventQuery(asking, filter, EventKind.Meeting, today);
        var (pair, back) = (FacetTable.Number(Facet.Pair, EventKind.Meeting), FacetTable.Number(Facet.PairBack, EventKind.Meeting));
        var condition = query.Actors.Count == 0 ? $"f.facet = {pair}" : $"f.facet IN ({pair}, {back}) AND f.value BETWEEN @low AND @high";
        condition += filter.Status is null ? "" : $" AND f.sort = {Sort.OfMeeting(filter.Status)}";
        var (low, high) = query.Actors.Count == 0 ? (0, 0) : FacetTable.Of(query.Actors[0]);
        var rows = query.FacetRows<PairRow>(
            PairCounts, condition, $"GROUP BY f.value ORDER BY {Counted("happened", "ongoing")} DESC, {Counted("planned", "possible")} DESC, f.value LIMIT {limit}", new { low, high },
            query.Actors.Count == 0 ? null : query.Actors[0]).Select(r => (Row: r, Pair: FacetTable.PairOf(r.Pair))).ToList();
        var names = asking.ActorNames(rows.SelectMany(r => new[] { r.Pair.First, r.Pair.Second }));
        return [.. rows.Select(r => new PairView(
            r.Pair.First, names[r.Pair.First], r.Pair.Second, names[r.Pair.Second], (int)r.Row.Held, (int)r.Row.Planned, (int)r.Row.Possible, (int)r.Row.CalledOff, Asking.Day(r.Row.First), Asking.Day(r.Row.Last)))];
    }

    private static string Counted(params string[] statuses) => $"sum(CASE WHEN f.sort IN ({string.Join(", ", statuses.Select(Sort.OfMeeting))}) THEN 1 ELSE 0 END)";

    private sealed class PairRow
    {
        public long Pair { get; init; }

        public long Held { get; init; }

        public long Planned { get; init; }

        public long Possible { get; init; }

        public long CalledOff { get; init; }

        public long? First { get; init; }

        public long? Last { get; init; }
    }
}
