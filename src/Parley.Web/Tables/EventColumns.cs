using System.Globalization;
using Parley.Archive.Questions;

namespace Parley.Web.Tables;

/// <summary>How events are put into columns. Status and sources are always among them.</summary>
public static class EventColumns
{
    private const int LongestText = 160;
    private const int LongestQuote = 120;

    /// <summary>The day, as <see cref="DayOf"/> writes it.</summary>
    public static readonly Column<EventView> Day = new("day", DayOf);

    /// <summary>How sure the archive is.</summary>
    public static readonly Column<EventView> Status = new("status", e => e.Disputed ? $"{e.Status}, disputed" : e.Status);

    /// <summary>Where.</summary>
    public static readonly Column<EventView> Place = new("place", e => e.Place);

    /// <summary>How many reports tell it.</summary>
    public static readonly Column<EventView> Reports = new("reports", e => e.Reports.ToString(CultureInfo.InvariantCulture));

    /// <summary>The first three stories with their words.</summary>
    public static readonly Column<EventView> Sources = new("sources", e => string.Join(" | ", e.Sources.Take(3).Select(Source)));

    /// <summary>The number of the event.</summary>
    public static readonly Column<EventView> Id = new("event", e => e.Id.ToString(CultureInfo.InvariantCulture));

    /// <summary>Events of any kind.</summary>
    public static readonly Column<EventView>[] Timeline =
    [
        Day, new("what", e => e.Type.Length > 0 ? e.Type : e.Kind), Status, new("who", Who), new("about", e => Short(e.Text, LongestText)), Place,
        new("killed", e => e.Killed?.ToString()), new("injured", e => e.Injured?.ToString()), Reports, Sources,
    ];

    /// <summary>Meetings.</summary>
    public static readonly Column<EventView>[] Meetings =
    [
        Day, Status, new("who", e => string.Join(", ", e.In("participant", "host"))), Place, new("about", e => Short(e.Text, LongestText)),
        new("status over time", e => string.Join(" → ", e.StatusHistory.Select(s => $"{s.Status} {s.Published:yyyy-MM-dd}"))), Reports, Sources,
    ];

    /// <summary>Positions.</summary>
    public static readonly Column<EventView>[] Positions =
    [
        Day, new("holder", e => string.Join(", ", e.In("holder"))), new("stance", e => e.Type), new("on", e => Short(e.Text, LongestText)), new("topic", e => e.Topic),
        new("toward", e => string.Join(", ", e.In("toward"))), Status, Reports, Sources,
    ];

    /// <summary>Statements.</summary>
    public static readonly Column<EventView>[] Said =
    [
        Day, new("who", e => string.Join(", ", e.In("speaker"))), new("said", e => Short(e.Text, LongestText * 2)), new("topic", e => e.Topic), new("to", e => string.Join(", ", e.In("addressee"))), Status, Reports,
        new("sources", e => string.Join(" | ", e.Sources.Take(3).Select(s => Where(s)))),
    ];

    /// <summary>A column of events as one of rows that hold an event.</summary>
    public static Column<T> Of<T>(Column<EventView> column, Func<T, EventView> of) => new(column.Title, r => column.Value(of(r)));

    /// <summary>The day or days of an event; ~ marks the day of publication of what stories do not date.</summary>
    public static string DayOf(EventView e) => e.Day is not { } day ? "undated"
        : (e.Dated ? "" : "~") + Iso(day) + (e.Dated && e.DayTo is { } to && to != day ? $"/{Iso(to)}" : "");

    /// <summary>One source in a line: who published it when, on whose word, and the words.</summary>
    public static string Source(SourceView s) =>
        $"{Where(s)}{(s.Says is null ? "" : $", says {s.Says}")}{(s.Killed is null ? "" : $", {s.Killed} killed")}: “{Short(s.Quote, LongestQuote)}”";

    /// <summary>A story's name in a line: the last part of a path.</summary>
    public static string Name(string story) => story.Contains('/', StringComparison.Ordinal) || story.Contains('\\', StringComparison.Ordinal) ? Path.GetFileNameWithoutExtension(story) : story.Length == 40 ? story[..8] : story;

    /// <summary>A day as YYYY-MM-DD; empty where there is none.</summary>
    public static string Iso(DateOnly? day) => day?.ToString("yyyy-MM-dd", CultureInfo.InvariantCulture) ?? "";

    /// <summary>The beginning of a text.</summary>
    public static string Short(string? text, int most) => text is null ? "" : text.Length <= most ? text : text[..most].TrimEnd() + "…";

    private static string Where(SourceView s) => $"{s.Outlet} {Iso(s.Published)} {Name(s.Story)}".Replace("  ", " ", StringComparison.Ordinal);

    private static string Who(EventView e) => e.Kind switch
    {
        "incident" => string.Join(" → ", new[] { string.Join(", ", e.In("attacker")), string.Join(", ", e.In("target")) }.Where(n => n.Length > 0)),
        "position" => string.Join(" → ", new[] { string.Join(", ", e.In("holder")), string.Join(", ", e.In("toward")) }.Where(n => n.Length > 0)),
        "action" => string.Join(" → ", new[] { string.Join(", ", e.In("actor")), string.Join(", ", e.In("target")) }.Where(n => n.Length > 0)),
        _ => string.Join(", ", e.In("participant", "host", "speaker")),
    };
}
