using System.Collections.Immutable;
using Parley.Archive.Questions;

namespace Parley.Web.Drawings;

/// <summary>A day of a calendar; null days fill the first and last week.</summary>
public sealed record CalendarDay(DateOnly? Day, ImmutableArray<EventView> Events);

/// <summary>The weeks of a month, Monday first, with what is dated to each day; what stories date to a longer span has no day and stands apart.</summary>
public sealed class MonthGrid
{
    private const int LongestOnDay = 7;

    /// <summary>Puts events into the weeks of a month.</summary>
    public MonthGrid(DateOnly month, IReadOnlyCollection<EventView> events)
    {
        First = new DateOnly(month.Year, month.Month, 1);
        var last = First.AddMonths(1).AddDays(-1);
        bool OnDay(EventView e) => e.Day is { } day && day >= First && day <= last && (!e.Dated || e.DayTo is not { } to || to.DayNumber - day.DayNumber < LongestOnDay);
        var byDay = events.Where(OnDay).OrderBy(e => e.Dated ? 0 : 1).ThenByDescending(e => e.Reports).ThenBy(e => e.Id).ToLookup(e => e.Day!.Value);
        Sometime = [.. events.Where(e => !OnDay(e))];
        var before = ((int)First.DayOfWeek + 6) % 7;
        var cells = Enumerable.Repeat<DateOnly?>(null, before).Concat(Enumerable.Range(0, last.Day).Select(d => (DateOnly?)First.AddDays(d))).ToList();
        cells.AddRange(Enumerable.Repeat<DateOnly?>(null, (7 - (cells.Count % 7)) % 7));
        Weeks = [.. cells.Chunk(7).Select(week => week.Select(d => new CalendarDay(d, d is { } day ? [.. byDay[day]] : [])).ToImmutableArray())];
    }

    /// <summary>The first day of the month.</summary>
    public DateOnly First { get; }

    /// <summary>Weeks of seven days.</summary>
    public ImmutableArray<ImmutableArray<CalendarDay>> Weeks { get; }

    /// <summary>What stories date to no day of it.</summary>
    public ImmutableArray<EventView> Sometime { get; }
}
