using System.Collections.Immutable;
using System.Globalization;
using Parley.Archive.Questions;

namespace Parley.Web.Drawings;

/// <summary>An event on the timeline.</summary>
/// <param name="Event">The event.</param>
/// <param name="X">Its left end.</param>
/// <param name="Right">Its right end; the same as <paramref name="X"/> for a day.</param>
/// <param name="Y">Its middle.</param>
/// <param name="Beyond">Whether it lies beyond the ends of the drawing, at which it is shown.</param>
public sealed record TimelineMark(EventView Event, double X, double Right, double Y, bool Beyond);

/// <summary>A lane of the timeline.</summary>
public sealed record TimelineLane(string Name, double Top, double Height, ImmutableArray<TimelineMark> Marks);

/// <summary>A day named on the axis.</summary>
public sealed record AxisTick(double At, string Label);

/// <summary>
/// Events along time in lanes. Most of the width belongs to the days in which nine in ten events lie; what lies far off is shown at the ends. Events of
/// one day lie above each other.
/// </summary>
public sealed class TimelineDrawing
{
    /// <summary>The width of the whole.</summary>
    public const double Width = 1120;

    /// <summary>Where the axis begins.</summary>
    public const double Left = 132;

    private const double Right = Width - 18;
    private const double Step = 10;
    private const double Top = 26;
    private const int MostRows = 12;
    private const double OfMost = 0.05;

    private readonly DateOnly _first;
    private readonly int _days;

    /// <summary>Lays events out.</summary>
    /// <param name="events">The events.</param>
    /// <param name="today">What is later is ahead.</param>
    /// <param name="lanesOf">The lanes an event belongs to.</param>
    /// <param name="order">The lanes from top to bottom.</param>
    public TimelineDrawing(IReadOnlyList<EventView> events, DateOnly today, Func<EventView, IEnumerable<string>> lanesOf, IReadOnlyList<string> order)
    {
        var dated = events.Where(e => e.Day is not null).ToList();
        (_first, _days) = Span([.. dated.Select(e => e.Day!.Value).Order()]);
        var lanes = new List<TimelineLane>();
        var top = Top;
        foreach (var name in order)
        {
            var marks = Place([.. dated.Where(e => lanesOf(e).Contains(name, StringComparer.Ordinal))], top, out var height);
            lanes.Add(new TimelineLane(name, top, height, marks));
            top += height;
        }

        (Lanes, Height) = ([.. lanes], top + 8);
        Ticks = [.. TicksOf()];
        Today = today >= _first && today <= _first.AddDays(_days) ? X(today) : null;
        Ahead = dated.Exists(e => e.Day > today);
    }

    /// <summary>The lanes.</summary>
    public ImmutableArray<TimelineLane> Lanes { get; }

    /// <summary>The height of the whole.</summary>
    public double Height { get; }

    /// <summary>The axis.</summary>
    public ImmutableArray<AxisTick> Ticks { get; }

    /// <summary>Where today lies; null where it is beyond the drawing.</summary>
    public double? Today { get; }

    /// <summary>Whether something lies ahead of today.</summary>
    public bool Ahead { get; }

    private double X(DateOnly day) => Left + ((Right - Left) * Math.Clamp((day.DayNumber - _first.DayNumber) / (double)_days, 0, 1));

    private static (DateOnly First, int Days) Span(DateOnly[] days)
    {
        if (days.Length == 0)
        {
            return (DateOnly.MinValue, 1);
        }

        var (low, high) = (days[(int)(days.Length * OfMost)], days[(int)((days.Length - 1) * (1 - OfMost))]);
        var margin = Math.Max(2, (high.DayNumber - low.DayNumber) / 2);
        var first = days[0].DayNumber >= low.DayNumber - margin ? days[0].DayNumber : low.DayNumber - margin;
        var last = days[^1].DayNumber <= high.DayNumber + margin ? days[^1].DayNumber : high.DayNumber + margin;
        var room = Math.Max(1, (last - first) / 40);
        return (DateOnly.FromDayNumber(Math.Max(1, first - room)), last - first + (2 * room));
    }

    private ImmutableArray<TimelineMark> Place(List<EventView> events, double top, out double height)
    {
        var ends = new List<double>();
        var marks = new List<TimelineMark>();
        foreach (var e in events.OrderBy(e => e.Day).ThenBy(e => e.Id))
        {
            var x = X(e.Day!.Value);
            var right = e is { Dated: true, DayTo: { } to } ? Math.Max(x, X(to)) : x;
            var row = ends.FindIndex(end => end + Step <= x);
            if (row < 0)
            {
                row = ends.Count < MostRows ? ends.Count : ends.IndexOf(ends.Min());
                if (row == ends.Count)
                {
                    ends.Add(0);
                }
            }

            ends[row] = right;
            marks.Add(new TimelineMark(e, x, right, top + 12 + (row * Step), e.Day < _first || e.Day > _first.AddDays(_days)));
        }

        height = 16 + (Math.Max(1, ends.Count) * Step);
        return [.. marks];
    }

    private IEnumerable<AxisTick> TicksOf()
    {
        var (end, months) = (_first.AddDays(_days), _days / 30.4);
        if (months < 2.5)
        {
            var step = _days <= 12 ? 1 : _days <= 26 ? 2 : 7;
            for (var day = _first; day <= end; day = day.AddDays(step))
            {
                yield return new AxisTick(X(day), day.ToString(day == _first || day.Day <= step ? "d MMM yyyy" : "d MMM", CultureInfo.InvariantCulture));
            }

            yield break;
        }

        var every = months <= 12 ? 1 : months <= 30 ? 3 : months <= 130 ? 12 : months <= 700 ? 60 : 240;
        var (year, month) = every >= 12 ? ((_first.Year + (every / 12) - 1) / (every / 12) * (every / 12), 1) : (_first.Year, ((_first.Month - 1) / every * every) + 1);
        for (var at = new DateOnly(Math.Max(1, year), month, 1); at <= end; at = at.AddMonths(every))
        {
            if (at >= _first)
            {
                yield return new AxisTick(X(at), at.ToString(every >= 12 ? "yyyy" : "MMM yyyy", CultureInfo.InvariantCulture));
            }
        }
    }
}
