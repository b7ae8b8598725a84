using System.Globalization;
using Dapper;
using Parley.Archive.Knowledge;

namespace Parley.Archive.Questions;

/// <summary>Which actor a user means: by number, name, alias, country, office on a day, or surname.</summary>
internal sealed class ActorFinder(Asking asking)
{
    private const int MostAlike = 5;

    /// <summary>The actor's number.</summary>
    /// <param name="name">What the user wrote.</param>
    /// <param name="day">The day on which offices are looked up.</param>
    /// <exception cref="ArchiveException">Nobody goes by that name.</exception>
    public long Find(string name, DateOnly day) => Try(name, day) ?? throw new ArchiveException(ArchiveFault.NoSuchActor, name, Alike(name));

    /// <summary>The actor's number; null where nobody goes by that name.</summary>
    public long? Try(string name, DateOnly day)
    {
        if (long.TryParse(name.TrimStart('#'), NumberStyles.None, CultureInfo.InvariantCulture, out var number))
        {
            return asking.Connection.ExecuteScalar<long?>("SELECT id FROM actor WHERE id = @number", new { number });
        }

        var known = asking.Knowledge;
        var person = known.Offices.Person(name) ?? Holder(name, day);
        return (known.Names.Country(name) is { } country ? ByKey($"government:{country}") : null)
            ?? (person is not null ? ByKey($"person:{Folded.Phrase(person)}") : null)
            ?? (known.Names.Body(name) is { } body ? ByKey($"body:{Folded.Phrase(body)}") : null)
            ?? ByName(Folded.Phrase(name)) ?? BySurname(Folded.Phrase(name));
    }

    private string? Holder(string name, DateOnly day)
    {
        var words = name.Split(' ', StringSplitOptions.RemoveEmptyEntries).SkipWhile(w => w.Equals("the", StringComparison.OrdinalIgnoreCase)).ToArray();
        for (var length = Math.Min(3, words.Length - 1); length > 0; length--)
        {
            if (asking.Knowledge.Names.OfNationality(string.Join(' ', words[..length])) is { } country)
            {
                return asking.Knowledge.Offices.Holder(string.Join(' ', words[length..]), country, day);
            }
        }

        return null;
    }

    private long? ByKey(string key) => asking.Connection.ExecuteScalar<long?>("SELECT actor_id FROM profile WHERE key = @key", new { key });

    private long? ByName(string folded) => asking.Connection.ExecuteScalar<long?>(
        "SELECT p.actor_id FROM profile p JOIN actor a ON a.id = p.actor_id WHERE p.folded = @folded ORDER BY a.named DESC, a.stories DESC, a.id LIMIT 1", new { folded });

    private long? BySurname(string surname) => surname.Contains(' ', StringComparison.Ordinal) ? null : asking.Connection.ExecuteScalar<long?>(
        """
        SELECT p.actor_id FROM profile_block b JOIN profile p ON p.id = b.profile_id JOIN actor a ON a.id = p.actor_id
        WHERE b.block = @block AND p.folded LIKE @ending ORDER BY a.stories DESC, a.id LIMIT 1
        """,
        new { block = $"person {Folded.Sound(surname)}", ending = $"% {surname}" });

    private string Alike(string name)
    {
        var folded = Folded.Phrase(name);
        var names = folded.Length < 2 ? [] : asking.Connection.Query<string>(
            "SELECT DISTINCT a.name FROM profile p JOIN actor a ON a.id = p.actor_id WHERE p.folded >= @folded AND p.folded < @end AND p.named = 1 LIMIT @most",
            new { folded = folded[..Math.Max(2, folded.Length - 2)], end = folded[..Math.Max(2, folded.Length - 2)] + "\uFFFF", most = MostAlike }).ToList();
        return "no actor of the archive goes by that name; " + (names.Count > 0 ? $"perhaps {string.Join(", ", names)}" : "'parley actors' lists them");
    }
}
