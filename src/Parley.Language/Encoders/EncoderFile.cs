using System.Runtime.InteropServices;
using System.Text;
using Parley.Language.Model;
using Parley.Language.Networks;

namespace Parley.Language.Encoders;

/// <summary>Encoders as sections of a model file: matrices as bytes with a scale for each of their columns, what else there is in half precision.</summary>
internal static class EncoderFile
{
    /// <summary>What the names of the sections begin with.</summary>
    public const string Name = "encoder";

    /// <summary>Adds the sections of an encoder.</summary>
    public static void Write(Encoder encoder, WordPieces pieces, IDictionary<string, byte[]> sections)
    {
        var shape = encoder.Shape;
        sections[Name + ".shape"] = MemoryMarshal.AsBytes<int>([shape.Layers, shape.Width, shape.Heads, shape.Inner, shape.Pieces, shape.Positions]).ToArray();
        sections[Name + ".pieces"] = Encoding.UTF8.GetBytes(string.Join('\n', pieces.Pieces));
        sections[Name + ".rows"] = encoder.Table.Pieces.Packed.ToArray();
        sections[Name + ".places"] = encoder.Table.Places.Packed.ToArray();
        sections[Name + ".norm"] = Halves(encoder.Table.Norm);
        for (var l = 0; l < shape.Layers; l++)
        {
            var (layer, weights) = (encoder.Layout.Layers[l], encoder.Weights);
            for (var m = 0; m < layer.Matrices.Length; m++)
            {
                var matrix = layer.Matrices[m].Matrix;
                var turned = new float[matrix.Length];
                Matrix.Transpose(matrix.Of(weights), turned, matrix.Rows, matrix.Columns, matrix.Rows);
                sections[$"{Name}.layer{l}.matrix{m}"] = PackedRows.Pack(turned, matrix.Rows);
            }

            sections[$"{Name}.layer{l}.rows"] = Halves([.. layer.Rows.SelectMany(r => r.Of(weights).ToArray())]);
        }
    }

    /// <summary>Reads an encoder.</summary>
    /// <param name="section">Gives the bytes of a section.</param>
    /// <exception cref="InvalidDataException">A section is of another size.</exception>
    public static ReadingEncoder Read(Func<string, byte[]> section)
    {
        var (shape, pieces, table, weights) = Parts(section);
        return new ReadingEncoder(shape, pieces, table, weights);
    }

    /// <summary>Reads an encoder that is to learn further, with the pieces of words that it knows.</summary>
    /// <param name="section">Gives the bytes of a section.</param>
    /// <exception cref="InvalidDataException">A section is of another size.</exception>
    public static (Encoder Encoder, WordPieces Pieces) ReadToTrain(Func<string, byte[]> section)
    {
        var (shape, pieces, table, weights) = Parts(section);
        return (new Encoder(shape, table, weights), pieces);
    }

    private static (EncoderShape Shape, WordPieces Pieces, PieceTable Table, float[] Weights) Parts(Func<string, byte[]> section)
    {
        var sizes = MemoryMarshal.Cast<byte, int>(Sized(section(Name + ".shape"), 6 * sizeof(int)));
        var shape = new EncoderShape(sizes[0], sizes[1], sizes[2], sizes[3], sizes[4], sizes[5]);
        var pieces = new WordPieces(Encoding.UTF8.GetString(section(Name + ".pieces")).Split('\n'));
        if (pieces.Pieces.Count != shape.Pieces)
        {
            throw new InvalidDataException($"an encoder has {pieces.Pieces.Count} pieces, expected {shape.Pieces}");
        }

        var table = new PieceTable(
            shape, new PackedRows(section(Name + ".rows"), shape.Width, shape.Pieces), new PackedRows(section(Name + ".places"), shape.Width, shape.Positions),
            Numbers(section(Name + ".norm"), 2 * shape.Width));
        var layout = new EncoderLayout(shape);
        var weights = new float[layout.Count];
        try
        {
            Parallel.For(0, shape.Layers, l => ReadLayer(section, l, layout.Layers[l], weights));
        }
        catch (AggregateException problem) when (problem.InnerException is InvalidDataException inner)
        {
            throw new InvalidDataException(inner.Message, problem);
        }

        return (shape, pieces, table, weights);
    }

    private static void ReadLayer(Func<string, byte[]> section, int number, LayerWeights layer, float[] weights)
    {
        for (var m = 0; m < layer.Matrices.Length; m++)
        {
            var matrix = layer.Matrices[m].Matrix;
            var turned = new float[matrix.Length];
            PackedRows.Unpack(section($"{Name}.layer{number}.matrix{m}"), matrix.Rows, turned);
            Matrix.Transpose(turned, matrix.Of(weights), matrix.Columns, matrix.Rows, matrix.Columns);
        }

        var (rows, at) = (Numbers(section($"{Name}.layer{number}.rows"), layer.Rows.Sum(r => r.Length)), 0);
        foreach (var row in layer.Rows)
        {
            rows.AsSpan(at, row.Length).CopyTo(row.Of(weights));
            at += row.Length;
        }
    }

    private static byte[] Halves(float[] numbers) => MemoryMarshal.AsBytes<Half>(numbers.Select(n => (Half)n).ToArray()).ToArray();

    private static float[] Numbers(byte[] halves, int count) => [.. MemoryMarshal.Cast<byte, Half>(Sized(halves, count * 2)).ToArray().Select(h => (float)h)];

    private static byte[] Sized(byte[] bytes, int length) =>
        bytes.Length == length ? bytes : throw new InvalidDataException($"a part of an encoder has {bytes.Length} bytes, expected {length}");
}
