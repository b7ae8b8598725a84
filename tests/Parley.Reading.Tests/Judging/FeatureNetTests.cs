using Parley.Reading.Nets;

namespace Parley.Reading.Tests.Judging;

public class FeatureNetTests
{
    private static readonly ulong[] Known = [.. Enumerable.Range(1, 300).Select(i => (ulong)i * 0x9E3779B97F4A7C15UL)];

    [Fact]
    public void Known_features_have_the_row_of_their_place_and_others_none()
    {
        var rows = new FeatureRows(Known);
        for (var i = 0; i < Known.Length; i++)
        {
            rows.Of(Known[i]).ShouldBe(i);
        }

        rows.Of(0).ShouldBe(-1);
        rows.Of(12345).ShouldBe(-1);
    }

    [Theory]
    [InlineData(4)]
    [InlineData(20)]
    [InlineData(64)]
    public void Answers_are_summed_in_order_to_the_bit_and_only_those_that_were_asked_for(int hidden)
    {
        var random = new Random(6);
        var net = new FeatureNet(Known, FeatureNet.RowsOf(Known), 5, hidden, 3);
        foreach (var weights in (float[][])[net.Table, net.Projection, net.HiddenBias, net.Output, net.OutputBias])
        {
            for (var i = 0; i < weights.Length; i++)
            {
                weights[i] = random.NextSingle() - 0.5f;
            }
        }

        var (rows, answers) = (new List<int>(), new float[3]);
        net.RowsFor([Known[7], 1, Known[250], Known[3]], rows);
        rows.ShouldBe([7, 250, 3]);
        float[] dense = [0.5f, 0, -2, 1.25f, 3];
        net.AddAnswers(rows, dense, [2], answers);
        answers[..2].ShouldBe([0f, 0f]);
        answers[2].ShouldBe(Plainly(net, rows, dense, 2));
    }

    private static float Plainly(FeatureNet net, List<int> rows, float[] dense, int question)
    {
        var parts = new float[4];
        for (var h = 0; h < net.Hidden; h++)
        {
            var sum = rows.Aggregate(net.HiddenBias[h], (s, row) => s + net.Table[(row * net.Hidden) + h]);
            for (var d = 0; d < dense.Length; d++)
            {
                sum += net.Projection[(d * net.Hidden) + h] * dense[d];
            }

            parts[h % 4] += Math.Max(sum, 0) * net.Output[(question * net.Hidden) + h];
        }

        return net.OutputBias[question] + ((parts[0] + parts[1]) + (parts[2] + parts[3]));
    }
}
