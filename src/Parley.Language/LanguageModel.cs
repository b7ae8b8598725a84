using System.Text;
using Parley.Language.Model;
using Parley.Language.Names;
using Parley.Language.Tagging;

namespace Parley.Language;

/// <summary>A trained model of English: tags, lemmas, trees and names. Immutable; one serves any number of threads.</summary>
public sealed class LanguageModel
{
    private LanguageModel(Tagger tagger, Lemmatizer lemmatizer, HashedWeights moves, HashedWeights labels,
        IReadOnlyDictionary<int, Relation[]> allowed, NameFinder names) =>
        (Tagger, Lemmatizer, Moves, Labels, Allowed, Names) = (tagger, lemmatizer, moves, labels, allowed, names);

    internal Tagger Tagger { get; }

    internal Lemmatizer Lemmatizer { get; }

    internal HashedWeights Moves { get; }

    internal HashedWeights Labels { get; }

    internal IReadOnlyDictionary<int, Relation[]> Allowed { get; }

    internal NameFinder Names { get; }

    /// <summary>Loads a model file.</summary>
    /// <exception cref="FileNotFoundException">There is no such file.</exception>
    /// <exception cref="InvalidDataException">The file is no model, of another version, cut short or altered.</exception>
    public static LanguageModel Load(string path)
    {
        var sections = ModelFile.Load(path);
        string Text(string name) => Encoding.UTF8.GetString(Bytes(name));
        byte[] Bytes(string name) => sections.TryGetValue(name, out var bytes) ? bytes : throw new InvalidDataException($"{path}: section '{name}' is missing");
        return new LanguageModel(
            ReadTagger(Text("tags"), Bytes("tag.words"), HashedWeights.From(Bytes("tag.weights"))),
            new Lemmatizer(Text("lemma.table"), Text("lemma.rules")),
            HashedWeights.From(Bytes("move.weights")), HashedWeights.From(Bytes("label.weights")),
            ReadAllowed(Bytes("label.allowed")), new NameFinder(HashedWeights.From(Bytes("name.weights"))));
    }

    /// <summary>The tagger of its sections: tags a line each, then the words with the tags they were seen with.</summary>
    internal static Tagger ReadTagger(string tagText, byte[] words, HashedWeights weights)
    {
        var tags = tagText.Split('\n', StringSplitOptions.RemoveEmptyEntries).Select(l => l.Split('\t'))
            .Select(c => new Tag(Enum.Parse<UPos>(c[0]), c[1])).ToArray();
        using var reader = new BinaryReader(new MemoryStream(words));
        var open = reader.ReadBytes(reader.ReadByte());
        var count = reader.ReadInt32();
        var seen = new Dictionary<ulong, byte[]>(count);
        for (var i = 0; i < count; i++)
        {
            var word = reader.ReadUInt64();
            seen[word] = reader.ReadBytes(reader.ReadByte());
        }

        return new Tagger(tags, seen, open, weights);
    }

    internal static Dictionary<int, Relation[]> ReadAllowed(byte[] bytes)
    {
        using var reader = new BinaryReader(new MemoryStream(bytes));
        var allowed = new Dictionary<int, Relation[]>();
        for (var count = reader.ReadInt32(); count > 0; count--)
        {
            var pair = reader.ReadInt32();
            allowed[pair] = [.. reader.ReadBytes(reader.ReadByte()).Select(b => (Relation)b)];
        }

        return allowed;
    }
}
