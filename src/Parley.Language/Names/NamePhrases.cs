using System.Runtime.InteropServices;
using Parley.Language.Model;
using Parley.Language.Networks;
using Parley.Language.Segmentation;
using Parley.Language.Tagging;

namespace Parley.Language.Names;

/// <summary>
/// Names known beforehand, of one word or more, each with the classes of what bears it: the longest that begins at a word is marked.
/// </summary>
/// <param name="keys">Hash of each name.</param>
/// <param name="classes">The classes of each, a bit each.</param>
/// <param name="firsts">The words that names begin with.</param>
/// <param name="longest">Of each of them, the length of the longest name it begins.</param>
internal sealed class NamePhrases(ulong[] keys, byte[] classes, ulong[] firsts, byte[] longest)
{
    /// <summary>Marks of one word: none, or the classes of a name, where in it the word stands, and whether the name is spelled with a capital.</summary>
    public const int Marks = 1 << 9;

    /// <summary>Classes: person, large town, town, country or landscape or building, organization, other.</summary>
    public const string Letters = "hctpox";
    public const int Country = 8;
    public const int Other = 32;
    private const int LongestName = 12;
    private readonly HashTable _names = new(keys);
    private readonly HashTable _firsts = new(firsts);

    /// <summary>Known names from lines <c>letters⇥name</c>.</summary>
    public static NamePhrases Of(IEnumerable<(char Letter, string Name)> names)
    {
        var (classes, longest, raw) = (new SortedDictionary<ulong, byte>(), new SortedDictionary<ulong, byte>(), new List<RawToken>());
        foreach (var (letter, name) in names)
        {
            raw.Clear();
            Tokenizer.Tokenize(name, 0, raw);
            if (raw.Count is 0 or > LongestName)
            {
                continue;
            }

            var words = raw.Select(r => WordFeatures.Of(name.AsSpan(r.Span.Start, r.Span.Length)).Lower).ToArray();
            var key = words[0];
            foreach (var word in words.Skip(1))
            {
                key = Join(key, word);
            }

            classes[key] = (byte)(classes.GetValueOrDefault(key) | (1 << Letters.IndexOf(letter, StringComparison.Ordinal)));
            longest[words[0]] = Math.Max(longest.GetValueOrDefault(words[0]), (byte)words.Length);
        }

        return new NamePhrases([.. classes.Keys], [.. classes.Values], [.. longest.Keys], [.. longest.Values]);
    }

    /// <summary>The classes of a name, all of whose words are given; 0 where it is not known.</summary>
    public int ClassesOf(ReadOnlySpan<WordFeatures> words) => words.Length > 0 && Longest(words) is var (length, place) && length == words.Length ? classes[place - 1] : 0;

    /// <summary>The classes of what is of a type.</summary>
    public static int ClassesFor(NameType type) => type switch { NameType.Person => 1, NameType.Place => 2 | 4 | 8, NameType.Organization => 16, _ => Other };

    /// <summary>Reads the sections of a model.</summary>
    public static NamePhrases Read(Func<string, byte[]> section) => new(
        MemoryMarshal.Cast<byte, ulong>(section("phrases.keys")).ToArray(), section("phrases.classes"),
        MemoryMarshal.Cast<byte, ulong>(section("phrases.firsts")).ToArray(), section("phrases.longest"));

    /// <summary>Adds the sections of a model.</summary>
    public void Write(IDictionary<string, byte[]> sections)
    {
        sections["phrases.keys"] = MemoryMarshal.AsBytes<ulong>(keys).ToArray();
        sections["phrases.classes"] = classes;
        sections["phrases.firsts"] = MemoryMarshal.AsBytes<ulong>(firsts).ToArray();
        sections["phrases.longest"] = longest;
    }

    /// <summary>Marks the words of a sentence; 0 for those in no known name.</summary>
    public void Mark(ReadOnlySpan<WordFeatures> words, Span<short> marks)
    {
        for (var i = 0; i < words.Length;)
        {
            var (length, place) = Longest(words[i..]);
            if (length == 0)
            {
                marks[i++] = 0;
                continue;
            }

            var mark = (classes[place - 1] * 4) + (words[i].Form == words[i].Lower ? 0 : Marks / 2);
            for (var k = 0; k < length; k++)
            {
                var part = length == 1 ? 0 : k == 0 ? 1 : k == length - 1 ? 3 : 2;
                marks[i + k] = (short)(mark + part);
            }

            i += length;
        }
    }

    private (int Length, int Place) Longest(ReadOnlySpan<WordFeatures> words)
    {
        var first = _firsts.Find(words[0].Lower);
        var (best, place) = (0, 0);
        var key = words[0].Lower;
        for (var length = 1; first > 0 && length <= Math.Min(longest[first - 1], words.Length); length++)
        {
            key = length == 1 ? key : Join(key, words[length - 1].Lower);
            (best, place) = _names.Find(key) is > 0 and var found ? (length, found) : (best, place);
        }

        return (best, place);
    }

    private static ulong Join(ulong key, ulong word) => ((key * 0x9E3779B97F4A7C15) ^ word) * FeatureHash.Prime;
}
