using System.Runtime.InteropServices;
using System.Runtime.Intrinsics;

namespace Parley.Language.Networks;

/// <summary>
/// Rows of numbers as 16-bit integers with a scale each: a number is its integer times the scale of its row. The largest magnitude of a row becomes
/// <see cref="Largest"/>, the others are rounded to the nearest integer, halves to the even one. One a thread, used again and again.
/// </summary>
/// <param name="capacity">Rows there is room for.</param>
/// <param name="widest">The longest row.</param>
internal sealed class IntegerRows(int capacity, int widest)
{
    /// <summary>No integer is larger in magnitude: with this bound a <see cref="PackedMatrix"/> sees to it that no sum overflows.</summary>
    public const int Largest = (1 << 13) - 1;

    /// <summary>Rows whose numbers are all smaller than this are taken as zero.</summary>
    private const float Smallest = 1e-30f;

    /// <summary>Added to a number below 2²², it pushes what is behind the point out of the mantissa, whose low bits are then the rounded number.</summary>
    private const float Rounder = 3 << 22;
    private readonly short[] _cells = new short[capacity * widest];
    private readonly float[] _scales = new float[capacity];

    /// <summary>The integers, row after row of the length last taken.</summary>
    public ReadOnlySpan<short> Cells => _cells;

    public ReadOnlySpan<float> Scales => _scales;

    /// <summary>Takes the first numbers of rows: <paramref name="width"/> of each row, whose length is <paramref name="stride"/>.</summary>
    public void Take(ReadOnlySpan<float> rows, int count, int width, int stride)
    {
        for (var row = 0; row < count; row++)
        {
            Take(row, rows.Slice(row * stride, width));
        }
    }

    /// <summary>Takes a row of numbers, of a length that is a multiple of <see cref="Matrix.Lane"/>. One in which something is not a finite number becomes zero.</summary>
    public void Take(int row, ReadOnlySpan<float> numbers)
    {
        var largest = LargestOf(numbers);
        var taken = largest is >= Smallest and <= float.MaxValue;
        _scales[row] = taken ? largest / Largest : 0;
        Round(numbers, taken ? Largest / largest : 0, _cells.AsSpan(row * numbers.Length, numbers.Length));
    }

    /// <summary>Takes a row that is in bytes already.</summary>
    public void Take(int row, ReadOnlySpan<sbyte> cells, float scale)
    {
        _scales[row] = scale;
        var into = MemoryMarshal.Cast<short, Vector256<short>>(_cells.AsSpan(row * cells.Length, cells.Length));
        var from = MemoryMarshal.Cast<sbyte, Vector256<sbyte>>(cells);
        for (var i = 0; i < from.Length; i++)
        {
            (into[i * 2], into[(i * 2) + 1]) = Vector256.Widen(from[i]);
        }
    }

    /// <summary>The largest magnitude, found on the bits: those of magnitudes have the order of the numbers, and what is not a number lies above all.</summary>
    private static float LargestOf(ReadOnlySpan<float> row)
    {
        var lanes = MemoryMarshal.Cast<float, Vector256<int>>(row);
        var magnitude = Vector256.Create(int.MaxValue);
        var (even, odd) = (Vector256<int>.Zero, Vector256<int>.Zero);
        for (var i = 0; i + 1 < lanes.Length; i += 2)
        {
            even = Vector256.Max(even, lanes[i] & magnitude);
            odd = Vector256.Max(odd, lanes[i + 1] & magnitude);
        }

        even = Vector256.Max(even, odd);
        var four = Vector128.Max(even.GetLower(), even.GetUpper());
        var two = Vector128.Max(four, Vector128.Shuffle(four, Vector128.Create(2, 3, 0, 1)));
        return BitConverter.Int32BitsToSingle(Math.Max(two[0], two[1]));
    }

    private static void Round(ReadOnlySpan<float> row, float by, Span<short> cells)
    {
        var from = MemoryMarshal.Cast<float, Vector256<float>>(row);
        var into = MemoryMarshal.Cast<short, Vector256<short>>(cells);
        var (times, rounder) = (Vector256.Create(by), Vector256.Create(Rounder));
        for (var i = 0; i < into.Length; i++)
        {
            var low = (from[i * 2] * times) + rounder;
            var high = (from[(i * 2) + 1] * times) + rounder;
            into[i] = Vector256.Narrow(low.AsInt32(), high.AsInt32());
        }
    }
}
