using System.Runtime.InteropServices;
using Parley.Language.Model;

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
            sections[$"{name}.table{k}"] = PackedRows.Pack(network.Tables[k], shape.Width);
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
            PackedRows.Unpack(section($"{name}.table{k}"), shape[0], network.Tables[k]);
        }

        return network;
    }

    /// <summary>Adds the sections of a vocabulary.</summary>
    public static void Write(Vocabulary vocabulary, IDictionary<string, byte[]> sections)
    {
        sections["vectors.words"] = MemoryMarshal.AsBytes<ulong>(vocabulary.Vectors.Words).ToArray();
        sections["vectors.values"] = PackedRows.Pack(vocabulary.Vectors.Values[NetworkShape.Vector..], NetworkShape.Vector);
        sections["names.words"] = MemoryMarshal.AsBytes<ulong>(vocabulary.NameWords.Words).ToArray();
        sections["names.classes"] = vocabulary.NameWords.Classes;
    }

    /// <summary>Reads a vocabulary.</summary>
    public static Vocabulary ReadVocabulary(Func<string, byte[]> section)
    {
        var words = MemoryMarshal.Cast<byte, ulong>(section("vectors.words")).ToArray();
        var values = new float[words.Length * NetworkShape.Vector];
        PackedRows.Unpack(section("vectors.values"), NetworkShape.Vector, values);
        var names = MemoryMarshal.Cast<byte, ulong>(section("names.words")).ToArray();
        return new Vocabulary(new WordVectors(words, values), new NameWords(names, section("names.classes")));
    }
}
