using Parley.Language;

namespace Parley.Reading.Speech.Learned;

/// <summary>Finds the words by which somebody says, thinks or wants something.</summary>
internal sealed class CueFinder(AttributionModel model, CueLexicon lexicon)
{
    private const float Enough = -0.8f;
    private const float EnoughForSaying = -1.5f;

    /// <summary>Whether a word may be a cue at all: any verb, and what else was one in training.</summary>
    public static bool IsCandidate(SpeechText text, int token, Predicate<ulong> known) => text.Tree.Tokens[token].UPos switch
    {
        UPos.VERB => true,
        UPos.PROPN or UPos.DET or UPos.NUM or UPos.CCONJ or UPos.PRON or UPos.PART or UPos.INTJ => false,
        _ => known(text.Lemmas[token]),
    };

    /// <summary>Of each token, whether it is a cue.</summary>
    public bool[] Find(SpeechText text, AttributionHints? hints)
    {
        var (cues, rows) = (new bool[text.Document.Tokens.Length], new List<int>());
        for (var t = 0; t < cues.Length; t++)
        {
            if (IsCandidate(text, t, model.MayBeCue) || hints?.Cue(t) > 0)
            {
                CueFeatures.Of(text, t, rows);
                var score = model.CueScore(rows) + (hints?.Cue(t) ?? 0);
                cues[t] = score > Enough || (score > EnoughForSaying && lexicon.Of(text.Document.Tokens[t].Lemma.ToLowerInvariant()) is { Frame: not CueFrame.Quote });
            }
        }

        return cues;
    }
}
