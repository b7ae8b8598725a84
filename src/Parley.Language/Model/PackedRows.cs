using System.Runtime.InteropServices;

namespace Parley.Language.Model;

/// <summary>Rows of weights as bytes, with a scale a row.</summary>
public static class PackedRows
{
    /// <summary>First the scale of each row, then all cells, a byte each.</summary>
    public static byte[] Pack(float[] values, int width)
    {
        var rows = values.Length / width;
        var (scales, cells) = (new float[rows], new sbyte[values.Length]);
        for (var r = 0; r < rows; r++)
        {
            var row = values.AsSpan(r * width, width);
            foreach (var value in row)
            {
                scales[r] = Math.Max(scales[r], Math.Abs(value) / 127);
            }

            for (var i = 0; i < width && scales[r] > 0; i++)
            {
                cells[(r * width) + i] = (sbyte)Math.Clamp(MathF.Round(row[i] / scales[r]), -127, 127);
            }
        }

        return [.. MemoryMarshal.AsBytes<float>(scales), .. MemoryMarshal.AsBytes<sbyte>(cells)];
    }

    /// <summary>Reads packed rows into an array of their size.</summary>
    /// <exception cref="InvalidDataException">The bytes are those of another size.</exception>
    public static void Unpack(byte[] packed, int width, float[] into)
    {
        var rows = into.Length / width;
        if (packed.Length != (rows * sizeof(float)) + into.Length)
        {
            throw new InvalidDataException($"a table of the model has {packed.Length} bytes, expected {(rows * sizeof(float)) + into.Length}");
        }

        var scales = MemoryMarshal.Cast<byte, float>(packed.AsSpan(0, rows * sizeof(float)));
        var cells = MemoryMarshal.Cast<byte, sbyte>(packed.AsSpan(rows * sizeof(float)));
        for (var r = 0; r < rows; r++)
        {
            for (var i = r * width; i < (r + 1) * width && scales[r] > 0; i++)
            {
                into[i] = cells[i] * scales[r];
            }
        }
    }
}
