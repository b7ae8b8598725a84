using System.Collections.Immutable;
using Parley.Archive.Events;
using Parley.Archive.Questions;

namespace Parley.Archive;

/// <content>How many died, where and when, by the lowest and highest figures.</content>
public sealed partial class StoryArchive
{
    private const int WorstShown = 2;

    /// <summary>The toll of incidents that stories tell as having happened, by place and period, the highest first.</summary>
    public ImmutableArray<TollView> Toll(Filter filter, Period per)
    {
        using var asking = Ask();
        var query = new EventQuery(asking, filter, EventKind.Incident, Today);
        if (filter.Status is null)
        {
            query.And("e.status IN ('happened', 'ongoing')");
        }

        query.WithToll();
        var rows = query.Rows<TollRow>(
            "e.id AS Id, e.place_id AS Place, e.day AS Day, e.killed_low AS KilledLow, e.killed_high AS KilledHigh, e.injured_low AS InjuredLow, e.injured_high AS InjuredHigh", "");
        var shown = rows.GroupBy(r => (r.Place, Period: PeriodOf(r.Day, per))).Select(g => (g.Key, Rows: g.ToList()))
            .OrderByDescending(g => g.Rows.Sum(r => r.KilledHigh ?? 0)).ThenByDescending(g => g.Rows.Sum(r => r.InjuredHigh ?? 0)).ThenByDescending(g => g.Rows.Count)
            .ThenBy(g => g.Key.Place).ThenBy(g => g.Key.Period, StringComparer.Ordinal).Take(filter.Limit)
            .Select(g => (g.Key, g.Rows, Worst: g.Rows.OrderByDescending(r => r.KilledHigh ?? 0).ThenBy(r => r.Id).Take(WorstShown).Select(r => r.Id).ToList())).ToList();
        var events = asking.Events([.. shown.SelectMany(s => s.Worst)], sources: 2).ToDictionary(e => e.Id);
        return [.. shown.Select(s => new TollView(
            s.Key.Place is { } place ? asking.PlaceName(place) : null, s.Key.Period, s.Rows.Count, Sum(s.Rows, r => r.KilledLow, r => r.KilledHigh), Sum(s.Rows, r => r.InjuredLow, r => r.InjuredHigh),
            [.. s.Worst.Select(id => events[id])]))];
    }

    private static string PeriodOf(long day, Period per) => per == Period.All ? ""
        : Asking.Day(day) is not { } on ? "undated" : on.ToString(per == Period.Year ? "yyyy" : "yyyy-MM", System.Globalization.CultureInfo.InvariantCulture);

    private static Questions.Range Sum(List<TollRow> rows, Func<TollRow, long?> low, Func<TollRow, long?> high) => new(rows.Sum(r => low(r) ?? 0), rows.Sum(r => high(r) ?? 0));

    private sealed class TollRow
    {
        public long Id { get; init; }

        public long? Place { get; init; }

        public long Day { get; init; }

        public long? KilledLow { get; init; }

        public long? KilledHigh { get; init; }

        public long? InjuredLow { get; init; }

        public long? InjuredHigh { get; init; }
    }
}
