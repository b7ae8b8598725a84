using Parley.Reading.Frames;
using Parley.Reading.Items;

namespace Parley.Reading.Judging;

/// <summary>
/// Decides, by small networks learned from annotated stories, which frames that fired are believed. Networks that were trained alike but for chance
/// are asked, and their log odds averaged. Immutable; one serves any number of threads.
/// </summary>
/// <param name="Nets">The networks, over the same features; an answer a kind of item that frames make, and one for statements.</param>
/// <param name="Thresholds">For each answer the log odds from which it is a yes.</param>
public sealed record Judge(IReadOnlyList<FeatureNet> Nets, IReadOnlyList<float> Thresholds)
{
    /// <summary>How many answers there are: one for each kind of item that frames make, and one for statements.</summary>
    public static int Questions { get; } = Enum.GetValues<ItemKind>().Length + 1;

    /// <summary>The question whether an utterance is a statement of the record.</summary>
    public static int IsStatement => Questions - 1;

    /// <summary>The firings that are believed, in text order; of several of one kind on a trigger the likeliest.</summary>
    /// <param name="examined">The story.</param>
    /// <param name="always">Frames that are believed whatever the judge thinks: those a user has added.</param>
    public IEnumerable<Firing> Choose(Examination examined, IReadOnlySet<string> always)
    {
        var (features, dense, rows) = (new Features(), new float[FiringFeatures.Dense], new List<int>());
        var doubt = PublicAffairs.Doubt(PublicAffairs.Of(examined.Scene));
        var believed = new Dictionary<(int, ItemKind), (Firing Firing, float Odds)>();
        foreach (var firing in examined.Firings)
        {
            var kind = firing.Frame.Makes.Kind;
            examined.Features.Of(firing, features, dense);
            var odds = always.Contains(firing.Frame.Name) ? float.PositiveInfinity : Ask(features, rows, dense, (int)kind);
            if (odds >= Thresholds[(int)kind] + (kind == ItemKind.Incident ? 0 : doubt) && (!believed.TryGetValue((firing.Trigger, kind), out var best) || odds > best.Odds))
            {
                believed[(firing.Trigger, kind)] = (firing, odds);
            }
        }

        return believed.OrderBy(b => b.Key).Select(b => b.Value.Firing);
    }

    /// <summary>The sayings that are believed to be statements of the record, in text order.</summary>
    public IReadOnlyList<Said> Choose(Examination examined)
    {
        var (features, dense, rows, believed) = (new Features(), new float[FiringFeatures.Dense], new List<int>(), new List<Said>());
        for (var i = 0; i < examined.Sayings.Count; i++)
        {
            examined.SayingFeatures.Of(i, features, dense);
            if (Ask(features, rows, dense, IsStatement) >= Thresholds[IsStatement])
            {
                believed.Add(examined.Sayings[i]);
            }
        }

        return believed;
    }

    private float Ask(Features features, List<int> rows, ReadOnlySpan<float> dense, int kind)
    {
        Nets[0].RowsFor(features.All, rows);
        var sum = 0f;
        foreach (var net in Nets)
        {
            sum += net.Answer(rows, dense, kind);
        }

        return sum / Nets.Count;
    }
}
