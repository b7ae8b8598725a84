using System.Collections.Frozen;
using Parley.Language.Conllu;
using Parley.Language.Names;
using Parley.Language.Networks;
using Parley.Language.Segmentation;
using Parley.Language.Tagging;

namespace Parley.Language.Training;

/// <summary>
/// What a treebank without marked names says of them, with what is known of its proper nouns: those that stand together and are listed are of the type
/// listed, those that begin with a given name or follow a title are a person. All as labels, or −1 less a set of bits where more than one may be.
/// </summary>
/// <param name="listed">Proper nouns that stand together, with the letters of what they name.</param>
/// <param name="nameWords">The words that names are made of.</param>
internal sealed class NameEvidence(IReadOnlyDictionary<string, string> listed, NameWords nameWords)
{
    private const int Unknown = -1;
    private const int NoneOfThree = (1 << NameFinder.Outside) | (3 << 7);
    private const byte Given = 1;
    private const byte PersonOnly = 1 | 2;
    private static readonly FrozenSet<string> Titles = WordList.Embedded("titles.txt");
    private static readonly FrozenSet<string> Joints = new[] { "of", "for", "and", "&", "-", "the", "'s", "/", "," }.ToFrozenSet(StringComparer.Ordinal);

    /// <summary>The label, or set of labels, of each word.</summary>
    public int[] Of(ConlluSentence sentence)
    {
        var (words, labels) = (sentence.Words, new int[sentence.Words.Count]);
        NameHints.Fill(sentence, labels);
        Mend(labels);
        for (var i = 0; i < labels.Length; i++)
        {
            var first = i;
            while (i < labels.Length && labels[i] == Unknown && words[i].UPos == UPos.PROPN)
            {
                i++;
            }

            if (i > first && !Joined(words, first - 1, -1) && !Joined(words, i, 1))
            {
                Tell(words, first, i, labels);
            }
        }

        return labels;
    }

    /// <summary>A name that goes on without having begun begins.</summary>
    public static void Mend(int[] labels)
    {
        for (var i = 0; i < labels.Length; i++)
        {
            if (labels[i] > NameFinder.Outside && labels[i] % 2 == 0 && (i == 0 || (labels[i - 1] >= NameFinder.Outside && !NameFinder.MayFollow(labels[i - 1], labels[i]))))
            {
                labels[i]--;
            }
        }
    }

    /// <summary>Whether the word beside proper nouns may be part of the same name: it joins them to others, or has a capital itself.</summary>
    private static bool Joined(IReadOnlyList<ConlluWord> words, int at, int step)
    {
        if (at <= 0 || at >= words.Count)
        {
            return false;
        }

        var beyond = at + step;
        return (char.IsUpper(words[at].Form[0]) && words[at].UPos is UPos.ADJ or UPos.NOUN or UPos.NUM or UPos.VERB)
            || (words[at].Form != "," && Joints.Contains(words[at].Form) && beyond >= 0 && beyond < words.Count && words[beyond].UPos == UPos.PROPN);
    }

    private void Tell(IReadOnlyList<ConlluWord> words, int first, int end, int[] labels)
    {
        string Name() => string.Join(' ', Enumerable.Range(first, end - first).Select(i => words[i].Form));
        var (titled, letters) = (false, listed.GetValueOrDefault(Name(), ""));
        while (letters.Length == 0 && first + 1 < end && Titles.Contains(words[first].Form))
        {
            labels[first++] = NameFinder.Outside;
            titled = true;
            letters = listed.GetValueOrDefault(Name(), "");
        }

        letters = letters.Length == 0 && (titled ? MayBePerson(words, first, end) : IsPerson(words, first, end)) ? "h" : letters;
        for (var i = first; i < end && letters.Length > 0; i++)
        {
            labels[i] = -1 - letters.Aggregate(0, (set, letter) => set | Permitted(letter, i > first));
        }
    }

    private bool IsPerson(IReadOnlyList<ConlluWord> words, int first, int end) =>
        (ClassesOf(words[first]) & Given) != 0 && end - first <= 3 && MayBePerson(words, first, end);

    private bool MayBePerson(IReadOnlyList<ConlluWord> words, int first, int end) =>
        Enumerable.Range(first, end - first).All(i => (ClassesOf(words[i]) & ~PersonOnly) == 0);

    private byte ClassesOf(ConlluWord word) => nameWords.Of(WordFeatures.Of(word.Form).Lower);

    private static int Permitted(char letter, bool inside)
    {
        NameType? type = letter switch { 'h' => NameType.Person, 'p' => NameType.Place, 'o' => NameType.Organization, _ => null };
        return type is { } known ? 1 << (inside ? NameFinder.Inside(known) : NameFinder.Begin(known)) : NoneOfThree;
    }
}
