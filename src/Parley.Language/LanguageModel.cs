using System.Text;
using Parley.Language.Model;
using Parley.Language.Names;
using Parley.Language.Networks;
using Parley.Language.Tagging;

namespace Parley.Language;

/// <summary>A trained model of English: tags, lemmas, trees and names. Immutable; one serves any number of threads.</summary>
public sealed class LanguageModel
{
    private readonly NameLayer? _names;

    private LanguageModel(Tag[] tags, Lemmatizer lemmatizer, ReadingNetwork network, NameLayer? names) =>
        (Tags, Lemmatizer, Network, _names) = (tags, lemmatizer, network, names);

    internal Tag[] Tags { get; }

    /// <summary>Of each tag, whether it is that of an adjective in a name: proper by Penn tag, adjective by universal one.</summary>
    internal bool[] Adjectival => [.. Tags.Select(t => t.UPos == UPos.ADJ && t.XPos.StartsWith("NNP", StringComparison.Ordinal))];

    internal Lemmatizer Lemmatizer { get; }

    internal ReadingNetwork Network { get; }

    internal NameLayer Names => _names ?? throw new InvalidOperationException("the model was loaded without its name layer");

    /// <summary>How many numbers a word vector has.</summary>
    public const int VectorLength = NetworkShape.Vector;

    /// <summary>Writes the vector of a word, whatever its capitals; zeros for one that is not known.</summary>
    public void CopyVector(ReadOnlySpan<char> form, Span<float> into)
    {
        var vectors = Network.Vocabulary.Vectors;
        vectors.CopyTo(vectors.Find(WordFeatures.Of(form).Lower), into);
    }

    /// <summary>Loads a model file, and the name layer that lies beside it (<c>english.names</c> beside <c>english.parley</c>; for the careful setting <c>english.careful.names</c> too).</summary>
    /// <param name="path">The file.</param>
    /// <param name="setting">Which of its two networks to use.</param>
    /// <exception cref="FileNotFoundException">There is no such file.</exception>
    /// <exception cref="InvalidDataException">There is no name layer beside it; a file is no model, of another version, cut short or altered; or the two do not belong together.</exception>
    public static LanguageModel Load(string path, Setting setting = Setting.Fast) => Load(path, setting, names: true);

    /// <summary>Loads a model file; without its name layer where that is yet to be trained.</summary>
    internal static LanguageModel Load(string path, Setting setting, bool names)
    {
        var name = NetworkName(setting);
        var unwanted = NetworkName(setting == Setting.Fast ? Setting.Careful : Setting.Fast) + ".";
        var layer = names ? Task.Run(() => NameLayerFile.Sections(path)) : null;
        var sections = ModelFile.Load(path, s => !s.StartsWith(unwanted, StringComparison.Ordinal));
        byte[] Section(string section) =>
            sections.TryGetValue(section, out var bytes) ? bytes : throw new InvalidDataException($"{path}: section '{section}' is missing");
        string Text(string section) => Encoding.UTF8.GetString(Section(section));
        var lemmatizer = Task.Run(() => new Lemmatizer(Text("lemma.table"), Text("lemma.rules")));
        var network = NetworkFile.Read(Section, name, NetworkFile.ReadVocabulary(Section));
        var tags = ReadTags(Text("tags"));
        return new LanguageModel(
            tags, lemmatizer.GetAwaiter().GetResult(), network,
            layer is null ? null : NameLayerFile.Read(path, layer.GetAwaiter().GetResult(), network.Vocabulary, tags, setting));
    }

    /// <summary>What the sections of a setting's network begin with.</summary>
    internal static string NetworkName(Setting setting) => setting == Setting.Careful ? "careful" : "fast";

    private static Tag[] ReadTags(string text) =>
        [.. text.Split('\n', StringSplitOptions.RemoveEmptyEntries).Select(l => l.Split('\t')).Select(c => new Tag(Enum.Parse<UPos>(c[0]), c[1]))];
}
