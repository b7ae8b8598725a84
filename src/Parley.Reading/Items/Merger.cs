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
            if (Earlier(kept, draft) is { } first)
            {
                first.Absorb(draft);
            }
            else
            {
                kept.Add(draft);
            }
        }

        kept.RemoveAll(k => k.Weak);
        return kept;
    }

    private static Draft? Earlier(List<Draft> kept, Draft draft) => draft.Makes.Kind switch
    {
        ItemKind.Incident => IncidentTellings.Earlier(kept, draft),
        ItemKind.Meeting => MeetingTellings.Earlier(kept, draft),
        _ => kept.Find(k => Same(k, draft)),
    };

    private static bool Same(Draft a, Draft b) => a.Makes == b.Makes && a.Makes.Kind switch
    {
        ItemKind.Position => a.One("holder") == b.One("holder") && Alike(a.Words("object"), b.Words("object")),
        _ => a.All("actors").ToHashSet().SetEquals(b.All("actors")) && a.Status == b.Status
            && Agree(a.Place, b.Place) && (Alike(a.Words("object"), b.Words("object")) || a.Sentences.Overlaps(b.Sentences)),
    };

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
