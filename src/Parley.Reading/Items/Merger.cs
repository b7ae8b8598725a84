using Parley.Reading.Frames;
using Parley.Reading.Knowledge;

namespace Parley.Reading.Items;

/// <summary>Brings together the tellings of one thing: the same meeting, stand, attack or action told twice becomes one item.</summary>
public static class Merger
{
    private const double SameWords = 0.5;

    /// <summary>The drafts with doubles absorbed into the first telling, in order of that telling.</summary>
    public static List<Draft> Merge(IEnumerable<Draft> drafts)
    {
        var kept = new List<Draft>();
        foreach (var draft in drafts)
        {
            if (kept.Find(k => Same(k, draft)) is { } first)
            {
                first.Absorb(draft);
            }
            else
            {
                kept.Add(draft);
            }
        }

        return kept;
    }

    private static bool Same(Draft a, Draft b) => a.Makes == b.Makes && a.Makes.Kind switch
    {
        ItemKind.Meeting => SameMeeting(a, b),
        ItemKind.Position => a.One("holder") == b.One("holder") && Alike(a.Words("object"), b.Words("object")),
        ItemKind.Incident => SameIncident(a, b),
        _ => a.All("actors").ToHashSet().SetEquals(b.All("actors")) && a.Status == b.Status
            && Agree(a.Place, b.Place) && (Alike(a.Words("object"), b.Words("object")) || a.Sentences.Overlaps(b.Sentences)),
    };

    private static bool SameMeeting(Draft a, Draft b)
    {
        var together = a.Sentences.Overlaps(b.Sentences);
        if (!Agree(a.Time, b.Time) || !Agree(a.Place, b.Place))
        {
            return together && (a.All("participants").Count == 0 || b.All("participants").Count == 0);
        }

        var (few, many) = a.All("participants").Count <= b.All("participants").Count ? (a, b) : (b, a);
        var shared = few.All("participants").Count(many.All("participants").Contains);
        return few.All("participants").Count == 0 ? together || Alike(a.Words("topics"), b.Words("topics"))
            : shared == few.All("participants").Count && (shared > 1 || together || a.Status == b.Status);
    }

    private static bool SameIncident(Draft a, Draft b)
    {
        if (!Agree(a.Time, b.Time) || !Agree(a.One("attacker"), b.One("attacker")))
        {
            return false;
        }

        if (a.Sentences.Overlaps(b.Sentences))
        {
            return Agree(a.Killed, b.Killed);
        }

        var linked = (a.Place is not null && a.Place == b.Place) || (a.Killed > 0 && a.Killed == b.Killed)
            || (a.Time is not null && a.Time == b.Time && Agree(a.Place, b.Place));
        return linked && Agree(a.Killed, b.Killed) && Agree(a.One("target"), b.One("target"));
    }

    private static bool Agree<T>(T? a, T? b) => a is null || b is null || EqualityComparer<T>.Default.Equals(a, b);

    private static bool Alike(string? a, string? b)
    {
        if (a is null || b is null)
        {
            return a is null && b is null;
        }

        var (left, right) = (Folding.Words(a).ToHashSet(StringComparer.Ordinal), Folding.Words(b).ToHashSet(StringComparer.Ordinal));
        return 2.0 * left.Count(right.Contains) / Math.Max(1, left.Count + right.Count) >= SameWords;
    }
}
