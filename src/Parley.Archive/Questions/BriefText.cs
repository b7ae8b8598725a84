using System.Globalization;
using Parley.Archive.Questions;

namespace Parley.Archive;

/// <summary>Events as sentences of the brief. Nothing is said that no field holds; what is not told as a fact is not told as one here.</summary>
internal static class BriefText
{
    private static readonly char[] Quotes = ['"', '“', '”', ',', ' '];

    /// <summary>The sentence of an event.</summary>
    public static string Of(EventView e) => Capital(e.Kind switch
    {
        "meeting" => $"{Names(e, "unnamed parties", "participant", "host")} {Verb(e.Status, "met", "are meeting", "are to meet", "may meet", "did not meet")}{On(e.Text)}{Where(e)}.{Told(e)}",
        "incident" => $"{Attack(e)}{Where(e)}{Toll(e)}.{Told(e)}",
        "action" => $"{Names(e, "somebody", "actor")} {Deed(e)}{(e.Text is null ? "" : $" “{Bare(e.Text)}”")}{Toward(e, "target")}{Where(e)}.{Told(e)}",
        "position" => $"{Names(e, "somebody", "holder")} {Stance(e.Type)} “{Bare(e.Text ?? e.Topic ?? "")}”{Toward(e, "toward")}, as stated{Dated(e)}.{Told(e)}",
        _ => $"{Names(e, "somebody", "speaker")} said: “{Bare(e.Text ?? "")}”{Dated(e)}.{Told(e)}",
    });

    private static string Attack(EventView e) =>
        (e.In("attacker").Any() ? $"{Names(e, "", "attacker")} {Verb(e.Status, "attacked", "attacks", "plans to attack", "may attack", "did not attack")}" : $"{(e.Type == "clash" ? "An exchange of fire" : "An attack")} ({e.Status})")
        + (e.In("target").Any() ? $"{(e.In("attacker").Any() ? "" : " on")} {Names(e, "", "target")}" : "");

    /// <summary>What was done, by status: <c>deployed</c>, <c>plans to deploy</c>, <c>may deploy</c>, <c>did not deploy</c>.</summary>
    private static string Deed(EventView e)
    {
        var (past, plain) = e.Type switch
        {
            "agree" => ("agreed to", "agree to"),
            "aid" => ("gave", "give"),
            "break" => ("broke", "break"),
            "withdraw" => ("withdrew", "withdraw"),
            "sanction" => ("sanctioned", "sanction"),
            "travel" => (e.Text is null ? "travelled" : "travelled for", e.Text is null ? "travel" : "travel for"),
            "protest" => (e.Text is null ? "protested" : "protested against", e.Text is null ? "protest" : "protest against"),
            "decide" => ("decided", "decide"),
            "expel" => ("expelled", "expel"),
            "deploy" or "detain" or "appoint" => ($"{e.Type}ed", e.Type),
            "capture" or "release" or "ease" => ($"{e.Type}d", e.Type),
            var other => (other, other),
        };
        return Verb(e.Status, past, $"{past} (ongoing)", $"plans to {plain}", $"may {plain}", $"did not {plain}");
    }

    private static string Toll(EventView e) => (e.Killed is { } killed ? $", {killed} killed" : "") + (e.Injured is { } hurt ? $", {hurt} wounded" : "");

    private static string Verb(string status, string happened, string ongoing, string planned, string possible, string not) => status switch
    {
        "happened" => happened,
        "ongoing" => ongoing,
        "planned" => planned,
        "possible" => possible,
        _ => not,
    };

    private static string Stance(string stance) => stance switch
    {
        "conditions" => "sets conditions for",
        "uncommitted" => "is uncommitted on",
        "accuses" => "makes the accusation of",
        "threatens" => "threatens with",
        _ => stance,
    };

    private static string Names(EventView e, string none, params string[] slots) => e.In(slots).ToList() switch
    {
        [] => none,
        [var one] => one,
        var more => $"{string.Join(", ", more.Take(Math.Min(5, more.Count - 1)))} and {(more.Count > 6 ? "others" : more[^1])}",
    };

    private static string Toward(EventView e, string slot) => e.In(slot).Any() ? $" toward {Names(e, "", slot)}" : "";

    private static string On(string? text) => text is null ? "" : $" on {text}";

    private static string Where(EventView e) => (e.Place is null ? "" : $" in {e.Place}") + Dated(e);

    /// <summary>The day, month or year of an event, or when it was reported; with what is disputed.</summary>
    private static string Dated(EventView e)
    {
        var disputed = e.Disputed ? "disputed" : "";
        return e.Day is not { } day ? (e.Disputed ? $" ({disputed})" : "")
            : e.Dated ? $"{Span(day, e.DayTo ?? day)}{(e.Disputed ? $" ({disputed})" : "")}" : $" (reported {Day(day)}{(e.Disputed ? $"; {disputed}" : "")})";
    }

    private static string Span(DateOnly from, DateOnly to) => from == to ? $" on {Day(from)}"
        : from.Day > 1 || to.AddDays(1).Day > 1 ? $" between {Day(from)} and {Day(to)}"
        : from is { Month: 1 } && to == new DateOnly(from.Year, 12, 31) ? $" in {from.Year}"
        : to < from.AddMonths(1) ? $" in {from.ToString("MMMM yyyy", CultureInfo.InvariantCulture)}" : $" between {Day(from)} and {Day(to)}";

    private static string Told(EventView e)
    {
        var says = e.Sources.Select(s => s.Says).OfType<string>().Distinct(StringComparer.Ordinal).Take(2).ToList();
        return (says.Count > 0 && e.Kind != "statement" ? $" So says {string.Join(" and ", says)}." : "") + (e.Reports > 1 ? $" {e.Reports} reports." : "");
    }

    /// <summary>Words without the quotation marks that are around all of them.</summary>
    private static string Bare(string text) => text.Contains(" … ", StringComparison.Ordinal) ? text : text.Trim(Quotes);

    private static string Capital(string sentence) => char.ToUpperInvariant(sentence[0]) + sentence[1..];

    private static string Day(DateOnly day) => day.ToString("d MMMM yyyy", CultureInfo.InvariantCulture);
}
