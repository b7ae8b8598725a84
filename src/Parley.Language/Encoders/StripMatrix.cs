using System.Runtime.CompilerServices;
using System.Runtime.InteropServices;
using System.Runtime.Intrinsics;
using Parley.Language.Networks;

namespace Parley.Language.Encoders;

/// <summary>
/// A large matrix laid out in strips of <see cref="Matrix.Lane"/> columns, so that what is used together lies together. Products are summed in the order of
/// the inner index with fused multiply-adds, as those of <see cref="Matrix"/> are. Its cells are filled anew as often as one likes.
/// </summary>
internal sealed class StripMatrix
{
    private const int RowsAtOnce = 6;

    /// <summary>Rows whose numbers stay in the nearer memory while all strips pass.</summary>
    private const int BlockRows = 48;

    /// <summary>Inner numbers of which a strip stays in the nearest memory.</summary>
    private const int BlockInner = 384;
    private float[] _cells = [];
    private int _inner;
    private int _columns;

    /// <summary>Takes a row-major matrix (inner × columns).</summary>
    public StripMatrix Take(ReadOnlySpan<float> numbers, int inner, int columns)
    {
        MakeRoom(inner, columns);
        for (var column = 0; column < columns; column += Matrix.Lane)
        {
            var strip = _cells.AsSpan(column * inner, inner * Matrix.Lane);
            for (var k = 0; k < inner; k++)
            {
                numbers.Slice((k * columns) + column, Matrix.Lane).CopyTo(strip[(k * Matrix.Lane)..]);
            }
        }

        return this;
    }

    /// <summary>Takes the transpose of a row-major matrix (columns × inner).</summary>
    public StripMatrix TakeTurned(ReadOnlySpan<float> numbers, int inner, int columns)
    {
        MakeRoom(inner, columns);
        for (var column = 0; column < columns; column += Matrix.Lane)
        {
            var strip = _cells.AsSpan(column * inner, inner * Matrix.Lane);
            for (var c = 0; c < Matrix.Lane; c++)
            {
                var row = numbers.Slice((column + c) * inner, inner);
                for (var k = 0; k < row.Length; k++)
                {
                    strip[(k * Matrix.Lane) + c] = row[k];
                }
            }
        }

        return this;
    }

    /// <summary><paramref name="into"/> (rows × columns) gets, or with <paramref name="add"/> is increased by, a (rows × inner) times this matrix.</summary>
    public void Multiply(ReadOnlySpan<float> a, Span<float> into, int rows, bool add = false)
    {
        if (a.Length < rows * _inner || into.Length < rows * _columns)
        {
            throw new ArgumentOutOfRangeException(nameof(into), $"{rows} rows do not fit a matrix of {_inner}×{_columns}");
        }

        ref var left = ref MemoryMarshal.GetReference(a);
        ref var target = ref MemoryMarshal.GetReference(into);
        for (var from = 0; from < rows; from += BlockRows)
        {
            var end = Math.Min(rows, from + BlockRows);
            for (var k = 0; k < _inner; k += BlockInner)
            {
                var inner = Math.Min(BlockInner, _inner - k);
                for (var column = 0; column < _columns; column += Matrix.Lane)
                {
                    ref var strip = ref _cells[(column * _inner) + (k * Matrix.Lane)];
                    var row = from;
                    for (; row + RowsAtOnce <= end; row += RowsAtOnce)
                    {
                        SixRows(ref Unsafe.Add(ref left, (row * _inner) + k), ref strip, ref Unsafe.Add(ref target, (row * _columns) + column), inner, _inner, _columns, add || k > 0);
                    }

                    for (; row < end; row++)
                    {
                        OneRow(ref Unsafe.Add(ref left, (row * _inner) + k), ref strip, ref Unsafe.Add(ref target, (row * _columns) + column), inner, add || k > 0);
                    }
                }
            }
        }
    }

    private void MakeRoom(int inner, int columns)
    {
        if (columns % Matrix.Lane != 0)
        {
            throw new ArgumentOutOfRangeException(nameof(columns), $"{columns} columns are not a multiple of {Matrix.Lane}");
        }

        (_inner, _columns) = (inner, columns);
        if (_cells.Length < inner * columns)
        {
            _cells = new float[inner * columns];
        }
    }

    [MethodImpl(MethodImplOptions.AggressiveOptimization)]
    private static void SixRows(ref float a, ref float b, ref float c, int inner, int stride, int columns, bool add)
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
            b = ref Unsafe.Add(ref b, Matrix.Lane);
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

    private static void OneRow(ref float a, ref float b, ref float c, int inner, bool add)
    {
        var (c0, c1) = add ? (Load(ref c, 0), Load(ref c, 8)) : (Vector256<float>.Zero, Vector256<float>.Zero);
        for (var k = 0; k < inner; k++)
        {
            var x = Vector256.Create(Unsafe.Add(ref a, k));
            c0 = Vector256.FusedMultiplyAdd(x, Load(ref b, k * Matrix.Lane), c0);
            c1 = Vector256.FusedMultiplyAdd(x, Load(ref b, (k * Matrix.Lane) + 8), c1);
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
