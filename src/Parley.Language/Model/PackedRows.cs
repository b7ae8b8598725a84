using System.Runtime.InteropServices;

namespace Parley.Language.Model;

/// <summary>
/// Rows of weights as bytes, with a scale a row: a weight is its byte times the scale of its row. As they lie in a model file, so they are read: first
/// the scale of each row, then all cells, a byte each.
/// </summary>
public sealed class PackedRows
{
    private readonly byte[] _packed;
    private readonly int _width;
    private readonly int _rows;

    /// <summary>Rows as a model file holds them.</summary>
    /// <param name="packed">The bytes; they are not copied.</param>
    /// <param name="width">Length of a row.</param>
    /// <param name="rows">How many there are.</param>
    /// <exception cref="InvalidDataException">The bytes are those of another size.</exception>
    public PackedRows(byte[] packed, int width, int rows)
    {
        _ = Checked(packed, rows, width);
        (_packed, _width, _rows) = (packed, width, rows);
    }

    /// <summary>The bytes, as a model file holds them.</summary>
    public ReadOnlySpan<byte> Packed => _packed;

    /// <summary>The cells of a row.</summary>
    public ReadOnlySpan<sbyte> Cells(int row) => MemoryMarshal.Cast<byte, sbyte>(_packed.AsSpan((_rows * sizeof(float)) + (row * _width), _width));

    /// <summary>What the cells of a row are to be multiplied by.</summary>
    public float Scale(int row) => MemoryMarshal.Cast<byte, float>(_packed.AsSpan(0, _rows * sizeof(float)))[row];

    /// <summary>Writes the numbers of a row.</summary>
    public void CopyTo(int row, Span<float> into)
    {
        var cells = Cells(row);
        var scale = Scale(row);
        for (var i = 0; i < cells.Length; i++)
        {
            into[i] = cells[i] * scale;
        }
    }

    /// <summary>Packs rows of numbers, so that the largest of a row becomes 127.</summary>
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
        _ = Checked(packed, rows, width);
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

    /// <summary>The bytes of packed rows, if they are of the right size.</summary>
    /// <exception cref="InvalidDataException">The bytes are those of another size.</exception>
    public static ReadOnlySpan<byte> Checked(ReadOnlySpan<byte> packed, int rows, int width) => packed.Length == rows * (sizeof(float) + width)
        ? packed
        : throw new InvalidDataException($"a table of the model has {packed.Length} bytes, expected {rows * (sizeof(float) + width)}");
}
