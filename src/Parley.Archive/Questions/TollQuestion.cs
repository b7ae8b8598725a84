using System.Collections.Immutable;
using Parley.Archive.Events;
using Parley.Archive.Questions;

namespace Parley.Archive;

/// <content>How many died, where and when, by the lowest and highest figures.</content>
public sealed partial class StoryArchive
{
    private const int WorstShown = 3;

    // Year and month of a day number (days since 0001-01-01), by whole-number arithmetic that both databases share.
    private const string SinceMarch = "(e.day + 306)";
    private const string DayOfEra = $"({SinceMarch} - ({SinceMarch} / 146097) * 146097)";
    private const string YearOfEra = $"(({DayOfEra} - {DayOfEra} / 1460 + {DayOfEra} / 36524 - {DayOfEra} / 146096) / 365)";
    private const string DayOfYear = $"({DayOfEra} - (365 * {YearOfEra} + {YearOfEra} / 4 - {YearOfEra} / 100))";
    private const string MonthFromMarch = $"((5 * {DayOfYear} + 2) / 153)";
    private const string Year = $"({YearOfEra} + ({SinceMarch} / 146097) * 400 + CASE WHEN {MonthFromMarch} >= 10 THEN 1 ELSE 0 END)";
    private const string Month = $"({Year} * 100 + CASE WHEN {MonthFromMarch} >= 10 THEN {MonthFromMarch} - 9 ELSE {MonthFromMarch} + 3 END)";

    /// <summary>The toll of incidents that stories tell as having happened, by place and period, the highest first.</summary>
    public ImmutableArray<TollView> Toll(Filter filter, Period per)
    {
        using var asking = Ask();
        var query = new EventQuery(asking, filter, EventKind.Incident, Today);
        if (filter.Status is null)
        {
            query.And("e.status IN ('happened', 'ongoing')");
        }

        query.And("(e.killed_high > 0 OR e.injured_high > 0)");
        var period = per switch { Period.Year => Year, Period.Month => Month, _ => "0" };
        var rows = query.Rows<TollRow>(
            $"""
            e.place_id AS Place, {period} AS Period, count(*) AS Incidents, CAST(sum(coalesce(e.killed_low, 0)) AS BIGINT) AS KilledLow, CAST(sum(coalesce(e.killed_high, 0)) AS BIGINT) AS KilledHigh,
            CAST(sum(coalesce(e.injured_low, 0)) AS BIGINT) AS InjuredLow, CAST(sum(coalesce(e.injured_high, 0)) AS BIGINT) AS InjuredHigh, max(coalesce(e.killed_high, 0)) AS Worst
            """,
            $"GROUP BY e.place_id{(per == Period.All ? "" : $", {period}")} ORDER BY sum(coalesce(e.killed_high, 0)) DESC, sum(coalesce(e.injured_high, 0)) DESC, count(*) DESC, e.place_id LIMIT {filter.Limit}").ToList();
        return [.. rows.Select(r => View(asking, filter, r, per))];
    }

    private TollView View(Asking asking, Filter filter, TollRow row, Period per)
    {
        var query = new EventQuery(asking, filter with { From = Later(filter.From, First(row.Period, per)), To = Earlier(filter.To, Last(row.Period, per)) }, EventKind.Incident, Today);
        query.And(row.Place is { } place ? $"e.place_id = {place}" : "e.place_id IS NULL");
        query.And(filter.Status is null ? "e.status IN ('happened', 'ongoing') AND e.killed_high > 0" : "e.killed_high > 0");
        var worst = asking.Events([.. query.Rows<long>("e.id", $"ORDER BY e.killed_high DESC, e.id LIMIT {WorstShown}")], sources: 3);
        var name = row.Place is null ? null : worst.FirstOrDefault()?.Place ?? asking.PlaceName(row.Place.Value);
        var period = per switch { Period.Year => $"{row.Period:D4}", Period.Month => $"{row.Period / 100:D4}-{row.Period % 100:D2}", _ => "" };
        return new TollView(name, period, row.Incidents, new Questions.Range(row.KilledLow, row.KilledHigh), new Questions.Range(row.InjuredLow, row.InjuredHigh), worst);
    }

    private static DateOnly? First(long period, Period per) => per switch { Period.Year => new DateOnly((int)period, 1, 1), Period.Month => new DateOnly((int)(period / 100), (int)(period % 100), 1), _ => null };

    private static DateOnly? Last(long period, Period per) => per switch { Period.Year => new DateOnly((int)period, 12, 31), Period.Month => First(period, per)!.Value.AddMonths(1).AddDays(-1), _ => null };

    private static DateOnly? Later(DateOnly? a, DateOnly? b) => a is null ? b : b is null || a > b ? a : b;

    private static DateOnly? Earlier(DateOnly? a, DateOnly? b) => a is null ? b : b is null || a < b ? a : b;

    private sealed class TollRow
    {
        public long? Place { get; init; }

        public long Period { get; init; }

        public long Incidents { get; init; }

        public long KilledLow { get; init; }

        public long KilledHigh { get; init; }

        public long InjuredLow { get; init; }

        public long InjuredHigh { get; init; }

        public long Worst { get; init; }
    }
}
