using System.Collections.Frozen;
using System.Text.RegularExpressions;
using Parley.Language.Conllu;
using Parley.Language.Names;
using Parley.Language.Segmentation;

namespace Parley.Language.Training;

/// <summary>
/// What a treebank says of names: a word that is neither a proper noun nor beside one is in no name; where entities are marked (GUM), the proper
/// nouns around the head of a person, place or organization are a name. All else is unknown.
/// </summary>
internal static partial class NameHints
{
    private const int Unknown = -1;
    private static readonly FrozenSet<string> Titles = WordList.Embedded("titles.txt");
    private static readonly FrozenSet<string> Joints = new[] { "of", "for", "and", "&", "-", "the" }.ToFrozenSet(StringComparer.Ordinal);

    /// <summary>Fills the name labels of a sentence.</summary>
    public static void Fill(ConlluSentence sentence, int[] labels)
    {
        var words = sentence.Words;
        bool Proper(int i) => i >= 0 && i < words.Count && words[i].UPos == UPos.PROPN;
        var marked = words.Any(w => w.Misc.Contains("Entity=", StringComparison.Ordinal));
        for (var i = 0; i < words.Count; i++)
        {
            labels[i] = Proper(i) || (!marked && (Proper(i - 1) || Proper(i + 1))) ? Unknown : NameFinder.Outside;
        }

        foreach (var (first, end, type) in Mentions(words).OrderByDescending(m => m.End - m.First))
        {
            Mark(words, first, end, type, labels);
        }
    }

    private static void Mark(IReadOnlyList<ConlluWord> words, int first, int end, NameType type, int[] labels)
    {
        var head = Enumerable.Range(first, end - first).FirstOrDefault(i => words[i].Head < first || words[i].Head >= end, first);
        if (words[head].UPos != UPos.PROPN)
        {
            return;
        }

        bool Belongs(int i, int step) => i >= first && i < end && (words[i].UPos == UPos.PROPN
            || (Joints.Contains(words[i].Form) && (type != NameType.Person || words[i].Form == "-")
                && i + step >= first && i + step < end && words[i + step].UPos == UPos.PROPN));
        var (from, to) = (head, head + 1);
        while (Belongs(from - 1, -1))
        {
            from--;
        }

        while (Belongs(to, 1))
        {
            to++;
        }

        while (type == NameType.Person && from + 1 < to && Titles.Contains(words[from].Form))
        {
            labels[from++] = NameFinder.Outside;
        }

        if (labels.AsSpan(from, to - from).IndexOfAnyExceptInRange(Unknown, NameFinder.Outside) < 0)
        {
            labels.AsSpan(from, to - from).Fill(NameFinder.Inside(type));
            labels[from] = NameFinder.Begin(type);
        }
    }

    private static IEnumerable<(int First, int End, NameType Type)> Mentions(IReadOnlyList<ConlluWord> words)
    {
        var open = new List<(string Id, int First, NameType? Type)>();
        for (var i = 0; i < words.Count; i++)
        {
            var entity = words[i].Misc.Split('|').FirstOrDefault(m => m.StartsWith("Entity=", StringComparison.Ordinal))?[7..] ?? "";
            foreach (Match bracket in Bracket().Matches(entity))
            {
                if (bracket.Groups["id"].Success)
                {
                    open.Add((bracket.Groups["id"].Value, i, TypeOf(bracket.Groups["type"].Value)));
                }

                var closed = bracket.Groups["close"].Value;
                var at = closed.Length == 0 ? -1 : bracket.Groups["id"].Success ? open.Count - 1 : open.FindLastIndex(o => o.Id == closed.TrimEnd(')'));
                if (at >= 0)
                {
                    var (_, first, type) = open[at];
                    open.RemoveAt(at);
                    if (type is { } known)
                    {
                        yield return (first, i + 1, known);
                    }
                }
            }
        }
    }

    private static NameType? TypeOf(string type) => type switch
    {
        "person" => NameType.Person,
        "place" => NameType.Place,
        "organization" => NameType.Organization,
        _ => null,
    };

    // An opening with its fields, closed at once or later; or the closing of an earlier one.
    [GeneratedRegex(@"\((?<id>\d+)-(?<type>\w+)[^()]*(?<close>\))?|(?<close>\d+\))", RegexOptions.ExplicitCapture, matchTimeoutMilliseconds: 1000)]
    private static partial Regex Bracket();
}
