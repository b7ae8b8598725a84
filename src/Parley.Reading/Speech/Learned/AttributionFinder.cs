using Parley.Language;
using Parley.Reading.Clauses;

namespace Parley.Reading.Speech.Learned;

/// <summary>An attribution as token ranges.</summary>
/// <param name="Cue">The word of saying, thinking or wanting.</param>
/// <param name="SourceHead">Head of the phrase that names who; −1 where the text does not.</param>
/// <param name="Source">The words that name who.</param>
/// <param name="Content">What, in text order.</param>
internal sealed record Attributed(int Cue, int SourceHead, (int First, int End) Source, IReadOnlyList<(int First, int End)> Content);

/// <summary>Finds attributions of all kinds: sayings, but also beliefs, wishes, plans, and what documents show.</summary>
internal sealed class AttributionFinder(AttributionModel model, CueLexicon lexicon)
{
    private readonly CueFinder _cues = new(model, lexicon);

    /// <summary>The attributions of a text, in the order of their cues.</summary>
    /// <param name="text">The text.</param>
    /// <param name="hints">What a network saw of it; null where none did.</param>
    public List<Attributed> Find(SpeechText text, AttributionHints? hints = null)
    {
        var cues = _cues.Find(text, hints);
        var (words, changes) = (new List<int>(), new List<int>());
        var (wordScores, changeScores) = (Array.Empty<float>(), Array.Empty<float>());
        var found = new List<Attributed>();
        for (var cue = 0; cue < cues.Length; cue++)
        {
            if (!cues[cue])
            {
                continue;
            }

            var window = new Window(text, cue);
            var length = window.End - window.First;
            if (wordScores.Length < length * SpanLabeler.Parts)
            {
                (wordScores, changeScores) = (new float[length * SpanLabeler.Parts * 2], new float[length * SpanLabeler.Parts * SpanLabeler.Parts * 2]);
            }

            SpanFeatures.Of(window, cues, words, changes);
            SpanLabeler.WordScores(model.WordWeights, words, length, cue - window.First, wordScores);
            hints?.AddTo(wordScores, window.First, length, cue);
            SpanLabeler.ChangeScores(model.ChangeWeights, changes, length, changeScores);
            if (Make(window, SpanLabeler.Best(wordScores, changeScores, length)) is { } attributed)
            {
                found.Add(attributed);
            }
        }

        return found;
    }

    private static Attributed? Make(Window window, Part[] parts)
    {
        var content = Runs(window, parts, Part.Content).ToList();
        if (content.Count == 0)
        {
            return null;
        }

        var source = Runs(window, parts, Part.Source).OrderBy(r => r.First > window.Cue ? r.First - window.Cue : window.Cue - r.End).FirstOrDefault((First: -1, End: -1));
        return new Attributed(window.Cue, source.First < 0 ? -1 : Head(window.Text.Tree, source), source, content);
    }

    private static IEnumerable<(int First, int End)> Runs(Window window, Part[] parts, Part wanted)
    {
        for (var at = 0; at < parts.Length; at++)
        {
            if (parts[at] != wanted)
            {
                continue;
            }

            var first = at;
            while (at + 1 < parts.Length && (parts[at + 1] == wanted || Bridged(window, parts, at + 1, wanted)))
            {
                at++;
            }

            yield return (window.First + first, window.First + at + 1);
        }
    }

    /// <summary>A mark between two words of one part belongs to it.</summary>
    private static bool Bridged(Window window, Part[] parts, int at, Part wanted) =>
        parts[at] == Part.None && at + 1 < parts.Length && parts[at + 1] == wanted && window.Text.Tree.Tokens[window.First + at].UPos == UPos.PUNCT;

    private static int Head(Tree tree, (int First, int End) span) =>
        Enumerable.Range(span.First, span.End - span.First)
            .Where(t => tree.Tokens[t].UPos != UPos.PUNCT && (tree.Tokens[t].Head < span.First || tree.Tokens[t].Head >= span.End))
            .OrderBy(t => tree.IsNominal(t) ? 0 : 1).DefaultIfEmpty(span.First).First();
}
