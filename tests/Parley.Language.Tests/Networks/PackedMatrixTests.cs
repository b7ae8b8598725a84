using System.Runtime.InteropServices;
using System.Runtime.Intrinsics;
using Parley.Language.Networks;

namespace Parley.Language.Tests.Networks;

public class PackedMatrixTests
{
    [Theory]
    [InlineData(1, 16, 16)]
    [InlineData(6, 64, 32)]
    [InlineData(13, 96, 48)]
    public void A_product_is_that_of_the_unrounded_numbers_but_for_a_thousandth(int count, int inner, int columns)
    {
        var (rows, weights, bias) = (Numbers(1, count * inner), Numbers(2, inner * columns), Numbers(3, columns));
        var product = Product(rows, weights, bias, count, inner, columns);
        for (var r = 0; r < count; r++)
        {
            for (var c = 0; c < columns; c++)
            {
                var (sum, length) = ((double)bias[c], 0.0);
                for (var k = 0; k < inner; k++)
                {
                    sum += (double)rows[(r * inner) + k] * weights[(k * columns) + c];
                    length += Math.Abs((double)rows[(r * inner) + k] * weights[(k * columns) + c]);
                }

                ((double)product[(r * columns) + c]).ShouldBe(sum, length * 1e-3);
            }
        }
    }

    [Fact]
    public void Without_a_bias_the_product_is_added()
    {
        var (rows, weights) = (Numbers(1, 8 * 32), Numbers(2, 32 * 16));
        var integers = new IntegerRows(8, 32);
        integers.Take(rows, 8, 32, 32);
        var (matrix, once, added) = (new PackedMatrix(weights, 32, 16), new float[8 * 16], Numbers(4, 8 * 16));
        var before = added.ToArray();
        matrix.Multiply(integers, 8, once, new float[16]);
        matrix.Multiply(integers, 8, added);
        for (var i = 0; i < once.Length; i++)
        {
            added[i].ShouldBe(before[i] + once[i], 1e-6f);
        }
    }

    [Theory]
    [InlineData(1f)]
    [InlineData(1e-12f)]
    [InlineData(1e15f)]
    public void No_sum_overflows_however_all_push_one_way(float size)
    {
        // All numbers as large as they can be and of one sign: the sum is the largest there is.
        const int Inner = 512;
        var (rows, weights) = (new float[Inner], new float[Inner * 16]);
        rows.AsSpan().Fill(size);
        weights.AsSpan().Fill(-size);
        foreach (var number in Product(rows, weights, new float[16], 1, Inner, 16))
        {
            (number / size / size).ShouldBe(-Inner, Inner * 1e-3f);
        }
    }

    [Fact]
    public void Rows_and_columns_of_zeros_and_what_is_no_number_give_zeros()
    {
        var rows = Numbers(1, 3 * 32);
        rows.AsSpan(0, 32).Clear();
        rows[40] = float.NaN;
        rows[70] = float.PositiveInfinity;
        Product(rows, Numbers(2, 32 * 16), new float[16], 3, 32, 16).ShouldAllBe(n => n == 0);
        Product(Numbers(1, 32), new float[32 * 16], new float[16], 1, 32, 16).ShouldAllBe(n => n == 0);
    }

    [Fact]
    public void Halves_are_rounded_to_the_even_integer()
    {
        var integers = new IntegerRows(1, 16);
        var row = new float[16];
        (row[0], row[1], row[2], row[3]) = (IntegerRows.Largest, 2.5f, 3.5f, -2.5f);
        integers.Take(0, row);
        integers.Cells[..5].ToArray().ShouldBe([(short)IntegerRows.Largest, (short)2, (short)4, (short)-2, (short)0]);
        integers.Scales[0].ShouldBe(1);
    }

    [Fact]
    public void Every_machine_multiplies_pairs_alike()
    {
        short[] extremes = [short.MinValue, -short.MaxValue, -1, 0, 1, short.MaxValue, 8191, -8191];
        var random = new Random(4);
        for (var round = 0; round < 500; round++)
        {
            var (a, b) = (Pairs(random, extremes), Pairs(random, extremes));
            PackedMatrix.PairProducts(a, b).ShouldBe(PackedMatrix.PortablePairProducts(a, b));
        }
    }

    [Fact]
    public void Shapes_that_do_not_fit_are_refused()
    {
        Should.Throw<ArgumentOutOfRangeException>(() => new PackedMatrix(new float[15 * 16], 15, 16)).Message.ShouldStartWith("a matrix of 15×16 can't be packed from 240 numbers");
        Should.Throw<ArgumentOutOfRangeException>(() => new PackedMatrix(new float[16 * 16], 16, 16).Multiply(new IntegerRows(1, 16), 2, new float[32]))
            .Message.ShouldStartWith("2 rows do not fit a matrix of 16×16");
    }

    private static float[] Product(float[] rows, float[] weights, float[] bias, int count, int inner, int columns)
    {
        var (integers, product) = (new IntegerRows(count, inner), new float[count * columns]);
        integers.Take(rows, count, inner, inner);
        new PackedMatrix(weights, inner, columns).Multiply(integers, count, product, bias);
        return product;
    }

    private static Vector256<int> Pairs(Random random, short[] extremes)
    {
        Span<short> cells = stackalloc short[16];
        foreach (ref var cell in cells)
        {
            cell = random.Next(3) == 0 ? extremes[random.Next(extremes.Length)] : (short)random.Next(short.MinValue, short.MaxValue + 1);
        }

        return Vector256.Create(MemoryMarshal.Cast<short, int>(cells));
    }

    private static float[] Numbers(int seed, int count)
    {
        var random = new Random(seed);
        return [.. Enumerable.Range(0, count).Select(_ => (random.NextSingle() - 0.5f) * 3)];
    }
}
