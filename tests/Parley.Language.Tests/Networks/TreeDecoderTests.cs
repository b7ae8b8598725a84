using Parley.Language.Networks;

namespace Parley.Language.Tests.Networks;

public class TreeDecoderTests
{
    [Fact]
    public void Any_scores_give_one_tree()
    {
        var random = new Random(7);
        for (var round = 0; round < 500; round++)
        {
            var count = random.Next(1, 30);
            var columns = NetworkShape.Pad(count + 1);
            var scores = new float[count * columns];
            for (var i = 0; i < scores.Length; i++)
            {
                scores[i] = (random.NextSingle() * 8) - 4;
            }

            for (var d = 0; d < count; d++)
            {
                scores[(d * columns) + d] = float.NegativeInfinity;
            }

            var heads = new int[count];
            TreeDecoder.Decode(scores, columns, heads);
            heads.Count(h => h < 0).ShouldBe(1);
            for (var d = 0; d < count; d++)
            {
                var steps = 0;
                for (var at = d; heads[at] >= 0; at = heads[at])
                {
                    (++steps).ShouldBeLessThanOrEqualTo(count, "a circle");
                }
            }
        }
    }

    [Fact]
    public void The_best_heads_are_kept_where_they_form_a_tree()
    {
        // "a b c": b is the root, a and c hang on it.
        const int Columns = 16;
        var scores = new float[3 * Columns];
        (scores[1], scores[Columns + 3], scores[(2 * Columns) + 1]) = (5, 5, 5);
        var heads = new int[3];
        TreeDecoder.Decode(scores, Columns, heads);
        heads.ShouldBe([1, -1, 1]);
    }
}
