using System.Globalization;
using Parley.Archive.Questions;

namespace Parley.Cli.Views;

/// <summary>How events are put into columns. Status and sources are always among them.</summary>
internal static class EventColumns
{
    private const int LongestText = 160;
    private const int LongestQuote = 120;

    public static readonly Column<EventView> Day = new("day", DayOf);

    public static readonly Column<EventView> Status = new("status", e => e.Disputed ? $"{e.Status}, disputed" : e.Status);

    public static readonly Column<EventView> Place = new("place", e => e.Place);

    public static readonly Column<EventView> Reports = new("reports", e => e.Reports.ToString(CultureInfo.InvariantCulture));

    public static readonly Column<EventView> Sources = new("sources", e => string.Join(" | ", e.Sources.Take(3).Select(Source)));

    public static readonly Column<EventView> Id = new("event", e => e.Id.ToString(CultureInfo.InvariantCulture));

    public static readonly Column<EventView>[] Timeline =
    [
        Day, new("what", e => e.Type.Length > 0 ? e.Type : e.Kind), Status, new("who", Who), new("about", e => Short(e.Text, LongestText)), Place,
        new("killed", e => e.Killed?.ToString()), new("injured", e => e.Injured?.ToString()), Reports, Sources,
    ];

    public static readonly Column<EventView>[] Meetings =
    [
        Day, Status, new("who", e => string.Join(", ", e.In("participant", "host"))), Place, new("about", e => Short(e.Text, LongestText)),
        new("status over time", e => string.Join(" → ", e.StatusHistory.Select(s => $"{s.Status} {s.Published:yyyy-MM-dd}"))), Reports, Sources,
    ];

    public static readonly Column<EventView>[] Positions =
    [
        Day, new("holder", e => string.Join(", ", e.In("holder"))), new("stance", e => e.Type), new("on", e => Short(e.Text, LongestText)), new("topic", e => e.Topic),
        new("toward", e => string.Join(", ", e.In("toward"))), Status, Reports, Sources,
    ];

    public static readonly Column<EventView>[] Said =
    [
        Day, new("who", e => string.Join(", ", e.In("speaker"))), new("said", e => Short(e.Text, LongestText * 2)), new("topic", e => e.Topic), new("to", e => string.Join(", ", e.In("addressee"))), Status, Reports,
        new("sources", e => string.Join(" | ", e.Sources.Take(3).Select(s => Where(s)))),
    ];

    /// <summary>The day or days of an event; ~ marks the day of publication of what stories do not date.</summary>
    public static string DayOf(EventView e) => e.Day is not { } day ? "undated"
        : (e.Dated ? "" : "~") + Iso(day) + (e.Dated && e.DayTo is { } to && to != day ? $"/{Iso(to)}" : "");

    /// <summary>One source in a line: who published it when, on whose word, and the words.</summary>
    public static string Source(SourceView s) =>
        $"{Where(s)}{(s.Says is null ? "" : $", says {s.Says}")}{(s.Killed is null ? "" : $", {s.Killed} killed")}: “{Short(s.Quote, LongestQuote)}”";

    /// <summary>A story's name in a line: the last part of a path.</summary>
    public static string Name(string story) => story.Contains('/', StringComparison.Ordinal) || story.Contains('\\', StringComparison.Ordinal) ? Path.GetFileNameWithoutExtension(story) : story.Length == 40 ? story[..8] : story;

    public static string Iso(DateOnly? day) => day?.ToString("yyyy-MM-dd", CultureInfo.InvariantCulture) ?? "";

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
