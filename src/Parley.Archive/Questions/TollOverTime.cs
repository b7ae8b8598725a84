using System.Collections.Immutable;
using Dapper;
using Parley.Archive.Events;
using Parley.Archive.Questions;

namespace Parley.Archive;

/// <summary>The toll of a month or year.</summary>
public sealed record PeriodToll(string Period, long Incidents, Questions.Range Killed, Questions.Range Injured);

/// <summary>The toll of a place.</summary>
/// <param name="Place">Where.</param>
/// <param name="Country">The state it lies in, by code; null where unknown.</param>
/// <param name="Incidents">How many.</param>
/// <param name="Killed">The sums of the lowest and of the highest figures.</param>
/// <param name="Injured">The same of the wounded.</param>
public sealed record PlaceToll(string Place, string? Country, long Incidents, Questions.Range Killed, Questions.Range Injured);

/// <content>Tolls summed over all places, or over all time.</content>
public sealed partial class StoryArchive
{
    private const string Sums =
        "count(*) AS Incidents, CAST(sum(coalesce(e.killed_low, 0)) AS BIGINT) AS KilledLow, CAST(sum(coalesce(e.killed_high, 0)) AS BIGINT) AS KilledHigh, CAST(sum(coalesce(e.injured_low, 0)) AS BIGINT) AS InjuredLow, CAST(sum(coalesce(e.injured_high, 0)) AS BIGINT) AS InjuredHigh";

    // Year and month of a day number (days since 0001-01-01), by whole-number arithmetic that both databases share.
    private const string SinceMarch = "(e.day + 306)";
    private const string DayOfEra = $"({SinceMarch} - ({SinceMarch} / 146097) * 146097)";
    private const string YearOfEra = $"(({DayOfEra} - {DayOfEra} / 1460 + {DayOfEra} / 36524 - {DayOfEra} / 146096) / 365)";
    private const string DayOfYear = $"({DayOfEra} - (365 * {YearOfEra} + {YearOfEra} / 4 - {YearOfEra} / 100))";
    private const string MonthFromMarch = $"((5 * {DayOfYear} + 2) / 153)";
    private const string Year = $"({YearOfEra} + ({SinceMarch} / 146097) * 400 + CASE WHEN {MonthFromMarch} >= 10 THEN 1 ELSE 0 END)";
    private const string Month = $"({Year} * 100 + CASE WHEN {MonthFromMarch} >= 10 THEN {MonthFromMarch} - 9 ELSE {MonthFromMarch} + 3 END)";

    /// <summary>The toll by month or year, the earliest first.</summary>
    public ImmutableArray<PeriodToll> TollOverTime(Filter filter, Period per)
    {
        using var asking = Ask();
        return _remembered.Of(asking, (nameof(TollOverTime), Today, filter, per), () => SumsOverTime(asking, filter, per));
    }

    /// <summary>The toll by place, the highest first.</summary>
    public ImmutableArray<PlaceToll> TollByPlace(Filter filter)
    {
        using var asking = Ask();
        return _remembered.Of(asking, (nameof(TollByPlace), Today, filter), () => SumsByPlace(asking, filter));
    }

    private ImmutableArray<PeriodToll> SumsOverTime(Asking asking, Filter filter, Period per)
    {
        var query = Deadly(asking, filter);
        query.And("e.day > 0");
        var period = per == Period.Year ? Year : Month;
        return [.. query.Rows<SumRow>($"{period} AS Period, {Sums}", $"GROUP BY {period} ORDER BY {period}").Select(r => new PeriodToll(
            per == Period.Year ? $"{r.Period:D4}" : $"{r.Period / 100:D4}-{r.Period % 100:D2}", r.Incidents, new Questions.Range(r.KilledLow, r.KilledHigh), new Questions.Range(r.InjuredLow, r.InjuredHigh)))];
    }

    private ImmutableArray<PlaceToll> SumsByPlace(Asking asking, Filter filter)
    {
        var query = Deadly(asking, filter);
        query.And("e.place_id IS NOT NULL");
        var sums = query.Rows<SumRow>(
            $"e.place_id AS PlaceId, {Sums}",
            $"GROUP BY e.place_id ORDER BY sum(coalesce(e.killed_high, 0)) DESC, sum(coalesce(e.injured_high, 0)) DESC, count(*) DESC, e.place_id LIMIT {filter.Limit}").ToList();
        var places = asking.Connection.Query<(long Id, string Name, string? Country)>($"SELECT id AS Id, name AS Name, country AS Country FROM place WHERE id IN {InList.Of(sums.Select(s => s.PlaceId))}").ToDictionary(p => p.Id);
        return [.. sums.Select(r => new PlaceToll(
            places[r.PlaceId].Name, places[r.PlaceId].Country, r.Incidents, new Questions.Range(r.KilledLow, r.KilledHigh), new Questions.Range(r.InjuredLow, r.InjuredHigh)))];
    }

    private EventQuery Deadly(Asking asking, Filter filter)
    {
        var query = new EventQuery(asking, filter, EventKind.Incident, Today);
        if (filter.Status is null)
        {
            query.And("e.status IN ('happened', 'ongoing')");
        }

        query.WithToll();
        return query;
    }

    private sealed class SumRow
    {
        public long PlaceId { get; init; }

        public long Period { get; init; }

        public long Incidents { get; init; }

        public long KilledLow { get; init; }

        public long KilledHigh { get; init; }

        public long InjuredLow { get; init; }

        public long InjuredHigh { get; init; }
    }
}
