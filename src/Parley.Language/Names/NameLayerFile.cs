using System.Runtime.InteropServices;
using Parley.Language.Model;
using Parley.Language.Networks;
using Parley.Language.Tagging;

namespace Parley.Language.Names;

/// <summary>
/// The name layer of a model: a file beside it, since it is trained much oftener. It uses the word vectors and tags of its model and says of which it is.
/// </summary>
internal static class NameLayerFile
{
    private const string Network = "names";

    /// <summary>The file of the name layer of a model file.</summary>
    public static string Beside(string model) => Path.ChangeExtension(model, ".names");

    /// <summary>Writes a layer beside its model.</summary>
    public static void Write(string model, NameLayer layer, Tag[] tags)
    {
        var sections = new Dictionary<string, byte[]>(StringComparer.Ordinal)
        {
            ["capitals"] = layer.Capitals,
            ["model"] = Mark(layer.Network.Vocabulary, tags),
        };
        layer.Phrases.Write(sections);
        NetworkFile.Write(layer.Network, Network, sections);
        ModelFile.Save(Beside(model), sections);
    }

    /// <summary>The sections of the layer beside a model.</summary>
    /// <exception cref="InvalidDataException">There is none, or it is damaged.</exception>
    public static Dictionary<string, byte[]> Sections(string model)
    {
        var path = Beside(model);
        return File.Exists(path) ? ModelFile.Load(path) : throw new InvalidDataException($"{path}: the name layer of the language model is missing; 'parley train names' rebuilds it");
    }

    /// <summary>Makes the layer of its sections.</summary>
    /// <exception cref="InvalidDataException">It lacks a section or belongs to another model.</exception>
    public static NameLayer Read(string model, Dictionary<string, byte[]> sections, Vocabulary vocabulary, Tag[] tags)
    {
        var path = Beside(model);
        byte[] Section(string section) =>
            sections.TryGetValue(section, out var bytes) ? bytes : throw new InvalidDataException($"{path}: section '{section}' is missing");
        return Section("model").AsSpan().SequenceEqual(Mark(vocabulary, tags))
            ? new NameLayer(NetworkFile.Read(Section, Network, vocabulary), NamePhrases.Read(Section), Section("capitals"))
            : throw new InvalidDataException($"{path}: belongs to another language model than {Path.GetFileName(model)}; 'parley train names' rebuilds it");
    }

    /// <summary>By what a layer knows its model: the hash of its words and tags.</summary>
    private static byte[] Mark(Vocabulary vocabulary, Tag[] tags) => BitConverter.GetBytes(
        FeatureHash.Of(MemoryMarshal.Cast<ulong, char>(vocabulary.Vectors.Words)) ^ FeatureHash.Of(string.Join('|', tags.Select(t => $"{t.UPos} {t.XPos}"))));
}
