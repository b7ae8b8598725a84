namespace Parley.Web.Drawings;

/// <summary>What of lines and rings lies within a part of the globe.</summary>
public static class Clip
{
    /// <summary>A ring cut along the four sides; what lies outside follows them.</summary>
    public static IEnumerable<(double X, double Y)[]> Ring((double X, double Y)[] ring, MapWindow window)
    {
        var points = Side([.. ring], p => p.X >= window.West, (a, b) => AtX(a, b, window.West));
        points = Side(points, p => p.X <= window.East, (a, b) => AtX(a, b, window.East));
        points = Side(points, p => p.Y >= window.South, (a, b) => AtY(a, b, window.South));
        points = Side(points, p => p.Y <= window.North, (a, b) => AtY(a, b, window.North));
        return points.Count > 2 ? [[.. points]] : [];
    }

    /// <summary>The pieces of a line of which an end of each step lies within.</summary>
    public static IEnumerable<(double X, double Y)[]> Line((double X, double Y)[] line, MapWindow window)
    {
        bool Within((double X, double Y) p) => p.X >= window.West && p.X <= window.East && p.Y >= window.South && p.Y <= window.North;
        var piece = new List<(double X, double Y)>();
        for (var i = 1; i < line.Length; i++)
        {
            if (Within(line[i - 1]) || Within(line[i]))
            {
                if (piece.Count == 0)
                {
                    piece.Add(line[i - 1]);
                }

                piece.Add(line[i]);
            }
            else if (piece.Count > 0)
            {
                yield return [.. piece];
                piece.Clear();
            }
        }

        if (piece.Count > 0)
        {
            yield return [.. piece];
        }
    }

    private static List<(double X, double Y)> Side(List<(double X, double Y)> points, Func<(double X, double Y), bool> inside, Func<(double X, double Y), (double X, double Y), (double X, double Y)> crossing)
    {
        var kept = new List<(double X, double Y)>();
        for (var i = 0; i < points.Count; i++)
        {
            var (from, to) = (points[i == 0 ? points.Count - 1 : i - 1], points[i]);
            if (inside(from) != inside(to))
            {
                kept.Add(crossing(from, to));
            }

            if (inside(to))
            {
                kept.Add(to);
            }
        }

        return kept;
    }

    private static (double X, double Y) AtX((double X, double Y) a, (double X, double Y) b, double x) => (x, a.Y + ((b.Y - a.Y) * (x - a.X) / (b.X - a.X)));

    private static (double X, double Y) AtY((double X, double Y) a, (double X, double Y) b, double y) => (a.X + ((b.X - a.X) * (y - a.Y) / (b.Y - a.Y)), y);
}
