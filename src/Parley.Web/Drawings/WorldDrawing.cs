using System.Collections.Immutable;
using Parley.Archive;

namespace Parley.Web.Drawings;

/// <summary>A place on the map.</summary>
/// <param name="Toll">Its toll.</param>
/// <param name="X">Its middle.</param>
/// <param name="Y">Its middle.</param>
/// <param name="Radius">By the highest figures; areas are as the dead.</param>
/// <param name="Label">Its name, where there is room for it.</param>
public sealed record MapPlace(PlaceToll Toll, double X, double Y, double Radius, string? Label);

/// <summary>A line of the grid of degrees.</summary>
public sealed record GridLine(double At, string Label);

/// <summary>The part of the world in which places lie, with equal degrees; lines of degrees instead of tiles.</summary>
public sealed class WorldDrawing
{
    /// <summary>The width of the whole.</summary>
    public const double Width = 1120;

    /// <summary>The height of the whole.</summary>
    public const double Height = 480;

    private const double LeastDegrees = 14;
    private const int MostLabels = 14;
    private const int LeastScale = 40;
    private const double LetterWidth = 6.6;

    private readonly double _west;
    private readonly double _north;
    private readonly double _scale;

    /// <summary>Lays places out; those whose place on the globe is not known are left out.</summary>
    internal WorldDrawing(IEnumerable<PlaceToll> tolls, Gazetteer gazetteer)
    {
        var found = tolls.Select(t => (Toll: t, At: gazetteer.Of(t.Place, t.Country))).ToList();
        Unplaced = [.. found.Where(f => f.At is null).Select(f => f.Toll)];
        var placed = found.Where(f => f.At is not null).Select(f => (f.Toll, At: f.At!.Value)).ToList();
        var (south, north) = Widened([.. placed.Select(p => p.At.Latitude)], 85);
        var (west, east) = Widened([.. placed.Select(p => p.At.Longitude)], 180);
        _scale = Math.Min(Width / (east - west), Height / (north - south));
        _west = ((west + east) / 2) - (Width / _scale / 2);
        _north = ((south + north) / 2) + (Height / _scale / 2);
        var most = placed.Count == 0 ? LeastScale : Math.Max(LeastScale, placed.Max(p => p.Toll.Killed.High));
        Places = Labelled([.. placed.OrderByDescending(p => p.Toll.Killed.High).Select(p => new MapPlace(p.Toll, X(p.At.Longitude), Y(p.At.Latitude), 3.5 + (25 * Math.Sqrt(p.Toll.Killed.High / (double)most)), null))]);
        var step = (Width / _scale) switch { > 150 => 30, > 60 => 20, > 30 => 10, _ => 5 };
        Meridians = [.. Lines(_west, _west + (Width / _scale), step).Where(d => Math.Abs(d) <= 180).Select(d => new GridLine(X(d), Degrees(d, "E", "W")))];
        Parallels = [.. Lines(_north - (Height / _scale), _north, step).Where(d => Math.Abs(d) <= 90).Select(d => new GridLine(Y(d), Degrees(d, "N", "S")))];
    }

    /// <summary>The places, the largest toll first.</summary>
    public ImmutableArray<MapPlace> Places { get; }

    /// <summary>Places that the map can't show.</summary>
    public ImmutableArray<PlaceToll> Unplaced { get; }

    /// <summary>Lines of longitude.</summary>
    public ImmutableArray<GridLine> Meridians { get; }

    /// <summary>Lines of latitude.</summary>
    public ImmutableArray<GridLine> Parallels { get; }

    private double X(double longitude) => (longitude - _west) * _scale;

    private double Y(double latitude) => (_north - latitude) * _scale;

    private static (double Low, double High) Widened(double[] degrees, double most)
    {
        if (degrees.Length == 0)
        {
            return (-most, most);
        }

        var (low, high) = (degrees.Min(), degrees.Max());
        var margin = Math.Max((LeastDegrees - (high - low)) / 2, (high - low) * 0.1);
        return (low - margin, high + margin);
    }

    private static IEnumerable<int> Lines(double from, double to, int step)
    {
        for (var at = (int)Math.Ceiling(from / step) * step; at <= to; at += step)
        {
            yield return at;
        }
    }

    private static string Degrees(int degrees, string after, string before) => degrees == 0 ? "0°" : $"{Math.Abs(degrees)}°{(degrees > 0 ? after : before)}";

    private static ImmutableArray<MapPlace> Labelled(List<MapPlace> places)
    {
        var taken = new List<(double Left, double Right, double Y)>();
        return [.. places.Select((place, i) =>
        {
            var (left, right) = (place.X + place.Radius + 3, place.X + place.Radius + 5 + (place.Toll.Place.Length * LetterWidth));
            if (i >= MostLabels || right > Width || place.Y is < 10 or > Height - 6 || taken.Exists(t => t.Left < right && t.Right > left && Math.Abs(t.Y - place.Y) < 13))
            {
                return place;
            }

            taken.Add((left, right, place.Y));
            return place with { Label = place.Toll.Place };
        })];
    }
}
