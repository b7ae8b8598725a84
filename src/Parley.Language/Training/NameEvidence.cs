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
    private const int LongestListed = 12;
    private const byte Given = 1;
    private const byte PersonOnly = 1 | 2;
    private static readonly FrozenSet<string> Titles = WordList.Embedded("titles.txt");
    private static readonly FrozenSet<string> Separators = new[] { "and", "-", "/", "'s", "&" }.ToFrozenSet(StringComparer.Ordinal);
    private static readonly FrozenSet<string> Joints = new[] { "of", "for", "and", "&", "-", "the", "'s", "/", "," }.ToFrozenSet(StringComparer.Ordinal);

    /// <summary>The label, or set of labels, of each word.</summary>
    public int[] Of(ConlluSentence sentence)
    {
        var (words, labels) = (sentence.Words, new int[sentence.Words.Count]);
        NameHints.Fill(sentence, labels);
        Mend(labels);
        var pieces = Pieces(words);
        for (var p = 0; p < pieces.Count; p++)
        {
            var (first, end) = pieces[p];
            var open = labels.AsSpan(first, end - first).IndexOfAnyExceptInRange(Unknown, listed.ContainsKey(Text(words, first, end)) ? NameFinder.Outside : Unknown) < 0;
            var joinedLeft = Joined(words, first - 1, -1) && !(p > 0 && Apart(words, pieces[p - 1], pieces[p]));
            var joinedRight = Joined(words, end, 1) && !(p + 1 < pieces.Count && Apart(words, pieces[p], pieces[p + 1]));
            if (open && !joinedLeft && !joinedRight && Tell(words, first, end, labels))
            {
                Bound(words, first - 1, labels);
                Bound(words, end, labels);
            }
        }

        return labels;
    }

    /// <summary>Proper nouns that stand together, or the longest listed name that begins with one and does not end among them ("Bay of Bengal").</summary>
    private List<(int First, int End)> Pieces(IReadOnlyList<ConlluWord> words)
    {
        var pieces = new List<(int First, int End)>();
        for (var i = 0; i < words.Count; i++)
        {
            if (!IsProper(words, i))
            {
                continue;
            }

            var (first, end) = (i, i + 1);
            while (IsProper(words, end))
            {
                end++;
            }

            for (var last = Math.Min(words.Count, first + LongestListed); last > end; last--)
            {
                if (!IsProper(words, last) && listed.ContainsKey(Text(words, first, last)))
                {
                    end = last;
                }
            }

            pieces.Add((first, end));
            i = end - 1;
        }

        return pieces;
    }

    /// <summary>Whether two pieces with a joint between them are two names ("India and Pakistan"): both are known by themselves.</summary>
    private bool Apart(IReadOnlyList<ConlluWord> words, (int First, int End) left, (int First, int End) right) =>
        right.First == left.End + 1 && Separators.Contains(words[left.End].Form) && Known(words, left) && Known(words, right);

    private bool Known(IReadOnlyList<ConlluWord> words, (int First, int End) piece)
    {
        var first = piece.First;
        while (first + 1 < piece.End && Titles.Contains(words[first].Form) && !listed.ContainsKey(Text(words, first, piece.End)))
        {
            first++;
        }

        return listed.ContainsKey(Text(words, first, piece.End)) || IsPerson(words, first, piece.End);
    }

    private static bool IsProper(IReadOnlyList<ConlluWord> words, int at) =>
        at >= 0 && at < words.Count && (words[at].UPos == UPos.PROPN || words[at].XPos.StartsWith("NNP", StringComparison.Ordinal));

    private static string Text(IReadOnlyList<ConlluWord> words, int first, int end) => string.Join(' ', Enumerable.Range(first, end - first).Select(i => words[i].Form));

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
        return (char.IsUpper(words[at].Form[0]) && !IsProper(words, at) && words[at].UPos is UPos.ADJ or UPos.NOUN or UPos.NUM or UPos.VERB)
            || (words[at].Form != "," && Joints.Contains(words[at].Form) && beyond >= 0 && beyond < words.Count && words[beyond].UPos == UPos.PROPN);
    }

    /// <summary>A word of small letters beside a known name is in none, but where it may be the rest of this one ("Kashmir valley", "Wendy 's").</summary>
    private static void Bound(IReadOnlyList<ConlluWord> words, int at, int[] labels)
    {
        if (at >= 0 && at < words.Count && labels[at] == Unknown && !char.IsUpper(words[at].Form[0])
            && (words[at].UPos is UPos.ADP or UPos.AUX or UPos.VERB or UPos.PUNCT or UPos.CCONJ or UPos.SCONJ or UPos.ADV or UPos.PRON))
        {
            labels[at] = NameFinder.Outside;
        }
    }

    private bool Tell(IReadOnlyList<ConlluWord> words, int first, int end, int[] labels)
    {
        var (titled, letters) = (false, listed.GetValueOrDefault(Text(words, first, end), ""));
        while (letters.Length == 0 && first + 1 < end && Titles.Contains(words[first].Form))
        {
            labels[first++] = NameFinder.Outside;
            titled = true;
            letters = listed.GetValueOrDefault(Text(words, first, end), "");
        }

        letters = letters.Length == 0 && (titled ? MayBePerson(words, first, end) : IsPerson(words, first, end)) ? "h" : letters;
        for (var i = first; i < end && letters.Length > 0; i++)
        {
            labels[i] = -1 - letters.Aggregate(0, (set, letter) => set | Permitted(letter, i > first));
        }

        return letters.Length > 0;
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
