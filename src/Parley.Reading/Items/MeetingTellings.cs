using Parley.Reading.Frames;
using Parley.Record;

namespace Parley.Reading.Items;

/// <summary>Finds the earlier telling of a meeting: a sum of visible weights for what the two have in common and what parts them.</summary>
public static class MeetingTellings
{
    private const double Least = 1.5;

    /// <summary>The kept draft that tells of the same meeting; null where there is none.</summary>
    public static Draft? Earlier(IEnumerable<Draft> kept, Draft draft) => kept
        .Where(k => k.Makes.Kind == ItemKind.Meeting)
        .Select(k => (Draft: k, Score: Score(k, draft)))
        .Where(k => k.Score >= Least)
        .OrderByDescending(k => k.Score)
        .Select(k => k.Draft).FirstOrDefault();

    private static double Score(Draft a, Draft b)
    {
        var far = b.Sentences.Min() - a.Sentences.Max();
        var score = far == 0 ? 1.5 : far <= 1 ? 0.8 : far <= 3 ? 0.3 : -0.2 * Math.Min(far - 3, 6);
        score += (a.Of >= 0 && a.Of == b.At) || (b.Of >= 0 && b.Of == a.At) ? 5 : 0;
        score += Parties(a, b);
        score += a.Time is null || b.Time is null ? 0 : !Telling.Overlap(a.Time, b.Time) ? -4 : a.Time.EndsWith("..", StringComparison.Ordinal) == b.Time.EndsWith("..", StringComparison.Ordinal) ? 1.5 : -1;
        score += a.Place is null || b.Place is null ? 0 : a.PlaceRank != b.PlaceRank ? 0 : Telling.SamePlace(a.Place, b.Place) ? 1 : -1.5;
        score += Telling.Alike(a.Words("topics"), b.Words("topics")) ? 1 : 0;
        score += b.Bearing switch { Bearing.Known => 1.2, Bearing.Fresh => far == 0 ? -0.7 : -1.5, _ => 0 };
        score += a.Status == b.Status ? 0.5 : Over(a.Status) != Over(b.Status) ? -1.5 : -0.5;
        score += b.Weak ? 0.5 : 0;
        return score;
    }

    private static bool Over(Status status) => status is Status.Happened or Status.Ongoing;

    private static double Parties(Draft a, Draft b)
    {
        var (few, many) = a.All("participants").Count <= b.All("participants").Count ? (a, b) : (b, a);
        if (few.All("participants").Count == 0)
        {
            return 0;
        }

        var shared = few.All("participants").Count(many.All("participants").Contains);
        var whole = shared == few.All("participants").Count;
        return shared == 0 ? (b.Bearing == Bearing.Known ? -1.2 : -2.5) : whole && shared > 1 ? 2 : whole ? 0.7 : shared > 1 ? 0.5 : -1.8;
    }
}
