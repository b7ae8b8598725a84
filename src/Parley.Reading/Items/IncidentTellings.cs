using Parley.Reading.Actors;
using Parley.Record;

namespace Parley.Reading.Items;

/// <summary>Finds the earlier telling of an incident: a sum of visible weights for what the two have in common and what parts them.</summary>
public static class IncidentTellings
{
    private const double Least = 1.5;
    private const int LastOfLead = 2;

    /// <summary>The kept draft that tells of the same incident; null where there is none.</summary>
    public static Draft? Earlier(IEnumerable<Draft> kept, Draft draft) => kept
        .Where(k => k.Makes.Kind == Frames.ItemKind.Incident && SameType(k, draft))
        .Select(k => (Draft: k, Score: Score(k, draft)))
        .Where(k => k.Score >= Least)
        .OrderByDescending(k => k.Score)
        .Select(k => k.Draft).FirstOrDefault();

    private static bool SameType(Draft a, Draft b) => a.Makes.Incident == b.Makes.Incident || TellsToll(a) || TellsToll(b);

    /// <summary>Whether a draft only counts the fallen, be it in an attack or a clash.</summary>
    public static bool TellsToll(Draft draft) =>
        draft.Rule is "incident.kill" or "incident.wound" or "incident.die" or "incident.toll-noun";

    /// <summary>How much speaks for two tellings being of one incident.</summary>
    public static double Score(Draft a, Draft b)
    {
        var far = b.Sentences.Min() - a.Sentences.Max();
        var score = far == 0 ? 2.0 : far <= 1 ? 0.8 : far <= 3 ? 0.3 : -0.2 * Math.Min(far - 3, 6);
        score += far == 0 && TellsToll(b) ? 1.0 : 0;
        score += Sides(a.One("attacker"), b.One("attacker"), 1.2, -4);
        score += Sides(a.One("target"), b.One("target"), 1.5, -1.2);
        score += a.Time is null || b.Time is null ? 0 : Telling.Overlap(a.Time, b.Time) ? 1.5 : -4;
        score += a.Place is null || b.Place is null ? 0 : a.PlaceRank != b.PlaceRank ? 0.2 : Telling.SamePlace(a.Place, b.Place) ? 1.5 : -1.5;
        score += IsPart(a, b) ? 0.5 : Tolls(a.Killed, b.Killed, b.Bearing) + (Tolls(a.Injured, b.Injured, b.Bearing) / 2);
        score += Telling.Alike(a.Words("victims"), b.Words("victims")) ? 1 : 0;
        score += Telling.Alike(a.Words("weapon"), b.Words("weapon")) ? 0.7 : 0;
        score += b.Bearing switch { Bearing.Known => 1.5, Bearing.Fresh => far == 0 ? -0.5 : -2.5, _ => 0 };
        score += a.Status == b.Status ? 0 : Told(a.Status) && Told(b.Status) ? -0.3 : -2;
        score += b.Weak ? 0.5 : 0;
        score += a.Sentences.Min() <= LastOfLead && b.Time is null && b.Place is null && b.Bearing != Bearing.Fresh ? 1 : 0;
        return score;
    }

    private static bool Told(Status status) => status is Status.Happened or Status.Ongoing;

    private static double Sides(Actor? a, Actor? b, double same, double other) =>
        a is null || b is null ? 0 : a == b ? same : MayBeSame(a, b) ? 0.3 : other;

    /// <summary>Whether two actors may be one and the same side: "gunmen" and the group that is named later, a state and its army.</summary>
    private static bool MayBeSame(Actor a, Actor b)
    {
        var (named, unnamed) = a.Named ? (a, b) : (b, a);
        if (a.Country is not null && b.Country is not null && a.Country != b.Country)
        {
            return false;
        }

        return !unnamed.Named
            ? unnamed.Kind is EntityKind.Group or EntityKind.ArmedGroup or EntityKind.Military or EntityKind.Person
            : named.Kind != unnamed.Kind && named.Country is not null && named.Country == unnamed.Country;
    }

    private static bool IsPart(Draft a, Draft b) => b.Killed == 1 && a.Killed > 1 && b.Bearing == Bearing.Known;

    private static double Tolls(int? a, int? b, Bearing bearing) =>
        a is null || b is null ? 0 : a == b ? (a > 2 ? 2.5 : 0.8) : bearing == Bearing.Known ? -0.7 : -2;
}
