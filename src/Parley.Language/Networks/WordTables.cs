using System.Runtime.InteropServices;
using System.Runtime.Intrinsics;
using Parley.Language.Model;

namespace Parley.Language.Networks;

/// <summary>
/// The tables of trained word parts of a network, for reading: rows of bytes with a scale each, as <see cref="PackedRows"/> packs them, all tables one
/// after the other, so that the rows of a word are fetched together.
/// </summary>
internal sealed class WordTables
{
    private const int Step = 16;
    private const int Most = 16;
    private readonly int _width;
    private readonly int[] _first;
    private readonly float[] _scales;
    private readonly sbyte[] _cells;

    /// <summary>Takes packed tables.</summary>
    /// <param name="rows">How many rows each table has.</param>
    /// <param name="width">Length of a row, a multiple of <see cref="Matrix.Lane"/>.</param>
    /// <param name="table">The bytes of a table by its number.</param>
    /// <exception cref="InvalidDataException">A table is of another size.</exception>
    public WordTables(ReadOnlySpan<int> rows, int width, Func<int, ReadOnlySpan<byte>> table)
    {
        ArgumentOutOfRangeException.ThrowIfGreaterThan(rows.Length, Most, nameof(rows));
        (_width, _first) = (width, new int[rows.Length]);
        var all = 0;
        for (var k = 0; k < rows.Length; k++)
        {
            (_first[k], all) = (all, all + rows[k]);
        }

        (_scales, _cells) = (new float[all], GC.AllocateUninitializedArray<sbyte>(all * width));
        for (var k = 0; k < rows.Length; k++)
        {
            var packed = PackedRows.Checked(table(k), rows[k], width);
            MemoryMarshal.Cast<byte, float>(packed[..(rows[k] * sizeof(float))]).CopyTo(_scales.AsSpan(_first[k]));
            MemoryMarshal.Cast<byte, sbyte>(packed[(rows[k] * sizeof(float))..]).CopyTo(_cells.AsSpan(_first[k] * width));
        }
    }

    public int Count => _first.Length;

    /// <summary>Adds to <paramref name="sums"/> one row of each table, in the order of the tables, each number with one rounding.</summary>
    public void AddTo(ReadOnlySpan<int> rows, Span<float> sums)
    {
        Span<int> starts = stackalloc int[Most];
        Span<float> scales = stackalloc float[Most];
        starts = starts[.._first.Length];
        for (var k = 0; k < starts.Length; k++)
        {
            var row = _first[k] + rows[k];
            scales[k] = _scales[row];
            starts[k] = row * _width;
            _ = _cells[starts[k] + _width - 1];
        }

        ref var cells = ref MemoryMarshal.GetArrayDataReference(_cells);
        var into = MemoryMarshal.Cast<float, Vector256<float>>(sums[.._width]);
        for (var at = 0; at < _width; at += Step)
        {
            var (low, high) = (into[at / 8], into[(at / 8) + 1]);
            for (var k = 0; k < starts.Length; k++)
            {
                var bytes = Vector128.LoadUnsafe(ref cells, (nuint)(starts[k] + at));
                var (first, second) = Vector256.Widen(Vector256.WidenLower(bytes.ToVector256Unsafe()));
                var scale = Vector256.Create(scales[k]);
                low = Vector256.FusedMultiplyAdd(Vector256.ConvertToSingle(first), scale, low);
                high = Vector256.FusedMultiplyAdd(Vector256.ConvertToSingle(second), scale, high);
            }

            (into[at / 8], into[(at / 8) + 1]) = (low, high);
        }
    }
}
