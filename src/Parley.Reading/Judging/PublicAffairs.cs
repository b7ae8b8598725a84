using Parley.Reading.Actors;
using Parley.Reading.Items;
using Parley.Record;

namespace Parley.Reading.Judging;

/// <summary>
/// How much of a story is about public affairs: how many of a hundred words name states, forces, armed groups, international bodies, parties or people
/// in office. Stories of conflict and diplomacy have three or more; those of sport, film, cooking and markets mostly one or none.
/// </summary>
public static class PublicAffairs
{
    /// <summary>From which measure on a story is taken for one of public affairs.</summary>
    public const double Least = 2.5;

    private const double Slope = 2;
    private static readonly HashSet<string> Offices = new(StringComparer.Ordinal)
    {
        "head_of_state", "head_of_government", "minister", "official", "legislator", "military_rank", "military_post", "envoy", "spokesperson",
    };

    private static readonly HashSet<string> Bodies = new(StringComparer.Ordinal) { "ministry", "international", "party", "court", "intelligence", "military" };

    /// <summary>The measure of a story.</summary>
    public static double Of(Scene scene)
    {
        var words = scene.Tree.Tokens.Length;
        return words == 0 ? 0 : 100.0 * scene.Cast.Actors.Where(IsPublic).Sum(a => a.Seen.Count) / words;
    }

    /// <summary>By how much the odds of a stand, an action or a meeting must be better in a story about something else.</summary>
    public static float Doubt(double measure) => (float)(Math.Max(0, Least - measure) * Slope);

    private static bool IsPublic(Actor actor) =>
        actor.Kind is EntityKind.Government or EntityKind.Military or EntityKind.ArmedGroup or EntityKind.Coalition
        || actor.Offices.Exists(o => Offices.Contains(o.Class)) || Bodies.Contains(actor.Domain);
}
