using System.Globalization;

namespace Parley.Archive.Knowledge;

/// <summary>One tenure of an office.</summary>
/// <param name="Person">The holder's usual name.</param>
/// <param name="Country">The state; null for international bodies.</param>
/// <param name="Body">The organization; null for a state's own offices.</param>
/// <param name="Role">The office as wires write it.</param>
/// <param name="From">The first day it may have begun.</param>
/// <param name="To">The last day it may have ended; null while it goes on.</param>
public sealed record Tenure(string Person, string? Country, string? Body, string Role, DateOnly From, DateOnly? To)
{
    /// <summary>Whether the office was held on a day.</summary>
    public bool Covers(DateOnly day) => From <= day && (To is not { } end || day <= end);
}

/// <summary>Who held which office when, from <c>actors/holders.tsv</c>: "the French president" is another person in 2006 than in 2025.</summary>
public sealed class OfficeBook
{
    private const int YearsAfterOffice = 3;

    private readonly Dictionary<string, List<Tenure>> _byPerson = new(StringComparer.Ordinal);
    private readonly Dictionary<string, string> _names = new(StringComparer.Ordinal);
    private readonly Dictionary<string, List<Tenure>> _bySurname = new(StringComparer.Ordinal);
    private readonly Dictionary<(string Country, string Role), List<Tenure>> _byOffice = [];

    /// <summary>Reads the book.</summary>
    internal OfficeBook(string path)
    {
        foreach (var row in Table.Read(path))
        {
            var (country, body) = (Some(row["country"]), Some(row["body"]));
            var tenure = new Tenure(row["name"], country, body, row["role"], Month(row["from"], first: true) ?? DateOnly.MinValue, Month(row["to"], first: false));
            var folded = Folded.Phrase(tenure.Person);
            Put(_byPerson, folded, tenure);
            Put(_bySurname, row["surname"] is { Length: > 0 } surname ? Folded.Phrase(surname) : folded.Split(' ')[^1], tenure);
            foreach (var name in row.List("aliases").Prepend(tenure.Person))
            {
                _names.TryAdd(Folded.Phrase(name), tenure.Person);
            }

            if ((country ?? body) is { } of)
            {
                Put(_byOffice, (of, Role(tenure.Role)), tenure);
            }
        }
    }

    /// <summary>The usual name of somebody in the book; null for all others.</summary>
    public string? Person(string name) => _names.GetValueOrDefault(Folded.Phrase(name));

    /// <summary>All offices of somebody in the book, the oldest first.</summary>
    public IReadOnlyList<Tenure> Of(string person) => _byPerson.TryGetValue(Folded.Phrase(person), out var found) ? [.. found.OrderBy(t => t.From)] : [];

    /// <summary>Who held an office of a country on a day; null where the book has nobody or several.</summary>
    /// <param name="description">"French president", "U.S. secretary of state".</param>
    /// <param name="country">ISO 3166-1 alpha-3.</param>
    /// <param name="day">The day.</param>
    public string? Holder(string description, string country, DateOnly day)
    {
        var words = Folded.Words(description).ToArray();
        for (var from = 0; from < words.Length; from++)
        {
            if (words[0] is "former" or "ex" or "then" or "late" or "acting" or "incoming" or "outgoing" || words[from] is "vice" or "deputy" or "assistant" or "former")
            {
                return null;
            }

            if (_byOffice.TryGetValue((country, Role(string.Join(' ', words[from..]))), out var tenures))
            {
                return Only(tenures.Where(t => t.Covers(day)));
            }
        }

        return null;
    }

    /// <summary>The one person of a surname who held an office on a day or not long before; null where there is nobody or several.</summary>
    public string? BySurname(string surname, string? country, DateOnly day) => _bySurname.TryGetValue(surname, out var tenures)
        ? Only(tenures.Where(t => (country is null || t.Country is null || t.Country == country) && t.From <= day && (t.To is not { } end || day <= end.AddYears(YearsAfterOffice)))) : null;

    private static string? Only(IEnumerable<Tenure> tenures)
    {
        var people = tenures.Select(t => t.Person).Distinct(StringComparer.Ordinal).Take(2).ToList();
        return people.Count == 1 ? people[0] : null;
    }

    private static string Role(string role) => Folded.Phrase(role) switch
    {
        "premier" => "prime minister",
        "foreign secretary" => "foreign minister",
        "defence minister" or "defence secretary" or "defense secretary" => "defense minister",
        var other => other,
    };

    private static void Put<TKey>(Dictionary<TKey, List<Tenure>> lists, TKey key, Tenure tenure) where TKey : notnull
    {
        if (!lists.TryGetValue(key, out var list))
        {
            lists[key] = list = [];
        }

        list.Add(tenure);
    }

    private static DateOnly? Month(string text, bool first)
    {
        var parts = text.Split('-');
        if (parts.Length == 0 || !int.TryParse(parts[0], NumberStyles.None, CultureInfo.InvariantCulture, out var year))
        {
            return null;
        }

        var month = parts.Length > 1 ? int.Parse(parts[1], CultureInfo.InvariantCulture) : first ? 1 : 12;
        var day = parts.Length > 2 ? int.Parse(parts[2], CultureInfo.InvariantCulture) : first ? 1 : DateTime.DaysInMonth(year, month);
        return new DateOnly(year, month, day);
    }

    private static string? Some(string text) => text.Length > 0 ? text : null;
}
