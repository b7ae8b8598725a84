using Parley.Language.Networks;

namespace Parley.Language.Tests.Networks;

public class MatrixTests
{
    [Theory]
    [InlineData(1, 5, 16)]
    [InlineData(6, 16, 32)]
    [InlineData(13, 7, 48)]
    public void A_product_is_the_sum_of_products_in_order_to_the_bit(int rows, int inner, int columns)
    {
        var random = new Random(5);
        var (a, b) = (Numbers(random, rows * inner), Numbers(random, inner * columns));
        var product = new float[rows * columns];
        Matrix.Multiply(a, b, product, rows, inner, columns);
        for (var r = 0; r < rows; r++)
        {
            for (var c = 0; c < columns; c++)
            {
                var sum = 0f;
                for (var k = 0; k < inner; k++)
                {
                    sum = MathF.FusedMultiplyAdd(a[(r * inner) + k], b[(k * columns) + c], sum);
                }

                product[(r * columns) + c].ShouldBe(sum);
            }
        }
    }

    [Fact]
    public void Shapes_that_do_not_fit_are_refused() =>
        Should.Throw<ArgumentOutOfRangeException>(() => Matrix.Multiply(new float[4], new float[4], new float[4], 2, 2, 2))
            .Message.ShouldStartWith("shapes 2×2×2 do not fit");

    private static float[] Numbers(Random random, int count) => [.. Enumerable.Range(0, count).Select(_ => random.NextSingle() - 0.5f)];
}
