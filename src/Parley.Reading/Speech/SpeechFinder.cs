using System.Collections.Immutable;
using Parley.Language;
using Parley.Reading.Clauses;

namespace Parley.Reading.Speech;

/// <summary>
/// Finds who says what: clauses and quotations governed by verbs of saying, "according to", and quotations that go on without a cue.
/// Trees help, but the marks and the order of the words decide where they can: "…, the minister said." is all speech up to the comma.
/// </summary>
public sealed class SpeechFinder(string cueTable)
{
    private readonly CueLexicon _cues = new(cueTable);

    /// <summary>The utterances of a document in text order.</summary>
    public IReadOnlyList<Utterance> Find(Document document)
    {
        var tree = new Tree(document);
        var quotes = new QuoteMarks(document);
        var reader = new ClauseOfSaying(tree, quotes, _cues);
        var found = new List<Utterance>();
        foreach (var sentence in document.Sentences)
        {
            var before = found.Count;
            for (var t = sentence.First; t < sentence.End; t++)
            {
                if (Read(document, tree, reader, sentence, t) is { } utterance && !found.Skip(before).Any(f => SameContent(f, utterance)))
                {
                    found.Add(utterance);
                }
            }

            if (found.Count == before)
            {
                GoesOn(document, quotes, sentence, found);
            }
        }

        return [.. found.Select((u, i) => u with { Parent = Reporter(document, found, i) })];
    }

    private static Utterance? Read(Document document, Tree tree, ClauseOfSaying reader, Sentence sentence, int token)
    {
        return document.Form(token) is "according" or "According" ? reader.AccordingTo(sentence, token)
            : tree.IsVerb(token) ? reader.Read(sentence, token) : null;
    }

    private static bool SameContent(Utterance a, Utterance b) => a.Content.Any(c => b.Content.Any(d => c == d));

    /// <summary>A sentence of quoted words with no cue: more of the utterance before it in the paragraph, or, in a paragraph of its own, by the same speaker.</summary>
    private static void GoesOn(Document document, QuoteMarks quotes, Sentence sentence, List<Utterance> found)
    {
        var inside = 0;
        for (var t = sentence.First; t < sentence.End; t++)
        {
            inside += quotes.At(t) >= 0 ? 1 : 0;
        }

        if (found.Count == 0 || inside < 4 || inside < 0.8 * (sentence.End - sentence.First))
        {
            return;
        }

        var last = found[^1];
        var lastSentence = document.Sentences.First(s => s.Span.End >= last.Evidence.End);
        if (sentence.Paragraph - lastSentence.Paragraph > 1)
        {
            return;
        }

        if (sentence.Paragraph == lastSentence.Paragraph && last.Quoted)
        {
            found[^1] = last with { Content = last.Content.Add(sentence.Span), Evidence = new TextSpan(last.Evidence.Start, sentence.Span.End) };
            return;
        }

        found.Add(new Utterance(-1, last.SourceHead, last.Source, [sentence.Span], true, -1, sentence.Span, SpeechKind.Continued, -1));
    }

    private static int Reporter(Document document, List<Utterance> found, int index)
    {
        var cue = found[index].CueToken;
        if (cue < 0)
        {
            return -1;
        }

        var at = document.Tokens[cue].Span;
        var best = -1;
        for (var i = 0; i < found.Count; i++)
        {
            if (i != index && found[i].Content.Any(c => c.Contains(at))
                && (best < 0 || found[i].Content.Sum(c => c.Length) < found[best].Content.Sum(c => c.Length)))
            {
                best = i;
            }
        }

        return best;
    }

    /// <summary>Makes the utterance of its parts; null where nothing is left to say.</summary>
    internal static Utterance? Make(
        Document document, QuoteMarks quotes, int cue, int source, TextSpan sourceSpan, IEnumerable<(int First, int End)> parts, int addressee, Sentence sentence, bool accordingTo)
    {
        var content = ImmutableArray.CreateBuilder<TextSpan>();
        var (quoted, whole) = (false, true);
        foreach (var (first, end) in parts.OrderBy(p => p.First))
        {
            var (f, e) = Trim(document, first, end);
            if (e - f < 1)
            {
                continue;
            }

            content.Add(new TextSpan(document.Tokens[f].Span.Start, document.Tokens[e - 1].Span.End));
            for (var t = f; t < e; t++)
            {
                quoted |= quotes.At(t) >= 0;
                whole &= quotes.At(t) >= 0;
            }
        }

        var kind = accordingTo ? SpeechKind.AccordingTo : whole ? SpeechKind.Direct : quoted ? SpeechKind.Mixed : SpeechKind.Indirect;
        return content.Count == 0 ? null
            : new Utterance(cue, source, sourceSpan, content.ToImmutable(), quoted, addressee, sentence.Span, kind, -1);
    }

    /// <summary>Drops commas, colons and the final stop at the ends.</summary>
    private static (int First, int End) Trim(Document document, int first, int end)
    {
        while (first < end && document.Form(first) is "," or ":" or ";" or "." or "--" or "-" or "—" or "–" or "that")
        {
            first++;
        }

        while (end > first && document.Form(end - 1) is "," or ":" or ";" or "." or "--" or "-" or "—" or "–")
        {
            end--;
        }

        return (first, end);
    }
}
