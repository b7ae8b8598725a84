using Parley.Language;
using Parley.Reading.Clauses;

namespace Parley.Reading.Speech;

/// <summary>Reads one verb of saying: its source, what it says on either side of it, and whom it tells.</summary>
internal sealed class ClauseOfSaying(Tree tree, QuoteMarks quotes, CueLexicon cues)
{
    private readonly SourceOfSaying _sources = new(tree, quotes);

    private Document Document => tree.Document;

    /// <summary>The utterance a verb makes; null where it says nothing.</summary>
    public Utterance? Read(Sentence sentence, int verb)
    {
        if (cues.Of(tree.Tokens[verb].Lemma.ToLowerInvariant()) is not { } cue || quotes.At(verb) >= 0 || Unsaid(verb))
        {
            return null;
        }

        var source = _sources.Of(sentence, verb);
        if (source < 0)
        {
            return null;
        }

        var span = _sources.Words(source, verb);
        var parts = Parts(sentence, verb, source, span, cue);
        return parts.Count == 0 ? null
            : SpeechFinder.Make(Document, quotes, verb, source, Span(span), parts, _sources.Addressee(verb, cue), sentence, accordingTo: false);
    }

    /// <summary>"…, according to the ministry": everything in the sentence but that phrase.</summary>
    public Utterance? AccordingTo(Sentence sentence, int token)
    {
        if (token + 2 >= sentence.End || tree.Lower(token + 1) != "to")
        {
            return null;
        }

        var source = tree.Tokens[token].Head;
        if (source <= token + 1 || !tree.IsNominal(source))
        {
            source = Enumerable.Range(token + 2, sentence.End - token - 2).FirstOrDefault(t => tree.IsNominal(t) && tree.Tokens[t].Relation is not (Relation.Compound or Relation.Amod), -1);
        }

        if (source < 0)
        {
            return null;
        }

        var (first, end) = _sources.Extent(source);
        List<(int, int)> parts = token - sentence.First > 2 ? [(sentence.First, token)] : [(Math.Max(end, token + 2), sentence.End)];
        return SpeechFinder.Make(Document, quotes, token, source, Span((Math.Max(first, token + 2), end)), parts, -1, sentence, accordingTo: true);
    }

    /// <summary>Whether the saying itself is not told as done: "did not say", "if he says", "to say".</summary>
    private bool Unsaid(int verb)
    {
        foreach (var child in tree.Children(verb))
        {
            if (tree.Tokens[child].Relation == Relation.Advmod && tree.Lower(child) is "not" or "n't" or "n’t" or "never")
            {
                return true;
            }

            if (tree.Tokens[child].Relation == Relation.Mark && tree.Lower(child) is "to" or "if" or "whether" or "unless")
            {
                return true;
            }
        }

        return tree.Tokens[verb].XPos == "VBN" && tree.IsPassive(verb);
    }

    private TextSpan Span((int First, int End) tokens) =>
        new(tree.Tokens[tokens.First].Span.Start, tree.Tokens[Math.Max(tokens.First, tokens.End - 1)].Span.End);

    private List<(int First, int End)> Parts(Sentence sentence, int verb, int source, (int First, int End) span, Cue cue)
    {
        var parts = new List<(int First, int End)>();
        var clause = cue.Clause ? tree.Child(verb, Relation.Ccomp) : -1;
        var outer = Math.Min(span.First, verb);
        var inner = source > verb ? Math.Max(verb + 1, span.End) : verb + 1;
        var follows = cue.Clause && clause < 0 ? FollowingClause(sentence, inner, cue) : -1;
        if (follows >= 0 && (outer == sentence.First || quotes.At(outer - 1) < 0))
        {
            return [(follows, sentence.End)];
        }

        if (LeftIsSaid(sentence, verb, source, outer, clause, cue))
        {
            parts.Add((LeftStart(sentence, verb, outer), outer));
        }

        var right = RightOf(sentence, verb, source, span, clause, parts.Count > 0, cue);
        if (right.End > right.First)
        {
            parts.Add(right);
        }

        if (!cue.Clause)
        {
            parts.RemoveAll(p => !Enumerable.Range(p.First, p.End - p.First).Any(t => quotes.At(t) >= 0));
        }

        return parts;
    }

    /// <summary>Where a clause begins that the tree did not hang on the verb: after "that", or right after the verb; −1 where none does.</summary>
    private int FollowingClause(Sentence sentence, int inner, Cue cue)
    {
        var t = inner;
        while (t < sentence.End && (tree.Tokens[t].UPos == UPos.ADV || Time.Calendar.Weekday(tree.Lower(t)) is not null
            || (tree.Lower(t) is "on" or "late" or "early" && t + 1 < sentence.End && Time.Calendar.Weekday(tree.Lower(t + 1)) is not null)))
        {
            t++;
        }

        for (var that = t; that < Math.Min(sentence.End - 3, t + 14); that++)
        {
            if (tree.Lower(that) is "," or ";" || quotes.At(that) >= 0 || (that > t && tree.IsVerb(that) && cues.Of(tree.Tokens[that].Lemma) is not null))
            {
                break;
            }

            if (tree.Lower(that) == "that" && tree.Tokens[that].UPos == UPos.SCONJ)
            {
                return that + 1;
            }
        }

        var begins = t < sentence.End - 3 && tree.Tokens[t].UPos is UPos.PRON or UPos.DET or UPos.PROPN or UPos.NOUN or UPos.NUM or UPos.ADJ
            && quotes.At(t) < 0 && cue.Addressee != "object";
        return begins && HasClause(t, sentence.End) ? t : -1;
    }

    /// <summary>Whether the words before source and verb are what is said.</summary>
    private bool LeftIsSaid(Sentence sentence, int verb, int source, int outer, int clause, Cue cue)
    {
        if (outer - sentence.First < 2)
        {
            return false;
        }

        var last = outer - 1;
        if (quotes.At(last) >= 0 && (last == 0 || tree.Tokens[last].UPos == UPos.PUNCT))
        {
            return true;
        }

        if (tree.Lower(last) != ",")
        {
            return false;
        }

        var quotedBefore = quotes.At(Math.Max(sentence.First, last - 1)) >= 0;
        return quotedBefore || (cue.Clause && ((clause >= 0 && clause < outer) || SplitClause(sentence, verb, source, last) || (clause < verb && HasClause(sentence.First, last) && After(sentence, verb, source))));
    }

    /// <summary>"Human life, he added, is of the highest value": the cue stands between two commas, the verb of the clause after them.</summary>
    private bool SplitClause(Sentence sentence, int verb, int source, int comma)
    {
        var next = Math.Max(verb, source) + 1;
        return next + 3 < sentence.End && tree.Lower(next) == "," && tree.IsVerb(next + 1) && comma - sentence.First < 12;
    }

    /// <summary>Whether words hold a clause that may stand alone: a verb with a subject, not behind "when" or "after".</summary>
    private bool HasClause(int first, int end)
    {
        if (tree.Lower(first) is "when" or "after" or "as" or "while" or "although" or "though" or "because" or "since" or "before" or "asked")
        {
            return false;
        }

        return Enumerable.Range(first, end - first).Any(t =>
            tree.Tokens[t].XPos is "VBD" or "VBZ" or "VBP" or "MD" && tree.Tokens[t].UPos is UPos.VERB or UPos.AUX);
    }

    /// <summary>Whether the verb of saying closes its sentence or is set off by a comma, so that what it governs stands before it.</summary>
    private bool After(Sentence sentence, int verb, int source)
    {
        var next = Math.Max(verb, source) + 1;
        return ClosesSentence(sentence, verb, source)
            && (next >= sentence.End || tree.Tokens[next].UPos is UPos.PUNCT or UPos.ADP or UPos.PROPN or UPos.NOUN or UPos.ADV or UPos.SCONJ or UPos.PRON or UPos.VERB);
    }

    private static bool ClosesSentence(Sentence sentence, int verb, int source) => sentence.End - Math.Max(verb, source) < 16;

    /// <summary>Where the words before the cue begin: at the sentence, or after an earlier cue's clause that a semicolon or "and" closes.</summary>
    private int LeftStart(Sentence sentence, int verb, int outer)
    {
        var start = sentence.First;
        for (var t = sentence.First; t < outer; t++)
        {
            if (tree.Lower(t) is ";" && quotes.At(t) < 0)
            {
                start = t + 1;
            }
        }

        return start < verb ? start : sentence.First;
    }

    private (int First, int End) RightOf(Sentence sentence, int verb, int source, (int First, int End) span, int clause, bool left, Cue cue)
    {
        var inner = source > verb ? Math.Max(verb + 1, span.End) : verb + 1;
        if (clause > verb)
        {
            var (first, end) = tree.Extent(clause, c => tree.Tokens[c].Head == clause && tree.Tokens[c].Relation == Relation.Mark && tree.Lower(c) == "that");
            return (Math.Max(inner, first), ToSentenceEnd(sentence, verb, end));
        }

        if (left && cue.Clause && inner < sentence.End && tree.Lower(inner) == "," && sentence.End - inner > 4 && quotes.At(sentence.First) < 0
            && !Enumerable.Range(sentence.First, Math.Min(span.First, verb) - sentence.First).Any(tree.IsVerb))
        {
            return (inner + 1, sentence.End);
        }

        for (var t = inner; t < sentence.End; t++)
        {
            if (quotes.At(t) >= 0)
            {
                var quote = quotes.Quotations[quotes.At(t)];
                var from = left ? Math.Max(t, quote.First) : cue.Clause && tree.Lower(inner) is not "in" and not "on" and not "at" ? After(inner, t) : t;
                var mixed = !left && from < t;
                return (from, left ? Math.Min(quote.End, sentence.End) : mixed ? sentence.End : Math.Min(Math.Max(quote.End, LastQuoted(sentence, quote.End)), sentence.End));
            }
        }

        var said = cue.Clause && !left && inner < sentence.End && (tree.Lower(inner) is "that" or ":" || tree.Child(verb, Relation.Parataxis) > verb);
        return said ? (inner, sentence.End) : (0, 0);
    }

    /// <summary>Mixed speech begins with the clause, not with its first quoted word.</summary>
    private int After(int inner, int quoted)
    {
        var t = inner;
        while (t < quoted && tree.Tokens[t].UPos is UPos.ADV or UPos.PUNCT || (t < quoted && tree.Lower(t) == "that"))
        {
            t++;
        }

        return quoted - t <= 12 ? t : quoted;
    }

    private int LastQuoted(Sentence sentence, int from)
    {
        var last = from;
        for (var t = from; t < sentence.End; t++)
        {
            last = quotes.At(t) >= 0 ? t + 1 : last;
        }

        return last;
    }

    /// <summary>A clause that the tree cut short goes on to the end of its sentence, unless the verb of saying has another verb beside it.</summary>
    private int ToSentenceEnd(Sentence sentence, int verb, int end)
    {
        var next = tree.Children(verb).Where(c => c >= end - 1 && tree.Tokens[c].Relation is Relation.Conj or Relation.Advcl or Relation.Parataxis).DefaultIfEmpty(-1).First();
        return next >= 0 || sentence.End - end > 12 ? end : sentence.End;
    }
}
