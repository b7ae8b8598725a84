using System.Text;
using Parley.Language.Model;
using Parley.Language.Networks;
using Parley.Language.Tagging;

namespace Parley.Language;

/// <summary>A trained model of English: tags, lemmas, trees and names. Immutable; one serves any number of threads.</summary>
public sealed class LanguageModel
{
    private LanguageModel(Tag[] tags, Lemmatizer lemmatizer, Network network) => (Tags, Lemmatizer, Network) = (tags, lemmatizer, network);

    internal Tag[] Tags { get; }

    /// <summary>Of each tag, whether it is that of an adjective in a name: proper by Penn tag, adjective by universal one.</summary>
    internal bool[] Adjectival => [.. Tags.Select(t => t.UPos == UPos.ADJ && t.XPos.StartsWith("NNP", StringComparison.Ordinal))];

    internal Lemmatizer Lemmatizer { get; }

    internal Network Network { get; }

    /// <summary>Loads a model file.</summary>
    /// <param name="path">The file.</param>
    /// <param name="setting">Which of its two networks to use.</param>
    /// <exception cref="FileNotFoundException">There is no such file.</exception>
    /// <exception cref="InvalidDataException">The file is no model, of another version, cut short or altered.</exception>
    public static LanguageModel Load(string path, Setting setting = Setting.Fast)
    {
        var name = NetworkName(setting);
        var unwanted = NetworkName(setting == Setting.Fast ? Setting.Careful : Setting.Fast) + ".";
        var sections = ModelFile.Load(path, s => !s.StartsWith(unwanted, StringComparison.Ordinal));
        byte[] Section(string section) =>
            sections.TryGetValue(section, out var bytes) ? bytes : throw new InvalidDataException($"{path}: section '{section}' is missing");
        string Text(string section) => Encoding.UTF8.GetString(Section(section));
        return new LanguageModel(
            ReadTags(Text("tags")), new Lemmatizer(Text("lemma.table"), Text("lemma.rules")),
            NetworkFile.Read(Section, name, NetworkFile.ReadVocabulary(Section)));
    }

    /// <summary>What the sections of a setting's network begin with.</summary>
    internal static string NetworkName(Setting setting) => setting == Setting.Careful ? "careful" : "fast";

    private static Tag[] ReadTags(string text) =>
        [.. text.Split('\n', StringSplitOptions.RemoveEmptyEntries).Select(l => l.Split('\t')).Select(c => new Tag(Enum.Parse<UPos>(c[0]), c[1]))];
}
