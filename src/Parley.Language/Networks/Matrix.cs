using System.Runtime.CompilerServices;
using System.Runtime.InteropServices;
using System.Runtime.Intrinsics;

namespace Parley.Language.Networks;

/// <summary>
/// Row-major matrix arithmetic. Each element of a product is summed in the order of the inner index with fused multiply-adds, so a product has the
/// same bits on every machine whatever the width of its vectors.
/// </summary>
internal static class Matrix
{
    /// <summary>Column counts are multiples of this; callers pad.</summary>
    public const int Lane = 16;

    private const int RowsAtOnce = 6;

    /// <summary><paramref name="into"/> (rows × columns) gets, or with <paramref name="add"/> is increased by, a (rows × inner) times b (inner × columns).</summary>
    public static void Multiply(ReadOnlySpan<float> a, ReadOnlySpan<float> b, Span<float> into, int rows, int inner, int columns, bool add = false)
    {
        if (a.Length < rows * inner || b.Length < inner * columns || into.Length < rows * columns || columns % Lane != 0)
        {
            throw new ArgumentOutOfRangeException(nameof(into), $"shapes {rows}×{inner}×{columns} do not fit");
        }

        ref var left = ref MemoryMarshal.GetReference(a);
        ref var right = ref MemoryMarshal.GetReference(b);
        ref var target = ref MemoryMarshal.GetReference(into);
        for (var column = 0; column < columns; column += Lane)
        {
            MultiplyStrip(ref left, inner, ref Unsafe.Add(ref right, column), columns, ref Unsafe.Add(ref target, column), columns, rows, inner, add);
        }
    }

    /// <summary>
    /// The product of rows and one strip of <see cref="Lane"/> columns. Each of the three matrices is given by its first number and how far its rows lie apart.
    /// </summary>
    public static void MultiplyStrip(ref float a, int aStride, ref float strip, int stripStride, ref float into, int intoStride, int rows, int inner, bool add)
    {
        var row = 0;
        for (; row + RowsAtOnce <= rows; row += RowsAtOnce)
        {
            SixRows(ref Unsafe.Add(ref a, row * aStride), aStride, ref strip, stripStride, ref Unsafe.Add(ref into, row * intoStride), intoStride, inner, add);
        }

        for (; row < rows; row++)
        {
            OneRow(ref Unsafe.Add(ref a, row * aStride), ref strip, stripStride, ref Unsafe.Add(ref into, row * intoStride), inner, add);
        }
    }

    /// <summary>The transpose (columns × rows) of a matrix.</summary>
    public static void Transpose(ReadOnlySpan<float> a, Span<float> into, int rows, int columns, int intoColumns)
    {
        for (var row = 0; row < rows; row++)
        {
            var line = a.Slice(row * columns, columns);
            for (var column = 0; column < line.Length; column++)
            {
                into[(column * intoColumns) + row] = line[column];
            }
        }
    }

    [MethodImpl(MethodImplOptions.AggressiveOptimization)]
    private static void SixRows(ref float a, int stride, ref float b, int bStride, ref float c, int columns, int inner, bool add)
    {
        var (c00, c01, c10, c11, c20, c21) = (Vector256<float>.Zero, Vector256<float>.Zero, Vector256<float>.Zero, Vector256<float>.Zero, Vector256<float>.Zero, Vector256<float>.Zero);
        var (c30, c31, c40, c41, c50, c51) = (Vector256<float>.Zero, Vector256<float>.Zero, Vector256<float>.Zero, Vector256<float>.Zero, Vector256<float>.Zero, Vector256<float>.Zero);
        if (add)
        {
            (c00, c01) = (Load(ref c, 0), Load(ref c, 8));
            (c10, c11) = (Load(ref c, columns), Load(ref c, columns + 8));
            (c20, c21) = (Load(ref c, columns * 2), Load(ref c, (columns * 2) + 8));
            (c30, c31) = (Load(ref c, columns * 3), Load(ref c, (columns * 3) + 8));
            (c40, c41) = (Load(ref c, columns * 4), Load(ref c, (columns * 4) + 8));
            (c50, c51) = (Load(ref c, columns * 5), Load(ref c, (columns * 5) + 8));
        }

        ref var a1 = ref Unsafe.Add(ref a, stride);
        ref var a2 = ref Unsafe.Add(ref a, stride * 2);
        ref var a3 = ref Unsafe.Add(ref a, stride * 3);
        ref var a4 = ref Unsafe.Add(ref a, stride * 4);
        ref var a5 = ref Unsafe.Add(ref a, stride * 5);
        for (nint k = 0; k < inner; k++)
        {
            var b0 = Vector256.LoadUnsafe(ref b);
            var b1 = Vector256.LoadUnsafe(ref b, 8);
            b = ref Unsafe.Add(ref b, bStride);
            var x = Vector256.Create(Unsafe.Add(ref a, k));
            c00 = Vector256.FusedMultiplyAdd(x, b0, c00);
            c01 = Vector256.FusedMultiplyAdd(x, b1, c01);
            x = Vector256.Create(Unsafe.Add(ref a1, k));
            c10 = Vector256.FusedMultiplyAdd(x, b0, c10);
            c11 = Vector256.FusedMultiplyAdd(x, b1, c11);
            x = Vector256.Create(Unsafe.Add(ref a2, k));
            c20 = Vector256.FusedMultiplyAdd(x, b0, c20);
            c21 = Vector256.FusedMultiplyAdd(x, b1, c21);
            x = Vector256.Create(Unsafe.Add(ref a3, k));
            c30 = Vector256.FusedMultiplyAdd(x, b0, c30);
            c31 = Vector256.FusedMultiplyAdd(x, b1, c31);
            x = Vector256.Create(Unsafe.Add(ref a4, k));
            c40 = Vector256.FusedMultiplyAdd(x, b0, c40);
            c41 = Vector256.FusedMultiplyAdd(x, b1, c41);
            x = Vector256.Create(Unsafe.Add(ref a5, k));
            c50 = Vector256.FusedMultiplyAdd(x, b0, c50);
            c51 = Vector256.FusedMultiplyAdd(x, b1, c51);
        }

        Store(c00, c01, ref c, 0);
        Store(c10, c11, ref c, columns);
        Store(c20, c21, ref c, columns * 2);
        Store(c30, c31, ref c, columns * 3);
        Store(c40, c41, ref c, columns * 4);
        Store(c50, c51, ref c, columns * 5);
    }

    private static void OneRow(ref float a, ref float b, int bStride, ref float c, int inner, bool add)
    {
        var (c0, c1) = add ? (Load(ref c, 0), Load(ref c, 8)) : (Vector256<float>.Zero, Vector256<float>.Zero);
        for (var k = 0; k < inner; k++)
        {
            var x = Vector256.Create(Unsafe.Add(ref a, k));
            c0 = Vector256.FusedMultiplyAdd(x, Load(ref b, k * bStride), c0);
            c1 = Vector256.FusedMultiplyAdd(x, Load(ref b, (k * bStride) + 8), c1);
        }

        Store(c0, c1, ref c, 0);
    }

    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    private static Vector256<float> Load(ref float from, int at) => Vector256.LoadUnsafe(ref from, (nuint)at);

    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    private static void Store(Vector256<float> low, Vector256<float> high, ref float to, int at)
    {
        low.StoreUnsafe(ref to, (nuint)at);
        high.StoreUnsafe(ref to, (nuint)(at + 8));
    }
}
