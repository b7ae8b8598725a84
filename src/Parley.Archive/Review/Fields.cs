using System.Collections.Immutable;
using System.Globalization;
using Parley.Record;

namespace Parley.Archive.Review;

/// <summary>What may stand in a field.</summary>
public enum FieldSort
{
    /// <summary>One of some terms of the codebook.</summary>
    Term,

    /// <summary>An actor by name.</summary>
    Actor,

    /// <summary>Actors by name, with semicolons between them.</summary>
    Actors,

    /// <summary>Words of the story.</summary>
    Words,

    /// <summary>Several words of the story, with semicolons between them (parts of a statement: with …).</summary>
    ManyWords,

    /// <summary>A day, month, year, or an interval of those.</summary>
    Time,

    /// <summary>A whole number.</summary>
    Number,

    /// <summary>Anything.</summary>
    Free,
}

/// <summary>A field of an item or actor, as people see and write it.</summary>
/// <param name="Name">Its name in records.</param>
/// <param name="Value">What stands in it; empty for nothing.</param>
/// <param name="Sort">What may stand in it.</param>
/// <param name="Choices">The terms it takes; empty for all else.</param>
/// <param name="Needed">Whether something must stand in it.</param>
public sealed record Field(string Name, string Value, FieldSort Sort, ImmutableArray<string> Choices, bool Needed);

/// <summary>Items and actors as fields to be seen, and changed one at a time.</summary>
internal static class Fields
{
    /// <summary>What stands between parts of a statement.</summary>
    public const string Gap = " … ";

    /// <summary>What stands between several values of a field.</summary>
    public const string Between = "; ";

    /// <summary>The fields of an item.</summary>
    public static ImmutableArray<Field> Of(Item item, Func<string, string> name)
    {
        string One(string? id) => id is null ? "" : name(id);
        string Many(ImmutableArray<string> ids) => string.Join(Between, ids.Select(name));
        Field Actor(string field, string? id, bool needed = false) => new(field, One(id), FieldSort.Actor, [], needed);
        Field[] own = item switch
        {
            Meeting m => [new("participants", Many(m.Participants), FieldSort.Actors, [], false), Actor("host", m.Host), new("topics", OneLine(string.Join(Between, m.Topics)), FieldSort.ManyWords, [], false), .. Happening(m.Status, m.Time, m.Place)],
            Statement s => [Actor("speaker", s.Speaker, needed: true), new("content", OneLine(string.Join(Gap, s.Content)), FieldSort.ManyWords, [], true), new("quoted", s.Quoted ? "yes" : "no", FieldSort.Term, ["yes", "no"], true), Actor("addressee", s.Addressee)],
            Position p => [Actor("holder", p.Holder, needed: true), Term("stance", p.Stance), Text("object", p.Object), Actor("toward", p.Toward), Text("condition", p.Condition)],
            Incident i => [Term("type", i.Type), Actor("attacker", i.Attacker), Actor("target", i.Target), Text("weapon", i.Weapon), Number("killed", i.Killed), Number("injured", i.Injured), Text("victims", i.Victims), .. Happening(i.Status, i.Time, i.Place)],
            Deed a => [Term("type", a.Type), new("actors", Many(a.Actors), FieldSort.Actors, [], false), Actor("target", a.Target), Text("object", a.Object), .. Happening(a.Status, a.Time, a.Place)],
            _ => throw new ArgumentOutOfRangeException(nameof(item)),
        };
        return [.. own, Actor("attribution", item.Attribution)];
    }

    /// <summary>The fields of an actor.</summary>
    public static ImmutableArray<Field> Of(Entity entity) =>
    [
        new("name", entity.Name, FieldSort.Free, [], true), Term("kind", entity.Kind), new("country", entity.Country ?? "", FieldSort.Free, [], false), new("role", OneLine(entity.Role), FieldSort.Free, [], false),
    ];

    /// <summary>An actor with one field changed.</summary>
    public static Entity With(Entity entity, string field, string value) => field switch
    {
        "name" => entity with { Name = value, Names = [value, .. entity.Names.Where(n => n != value)] },
        "kind" => entity with { Kind = Read<EntityKind>(value) },
        "country" => entity with { Country = Null(value) },
        "role" => entity with { Role = Null(value) },
        _ => entity,
    };

    /// <summary>An item with one field changed.</summary>
    public static Item With(Item item, string field, string value, Func<string, string> id)
    {
        string? One() => value.Length == 0 ? null : id(value);
        ImmutableArray<string> Many() => [.. value.Split(';', StringSplitOptions.RemoveEmptyEntries | StringSplitOptions.TrimEntries).Select(id).Distinct(StringComparer.Ordinal)];
        return (item, field) switch
        {
            (_, "attribution") => item with { Attribution = One() },
            (Meeting m, "participants") => m with { Participants = Many() },
            (Meeting m, "host") => m with { Host = One() },
            (Meeting m, "topics") => m with { Topics = [.. value.Split(';', StringSplitOptions.RemoveEmptyEntries | StringSplitOptions.TrimEntries)] },
            (Meeting m, "status") => m with { Status = Read<Status>(value) },
            (Meeting m, "time") => m with { Time = Null(value) },
            (Meeting m, "place") => m with { Place = Null(value) },
            (Statement s, "speaker") => s with { Speaker = id(value) },
            (Statement s, "content") => s with { Content = [.. value.Split('…', StringSplitOptions.RemoveEmptyEntries | StringSplitOptions.TrimEntries)] },
            (Statement s, "quoted") => s with { Quoted = value == "yes" },
            (Statement s, "addressee") => s with { Addressee = One() },
            (Position p, "holder") => p with { Holder = id(value) },
            (Position p, "stance") => p with { Stance = Read<Stance>(value) },
            (Position p, "object") => p with { Object = Null(value) },
            (Position p, "toward") => p with { Toward = One() },
            (Position p, "condition") => p with { Condition = Null(value) },
            (Incident i, _) => With(i, field, value, One),
            (Deed a, "type") => a with { Type = Read<ActionType>(value) },
            (Deed a, "actors") => a with { Actors = Many() },
            (Deed a, "target") => a with { Target = One() },
            (Deed a, "object") => a with { Object = Null(value) },
            (Deed a, "status") => a with { Status = Read<Status>(value) },
            (Deed a, "time") => a with { Time = Null(value) },
            (Deed a, "place") => a with { Place = Null(value) },
            _ => item,
        };
    }

    /// <summary>Words without line breaks and doubled spaces.</summary>
    public static string OneLine(string? text) => text is null ? "" : string.Join(' ', text.Split((char[]?)null, StringSplitOptions.RemoveEmptyEntries));

    private static Incident With(Incident item, string field, string value, Func<string?> actor) => field switch
    {
        "type" => item with { Type = Read<IncidentType>(value) },
        "attacker" => item with { Attacker = actor() },
        "target" => item with { Target = actor() },
        "weapon" => item with { Weapon = Null(value) },
        "killed" => item with { Killed = Count(value) },
        "injured" => item with { Injured = Count(value) },
        "victims" => item with { Victims = Null(value) },
        "status" => item with { Status = Read<Status>(value) },
        "time" => item with { Time = Null(value) },
        "place" => item with { Place = Null(value) },
        _ => item,
    };

    private static Field[] Happening(Status status, string? time, string? place) =>
        [Term("status", status), new("time", time ?? "", FieldSort.Time, [], false), new("place", place ?? "", FieldSort.Free, [], false)];

    private static Field Term<T>(string field, T term) where T : struct, Enum => new(field, Terms.Write(term), FieldSort.Term, [.. Enum.GetValues<T>().Select(Terms.Write)], true);

    private static Field Text(string field, string? text) => new(field, OneLine(text), FieldSort.Words, [], false);

    private static Field Number(string field, int? number) => new(field, number?.ToString(CultureInfo.InvariantCulture) ?? "", FieldSort.Number, [], false);

    private static T Read<T>(string word) where T : struct, Enum => Terms.TryRead<T>(word, out var term) ? term : default;

    private static string? Null(string value) => value.Length == 0 ? null : value;

    private static int? Count(string value) => int.TryParse(value, NumberStyles.None, CultureInfo.InvariantCulture, out var number) ? number : null;
}
