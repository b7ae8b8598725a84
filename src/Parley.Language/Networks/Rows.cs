using System.Numerics;
using System.Runtime.InteropServices;
using System.Runtime.Intrinsics;

namespace Parley.Language.Networks;

/// <summary>Arithmetic on rows of numbers, element by element; lengths are multiples of <see cref="Matrix.Lane"/>. Same bits on every machine.</summary>
internal static class Rows
{
    /// <summary>Adds a row to another.</summary>
    public static void Add(ReadOnlySpan<float> row, Span<float> to)
    {
        var from = Lanes(row);
        var into = Lanes(to);
        for (var i = 0; i < into.Length; i++)
        {
            into[i] += from[i];
        }
    }

    /// <summary>Adds a row to each row of a matrix.</summary>
    public static void AddToEach(ReadOnlySpan<float> row, Span<float> matrix)
    {
        for (var at = 0; at < matrix.Length; at += row.Length)
        {
            Add(row, matrix.Slice(at, row.Length));
        }
    }

    /// <summary>Multiplies a row by another in place.</summary>
    public static void Multiply(ReadOnlySpan<float> by, Span<float> row)
    {
        var from = Lanes(by);
        var into = Lanes(row);
        for (var i = 0; i < into.Length; i++)
        {
            into[i] *= from[i];
        }
    }

    /// <summary>Multiplies a row by a number in place.</summary>
    public static void Scale(float by, Span<float> row)
    {
        foreach (ref var lane in Lanes(row))
        {
            lane *= by;
        }
    }

    /// <summary>Adds the product of two rows to a third.</summary>
    public static void AddProduct(ReadOnlySpan<float> a, ReadOnlySpan<float> b, Span<float> to)
    {
        var left = Lanes(a);
        var right = Lanes(b);
        var into = Lanes(to);
        for (var i = 0; i < into.Length; i++)
        {
            into[i] += left[i] * right[i];
        }
    }

    /// <summary>Sets what is below zero to zero.</summary>
    public static void Rectify(Span<float> row)
    {
        foreach (ref var lane in Lanes(row))
        {
            lane = Vector.Max(lane, Vector<float>.Zero);
        }
    }

    /// <summary>The inner product of two rows, summed in a fixed order.</summary>
    public static float Dot(ReadOnlySpan<float> a, ReadOnlySpan<float> b)
    {
        var left = MemoryMarshal.Cast<float, Vector256<float>>(a);
        var right = MemoryMarshal.Cast<float, Vector256<float>>(b);
        var sum = Vector256<float>.Zero;
        for (var i = 0; i < left.Length; i++)
        {
            sum += left[i] * right[i];
        }

        return ((sum[0] + sum[4]) + (sum[2] + sum[6])) + ((sum[1] + sum[5]) + (sum[3] + sum[7]));
    }

    /// <summary>The place of the largest number, the first of several; of numbers alone.</summary>
    public static int Best(ReadOnlySpan<float> row)
    {
        var step = Vector256<float>.Count;
        if (row.Length < step)
        {
            return FirstOf(row);
        }

        // The last step overlaps the one before it.
        ref var start = ref MemoryMarshal.GetReference(row);
        var last = row.Length - step;
        var most = Vector256.LoadUnsafe(ref start, (nuint)last);
        for (var at = 0; at < last; at += step)
        {
            most = Vector256.MaxNative(most, Vector256.LoadUnsafe(ref start, (nuint)at));
        }

        var four = Vector128.MaxNative(most.GetLower(), most.GetUpper());
        var two = Vector128.MaxNative(four, Vector128.Shuffle(four, Vector128.Create(2, 3, 0, 1)));
        var largest = Vector256.Create(MathF.Max(two[0], two[1]));
        for (var at = 0; at < last; at += step)
        {
            if (Vector256.Equals(Vector256.LoadUnsafe(ref start, (nuint)at), largest).ExtractMostSignificantBits() is not 0 and var bits)
            {
                return at + BitOperations.TrailingZeroCount(bits);
            }
        }

        return last + BitOperations.TrailingZeroCount(Vector256.Equals(Vector256.LoadUnsafe(ref start, (nuint)last), largest).ExtractMostSignificantBits());
    }

    private static int FirstOf(ReadOnlySpan<float> row)
    {
        var best = 0;
        for (var i = 1; i < row.Length; i++)
        {
            best = row[i] > row[best] ? i : best;
        }

        return best;
    }

    /// <summary>A gate between 0 and 1 that rises with its input; made of exact operations only.</summary>
    public static Vector<float> Gate(Vector<float> x) => new Vector<float>(0.5f) * (Vector<float>.One + (x / Vector.SquareRoot(Vector<float>.One + (x * x))));

    /// <summary>The slope of <see cref="Gate"/>.</summary>
    public static Vector<float> GateSlope(Vector<float> x)
    {
        var square = Vector<float>.One + (x * x);
        return new Vector<float>(0.5f) / (square * Vector.SquareRoot(square));
    }

    public static ReadOnlySpan<Vector<float>> Lanes(ReadOnlySpan<float> row) => MemoryMarshal.Cast<float, Vector<float>>(row);

    public static Span<Vector<float>> Lanes(Span<float> row) => MemoryMarshal.Cast<float, Vector<float>>(row);
}
