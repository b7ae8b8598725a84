using System.Collections.Immutable;
using Parley.Language;

namespace Parley.Reading.Speech.Annotated;

/// <summary>
/// How many of the attributions marked by hand are found. Two spans are the same where they share at least half of both; two cues where they
/// share a word; two pairs where both source and content are the same. Each counts once.
/// </summary>
public sealed class AttributionScore
{
    private readonly Tally _source = new();
    private readonly Tally _cue = new();
    private readonly Tally _content = new();
    private readonly Tally _pair = new();

    /// <summary>The figures by name: source, cue, content, pair.</summary>
    public IReadOnlyList<(string Name, Tally Tally)> Figures => [("source", _source), ("cue", _cue), ("content", _content), ("pair", _pair)];

    /// <summary>Adds what was found in one text.</summary>
    public void Add(IReadOnlyList<Attribution> gold, IReadOnlyList<Attribution> found)
    {
        _source.Add(gold, found, a => a.Source.Length > 0, (g, f) => Alike(g.Source, f.Source));
        _cue.Add(gold, found, a => a.Cue.Length > 0, (g, f) => Shared(g.Cue, f.Cue) > 0 ? 1 : 0);
        _content.Add(gold, found, a => a.Content.Length > 0, (g, f) => Alike(g.Content, f.Content));
        _pair.Add(gold, found, a => a.Source.Length > 0 && a.Content.Length > 0, (g, f) => Alike(g.Source, f.Source) * Alike(g.Content, f.Content));
    }

    /// <summary>An utterance as an attribution.</summary>
    public static Attribution Of(Document document, Utterance utterance) => new(
        utterance.Source.Length > 0 ? [utterance.Source] : [],
        utterance.CueToken >= 0 ? [document.Tokens[utterance.CueToken].Span] : [],
        utterance.Content);

    /// <summary>The smaller of the two shares that two span sets have in common; 0 where either is below a half.</summary>
    private static double Alike(ImmutableArray<TextSpan> gold, ImmutableArray<TextSpan> found)
    {
        var longer = Math.Max(gold.Sum(s => s.Length), found.Sum(s => s.Length));
        var alike = longer == 0 ? 0 : (double)Shared(gold, found) / longer;
        return alike >= 0.5 ? alike : 0;
    }

    private static int Shared(ImmutableArray<TextSpan> gold, ImmutableArray<TextSpan> found)
    {
        var shared = 0;
        foreach (var g in gold)
        {
            foreach (var f in found)
            {
                shared += Math.Max(0, Math.Min(g.End, f.End) - Math.Max(g.Start, f.Start));
            }
        }

        return shared;
    }

    /// <summary>Hits, and how many there were to hit and how many were tried.</summary>
    public sealed class Tally
    {
        private int _hit;
        private int _found;

        /// <summary>How many are marked by hand.</summary>
        public int Gold { get; private set; }

        /// <summary>The share of the found that are right.</summary>
        public double Precision => _found == 0 ? 0 : (double)_hit / _found;

        /// <summary>The share of those marked by hand that are found.</summary>
        public double Recall => Gold == 0 ? 0 : (double)_hit / Gold;

        /// <summary>Their harmonic mean.</summary>
        public double F1 => Gold + _found == 0 ? 0 : 2.0 * _hit / (Gold + _found);

        internal void Add(IReadOnlyList<Attribution> gold, IReadOnlyList<Attribution> found, Func<Attribution, bool> counts, Func<Attribution, Attribution, double> alike)
        {
            var (left, right) = (gold.Where(counts).ToList(), found.Where(counts).ToList());
            (Gold, _found) = (Gold + left.Count, _found + right.Count);
            var pairs = left.SelectMany((g, i) => right.Select((f, j) => (i, j, Alike: alike(g, f)))).Where(p => p.Alike > 0).OrderByDescending(p => p.Alike);
            var (usedLeft, usedRight) = (new bool[left.Count], new bool[right.Count]);
            foreach (var (i, j, _) in pairs)
            {
                if (!usedLeft[i] && !usedRight[j])
                {
                    usedLeft[i] = usedRight[j] = true;
                    _hit++;
                }
            }
        }
    }
}
