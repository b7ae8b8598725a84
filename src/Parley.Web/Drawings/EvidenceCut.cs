using System.Collections.Immutable;
using Parley.Archive;

namespace Parley.Web.Drawings;

/// <summary>A run of a story's text that the same items rest on.</summary>
/// <param name="Text">The words.</param>
/// <param name="Start">Where it begins, in UTF-16.</param>
/// <param name="Items">The items, the one of the shortest evidence first; none where no item rests on it.</param>
public sealed record EvidenceRun(string Text, int Start, ImmutableArray<ToldItem> Items);

/// <summary>Cuts a story's text where evidence begins or ends, so that overlapping evidence lies beside each other as runs.</summary>
public static class EvidenceCut
{
    /// <summary>The runs in order; together they are the text.</summary>
    public static IEnumerable<EvidenceRun> Runs(string text, IReadOnlyCollection<ToldItem> items)
    {
        var spans = items.SelectMany(i => i.Evidence.Select(e => (Item: i, e.Start, End: Math.Min(e.End, text.Length)))).Where(s => s.Start < s.End).ToList();
        var cuts = spans.SelectMany(s => new[] { s.Start, s.End }).Append(0).Append(text.Length).Distinct().Order().ToList();
        for (var i = 0; i + 1 < cuts.Count; i++)
        {
            var (start, end) = (cuts[i], cuts[i + 1]);
            var on = spans.Where(s => s.Start <= start && s.End >= end).OrderBy(s => s.End - s.Start).Select(s => s.Item).Distinct();
            yield return new EvidenceRun(text[start..end], start, [.. on]);
        }
    }
}
