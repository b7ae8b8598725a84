using System.Globalization;
using Parley.Record;
using Spectre.Console;

namespace Parley.Cli.Views;

/// <summary>A record to be read in a terminal: grouped by kind, each item a line of facts and its words under it.</summary>
internal sealed class RecordText
{
    private readonly IAnsiConsole _console;
    private readonly bool _explain;
    private Dictionary<string, Entity> _entities = [];

    public RecordText(TextWriter writer, bool explain, bool colour, int width)
    {
        _explain = explain;
        _console = AnsiConsole.Create(new AnsiConsoleSettings
        {
            Out = new AnsiConsoleOutput(writer),
            Ansi = colour ? AnsiSupport.Yes : AnsiSupport.No,
            ColorSystem = colour ? ColorSystemSupport.Standard : ColorSystemSupport.NoColors,
        });
        _console.Profile.Width = Math.Clamp(width, 60, 140);
    }

    public void Write(StoryRecord record)
    {
        _entities = record.Entities.ToDictionary(e => e.Id, StringComparer.Ordinal);
        var story = record.Story;
        var facts = new[] { Day(story.Published), story.Dateline?.Place, story.Dateline?.Agency }.Where(f => f is not null);
        Line($"[bold]{Escape(story.Title ?? story.Id)}[/]  [dim]{Escape(string.Join(" · ", facts))}[/]");
        Group("Actors", record.Entities, e => Line(Describe(e), 2));
        Group("Meetings", record.Meetings, m => Item(m, $"{Status(m.Status)} {People(m.Participants)}{With("host", Name(m.Host))}{With("on", string.Join("; ", m.Topics))}{When(m.Time, m.Place)}"));
        Group("Statements", record.Statements, s => Item(s, $"{Strong(Name(s.Speaker))}{With("to", Name(s.Addressee))}: {Escape(OneLine(string.Join(" … ", s.Content)))}", evidence: false));
        Group("Positions", record.Positions, p => Item(p, $"{Strong(Name(p.Holder))} [yellow]{Terms.Write(p.Stance)}[/] {Escape(OneLine(p.Object ?? "—"))}{With("toward", Name(p.Toward))}{With("if", p.Condition)}"));
        Group("Incidents", record.Incidents, i => Item(i, $"{Status(i.Status)} [red]{Terms.Write(i.Type)}[/]{With("by", Name(i.Attacker))}{With("on", Name(i.Target))}{With("with", i.Weapon)}{Toll(i)}{When(i.Time, i.Place)}"));
        Group("Actions", record.Actions, a => Item(a, $"{Status(a.Status)} {People(a.Actors)} [yellow]{Terms.Write(a.Type)}[/] {Escape(OneLine(a.Object ?? ""))}{With("to", Beside(a.Object, Name(a.Target)))}{When(a.Time, a.Place)}"));
        Line("");
    }

    /// <summary>The target of an act; empty where its object names it already: "arrested | two suspects".</summary>
    private static string Beside(string? act, string target) => act?.Contains(target, StringComparison.OrdinalIgnoreCase) == true ? "" : target;

    private void Group<T>(string title, IReadOnlyCollection<T> items, Action<T> write)
    {
        if (items.Count == 0)
        {
            return;
        }

        Line("");
        Line($"[bold underline]{title}[/] [dim]{items.Count}[/]");
        foreach (var item in items)
        {
            write(item);
        }
    }

    private void Item(Item item, string facts, bool evidence = true)
    {
        var source = Name(item.Attribution) is { Length: > 0 } name ? $" [dim]— says {Escape(name)}[/]" : "";
        Line($"[dim]{item.Id,-3}[/] {facts}{source}", 2);
        if (_explain)
        {
            Line($"[dim]rule {Escape(item.Why.Rule)}, trigger “{Escape(item.Why.Trigger)}”[/]", 6);
        }

        foreach (var piece in evidence ? item.Evidence : [])
        {
            Line($"[dim]“{Escape(OneLine(piece.Quote))}”[/]", 6);
        }
    }

    private string Describe(Entity entity)
    {
        var facts = new[] { Terms.Write(entity.Kind).Replace('_', ' '), entity.Role, entity.Country, Name(entity.Affiliation) is { Length: > 0 } of ? $"of {of}" : null };
        return $"[dim]{entity.Id,-3}[/] {Strong(entity.Name)} [dim]{Escape(string.Join(", ", facts.Where(f => !string.IsNullOrEmpty(f))))}[/]";
    }

    private static string Toll(Incident incident)
    {
        var killed = incident.Killed is { } dead ? $", [red]{dead} killed[/]" : "";
        var injured = incident.Injured is { } hurt ? $", {hurt} injured" : "";
        return killed + injured + (incident.Victims is { } victims ? $" ({Escape(OneLine(victims))})" : "");
    }

    private string People(IEnumerable<string> ids) => Strong(string.Join(", ", ids.Select(Name)) is { Length: > 0 } names ? names : "—");

    private string Name(string? id) => id is not null && _entities.TryGetValue(id, out var entity) ? entity.Name : "";

    private static string Status(Record.Status status) => $"[{(status == Record.Status.Happened ? "green" : "cyan")}]{Terms.Write(status)}[/]";

    private static string With(string word, string? value) => string.IsNullOrEmpty(value) ? "" : $" {word} {Escape(OneLine(value))}";

    private static string When(string? time, string? place) => $"{(time is null ? "" : $" · {time}")}{(place is null ? "" : $" · {Escape(place)}")}";

    private static string Strong(string text) => $"[bold]{Escape(text)}[/]";

    private static string? Day(DateOnly? day) => day?.ToString("yyyy-MM-dd", CultureInfo.InvariantCulture);

    private static string OneLine(string text) => string.Join(' ', text.Split((char[]?)null, StringSplitOptions.RemoveEmptyEntries));

    private static string Escape(string text) => Markup.Escape(text);

    private void Line(string markup, int indent = 0) => _console.Write(new Padder(new Markup(markup), new Padding(indent, 0, 0, 0)));
}
