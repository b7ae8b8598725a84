using Parley.Reading.Frames;
using Parley.Reading.Items;

namespace Parley.Reading.Judging;

/// <summary>
/// Brings together what is seen of one stand or act at several words: in "demands an end to the siege" both <c>end</c> and <c>siege</c> may head the object.
/// A stand is as likely as at all the words together whose phrases are much the same words, an act of a type as at all words of its sentence.
/// </summary>
internal sealed class Gathered(Scene scene, Sightings sightings)
{
    /// <summary>From which share of common words two phrases are of one thing.</summary>
    private const float OneThing = 0.3f;
    private const double LeastShare = 0.02;
    private const double MostShare = 0.98;
    private readonly (int First, int End)[] _phrases = new (int, int)[sightings.Count];

    /// <summary>The stands or acts seen, those likeliest on the whole first; of as likely ones that seen best at its own word.</summary>
    public IEnumerable<(int Token, int Place, float Odds)> Surest(ItemKind kind) => scene.Tree.Document.Sentences
        .SelectMany(s => Of(s.First, s.End, kind)).OrderByDescending(s => s.Odds).ThenByDescending(s => s.Own).ThenBy(s => s.Token).Select(s => (s.Token, s.Place, s.Odds));

    /// <summary>Whether what two words head is one thing.</summary>
    public bool IsOne(int token, int other, ItemKind kind)
    {
        if (token == other)
        {
            return true;
        }

        if (kind == ItemKind.Action)
        {
            return scene.Tree.Tokens[token].Sentence == scene.Tree.Tokens[other].Sentence;
        }

        var (a, b) = (Phrase(token), Phrase(other));
        var both = Math.Min(a.End, b.End) - Math.Max(a.First, b.First);
        return both > 0 && 2f * both / (a.End - a.First + b.End - b.First) >= OneThing;
    }

    /// <summary>Of each word of a sentence the likeliest stance or type.</summary>
    private IEnumerable<(int Token, int Place, float Odds, float Own)> Of(int first, int end, ItemKind kind)
    {
        var shares = Enumerable.Range(first, end - first).Select(t => sightings.Shares(t, kind)).ToList();
        for (var token = first; token < end; token++)
        {
            if (shares[token - first] is not { } own)
            {
                continue;
            }

            var (best, odds) = (0, float.NegativeInfinity);
            for (var c = 0; c < own.Length; c++)
            {
                var together = own[c] < LeastShare ? 0 : Enumerable.Range(first, end - first).Sum(t => shares[t - first] is { } share && share[c] > 0 && IsOne(token, t, kind) ? share[c] : 0);
                var sure = Math.Max(sightings.Odds(token, kind, c), together > 0 ? (float)Math.Log(Math.Min(together, MostShare) / (1 - Math.Min(together, MostShare))) : float.NegativeInfinity);
                (best, odds) = sure > odds ? (c, sure) : (best, odds);
            }

            yield return (token, Sightings.PlacesOf(kind)[best], odds, sightings.Odds(token, kind, best));
        }
    }

    /// <summary>The words that a token heads.</summary>
    private (int First, int End) Phrase(int token)
    {
        if (_phrases[token].End == 0)
        {
            var (document, span) = (scene.Tree.Document, Clauses.Phrase.Of(scene.Tree, token, compact: false, scene.IsTime));
            var first = document.FirstFrom(span.Start);
            _phrases[token] = (first, Math.Max(first + 1, document.FirstFrom(span.End)));
        }

        return _phrases[token];
    }
}
