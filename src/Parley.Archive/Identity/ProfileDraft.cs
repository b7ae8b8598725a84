using Parley.Archive.Knowledge;
using Parley.Record;

namespace Parley.Archive.Identity;

/// <summary>A way of naming somebody, before the archive has looked whether it knows it.</summary>
/// <param name="Key">What makes it one profile wherever it occurs; stays the same over readings.</param>
/// <param name="Kind">What sort of actor.</param>
/// <param name="Name">As shown.</param>
/// <param name="Country">Its state.</param>
/// <param name="Role">The office given.</param>
/// <param name="Named">Whether it has a name, or is only described.</param>
internal sealed record ProfileDraft(string Key, EntityKind Kind, string Name, string? Country, string? Role, bool Named)
{
    /// <summary>The words of the name, folded.</summary>
    public string[] Words { get; } = [.. Folded.Words(Name)];

    /// <summary>A surname alone, or another single word.</summary>
    public bool IsSurname => Kind == EntityKind.Person && Named && Words.Length == 1;

    /// <summary>Keys under which profiles that may be the same actor meet.</summary>
    public IEnumerable<string> Blocks()
    {
        if (!Named || Words.Length == 0)
        {
            return [];
        }

        return Kind switch
        {
            EntityKind.Person => [$"person {Folded.Sound(Words[^1])}"],
            EntityKind.Government => [],
            _ => Words.Length == 1 ? [$"body {Words[0]}"] : [$"body {Initials()}", $"body {Words[0]} {Words[^1]}", $"body {Words[0]} {Words[1]}"],
        };
    }

    /// <summary>The first letters of the words that count: "International Atomic Energy Agency" is <c>iaea</c>.</summary>
    public string Initials() => string.Concat(Words.Where(w => w is not ("of" or "the" or "for" or "and" or "in" or "on")).Select(w => w[0]));
}

/// <summary>Says which profile an entity of a story is. Names that the tables know go by their usual form; offices are filled by the day.</summary>
internal sealed class ProfileMaker(ArchiveKnowledge knowledge)
{
    /// <summary>The profile of an entity.</summary>
    /// <param name="entity">As the record has it.</param>
    /// <param name="report">The key of the story's report; those who are only described are somebody else in each report.</param>
    /// <param name="day">The day of publication.</param>
    public ProfileDraft Make(Entity entity, string report, DateOnly? day) => entity.Kind switch
    {
        EntityKind.Person => Person(entity, report, day),
        EntityKind.Government when entity.Country is { } country => new($"government:{country}", entity.Kind, knowledge.Names.CountryName(country), country, null, true),
        EntityKind.Group => Group(entity, report),
        _ => Body(entity, report),
    };

    private ProfileDraft Person(Entity entity, string report, DateOnly? day)
    {
        if (knowledge.Offices.Person(entity.Name) is { } listed)
        {
            return Listed(listed, entity.Role);
        }

        var named = IsNamed(entity.Name);
        var words = Folded.Words(entity.Name).ToArray();
        if (!named)
        {
            return day is { } on && entity.Country is { } state && knowledge.Offices.Holder(entity.Name, state, on) is { } holder
                ? Listed(holder, entity.Role ?? entity.Name) : Described(entity, report);
        }

        if (words.Length == 1)
        {
            return day is { } date && knowledge.Offices.BySurname(words[0], entity.Country, date) is { } known ? Listed(known, entity.Role)
                : new($"person:~{words[0]}:{entity.Country}:{day?.Year}", entity.Kind, entity.Name, entity.Country, entity.Role, true);
        }

        return new($"person:{string.Join(' ', words)}:{entity.Country}", entity.Kind, entity.Name, entity.Country, entity.Role, true);
    }

    private ProfileDraft Listed(string person, string? role)
    {
        var tenure = knowledge.Offices.Of(person)[^1];
        return new($"person:{Folded.Phrase(person)}", EntityKind.Person, person, tenure.Country, role ?? tenure.Role, true);
    }

    private ProfileDraft Body(Entity entity, string report)
    {
        var words = entity.Name.Split(' ', StringSplitOptions.RemoveEmptyEntries);
        for (var length = words.Length; length > 0; length--)
        {
            // "Hezbollah fighters" act for Hezbollah; the words that describe are dropped from the end.
            if ((length == words.Length || char.IsLower(words[length][0])) && knowledge.Names.Body(string.Join(' ', words[..length])) is { } usual)
            {
                return new($"body:{Folded.Phrase(usual)}", entity.Kind, usual, entity.Country, null, true);
            }

            if (length < words.Length && !char.IsLower(words[length][0]))
            {
                break;
            }
        }

        var kind = Terms.Write(entity.Kind);
        var folded = Folded.Phrase(entity.Name);
        if (!IsNamed(entity.Name))
        {
            return entity.Country is not { } country ? Described(entity, report)
                : entity.Kind == EntityKind.Military ? new($"military:{country}", entity.Kind, $"{knowledge.Names.CountryName(country)} forces", country, null, true)
                : new($"{kind}:{folded}:{country}", entity.Kind, entity.Name, country, null, true);
        }

        return new($"{kind}:{folded}:{entity.Country}", entity.Kind, entity.Name, entity.Country, null, true);
    }

    private static ProfileDraft Group(Entity entity, string report) => entity.Country is { } country && !char.IsDigit(entity.Name[0]) && Folded.Words(entity.Name).Count() < 4
        ? new($"group:{Folded.Phrase(entity.Name)}:{country}", entity.Kind, entity.Name, country, null, false) : Described(entity, report);

    private static ProfileDraft Described(Entity entity, string report) =>
        new($"{report}#{Folded.Phrase(entity.Name)}", entity.Kind, entity.Name, entity.Country, entity.Role, false);

    /// <summary>Whether words are a name: the last begins with a capital, "Marco Rubio" as against "German chancellor" or "Kremlin spokesman".</summary>
    private static bool IsNamed(string name)
    {
        var last = name.Split(' ', StringSplitOptions.RemoveEmptyEntries)[^1];
        return char.IsUpper(last[0]) || char.IsDigit(last[0]) || !char.IsAscii(last[0]) || last.Skip(1).Any(char.IsUpper);
    }
}
