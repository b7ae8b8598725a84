using Parley.Language.Names;
using Parley.Language.Training;

namespace Parley.Language.Tests.Training;

public class NameChainGradientTests
{
    private const int Columns = 16;
    private const int Labels = NameFinder.LabelCount;
    private static readonly int[] Gold = [NameFinder.Outside, NameFinder.Begin(NameType.Person), -1, -1 - (1 << NameFinder.Inside(NameType.Place) | 1 << NameFinder.Begin(NameType.Place))];

    [Fact]
    public void The_gradient_is_the_slope_of_the_loss()
    {
        var random = new Random(7);
        var scores = Random(random, Gold.Length * Columns);
        var steps = Random(random, Labels * Labels);
        var (gradient, stepGradient) = (scores.ToArray(), new float[steps.Length]);
        new NameChainGradient(8).Compute(gradient, Columns, Gold, steps, stepGradient);
        Slope(scores, 2, () => Loss(scores, steps)).ShouldBe(gradient[2], 0.002);
        Slope(scores, Columns + 1, () => Loss(scores, steps)).ShouldBe(gradient[Columns + 1], 0.002);
        Slope(scores, (3 * Columns) + 4, () => Loss(scores, steps)).ShouldBe(gradient[(3 * Columns) + 4], 0.002);
        var step = (NameFinder.Begin(NameType.Person) * Labels) + NameFinder.Inside(NameType.Person);
        Slope(steps, step, () => Loss(scores, steps)).ShouldBe(stepGradient[step], 0.002);
    }

    [Fact]
    public void Shares_keep_to_what_is_permitted_and_sum_to_one()
    {
        var random = new Random(8);
        var scores = Random(random, Gold.Length * Columns);
        new NameChainGradient(8).Weigh(scores, Columns, Gold, Random(random, Labels * Labels)).ShouldBeTrue();
        for (var word = 0; word < Gold.Length; word++)
        {
            scores.AsSpan(word * Columns, Labels).ToArray().Sum().ShouldBe(1, 0.001);
        }

        scores[Columns + NameFinder.Begin(NameType.Person)].ShouldBe(1, 0.001);
        scores[(3 * Columns) + NameFinder.Outside].ShouldBe(0);
    }

    [Fact]
    public void Where_no_sequence_is_permitted_nothing_is_weighed()
    {
        int[] gold = [NameFinder.Outside, NameFinder.Inside(NameType.Person)];
        new NameChainGradient(8).Weigh(new float[2 * Columns], Columns, gold, new float[Labels * Labels]).ShouldBeFalse();
    }

    private static double Loss(float[] scores, float[] steps) =>
        new NameChainGradient(8).Compute(scores.ToArray(), Columns, Gold, steps, new float[steps.Length]);

    private static double Slope(float[] values, int at, Func<double> loss)
    {
        var was = values[at];
        values[at] = was + 0.01f;
        var above = loss();
        values[at] = was - 0.01f;
        var below = loss();
        values[at] = was;
        return (above - below) / 0.02;
    }

    private static float[] Random(Random random, int count) => [.. Enumerable.Range(0, count).Select(_ => (random.NextSingle() * 2) - 1)];
}
