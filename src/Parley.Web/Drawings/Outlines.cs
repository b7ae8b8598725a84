using System.Globalization;
using System.Text;
using Parley.Reading.Knowledge;
using Parley.Web.Hosting;

namespace Parley.Web.Drawings;

/// <summary>A line or ring on the globe, with the part of the globe in which it lies.</summary>
internal sealed record Outline((double X, double Y)[] Points, MapWindow Bounds);

/// <summary>Coastlines and boundaries, from <c>data/maps</c>, drawn no finer than the map shows.</summary>
/// <param name="place">Where the data folder is.</param>
public sealed class Outlines(Workplace place)
{
    private const double Hundredths = 100;
    private const double LeastStep = 0.5;
    private const double Coarser = 1.4;
    private const double LeastRing = 1.2;

    private readonly Lazy<Outline[]> _coasts = new(() => Load(Path.Combine(place.Data, "maps", "coastlines.tsv")));
    private readonly Lazy<Outline[]> _boundaries = new(() => Load(Path.Combine(place.Data, "maps", "boundaries.tsv")));

    /// <summary>Land, as the path of a drawing; holes are lakes.</summary>
    public string Land(MapWindow window, double scale, int mostPoints) => Drawn(_coasts.Value, window, scale, mostPoints, closed: true);

    /// <summary>Boundaries between states, as the path of a drawing.</summary>
    public string Boundaries(MapWindow window, double scale, int mostPoints) => Drawn(_boundaries.Value, window, scale, mostPoints, closed: false);

    private static string Drawn(Outline[] outlines, MapWindow window, double scale, int mostPoints, bool closed)
    {
        var around = window.Zoomed(1.04);
        var near = outlines.Where(o => o.Bounds.West < around.East && o.Bounds.East > around.West && o.Bounds.South < around.North && o.Bounds.North > around.South)
            .SelectMany(o => Within(o, around) ? [o.Points] : closed ? Clip.Ring(o.Points, around) : Clip.Line(o.Points, around))
            .Select(points => points.Select(p => (X: (p.X - window.West) * scale, Y: (window.North - p.Y) * scale)).ToArray()).ToList();
        for (var step = LeastStep; ; step *= Coarser)
        {
            var thin = near.Select(points => Thinned(points, step, closed)).Where(p => p.Count > (closed ? 3 : 1)).ToList();
            if (thin.Sum(p => p.Count) <= mostPoints)
            {
                return Written(thin, closed);
            }
        }
    }

    private static bool Within(Outline outline, MapWindow window) =>
        outline.Bounds.West >= window.West && outline.Bounds.East <= window.East && outline.Bounds.South >= window.South && outline.Bounds.North <= window.North;

    /// <summary>Without points that lie closer than a step to the one before; nothing of rings that are hardly a dot.</summary>
    private static List<(double X, double Y)> Thinned((double X, double Y)[] points, double step, bool closed)
    {
        var kept = new List<(double X, double Y)>();
        foreach (var point in points)
        {
            if (kept.Count == 0 || Math.Abs(point.X - kept[^1].X) + Math.Abs(point.Y - kept[^1].Y) >= step * 1.6)
            {
                kept.Add(point);
            }
        }

        if (!closed && points.Length > 1 && kept[^1] != points[^1])
        {
            kept.Add(points[^1]);
        }

        return closed && kept.Max(p => p.X) - kept.Min(p => p.X) < LeastRing * step / LeastStep && kept.Max(p => p.Y) - kept.Min(p => p.Y) < LeastRing * step / LeastStep ? [] : kept;
    }

    private static string Written(List<List<(double X, double Y)>> lines, bool closed)
    {
        var path = new StringBuilder();
        foreach (var line in lines)
        {
            var (x, y) = (0L, 0L);
            for (var i = 0; i < line.Count; i++)
            {
                var (toX, toY) = ((long)Math.Round(line[i].X * 10), (long)Math.Round(line[i].Y * 10));
                path.Append(i == 0 ? 'M' : i == 1 ? 'l' : ' ');
                Number(path, toX - x).Append(toY - y < 0 ? "" : " ");
                Number(path, toY - y);
                (x, y) = (toX, toY);
            }

            path.Append(closed ? "z" : "");
        }

        return path.ToString();
    }

    private static StringBuilder Number(StringBuilder path, long tenths) => path.Append(string.Create(CultureInfo.InvariantCulture, $"{tenths / 10.0:0.#}"));

    private static Outline[] Load(string file) =>
    [
        .. DataTable.Read(file).Select(row =>
        {
            var (x, y) = (0, 0);
            var points = row["points"].Split(' ').Select(p => p.Split(',')).Select(p =>
            {
                (x, y) = (x + int.Parse(p[0], CultureInfo.InvariantCulture), y + int.Parse(p[1], CultureInfo.InvariantCulture));
                return (X: x / Hundredths, Y: y / Hundredths);
            }).ToArray();
            return new Outline(points, new MapWindow(points.Min(p => p.X), points.Min(p => p.Y), points.Max(p => p.X), points.Max(p => p.Y)));
        }),
    ];
}
