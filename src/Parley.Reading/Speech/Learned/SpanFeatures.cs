using Parley.Language;

namespace Parley.Reading.Speech.Learned;

/// <summary>What speaks for a word of a window being part of the source or of what is said, and for a change between two words.</summary>
internal static class SpanFeatures
{
    /// <summary>Rows of the table for words: 2 to this power.</summary>
    public const int WordBits = 20;

    /// <summary>Rows of the table for changes: 2 to this power.</summary>
    public const int ChangeBits = 19;

    /// <summary>How many rows a word sets.</summary>
    public const int WordRows = 37;

    /// <summary>How many rows a change sets.</summary>
    public const int ChangeRows = 20;

    private const ulong Edge = 1;

    /// <summary>The rows of every word and change of a window, one after another; the change is that from the word before.</summary>
    public static void Of(Window window, bool[] cues, List<int> words, List<int> changes)
    {
        words.Clear();
        changes.Clear();
        var text = window.Text;
        var between = Between(window, cues);
        var around = Around(window);
        for (var t = window.First; t < window.End; t++)
        {
            Word(window, text, t, cues, between, around, words);
            Change(window, text, t, around, changes);
        }
    }

    /// <summary>Of each word, how many other cues and how many commas stand between it and the cue, each at most 2.</summary>
    private static ulong[] Between(Window window, bool[] cues)
    {
        var between = new ulong[window.End - window.First];
        foreach (var step in (int[])[-1, 1])
        {
            var (others, commas) = (0, 0);
            for (var t = window.Cue; t >= window.First && t < window.End; t += step)
            {
                others += t != window.Cue && cues[t] ? 1 : 0;
                commas += window.Text.Document.Form(t) is "," ? 1 : 0;
                between[t - window.First] = (ulong)((Math.Min(others, 2) * 3) + Math.Min(commas, 2));
            }
        }

        return between;
    }

    /// <summary>What stands around the cue: the words next to it, on which sides clauses hang on it, on which sides of its sentence there are quotations.</summary>
    private static Setting Around(Window window)
    {
        var (text, cue) = (window.Text, window.Cue);
        var sentence = text.Document.Sentences[window.CueSentence];
        var (clauses, quotes) = (0UL, 0UL);
        foreach (var child in text.Tree.Children(cue))
        {
            if (text.Tree.Tokens[child].Relation is Relation.Ccomp or Relation.Xcomp or Relation.Parataxis)
            {
                clauses |= child < cue ? 1UL : 2UL;
            }
        }

        for (var t = sentence.First; t < sentence.End; t++)
        {
            quotes |= text.Quotes.At(t) < 0 ? 0UL : t < cue ? 1UL : t > cue ? 2UL : 4UL;
        }

        return new Setting(
            cue > sentence.First ? (ulong)text.Tree.Tokens[cue - 1].UPos : 99, cue + 1 < sentence.End ? Near(text, cue + 1) : Edge, clauses, quotes);
    }

    private static ulong Near(SpeechText text, int token) =>
        text.Tree.Tokens[token].UPos is UPos.PROPN or UPos.NOUN or UPos.VERB or UPos.ADJ or UPos.NUM ? (ulong)text.Tree.Tokens[token].UPos : text.Forms[token];

    private readonly record struct Setting(ulong Before, ulong Next, ulong Clauses, ulong Quotes);

    private static ulong Distance(int cue, int t)
    {
        var far = Math.Abs(t - cue);
        var bucket = far < 4 ? far : far < 6 ? 4 : far < 11 ? 5 : far < 21 ? 6 : 7;
        return (ulong)((bucket * 2) + (t < cue ? 0 : 1));
    }

    private static void Word(Window window, SpeechText text, int t, bool[] cues, ulong[] between, Setting around, List<int> rows)
    {
        var (token, cue, at) = (text.Tree.Tokens[t], window.Cue, t - window.First);
        var cueToken = text.Tree.Tokens[cue];
        var (branch, sub, cueLemma, form) = (window.Branch[at], window.SubBranch[at], text.Lemmas[cue], text.Forms[t]);
        var side = t == cue ? 2UL : t < cue ? 0UL : 1UL;
        var distance = Distance(cue, t);
        var cueTag = ((ulong)cueToken.UPos << 8) | (cueToken.XPos.Length > 0 ? (ulong)cueToken.XPos[^1] : 0);
        var quote = (ulong)text.QuoteState(t);
        var offset = (ulong)(Math.Clamp(token.Sentence - window.CueSentence, -2, 2) + 2);
        var sameQuote = text.Quotes.At(t) == text.Quotes.At(cue) ? 1UL : 0UL;
        var other = (ulong)(cues[t] && t != cue ? 1 : 0);
        void Add(int template, ulong a, ulong b = 0, ulong c = 0) => rows.Add(Row.Of(WordBits, template, a, b, c));
        Add(0, side);
        Add(1, branch);
        Add(2, branch, cueLemma);
        Add(3, branch, cueTag);
        Add(4, branch, form);
        Add(5, sub);
        Add(6, sub, (ulong)token.UPos);
        Add(7, sub, cueLemma);
        Add(8, distance);
        Add(9, (ulong)token.UPos, side);
        Add(10, form, side);
        Add(11, form, distance);
        Add(12, (ulong)token.Relation, side);
        Add(13, quote, side, offset);
        Add(14, quote, branch);
        Add(15, cueLemma, side, quote);
        Add(16, offset, quote, sameQuote);
        Add(17, between[at], side, quote);
        Add(18, between[at], branch);
        Add(19, branch, text.NameTypes[t], (ulong)token.UPos);
        Add(20, cueLemma, distance);
        Add(21, cueLemma, form);
        Add(22, other, side, branch);
        Add(23, sameQuote, quote, side);
        Add(24, cueLemma, side, between[at]);
        Add(25, side, around.Next, between[at]);
        Add(26, side, around.Clauses, branch);
        Add(27, side, around.Clauses, around.Next);
        Add(28, side, around.Quotes, quote);
        Add(29, side, around.Before, quote);
        Add(30, Row.Join(around.Clauses, around.Quotes), Row.Join(around.Next, quote), Row.Join(side, offset));
        Add(31, t > window.First ? text.Forms[t - 1] : Edge, side, (ulong)token.UPos);
        Add(32, t + 1 < window.End ? text.Forms[t + 1] : Edge, side, (ulong)token.UPos);
        Add(33, Row.Join(around.Before, around.Next), distance);
        Add(34, window.Line[at], side, around.Next);
        Add(35, window.Line[at], side, around.Clauses);
        Add(36, window.Line[at], side, cueLemma);
    }

    private static void Change(Window window, SpeechText text, int t, Setting around, List<int> rows)
    {
        var (at, cue, first) = (t - window.First, window.Cue, t == window.First);
        var (token, branch) = (text.Tree.Tokens[t], window.Branch[at]);
        var (form, before) = (text.Forms[t], first ? Edge : text.Forms[t - 1]);
        var (pos, posBefore) = ((ulong)token.UPos, first ? 99UL : (ulong)text.Tree.Tokens[t - 1].UPos);
        var (quote, quoteBefore) = ((ulong)text.QuoteState(t), first ? 9UL : (ulong)text.QuoteState(t - 1));
        var branchBefore = first ? Edge : window.Branch[at - 1];
        var side = t <= cue ? 0UL : 1UL;
        var sentence = first || text.Tree.Tokens[t - 1].Sentence != token.Sentence ? 1UL : 0UL;
        var touch = t == cue ? 1UL : t - 1 == cue ? 2UL : 0UL;
        var same = branch == branchBefore ? 1UL : 0UL;
        var subSame = first || window.SubBranch[at] != window.SubBranch[at - 1] ? 0UL : 1UL;
        void Add(int template, ulong a, ulong b = 0, ulong c = 0) => rows.Add(Row.Of(ChangeBits, template, a, b, c));
        Add(0, side, touch);
        Add(1, form, before);
        Add(2, form, side, same);
        Add(3, before, side, same);
        Add(4, pos, posBefore, side);
        Add(5, branch, branchBefore);
        Add(6, touch, text.Lemmas[cue], pos);
        Add(7, quote, quoteBefore, side);
        Add(8, quote, quoteBefore, sentence);
        Add(9, sentence, side, quote);
        Add(10, same, (ulong)token.Relation, side);
        Add(11, branch, form, same);
        Add(12, same + (2 * subSame), pos, posBefore);
        Add(13, branchBefore, before, same);
        Add(14, quote, quoteBefore, before);
        Add(15, branch, branchBefore, text.Lemmas[cue]);
        Add(16, touch, Row.Join(pos, posBefore), text.Tree.Tokens[cue].UPos == UPos.VERB ? 1UL : 0UL);
        Add(17, Row.Join(side, around.Clauses), Row.Join(form, before), around.Next);
        Add(18, Row.Join(side, around.Quotes), Row.Join(quote, quoteBefore), Row.Join(around.Next, touch));
        Add(19, window.Line[at], first ? Edge : window.Line[at - 1], Row.Join(side, before));
    }
}
