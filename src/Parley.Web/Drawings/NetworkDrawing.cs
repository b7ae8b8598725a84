using System.Collections.Immutable;
using Parley.Archive.Questions;

namespace Parley.Web.Drawings;

/// <summary>Somebody in the network of who met whom.</summary>
/// <param name="Id">The actor's number.</param>
/// <param name="Name">The actor's name.</param>
/// <param name="X">The middle.</param>
/// <param name="Y">The middle.</param>
/// <param name="Radius">By how often it met others.</param>
/// <param name="Left">Whether its name stands left of it.</param>
public sealed record NetworkNode(long Id, string Name, double X, double Y, double Radius, bool Left);

/// <summary>Two who met.</summary>
public sealed record NetworkTie(PairView Pair, NetworkNode From, NetworkNode To, double Width);

/// <summary>
/// Who met whom as a network: those who met draw each other near, all others push each other away, a fixed number of steps from a circle; so that the same
/// meetings always give the same drawing. Names that would lie over each other are moved apart at the end.
/// </summary>
public sealed class NetworkDrawing
{
    /// <summary>The width of the whole.</summary>
    public const double Width = 1120;

    /// <summary>The height of the whole.</summary>
    public const double Height = 640;

    /// <summary>The longest name that is written out.</summary>
    public const int LongestName = 24;

    private const int MostNodes = 36;
    private const int Steps = 500;
    private const double Gravity = 0.05;
    private const double Reach = 3;
    private const double MarginX = 130;
    private const double MarginY = 26;
    private const double LineHeight = 15;
    private const double LetterWidth = 6.5;

    /// <summary>Lays a network out.</summary>
    /// <param name="pairs">Who met whom, those who met most often first.</param>
    public NetworkDrawing(IReadOnlyCollection<PairView> pairs)
    {
        var kept = Fitting(pairs);
        var people = kept.SelectMany(p => new[] { (Id: p.LeftId, Name: p.Left, Weight: Weight(p)), (Id: p.RightId, Name: p.Right, Weight: Weight(p)) }).GroupBy(p => (p.Id, p.Name))
            .Select(g => (g.Key.Id, g.Key.Name, Weight: g.Sum(p => p.Weight))).OrderByDescending(p => p.Weight).ThenBy(p => p.Id).ToList();
        var place = people.Select((p, i) => (p.Id, i)).ToDictionary(p => p.Id, p => p.i);
        LeftOut = pairs.Count - kept.Count;
        var most = people.Count == 0 ? 1 : people[0].Weight;
        var at = Apart(Framed(Settled(people.Count, [.. kept.Select(t => (place[t.LeftId], place[t.RightId], 1 + Math.Log(Weight(t) + 1.0)))])), [.. people.Select(p => Math.Min(LongestName, p.Name.Length) * LetterWidth)]);
        Nodes = [.. people.Select((p, i) => new NetworkNode(p.Id, p.Name, at[i].X, at[i].Y, 4 + (10 * Math.Sqrt(p.Weight / Math.Max(1, most))), IsLeft(at[i])))];
        Ties = [.. kept.Select(t => new NetworkTie(t, Nodes[place[t.LeftId]], Nodes[place[t.RightId]], 1 + Math.Min(6, 1.3 * Math.Log(1 + t.Held + (Ahead(t) / 2.0)))))];
    }

    /// <summary>Those who met.</summary>
    public ImmutableArray<NetworkNode> Nodes { get; }

    /// <summary>The meetings between two each.</summary>
    public ImmutableArray<NetworkTie> Ties { get; }

    /// <summary>How many pairs the drawing has no room for.</summary>
    public int LeftOut { get; }

    /// <summary>Meetings that are planned or possible.</summary>
    public static int Ahead(PairView pair) => pair.Planned + pair.Possible;

    private static double Weight(PairView pair) => (pair.Held * 2) + Ahead(pair) + 0.5;

    /// <summary>Pairs, those who met most often first, as long as there is room for both.</summary>
    private static List<PairView> Fitting(IEnumerable<PairView> pairs)
    {
        var (people, kept) = (new HashSet<long>(), new List<PairView>());
        foreach (var pair in pairs.Where(p => p.LeftId != p.RightId))
        {
            if (people.Count + (people.Contains(pair.LeftId) ? 0 : 1) + (people.Contains(pair.RightId) ? 0 : 1) <= MostNodes)
            {
                people.UnionWith([pair.LeftId, pair.RightId]);
                kept.Add(pair);
            }
        }

        return kept;
    }

    private static bool IsLeft((double X, double Y) at) => at.X > Width - (LongestName * LetterWidth);

    /// <summary>Places in a field of two by one in which forces have come to rest.</summary>
    private static (double X, double Y)[] Settled(int count, (int From, int To, double Pull)[] ties)
    {
        var at = Enumerable.Range(0, count).Select(i => (X: Math.Cos(i * 2 * Math.PI / count) * 0.8, Y: Math.Sin(i * 2 * Math.PI / count) * 0.4)).ToArray();
        var ideal = Math.Sqrt(2.0 / Math.Max(1, count)) * 0.7;
        for (var step = 0; step < Steps; step++)
        {
            var force = at.Select(p => (X: -p.X * Gravity, Y: -p.Y * Gravity * 2)).ToArray();
            for (var i = 0; i < count; i++)
            {
                for (var j = i + 1; j < count; j++)
                {
                    // What is far off pushes no more, so that groups which never met stay in view of each other.
                    var distance = Distance(at[i], at[j]);
                    if (distance < ideal * Reach)
                    {
                        Push(i, j, ideal * ideal / distance);
                    }
                }
            }

            foreach (var (from, to, pull) in ties)
            {
                var distance = Distance(at[from], at[to]);
                Push(from, to, -distance * distance / ideal * pull / 4);
            }

            var heat = 0.1 * (1 - (step / (double)Steps));
            at = [.. at.Select((p, i) =>
            {
                var length = Math.Max(1e-9, Math.Sqrt((force[i].X * force[i].X) + (force[i].Y * force[i].Y)));
                var far = Math.Min(length, heat) / length;
                return (p.X + (force[i].X * far), p.Y + (force[i].Y * far));
            })];

            void Push(int i, int j, double strength)
            {
                var distance = Distance(at[i], at[j]);
                var (x, y) = ((at[i].X - at[j].X) / distance * strength, (at[i].Y - at[j].Y) / distance * strength);
                force[i] = (force[i].X + x, force[i].Y + y);
                force[j] = (force[j].X - x, force[j].Y - y);
            }
        }

        return at;
    }

    private static double Distance((double X, double Y) a, (double X, double Y) b) => Math.Max(1e-3, Math.Sqrt(((a.X - b.X) * (a.X - b.X)) + ((a.Y - b.Y) * (a.Y - b.Y))));

    /// <summary>Places spread over the whole drawing.</summary>
    private static (double X, double Y)[] Framed((double X, double Y)[] at)
    {
        if (at.Length == 0)
        {
            return at;
        }

        var (west, north) = (at.Min(p => p.X), at.Min(p => p.Y));
        var (wide, high) = (Math.Max(1e-6, at.Max(p => p.X) - west), Math.Max(1e-6, at.Max(p => p.Y) - north));
        return [.. at.Select(p => (MarginX / 2 + ((p.X - west) / wide * (Width - (1.5 * MarginX))), MarginY + ((p.Y - north) / high * (Height - (2 * MarginY)))))];
    }

    /// <summary>Moves those up and down whose names would lie over each other.</summary>
    private static (double X, double Y)[] Apart((double X, double Y)[] at, double[] wide)
    {
        static (double Left, double Right) Span((double X, double Y) at, double wide) => IsLeft(at) ? (at.X - wide - 18, at.X + 14) : (at.X - 14, at.X + wide + 18);
        for (var round = 0; round < 200; round++)
        {
            for (var i = 0; i < at.Length; i++)
            {
                for (var j = i + 1; j < at.Length; j++)
                {
                    var (above, below) = at[i].Y <= at[j].Y ? (i, j) : (j, i);
                    var over = LineHeight - (at[below].Y - at[above].Y);
                    var ((leftI, rightI), (leftJ, rightJ)) = (Span(at[i], wide[i]), Span(at[j], wide[j]));
                    if (over > 0 && leftI < rightJ && leftJ < rightI)
                    {
                        at[above].Y = Math.Max(MarginY, at[above].Y - (over / 2) - 0.1);
                        at[below].Y = Math.Min(Height - MarginY, at[below].Y + (over / 2) + 0.1);
                    }
                }
            }
        }

        return at;
    }
}
