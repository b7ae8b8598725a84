using System.Runtime.InteropServices;
using Parley.Language.Model;

namespace Parley.Language.Networks;

/// <summary>Networks and word vectors as sections of a model file: dense weights in half precision, table rows as bytes with a scale each.</summary>
internal static class NetworkFile
{
    /// <summary>Where among its sizes a network that an encoder gives something says how much.</summary>
    private const int GivenPlace = 6;

    /// <summary>Adds the sections of a network.</summary>
    public static void Write(Network network, string name, IDictionary<string, byte[]> sections)
    {
        var shape = network.Shape;
        sections[name + ".shape"] = MemoryMarshal.AsBytes<int>([shape.Width, shape.Depth, shape.Arc, shape.Label, shape.Tags, shape.Names, .. shape.Given > 0 ? [shape.Given] : Array.Empty<int>()]).ToArray();
        sections[name + ".weights"] = MemoryMarshal.AsBytes<Half>(network.Weights.Select(w => (Half)w).ToArray()).ToArray();
        for (var k = 0; k < network.Tables.Length; k++)
        {
            sections[$"{name}.table{k}"] = PackedRows.Pack(network.Tables[k], shape.Width);
        }
    }

    /// <summary>Puts what a trained network has learned into one that is to learn further; rows of tables that the trained one lacks say nothing yet.</summary>
    /// <exception cref="InvalidDataException">It is of other sizes.</exception>
    public static void ReadInto(Network network, string name, IReadOnlyDictionary<string, byte[]> sections)
    {
        Dense(s => sections.TryGetValue(s, out var bytes) ? bytes : throw new InvalidDataException($"what is to learn further has no section '{s}'"), name, network.Weights);
        for (var k = 0; k < network.Tables.Length; k++)
        {
            network.Tables[k].AsSpan().Clear();
            if (sections.TryGetValue($"{name}.table{k}", out var packed))
            {
                PackedRows.Unpack(packed, network.Shape.Width, network.Tables[k]);
            }
        }
    }

    /// <summary>Reads a network.</summary>
    /// <param name="section">Gives the bytes of a section.</param>
    /// <param name="name">What its sections begin with.</param>
    /// <param name="vocabulary">Word vectors and name words.</param>
    /// <param name="tables">Rows of its tables where they are others than those of trees or names.</param>
    public static ReadingNetwork Read(Func<string, byte[]> section, string name, Vocabulary vocabulary, int[]? tables = null)
    {
        var shape = MemoryMarshal.Cast<byte, int>(section(name + ".shape"));
        return Read(section, name, new NetworkShape(shape[0], shape[1], shape[2], shape[3], shape[4], shape[5]) { Own = tables, Given = shape.Length > GivenPlace ? shape[GivenPlace] : 0 }, vocabulary);
    }

    private static ReadingNetwork Read(Func<string, byte[]> section, string name, NetworkShape shape, Vocabulary vocabulary)
    {
        var weights = new float[new NetworkLayout(shape).Count];
        Dense(section, name, weights);
        return new ReadingNetwork(shape, vocabulary, weights, new WordTables(shape.TableRows, shape.Width, k => section($"{name}.table{k}")));
    }

    private static void Dense(Func<string, byte[]> section, string name, float[] weights)
    {
        var halves = MemoryMarshal.Cast<byte, Half>(section(name + ".weights"));
        if (weights.Length != halves.Length)
        {
            throw new InvalidDataException($"the network '{name}' has {halves.Length} weights, expected {weights.Length}");
        }

        for (var i = 0; i < weights.Length; i++)
        {
            weights[i] = (float)halves[i];
        }
    }

    /// <summary>Adds the sections of a vocabulary.</summary>
    public static void Write(Vocabulary vocabulary, IDictionary<string, byte[]> sections)
    {
        sections["vectors.words"] = MemoryMarshal.AsBytes<ulong>(vocabulary.Vectors.Words).ToArray();
        sections["vectors.values"] = vocabulary.Vectors.Packed.ToArray();
        sections["names.words"] = MemoryMarshal.AsBytes<ulong>(vocabulary.NameWords.Words).ToArray();
        sections["names.classes"] = vocabulary.NameWords.Classes;
    }

    /// <summary>Reads a vocabulary.</summary>
    public static Vocabulary ReadVocabulary(Func<string, byte[]> section)
    {
        var words = MemoryMarshal.Cast<byte, ulong>(section("vectors.words")).ToArray();
        var names = MemoryMarshal.Cast<byte, ulong>(section("names.words")).ToArray();
        return new Vocabulary(new WordVectors(words, section("vectors.values")), new NameWords(names, section("names.classes")));
    }
}
