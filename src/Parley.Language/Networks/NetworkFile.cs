using System.Runtime.InteropServices;

namespace Parley.Language.Networks;

/// <summary>Networks and word vectors as sections of a model file: dense weights in half precision, table rows as bytes with a scale each.</summary>
internal static class NetworkFile
{
    /// <summary>Adds the sections of a network.</summary>
    public static void Write(Network network, string name, IDictionary<string, byte[]> sections)
    {
        var shape = network.Shape;
        sections[name + ".shape"] = MemoryMarshal.AsBytes<int>([shape.Width, shape.Depth, shape.Arc, shape.Label, shape.Tags, shape.Names]).ToArray();
        sections[name + ".weights"] = MemoryMarshal.AsBytes<Half>(network.Weights.Select(w => (Half)w).ToArray()).ToArray();
        for (var k = 0; k < network.Tables.Length; k++)
        {
            sections[$"{name}.table{k}"] = Pack(network.Tables[k], shape.Width);
        }
    }

    /// <summary>Reads a network.</summary>
    public static Network Read(Func<string, byte[]> section, string name, Vocabulary vocabulary)
    {
        var shape = MemoryMarshal.Cast<byte, int>(section(name + ".shape"));
        var network = new Network(new NetworkShape(shape[0], shape[1], shape[2], shape[3], shape[4], shape[5]), vocabulary);
        var weights = MemoryMarshal.Cast<byte, Half>(section(name + ".weights"));
        if (weights.Length != network.Weights.Length)
        {
            throw new InvalidDataException($"the network '{name}' has {weights.Length} weights, expected {network.Weights.Length}");
        }

        for (var i = 0; i < weights.Length; i++)
        {
            network.Weights[i] = (float)weights[i];
        }

        for (var k = 0; k < network.Tables.Length; k++)
        {
            Unpack(section($"{name}.table{k}"), shape[0], network.Tables[k]);
        }

        return network;
    }

    /// <summary>Adds the sections of a vocabulary.</summary>
    public static void Write(Vocabulary vocabulary, IDictionary<string, byte[]> sections)
    {
        sections["vectors.words"] = MemoryMarshal.AsBytes<ulong>(vocabulary.Vectors.Words).ToArray();
        sections["vectors.values"] = Pack(vocabulary.Vectors.Values[NetworkShape.Vector..], NetworkShape.Vector);
        sections["names.words"] = MemoryMarshal.AsBytes<ulong>(vocabulary.NameWords.Words).ToArray();
        sections["names.classes"] = vocabulary.NameWords.Classes;
    }

    /// <summary>Reads a vocabulary.</summary>
    public static Vocabulary ReadVocabulary(Func<string, byte[]> section)
    {
        var words = MemoryMarshal.Cast<byte, ulong>(section("vectors.words")).ToArray();
        var values = new float[words.Length * NetworkShape.Vector];
        Unpack(section("vectors.values"), NetworkShape.Vector, values);
        var names = MemoryMarshal.Cast<byte, ulong>(section("names.words")).ToArray();
        return new Vocabulary(new WordVectors(words, values), new NameWords(names, section("names.classes")));
    }

    /// <summary>First the scale of each row, then all cells, a byte each.</summary>
    private static byte[] Pack(float[] values, int width)
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

    private static void Unpack(byte[] packed, int width, float[] into)
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
