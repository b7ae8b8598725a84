using System.Runtime.CompilerServices;
using System.Runtime.InteropServices;
using System.Runtime.Intrinsics;
using System.Runtime.Intrinsics.X86;

namespace Parley.Language.Networks;

/// <summary>
/// A matrix of weights for reading: 16-bit integers with a scale a column, which <see cref="IntegerRows"/> are multiplied by. A weight is its integer
/// times the scale of its column, which is chosen as fine as two bounds allow: no integer is above 32,767 in magnitude, and the magnitudes of a column
/// add up to so little that its sum of products fits into 32 bits whatever the rows hold. So sums are exact, and a product has the same bits on every
/// machine. It differs from that of the unrounded numbers by about 0.01 %.
/// The integers lie in the order in which they are used: strip of <see cref="Matrix.Lane"/> columns, pair of weights that follow one another in their
/// column, column, weight. So one instruction multiplies a pair of a row by those of eight columns and adds both products.
/// </summary>
internal sealed class PackedMatrix
{
    private const int RowsAtOnce = 6;
    private readonly int _inner;
    private readonly int _columns;
    private readonly short[] _cells;
    private readonly float[] _scales;

    /// <summary>Packs a row-major matrix; <paramref name="inner"/> is even, <paramref name="columns"/> a multiple of <see cref="Matrix.Lane"/>.</summary>
    public PackedMatrix(ReadOnlySpan<float> weights, int inner, int columns)
    {
        if (weights.Length != inner * columns || inner % 2 != 0 || columns % Matrix.Lane != 0)
        {
            throw new ArgumentOutOfRangeException(nameof(weights), $"a matrix of {inner}×{columns} can't be packed from {weights.Length} numbers");
        }

        (_inner, _columns, _cells, _scales) = (inner, columns, new short[weights.Length], new float[columns]);
        Span<float> largest = new float[columns];
        Span<float> sums = new float[columns];
        for (var at = 0; at < weights.Length; at += columns)
        {
            for (var column = 0; column < columns; column++)
            {
                var magnitude = MathF.Abs(weights[at + column]);
                largest[column] = MathF.Max(largest[column], magnitude);
                sums[column] += magnitude;
            }
        }

        var mostSummed = (int.MaxValue / IntegerRows.Largest) - inner;
        for (var column = 0; column < columns; column++)
        {
            _scales[column] = MathF.Max(largest[column] / short.MaxValue, sums[column] / mostSummed);
        }

        for (var k = 0; k < inner; k++)
        {
            for (var column = 0; column < columns; column++)
            {
                var cell = _scales[column] > 0 ? MathF.Round(weights[(k * columns) + column] / _scales[column]) : 0;
                _cells[Place(k, column)] = (short)Math.Clamp(cell, -short.MaxValue, short.MaxValue);
            }
        }
    }

    /// <summary>
    /// <paramref name="into"/> (<paramref name="count"/> × columns) gets the product of rows and this matrix, and <paramref name="bias"/> added to each row of it;
    /// without a bias it is increased by the product.
    /// </summary>
    public void Multiply(IntegerRows rows, int count, Span<float> into, ReadOnlySpan<float> bias = default)
    {
        if (rows.Scales.Length < count || rows.Cells.Length < count * _inner || into.Length < count * _columns || (bias.Length != _columns && bias.Length != 0))
        {
            throw new ArgumentOutOfRangeException(nameof(into), $"{count} rows do not fit a matrix of {_inner}×{_columns}");
        }

        ref var left = ref MemoryMarshal.GetReference(rows.Cells);
        ref var target = ref MemoryMarshal.GetReference(into);
        for (var column = 0; column < _columns; column += Matrix.Lane)
        {
            ref var strip = ref Unsafe.As<short, int>(ref _cells[column * _inner]);
            var row = 0;
            for (; row + RowsAtOnce <= count; row += RowsAtOnce)
            {
                Six(ref Unsafe.As<short, int>(ref Unsafe.Add(ref left, row * _inner)), ref strip, rows.Scales[row..], ref Unsafe.Add(ref target, (row * _columns) + column), column, bias);
            }

            for (; row < count; row++)
            {
                One(ref Unsafe.As<short, int>(ref Unsafe.Add(ref left, row * _inner)), ref strip, rows.Scales[row], ref Unsafe.Add(ref target, (row * _columns) + column), column, bias);
            }
        }
    }

    /// <summary>Of each 32-bit lane, which holds two 16-bit integers, the product of the lower ones and that of the upper ones, added.</summary>
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public static Vector256<int> PairProducts(Vector256<int> a, Vector256<int> b) =>
        Avx2.IsSupported ? Avx2.MultiplyAddAdjacent(a.AsInt16(), b.AsInt16()) : PortablePairProducts(a, b);

    /// <summary>The same by operations that every machine has.</summary>
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public static Vector256<int> PortablePairProducts(Vector256<int> a, Vector256<int> b) =>
        (((a << 16) >> 16) * ((b << 16) >> 16)) + ((a >> 16) * (b >> 16));

    private int Place(int k, int column) => (((column / Matrix.Lane * _inner) + (k / 2 * 2)) * Matrix.Lane) + (column % Matrix.Lane * 2) + (k % 2);

    [MethodImpl(MethodImplOptions.AggressiveOptimization)]
    private void Six(ref int a, ref int b, ReadOnlySpan<float> scales, ref float c, int column, ReadOnlySpan<float> bias)
    {
        var (c00, c01, c10, c11, c20, c21) = (Vector256<int>.Zero, Vector256<int>.Zero, Vector256<int>.Zero, Vector256<int>.Zero, Vector256<int>.Zero, Vector256<int>.Zero);
        var (c30, c31, c40, c41, c50, c51) = (Vector256<int>.Zero, Vector256<int>.Zero, Vector256<int>.Zero, Vector256<int>.Zero, Vector256<int>.Zero, Vector256<int>.Zero);
        var pairs = (nuint)(_inner / 2);
        ref var a1 = ref Unsafe.Add(ref a, pairs);
        ref var a2 = ref Unsafe.Add(ref a, pairs * 2);
        ref var a3 = ref Unsafe.Add(ref a, pairs * 3);
        ref var a4 = ref Unsafe.Add(ref a, pairs * 4);
        ref var a5 = ref Unsafe.Add(ref a, pairs * 5);
        for (nuint p = 0; p < pairs; p++)
        {
            var b0 = Vector256.LoadUnsafe(ref b);
            var b1 = Vector256.LoadUnsafe(ref b, 8);
            b = ref Unsafe.Add(ref b, Matrix.Lane);
            var x = Vector256.Create(Unsafe.Add(ref a, p));
            c00 += PairProducts(x, b0);
            c01 += PairProducts(x, b1);
            x = Vector256.Create(Unsafe.Add(ref a1, p));
            c10 += PairProducts(x, b0);
            c11 += PairProducts(x, b1);
            x = Vector256.Create(Unsafe.Add(ref a2, p));
            c20 += PairProducts(x, b0);
            c21 += PairProducts(x, b1);
            x = Vector256.Create(Unsafe.Add(ref a3, p));
            c30 += PairProducts(x, b0);
            c31 += PairProducts(x, b1);
            x = Vector256.Create(Unsafe.Add(ref a4, p));
            c40 += PairProducts(x, b0);
            c41 += PairProducts(x, b1);
            x = Vector256.Create(Unsafe.Add(ref a5, p));
            c50 += PairProducts(x, b0);
            c51 += PairProducts(x, b1);
        }

        Put(c00, c01, scales[0], ref c, column, bias);
        Put(c10, c11, scales[1], ref Unsafe.Add(ref c, _columns), column, bias);
        Put(c20, c21, scales[2], ref Unsafe.Add(ref c, _columns * 2), column, bias);
        Put(c30, c31, scales[3], ref Unsafe.Add(ref c, _columns * 3), column, bias);
        Put(c40, c41, scales[4], ref Unsafe.Add(ref c, _columns * 4), column, bias);
        Put(c50, c51, scales[5], ref Unsafe.Add(ref c, _columns * 5), column, bias);
    }

    private void One(ref int a, ref int b, float scale, ref float c, int column, ReadOnlySpan<float> bias)
    {
        var (c0, c1) = (Vector256<int>.Zero, Vector256<int>.Zero);
        for (var p = 0; p < _inner / 2; p++)
        {
            var x = Vector256.Create(Unsafe.Add(ref a, p));
            c0 += PairProducts(x, Vector256.LoadUnsafe(ref b, (nuint)(p * Matrix.Lane)));
            c1 += PairProducts(x, Vector256.LoadUnsafe(ref b, (nuint)(p * Matrix.Lane) + 8));
        }

        Put(c0, c1, scale, ref c, column, bias);
    }

    /// <summary>Turns sums back into numbers.</summary>
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    private void Put(Vector256<int> low, Vector256<int> high, float scale, ref float to, int column, ReadOnlySpan<float> bias)
    {
        ref var start = ref bias.IsEmpty ? ref to : ref Unsafe.Add(ref MemoryMarshal.GetReference(bias), column);
        ref var scales = ref _scales[column];
        var by = Vector256.Create(scale);
        var first = Vector256.FusedMultiplyAdd(Vector256.ConvertToSingle(low), by * Vector256.LoadUnsafe(ref scales), Vector256.LoadUnsafe(ref start));
        var second = Vector256.FusedMultiplyAdd(Vector256.ConvertToSingle(high), by * Vector256.LoadUnsafe(ref scales, 8), Vector256.LoadUnsafe(ref start, 8));
        first.StoreUnsafe(ref to);
        second.StoreUnsafe(ref to, 8);
    }
}
