using System.Collections.Frozen;
using System.Globalization;
using Parley.Reading.Knowledge;
using Parley.Web.Hosting;

namespace Parley.Web.Drawings;

/// <summary>A point of the globe, in degrees.</summary>
public readonly record struct Point(double Latitude, double Longitude);

/// <summary>Where towns lie, from <c>places/cities.tsv</c>; a whole state lies where its capital does.</summary>
internal sealed class Gazetteer(Workplace place)
{
    private readonly Lazy<(FrozenDictionary<(string, string), Point> ByState, FrozenDictionary<string, Point> Largest, FrozenSet<(string, string)> States)> _places = new(() => Load(place.Data));

    /// <summary>Where a place lies; null where that is not known, as of regions.</summary>
    public Point? Of(string name, string? country) =>
        country is not null ? _places.Value.ByState.TryGetValue((name, country), out var known) ? known : null : _places.Value.Largest.TryGetValue(name, out var largest) ? largest : null;

    /// <summary>Whether a place is a whole state, which lies where its capital does.</summary>
    public bool IsState(string name, string? country) => country is not null && _places.Value.States.Contains((name, country));

    private static (FrozenDictionary<(string, string), Point> ByState, FrozenDictionary<string, Point> Largest, FrozenSet<(string, string)> States) Load(string data)
    {
        var states = new HashSet<(string, string)>();
        var (byState, largest) = (new Dictionary<(string, string), Point>(), new Dictionary<string, Point>(StringComparer.Ordinal));
        foreach (var row in DataTable.Read(Path.Combine(data, "places", "cities.tsv")).OrderByDescending(r => long.TryParse(r["population"], NumberStyles.None, CultureInfo.InvariantCulture, out var people) ? people : 0))
        {
            if (!double.TryParse(row["lat"], NumberStyles.Float, CultureInfo.InvariantCulture, out var latitude) || !double.TryParse(row["lon"], NumberStyles.Float, CultureInfo.InvariantCulture, out var longitude))
            {
                continue;
            }

            var point = new Point(latitude, longitude);
            foreach (var name in row["aliases"].Split('|', StringSplitOptions.RemoveEmptyEntries).Prepend(row["name"]))
            {
                byState.TryAdd((name, row["iso3"]), point);
                largest.TryAdd(name, point);
            }
        }

        foreach (var row in DataTable.Read(Path.Combine(data, "places", "countries.tsv")))
        {
            foreach (var capital in row["capitals"].Split('|', StringSplitOptions.RemoveEmptyEntries))
            {
                if (byState.TryGetValue((capital, row["iso3"]), out var point))
                {
                    if (byState.TryAdd((row["name"], row["iso3"]), point))
                    {
                        states.Add((row["name"], row["iso3"]));
                    }
                }
            }
        }

        return (byState.ToFrozenDictionary(), largest.ToFrozenDictionary(StringComparer.Ordinal), states.ToFrozenSet());
    }
}
