using System.Collections.Frozen;
using System.Globalization;

namespace Parley.Web.Drawings;

/// <summary>The part of the globe that a map shows, in degrees.</summary>
public readonly record struct MapWindow(double West, double South, double East, double North)
{
    private const double LeastDegrees = 1;
    private const double LeastAround = 14;
    private const double Margin = 0.1;

    /// <summary>Parts of the globe by name.</summary>
    public static readonly FrozenDictionary<string, MapWindow> Regions = new Dictionary<string, MapWindow>(StringComparer.Ordinal)
    {
        ["world"] = new(-180, -60, 180, 84),
        ["europe"] = new(-13, 34, 45, 66),
        ["middle-east"] = new(25, 12, 64, 43),
        ["africa"] = new(-20, -36, 53, 38),
        ["south-asia"] = new(59, 4, 98, 39),
        ["east-asia"] = new(92, -11, 150, 54),
        ["north-america"] = new(-130, 6, -55, 56),
        ["south-america"] = new(-93, -56, -33, 14),
    }.ToFrozenDictionary(StringComparer.Ordinal);

    /// <summary>How it is written in addresses.</summary>
    public override string ToString() => string.Create(CultureInfo.InvariantCulture, $"{West:0.##},{South:0.##},{East:0.##},{North:0.##}");

    /// <summary>Reads <c>WEST,SOUTH,EAST,NORTH</c>; null where it is no part of the globe.</summary>
    public static MapWindow? Read(string text)
    {
        var parts = text.Split(',');
        var numbers = parts.Select(p => double.TryParse(p, NumberStyles.Float, CultureInfo.InvariantCulture, out var n) ? n : double.NaN).ToArray();
        return numbers is [var west, var south, var east, var north] && west >= -180 && east <= 180 && south >= -90 && north <= 90 && east - west >= LeastDegrees && north - south >= LeastDegrees
            ? new MapWindow(west, south, east, north) : null;
    }

    /// <summary>The part in which points lie, with some room; the world where there are none.</summary>
    public static MapWindow Around(IReadOnlyCollection<Point> points)
    {
        if (points.Count == 0)
        {
            return Regions["world"];
        }

        var (south, north) = Widened(points.Min(p => p.Latitude), points.Max(p => p.Latitude));
        var (west, east) = Widened(points.Min(p => p.Longitude), points.Max(p => p.Longitude));
        return new MapWindow(west, south, east, north);
    }

    /// <summary>The smallest part around it of other proportions.</summary>
    /// <param name="proportion">Width by height.</param>
    public MapWindow Fitted(double proportion)
    {
        var (width, height) = (East - West, North - South);
        return width / height > proportion ? Resized(width, width / proportion) : Resized(height * proportion, height);
    }

    /// <summary>The same middle, more or less around it; never more than the globe.</summary>
    public MapWindow Zoomed(double times) => Resized((East - West) * times, (North - South) * times).Clamped();

    /// <summary>Beside it, by parts of its own size.</summary>
    public MapWindow Moved(double east, double north)
    {
        var (x, y) = ((East - West) * east, (North - South) * north);
        x = Math.Clamp(x, Math.Min(0, -180 - West), Math.Max(0, 180 - East));
        y = Math.Clamp(y, Math.Min(0, -90 - South), Math.Max(0, 90 - North));
        return new MapWindow(West + x, South + y, East + x, North + y).Clamped();
    }

    private MapWindow Clamped() => new(Math.Max(-180, West), Math.Max(-90, South), Math.Min(180, East), Math.Min(90, North));

    private MapWindow Resized(double width, double height)
    {
        var (x, y) = ((West + East) / 2, (South + North) / 2);
        return new MapWindow(x - (width / 2), y - (height / 2), x + (width / 2), y + (height / 2));
    }

    private static (double Low, double High) Widened(double low, double high)
    {
        var margin = Math.Max((LeastAround - (high - low)) / 2, (high - low) * Margin);
        return (low - margin, high + margin);
    }
}
