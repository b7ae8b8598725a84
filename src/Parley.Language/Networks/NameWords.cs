using Parley.Language.Model;

namespace Parley.Language.Networks;

/// <summary>What names can be made of: given names, surnames, places, nationalities, bodies … A word is known by the hash of its lower form.</summary>
/// <param name="words">The words.</param>
/// <param name="classes">The classes of each, a bit each.</param>
internal sealed class NameWords(ulong[] words, byte[] classes)
{
    private const byte Given = 1;
    private const byte Surname = 2;
    private const byte Title = 128;
    private const string Letters = "gspcnbot";
    private readonly HashTable _places = new(words);

    public ulong[] Words => words;

    public byte[] Classes => classes;

    /// <summary>The classes of a word; 0 for one that is not listed.</summary>
    public byte Of(ulong lower) => _places.Find(lower) is > 0 and var at ? classes[at - 1] : (byte)0;

    /// <summary>Whether a word is a title or office and no part of a person's name.</summary>
    public bool IsTitleOnly(ulong lower) => (Of(lower) & (Title | Given | Surname)) == Title;

    /// <summary>Whether a word is a given name.</summary>
    public bool IsGiven(ulong lower) => (Of(lower) & Given) != 0;

    /// <summary>Reads lines <c>word⇥letters</c>; the letters stand for classes, as the head of <c>name-words.tsv</c> says.</summary>
    public static NameWords Read(IEnumerable<string> lines)
    {
        var rows = lines.Where(l => l.Length > 0 && l[0] != '#').Select(l => l.Split('\t')).ToList();
        return new NameWords(
            [.. rows.Select(r => FeatureHash.Of(r[0]))],
            [.. rows.Select(r => (byte)r[1].Aggregate(0, (bits, letter) => bits | (1 << Letters.IndexOf(letter, StringComparison.Ordinal))))]);
    }
}

/// <summary>What a network knows of words before it reads them.</summary>
internal sealed record Vocabulary(WordVectors Vectors, NameWords NameWords)
{
    /// <summary>What is known of a word, by the hash of its lower form.</summary>
    public KnownWord Find(ulong lower) => new(Vectors.Find(lower), NameWords.Of(lower));
}

/// <summary>What is known of a word.</summary>
/// <param name="Vector">The row of its vector; 0 where it has none.</param>
/// <param name="Classes">Its classes among the words that names are made of.</param>
internal readonly record struct KnownWord(int Vector, byte Classes);
