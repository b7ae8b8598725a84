using Parley.Reading.Speech.Learned;

namespace Parley.Reading.Tests.Speech;

public class RoundedWeightsTests
{
    [Theory]
    [InlineData(3)]
    [InlineData(9)]
    public void Rows_are_added_in_order_to_the_bit_the_last_of_the_table_too(int width)
    {
        var random = new Random(2);
        var (weights, step) = (Enumerable.Range(0, 50 * width).Select(_ => (sbyte)random.Next(-127, 128)).ToArray(), 0.037f);
        int[] rows = [49, 0, 17, 17, 48];
        var sums = Enumerable.Range(0, width).Select(_ => random.NextSingle()).ToArray();
        var plainly = sums.ToArray();
        foreach (var row in rows)
        {
            for (var i = 0; i < width; i++)
            {
                plainly[i] += weights[(row * width) + i] * step;
            }
        }

        new RoundedWeights(weights, step).Add(rows, sums);
        sums.ShouldBe(plainly);
    }
}
