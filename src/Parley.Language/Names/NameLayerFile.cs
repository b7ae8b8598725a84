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
    private const string First = "names";

    /// <summary>The file of the name layer of a model file.</summary>
    public static string Beside(string model) => Path.ChangeExtension(model, ".names");

    /// <summary>The file of the further networks that <see cref="Setting.Careful"/> asks too.</summary>
    public static string FurtherBeside(string model) => Path.ChangeExtension(model, ".careful.names");

    /// <summary>Writes a layer beside its model: its first network with what all see of words, the further ones in a file of their own.</summary>
    public static void Write(string model, IReadOnlyList<Network> networks, NamePhrases phrases, byte[] capitals, Tag[] tags)
    {
        var mark = Mark(networks[0].Vocabulary, tags);
        var sections = new Dictionary<string, byte[]>(StringComparer.Ordinal) { ["capitals"] = capitals, ["model"] = mark };
        phrases.Write(sections);
        NetworkFile.Write(networks[0], First, sections);
        ModelFile.Save(Beside(model), sections);
        var further = new Dictionary<string, byte[]>(StringComparer.Ordinal) { ["model"] = mark, ["count"] = [(byte)(networks.Count - 1)] };
        for (var n = 1; n < networks.Count; n++)
        {
            NetworkFile.Write(networks[n], Further(n), further);
        }

        ModelFile.Save(FurtherBeside(model), further);
    }

    /// <summary>The sections of the layer beside a model.</summary>
    /// <exception cref="InvalidDataException">There is none, or it is damaged.</exception>
    public static Dictionary<string, byte[]> Sections(string model) => Load(Beside(model));

    /// <summary>Makes the layer of its sections; the further networks for <see cref="Setting.Careful"/> alone.</summary>
    /// <exception cref="InvalidDataException">A section or file is missing, or one is damaged or belongs to another model.</exception>
    public static NameLayer Read(string model, Dictionary<string, byte[]> sections, Vocabulary vocabulary, Tag[] tags, Setting setting)
    {
        var mark = Mark(vocabulary, tags);
        var section = Checked(model, Beside(model), sections, mark);
        List<ReadingNetwork> networks = [NetworkFile.Read(section, First, vocabulary)];
        if (setting == Setting.Careful)
        {
            var further = Checked(model, FurtherBeside(model), Load(FurtherBeside(model)), mark);
            networks.AddRange(Enumerable.Range(1, further("count")[0]).Select(n => NetworkFile.Read(further, Further(n), vocabulary)));
        }

        return new NameLayer(networks, NamePhrases.Read(section), section("capitals"));
    }

    private static string Further(int n) => $"{First}{n}";

    private static Dictionary<string, byte[]> Load(string path) =>
        File.Exists(path) ? ModelFile.Load(path) : throw new InvalidDataException($"{path}: the name layer of the language model is missing; 'parley train names' rebuilds it");

    /// <summary>The sections of a file by name, which must be of this model.</summary>
    private static Func<string, byte[]> Checked(string model, string path, Dictionary<string, byte[]> sections, byte[] mark)
    {
        byte[] Section(string section) =>
            sections.TryGetValue(section, out var bytes) ? bytes : throw new InvalidDataException($"{path}: section '{section}' is missing");
        return Section("model").AsSpan().SequenceEqual(mark)
            ? Section
            : throw new InvalidDataException($"{path}: belongs to another language model than {Path.GetFileName(model)}; 'parley train names' rebuilds it");
    }

    /// <summary>By what a layer knows its model: the hash of its words and tags.</summary>
    private static byte[] Mark(Vocabulary vocabulary, Tag[] tags) => BitConverter.GetBytes(
        FeatureHash.Of(MemoryMarshal.Cast<ulong, char>(vocabulary.Vectors.Words)) ^ FeatureHash.Of(string.Join('|', tags.Select(t => $"{t.UPos} {t.XPos}"))));
}
