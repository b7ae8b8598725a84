using System.Runtime.CompilerServices;
using System.Runtime.InteropServices;
using Parley.Language.Networks;

namespace Parley.Language.Encoders;

/// <summary>
/// A large matrix laid out in strips of <see cref="Matrix.Lane"/> columns, so that what is used together lies together. Products are summed in the order of
/// the inner index with fused multiply-adds, as those of <see cref="Matrix"/> are. Its cells are filled anew as often as one likes.
/// </summary>
internal sealed class StripMatrix
{
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
                    Matrix.MultiplyStrip(
                        ref Unsafe.Add(ref left, (from * _inner) + k), _inner, ref strip, Matrix.Lane, ref Unsafe.Add(ref target, (from * _columns) + column), _columns, end - from, inner, add || k > 0);
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
}
