using Parley.Reading.Frames;

namespace Parley.Reading.Judging;

/// <summary>
/// Decides, by small networks learned from annotated stories, which frames that fired are believed. Networks that were trained alike but for chance
/// are asked, and their log odds averaged. Immutable; one serves any number of threads.
/// </summary>
/// <param name="Nets">The networks; an answer a kind of item.</param>
/// <param name="Thresholds">For each kind of item the log odds from which a firing is believed.</param>
public sealed record Judge(IReadOnlyList<FeatureNet> Nets, IReadOnlyList<float> Thresholds)
{
    /// <summary>How many kinds of item there are, and so answers.</summary>
    public static int Kinds { get; } = Enum.GetValues<ItemKind>().Length;

    /// <summary>The firings that are believed, in text order; of several of one kind on a trigger the likeliest.</summary>
    /// <param name="examined">The story.</param>
    /// <param name="always">Frames that are believed whatever the judge thinks: those a user has added.</param>
    public IEnumerable<Firing> Choose(Examination examined, IReadOnlySet<string> always)
    {
        var (features, dense) = (new Features(), new float[FiringFeatures.Dense]);
        var believed = new Dictionary<(int, ItemKind), (Firing Firing, float Odds)>();
        foreach (var firing in examined.Firings)
        {
            var kind = firing.Frame.Makes.Kind;
            examined.Features.Of(firing, features, dense);
            var odds = always.Contains(firing.Frame.Name) ? float.PositiveInfinity : Ask(features, dense, (int)kind);
            if (odds >= Thresholds[(int)kind] && (!believed.TryGetValue((firing.Trigger, kind), out var best) || odds > best.Odds))
            {
                believed[(firing.Trigger, kind)] = (firing, odds);
            }
        }

        return believed.OrderBy(b => b.Key).Select(b => b.Value.Firing);
    }

    private float Ask(Features features, ReadOnlySpan<float> dense, int kind)
    {
        var sum = 0f;
        foreach (var net in Nets)
        {
            sum += net.Answer(features.All, dense, kind);
        }

        return sum / Nets.Count;
    }
}
