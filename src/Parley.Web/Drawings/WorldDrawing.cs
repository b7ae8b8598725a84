using System.Collections.Immutable;
using Parley.Archive;

namespace Parley.Web.Drawings;

/// <summary>A place on the map.</summary>
/// <param name="Toll">Its toll.</param>
/// <param name="X">Its middle.</param>
/// <param name="Y">Its middle.</param>
/// <param name="Radius">By the highest figures; areas are as the dead.</param>
/// <param name="Label">Its name, where there is room for it.</param>
/// <param name="State">Whether it is a whole state, which stands at its capital.</param>
public sealed record MapPlace(PlaceToll Toll, double X, double Y, double Radius, string? Label, bool State);

/// <summary>A line of the grid of degrees.</summary>
public sealed record GridLine(double At, string Label);

/// <summary>A part of the world with equal degrees: coastlines, boundaries if they are asked for, lines of degrees, places with their tolls.</summary>
public sealed class WorldDrawing
{
    /// <summary>The width of the whole.</summary>
    public const double Width = 1120;

    /// <summary>The height of the whole.</summary>
    public const double Height = 480;

    private const int MostLabels = 14;
    private const int LeastScale = 40;
    private const double LetterWidth = 6.6;
    private const int MostOfLand = 3400;
    private const int MostOfBoundaries = 1000;

    private readonly double _scale;

    /// <summary>Lays places out; those whose place on the globe is not known are left out.</summary>
    /// <param name="tolls">The places.</param>
    /// <param name="gazetteer">Where they lie.</param>
    /// <param name="outlines">Coastlines and boundaries.</param>
    /// <param name="window">The part of the world; null for that in which the places lie.</param>
    /// <param name="boundaries">Whether boundaries between states are drawn.</param>
    internal WorldDrawing(IEnumerable<PlaceToll> tolls, Gazetteer gazetteer, Outlines outlines, MapWindow? window, bool boundaries)
    {
        var found = tolls.Select(t => (Toll: t, At: gazetteer.Of(t.Place, t.Country))).ToList();
        Unplaced = [.. found.Where(f => f.At is null).Select(f => f.Toll)];
        var placed = found.Where(f => f.At is not null).Select(f => (f.Toll, At: f.At!.Value)).ToList();
        Window = (window ?? MapWindow.Around([.. placed.Select(p => p.At)])).Fitted(Width / Height);
        _scale = Width / (Window.East - Window.West);
        var shown = placed.Where(p => p.At.Longitude >= Window.West && p.At.Longitude <= Window.East && p.At.Latitude >= Window.South && p.At.Latitude <= Window.North).ToList();
        Beyond = placed.Count - shown.Count;
        var most = placed.Count == 0 ? LeastScale : Math.Max(LeastScale, placed.Max(p => p.Toll.Killed.High));
        Places = Labelled([.. shown.OrderByDescending(p => p.Toll.Killed.High).Select(p => new MapPlace(
            p.Toll, X(p.At.Longitude), Y(p.At.Latitude), 3.5 + (25 * Math.Sqrt(p.Toll.Killed.High / (double)most)), null, gazetteer.IsState(p.Toll.Place, p.Toll.Country)))]);
        Land = outlines.Land(Window, _scale, MostOfLand);
        Boundaries = boundaries ? outlines.Boundaries(Window, _scale, MostOfBoundaries) : null;
        var step = (Width / _scale) switch { > 150 => 30, > 60 => 20, > 30 => 10, > 10 => 5, _ => 2 };
        Meridians = [.. Lines(Window.West, Window.East, step).Where(d => Math.Abs(d) <= 180).Select(d => new GridLine(X(d), Degrees(d, "E", "W")))];
        Parallels = [.. Lines(Window.South, Window.North, step).Where(d => Math.Abs(d) <= 90).Select(d => new GridLine(Y(d), Degrees(d, "N", "S")))];
    }

    /// <summary>The part of the world.</summary>
    public MapWindow Window { get; }

    /// <summary>The places, the largest toll first.</summary>
    public ImmutableArray<MapPlace> Places { get; }

    /// <summary>Places that the map can't show, for want of a point.</summary>
    public ImmutableArray<PlaceToll> Unplaced { get; }

    /// <summary>How many places lie beyond this part of the world.</summary>
    public int Beyond { get; }

    /// <summary>Land, as a path.</summary>
    public string Land { get; }

    /// <summary>Boundaries between states, as a path; null where they are not asked for.</summary>
    public string? Boundaries { get; }

    /// <summary>Lines of longitude.</summary>
    public ImmutableArray<GridLine> Meridians { get; }

    /// <summary>Lines of latitude.</summary>
    public ImmutableArray<GridLine> Parallels { get; }

    private double X(double longitude) => (longitude - Window.West) * _scale;

    private double Y(double latitude) => (Window.North - latitude) * _scale;

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
