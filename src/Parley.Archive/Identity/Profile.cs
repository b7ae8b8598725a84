using System.Data.Common;
using Parley.Archive.Knowledge;
using Parley.Archive.Stores;
using Parley.Record;

namespace Parley.Archive.Identity;

/// <summary>A way of naming somebody, as the archive holds it.</summary>
internal sealed class Profile
{
    /// <summary>The columns of <see cref="Read"/>.</summary>
    public const string Columns = "p.id, p.key, p.kind, p.name, p.country, p.role, p.named, p.actor_id, p.stories, p.first_day, p.last_day";

    private string[]? _words;

    public required long Id { get; init; }

    public required string Key { get; init; }

    public required EntityKind Kind { get; init; }

    public required string Name { get; init; }

    public string? Country { get; init; }

    public string? Role { get; init; }

    public required bool Named { get; init; }

    public long Actor { get; set; }

    public long Stories { get; set; }

    public long? FirstDay { get; set; }

    public long? LastDay { get; set; }

    /// <summary>The words of the name, folded.</summary>
    public string[] Words => _words ??= [.. Folded.Words(Name)];

    /// <summary>Whether it is a person's surname alone.</summary>
    public bool IsSurname => Kind == EntityKind.Person && Named && Words.Length == 1;

    /// <summary>It as a draft.</summary>
    public ProfileDraft Draft() => new(Key, Kind, Name, Country, Role, Named);

    /// <summary>A row of the columns.</summary>
    public static Profile Read(DbDataReader row) => new()
    {
        Id = row.GetInt64(0),
        Key = row.GetString(1),
        Kind = (EntityKind)row.GetInt64(2),
        Name = row.GetString(3),
        Country = row.Words(4),
        Role = row.Words(5),
        Named = row.GetInt64(6) != 0,
        Actor = row.GetInt64(7),
        Stories = row.GetInt64(8),
        FirstDay = row.Number(9),
        LastDay = row.Number(10),
    };
}
