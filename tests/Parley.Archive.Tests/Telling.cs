using System.Collections.Immutable;
using Parley.Archive.Intake;
using Parley.Record;

namespace Parley.Archive.Tests;

/// <summary>Stories with their records, put together by hand, so that what the archive does can be tested apart from what the reader finds.</summary>
internal sealed class Telling
{
    private readonly List<Entity> _entities = [];
    private readonly List<Meeting> _meetings = [];
    private readonly List<Statement> _statements = [];
    private readonly List<Position> _positions = [];
    private readonly List<Incident> _incidents = [];
    private readonly List<Deed> _actions = [];
    private readonly string _text;
    private readonly DateOnly? _day;
    private readonly string? _key;
    private readonly string _outlet;

    public Telling(string text, string? day = "2025-04-17", string? key = null, string outlet = "Wire")
    {
        (_text, _day, _key, _outlet) = (text, day is null ? null : DateOnly.Parse(day), key, outlet);
    }

    public static ReaderVersion Version { get; } = new("1.0", "test");

    public string? Revised { get; init; }

    public Telling Person(string name, string? country = null, string? role = null) => Add(EntityKind.Person, name, country, role);

    public Telling Add(EntityKind kind, string name, string? country = null, string? role = null)
    {
        _entities.Add(new Entity($"e{_entities.Count + 1}", kind, name, country, role, null, [name]));
        return this;
    }

    public Telling Met(string a, string b, Status status = Status.Happened, string? time = null, string? place = null, string? about = null, string? says = null)
    {
        _meetings.Add(new Meeting($"m{_meetings.Count + 1}", Id(says), Evidence, Why, [Id(a)!, Id(b)!], null, about is null ? [] : [about], status, time, place));
        return this;
    }

    public Telling Said(string who, string what, string? to = null)
    {
        _statements.Add(new Statement($"s{_statements.Count + 1}", null, Evidence, Why, Id(who)!, [what], false, Id(to)));
        return this;
    }

    public Telling Stands(string who, Stance stance, string on, string? toward = null)
    {
        _positions.Add(new Position($"p{_positions.Count + 1}", null, Evidence, Why, Id(who)!, stance, on, Id(toward), null));
        return this;
    }

    public Telling Hit(string? attacker, string? target, int? killed, string? place, string? time, Status status = Status.Happened, string? says = null)
    {
        _incidents.Add(new Incident($"i{_incidents.Count + 1}", Id(says), Evidence, Why, IncidentType.Attack, Id(attacker), Id(target), null, killed, null, null, status, time, place));
        return this;
    }

    public Telling Did(string who, ActionType type, string? what = null, string? time = null, Status status = Status.Happened)
    {
        _actions.Add(new Deed($"a{_actions.Count + 1}", null, Evidence, Why, type, [Id(who)!], null, what, status, time, null));
        return this;
    }

    public Story Story => new(_key ?? "story", _text, _day, null, null, 0);

    public StoryRecord Record => new(Story, [.. _entities], [.. _meetings], [.. _statements], [.. _positions], [.. _incidents], [.. _actions]);

    public static AddCounts Add(StoryArchive archive, params Telling[] tellings) => Add(archive, tellings.Select(t => t.Arrival), tellings);

    public static AddCounts Add(StoryArchive archive, IEnumerable<Arrival> arrivals, Telling[] tellings)
    {
        var records = tellings.ToDictionary(t => t._text, t => t.Record, StringComparer.Ordinal);
        return archive.Add(arrivals, Version, s => new ReadResult(records[s.Text], null), 2, null, CancellationToken.None);
    }

    public Arrival Arrival => new(_key ?? _text, _key, Story, _outlet, Revised, false, null, _text.Length);

    private ImmutableArray<Evidence> Evidence => [new Evidence(0, _text.Length, _text)];

    private static Explanation Why { get; } = new("test", "test");

    private string? Id(string? name) => name is null ? null : _entities.Find(e => e.Name == name)?.Id ?? throw new ArgumentException($"{name} is no entity", nameof(name));
}
