using Parley.Language;
using Parley.Reading.Items;

namespace Parley.Reading.Judging;

/// <summary>
/// How much of a story is about what a record leaves out (weather, accidents, sport, shows, food, markets): how many of a hundred words are nouns of
/// such matters. In one of twenty stories of conflict and diplomacy it is more than one, in most stories about such matters more than two.
/// </summary>
public static class OtherMatters
{
    /// <summary>Up to which measure a story is taken for one of public affairs.</summary>
    public const double Most = 0.7;

    private const double Slope = 6;

    /// <summary>The measure of a story.</summary>
    public static double Of(Scene scene)
    {
        var tokens = scene.Tree.Tokens;
        return tokens.Length == 0 ? 0 : 100.0 * tokens.Count(t => t.UPos is UPos.NOUN or UPos.PROPN && scene.Knowledge.OtherMatters.ContainsKey(t.Lemma.ToLowerInvariant())) / tokens.Length;
    }

    /// <summary>By how much the odds of an item must be better for it.</summary>
    public static float Doubt(double measure) => (float)(Math.Max(0, measure - Most) * Slope);
}
