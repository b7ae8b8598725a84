namespace Parley.Archive.Knowledge;

/// <summary>Countries, bodies and places by every name they go by, from the tables of <c>places/</c> and <c>actors/organizations.tsv</c>.</summary>
public sealed class NameBook
{
    private readonly Dictionary<string, string> _bodies = new(StringComparer.Ordinal);
    private readonly Dictionary<string, string> _countries = new(StringComparer.Ordinal);
    private readonly Dictionary<string, string> _countryNames = new(StringComparer.Ordinal);
    private readonly Dictionary<string, string> _nationalities = new(StringComparer.Ordinal);
    private readonly Dictionary<string, (string Name, string? Country)> _places = new(StringComparer.Ordinal);

    /// <summary>Reads the tables of a data folder.</summary>
    internal NameBook(string dataFolder)
    {
        foreach (var row in Table.Read(Path.Combine(dataFolder, "actors", "organizations.tsv")))
        {
            foreach (var name in row.List("aliases").Prepend(row["name"]))
            {
                _bodies.TryAdd(Folded.Phrase(name), row["name"]);
            }
        }

        foreach (var row in Table.Read(Path.Combine(dataFolder, "places", "countries.tsv")))
        {
            AddCountry(row);
        }

        foreach (var file in (string[])["regions.tsv", "cities.tsv"])
        {
            foreach (var row in Table.Read(Path.Combine(dataFolder, "places", file)).OrderByDescending(r => long.TryParse(r["population"], out var people) ? people : 0))
            {
                AddPlace(row.List("aliases").Prepend(row["name"]), row["name"], row["iso3"] is { Length: > 0 } country ? country : null);
            }
        }
    }

    /// <summary>The usual name of a body, group or force; null where it is unknown.</summary>
    public string? Body(string name) => _bodies.GetValueOrDefault(Folded.Phrase(name));

    /// <summary>The country that a name, alias, capital, seat or code means; null where it is none.</summary>
    public string? Country(string name) => name.Length == 3 && _countryNames.ContainsKey(name.ToUpperInvariant()) ? name.ToUpperInvariant() : _countries.GetValueOrDefault(Folded.Phrase(name));

    /// <summary>The usual name of a country.</summary>
    public string CountryName(string code) => _countryNames.GetValueOrDefault(code, code);

    /// <summary>The state of a nationality word: "French", "U.S."; null where it is none.</summary>
    public string? OfNationality(string word) => _nationalities.GetValueOrDefault(Folded.Phrase(word));

    /// <summary>The usual name and country of a place; the name as it is where the place is unknown.</summary>
    public (string Name, string? Country) Place(string name) => _places.TryGetValue(Folded.Phrase(name), out var known) ? known : (name.Trim(), null);

    /// <summary>Whether a place is a whole country.</summary>
    public bool IsCountry(string place, string? country) => country is not null && CountryName(country) == place;

    private void AddCountry(Row row)
    {
        var (code, name) = (row["iso3"], row["name"]);
        _countryNames.TryAdd(code, name);
        AddPlace(row.List("aliases").Prepend(name), name, code);
        AddPlace(row.List("capitals"), null, code);
        foreach (var known in row.List("aliases").Concat(row.List("capitals")).Concat(row.List("seats")).Prepend(name))
        {
            _countries.TryAdd(Folded.Phrase(known), code);
        }

        foreach (var word in row.List("adjectives").Concat(row.List("aliases")).Append(name))
        {
            _nationalities.TryAdd(Folded.Phrase(word), code);
        }
    }

    private void AddPlace(IEnumerable<string> names, string? usual, string? country)
    {
        foreach (var name in names)
        {
            _places.TryAdd(Folded.Phrase(name), (usual ?? name, country));
        }
    }
}
