using System.Collections.Immutable;
using Parley.Language;
using Parley.Reading.Clauses;
using Parley.Reading.Speech.Learned;

namespace Parley.Reading.Speech;

/// <summary>Makes utterances of attributions: judges by the table of cues whether something is said, mends source and content by the marks.</summary>
internal sealed class SayingReader(SpeechText text, CueLexicon cues)
{
    private readonly SourceOfSaying _sources = new(text.Tree, text.Quotes);

    private Document Document => text.Document;

    private Tree Tree => text.Tree;

    /// <summary>The utterance of an attribution, doubtful where its cue is none of saying; null inside quotation marks, or where nothing is said.</summary>
    public Utterance? Read(Attributed attribution)
    {
        var cue = attribution.Cue;
        if (text.Quotes.At(cue) >= 0)
        {
            return null;
        }

        var kind = cues.Of(Tree.Tokens[cue].Lemma.ToLowerInvariant());
        var content = AfterColon(cue) is { First: >= 0 } below ? [below] : attribution.Content.Select(p => WithQuotation(BehindTarget(cue, p))).ToList();
        var utterance = Make(text, Sourced(attribution) with { Content = Apart(content) }, kind is null ? -1 : _sources.Addressee(cue, kind));
        return utterance is null ? null : utterance with { Doubtful = kind is null || _sources.Unsaid(cue) || !IsSaid(kind, utterance, content) };
    }

    private bool IsSaid(Cue kind, Utterance utterance, List<(int First, int End)> content) => utterance.Quoted || kind.Frame switch
    {
        CueFrame.Any => content.Sum(c => c.End - c.First) > 2,
        CueFrame.Clause => content.Exists(c => Enumerable.Range(c.First, c.End - c.First).Any(t => Tree.Tokens[t].XPos is "VBD" or "VBZ" or "VBP" or "VB" or "MD")),
        _ => false,
    };

    /// <summary>The source, or who the tree gives where the model gives none: a subject left out, one before "who", one quoted as saying.</summary>
    private Attributed Sourced(Attributed attribution)
    {
        var (cue, head) = (attribution.Cue, attribution.SourceHead);
        var sentence = Document.Sentences[Tree.Tokens[cue].Sentence];
        var quoting = Tree.Lower(Math.Max(0, cue - 1)) == "as" ? Tree.Tokens[cue].Head : cue;
        var quoted = quoting >= 0 && SourceOfSaying.Quotes(Tree, quoting) ? Tree.Child(quoting, Relation.Obj, Relation.NsubjPass) : -1;
        var relative = head >= 0 && Tree.Tokens[head].UPos == UPos.PRON && Tree.Lower(head) is "who" or "which" or "that";
        var told = head > cue && cues.Of(Tree.Tokens[cue].Lemma.ToLowerInvariant())?.Addressee == "object" && Tree.Child(cue, Relation.Obj, Relation.Iobj) == head
            && Tree.Child(cue, Relation.Nsubj) is >= 0 and var teller ? teller : -1;
        var source = quoted >= 0 ? quoted : told >= 0 ? told : (head < 0 || relative) && Tree.IsVerb(cue) ? _sources.Of(sentence, cue) : -1;
        return source < 0 ? attribution : attribution with { SourceHead = source, Source = _sources.Words(source, cue) };
    }

    /// <summary>"accused X of doing Y", "told X that Y": what is said begins behind X.</summary>
    private (int First, int End) BehindTarget(int cue, (int First, int End) part)
    {
        var target = part.First == cue + 1 ? Tree.Child(cue, Relation.Obj, Relation.Iobj) : -1;
        for (var t = target; t > cue && t + 2 < part.End && t - cue < 12; t++)
        {
            if (Tree.Lower(t + 1) is "of" or "that" && Tree.Tokens[t + 1].Head >= 0 && (Tree.Lower(t + 1) == "that" || Tree.IsVerb(Tree.Tokens[t + 1].Head)))
            {
                return (t + 2, part.End);
            }
        }

        return part;
    }

    /// <summary>A part of what is said that goes over most of a quotation goes over all of it, from the first sentence to the last.</summary>
    private (int First, int End) WithQuotation((int First, int End) part)
    {
        var (first, end) = part;
        foreach (var at in new[] { text.Quotes.At(part.First), text.Quotes.At(part.End - 1) })
        {
            if (at < 0)
            {
                continue;
            }

            var (from, to) = text.Quotes.Quotations[at];
            var sentence = Document.Sentences[Tree.Tokens[Math.Max(first, from)].Sentence];
            if (Tree.Tokens[from].Sentence != Tree.Tokens[to - 1].Sentence && part.End - part.First > 0.5 * (Math.Min(to, sentence.End) - Math.Max(from, sentence.First)))
            {
                (first, end) = (Math.Min(first, from), Math.Max(end, to));
            }
        }

        return (first, end);
    }

    /// <summary>"The minister said:" and the quotation in the paragraph below.</summary>
    private (int First, int End) AfterColon(int cue)
    {
        var (s, sentences) = (Tree.Tokens[cue].Sentence, Document.Sentences);
        if (s + 1 >= sentences.Length || Document.Form(sentences[s].End - 1) is not ":" || sentences[s].End - cue > 8)
        {
            return (-1, -1);
        }

        var below = sentences[s + 1];
        var quotation = text.Quotes.At(below.First);
        return quotation >= 0 ? text.Quotes.Quotations[quotation] : (-1, -1);
    }

    /// <summary>Parts in text order, those that overlap made one.</summary>
    private static List<(int First, int End)> Apart(List<(int First, int End)> parts)
    {
        var apart = new List<(int First, int End)>();
        foreach (var part in parts.OrderBy(p => p.First))
        {
            if (apart.Count > 0 && part.First <= apart[^1].End)
            {
                apart[^1] = (apart[^1].First, Math.Max(apart[^1].End, part.End));
            }
            else
            {
                apart.Add(part);
            }
        }

        return apart;
    }

    /// <summary>Makes the utterance of an attribution; null where nothing is left to say.</summary>
    public static Utterance? Make(SpeechText text, Attributed attribution, int addressee)
    {
        var (document, tokens) = (text.Document, text.Document.Tokens);
        var content = ImmutableArray.CreateBuilder<TextSpan>();
        var (quoted, whole) = (false, true);
        var (firstSentence, lastSentence) = (tokens[attribution.Cue].Sentence, tokens[attribution.Cue].Sentence);
        foreach (var (first, end) in attribution.Content)
        {
            var (f, e) = Trim(document, first, end);
            if (e - f < 1)
            {
                continue;
            }

            content.Add(new TextSpan(tokens[f].Span.Start, tokens[e - 1].Span.End));
            (firstSentence, lastSentence) = (Math.Min(firstSentence, tokens[f].Sentence), Math.Max(lastSentence, tokens[e - 1].Sentence));
            for (var t = f; t < e; t++)
            {
                quoted |= text.Quotes.At(t) >= 0;
                whole &= text.Quotes.At(t) >= 0;
            }
        }

        var according = document.Form(attribution.Cue) is "according" or "According";
        var kind = according ? SpeechKind.AccordingTo : whole ? SpeechKind.Direct : quoted ? SpeechKind.Mixed : SpeechKind.Indirect;
        var (from, to) = attribution.Source;
        return content.Count == 0 ? null : new Utterance(
            attribution.Cue, attribution.SourceHead, from < 0 ? default : new TextSpan(tokens[from].Span.Start, tokens[to - 1].Span.End),
            content.ToImmutable(), quoted, addressee,
            new TextSpan(document.Sentences[firstSentence].Span.Start, document.Sentences[lastSentence].Span.End), kind, -1, false);
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
