using System.Collections.Frozen;

namespace Parley.Language.Segmentation;

/// <summary>
/// Finds where sentences end: at a terminator that is not an abbreviation's, with the quotation marks and brackets that close on it, and at the
/// end of a paragraph. A terminator inside a quotation that the sentence goes on after ("…?" he asked) does not end it.
/// </summary>
internal static class SentenceSplitter
{
    private const int Longest = 400;
    private const string Closers = "\"”’')]}»″";
    private static readonly FrozenSet<string> Abbreviations = WordList.Embedded("abbreviations.txt");

    /// <summary>Appends the sentences of a text.</summary>
    public static void Split(string text, List<RawToken> tokens, List<RawSentence> into)
    {
        var single = LinesAreParagraphs(text);
        var (first, paragraph) = (0, 0);
        for (var i = 0; i < tokens.Count; i++)
        {
            var gap = i + 1 < tokens.Count ? text.AsSpan(tokens[i].Span.End, tokens[i + 1].Span.Start - tokens[i].Span.End) : "\n\n";
            var lines = gap.Count('\n');
            var newParagraph = lines > 1 || (lines == 1 && single);
            if (newParagraph || i - first >= Longest || (Ends(text, tokens, i) && !IsListNumber(text, tokens, first, i) && !ClosesAlone(text, tokens, i + 1)))
            {
                into.Add(new RawSentence(first, i + 1, paragraph));
                first = i + 1;
            }

            paragraph += newParagraph ? 1 : 0;
        }

        if (first < tokens.Count)
        {
            into.Add(new RawSentence(first, tokens.Count, paragraph));
        }
    }

    /// <summary>"3." at the beginning is the number of what follows.</summary>
    private static bool IsListNumber(string text, List<RawToken> tokens, int first, int i) =>
        i == first + 1 && Form(text, tokens, i) is "." && Form(text, tokens, first) is { Length: <= 2 } number && char.IsDigit(number[0]);

    /// <summary>A closing mark set apart by a space at the end of a paragraph.</summary>
    private static bool ClosesAlone(string text, List<RawToken> tokens, int i) =>
        i < tokens.Count && Form(text, tokens, i) is ")" or "\"" or "”"
        && (i + 1 >= tokens.Count || text.AsSpan(tokens[i].Span.End, tokens[i + 1].Span.Start - tokens[i].Span.End).Contains('\n'));

    /// <summary>Whether each line is a paragraph: no blank lines, and lines too long to have been wrapped.</summary>
    private static bool LinesAreParagraphs(string text)
    {
        var (lines, longest, length, blank) = (0, 0, 0, false);
        foreach (var line in text.AsSpan().EnumerateLines())
        {
            blank |= line.IsWhiteSpace() && lines > 0 && length < text.Length - 1;
            longest = Math.Max(longest, line.Length);
            length += line.Length + 1;
            lines++;
        }

        return longest > 100 || !blank;
    }

    /// <summary>Whether a sentence ends after a token.</summary>
    private static bool Ends(string text, List<RawToken> tokens, int i)
    {
        var word = Form(text, tokens, i);
        if (i + 1 >= tokens.Count)
        {
            return true;
        }

        var next = Form(text, tokens, i + 1);
        if (IsTerminator(word))
        {
            return !Closes(text, tokens, i + 1) && Begins(text, tokens, i + 1, word);
        }

        if (word.Length == 1 && Closers.Contains(word[0], StringComparison.Ordinal) && Closes(text, tokens, i) && i > 0)
        {
            var inner = i - 1;
            while (inner > 0 && Closes(text, tokens, inner))
            {
                inner--;
            }

            return IsTerminator(Form(text, tokens, inner)) && !Closes(text, tokens, i + 1) && Begins(text, tokens, i + 1, Form(text, tokens, inner));
        }

        return word.Length > 1 && word[^1] == '.' && AbbreviationEnds(text, tokens, i, word, next);
    }

    private static bool IsTerminator(ReadOnlySpan<char> word) => word.Length > 0 && (word[0] is '!' or '?' || word is "." or "..." or "…" or "....");

    /// <summary>A closing mark that sits tight on what stands before it.</summary>
    private static bool Closes(string text, List<RawToken> tokens, int i) =>
        i < tokens.Count && i > 0 && Form(text, tokens, i) is var f && (f is "''" || (f.Length == 1 && Closers.Contains(f[0], StringComparison.Ordinal)))
        && tokens[i - 1].Span.End == tokens[i].Span.Start
        && (i + 1 >= tokens.Count || tokens[i + 1].Span.Start > tokens[i].Span.End || Closers.Contains(text[tokens[i + 1].Span.Start], StringComparison.Ordinal)
            || ".,;".Contains(text[tokens[i + 1].Span.Start], StringComparison.Ordinal));

    /// <summary>Whether the next word may begin a sentence.</summary>
    private static bool Begins(string text, List<RawToken> tokens, int i, ReadOnlySpan<char> terminator)
    {
        var next = Form(text, tokens, i);
        var gap = tokens[i].Span.Start > tokens[i - 1].Span.End;
        if (!gap && terminator is "." && !char.IsUpper(next[0]))
        {
            return false;
        }

        if (char.IsLower(next[0]))
        {
            return gap && BeginsLower(text, tokens, i, terminator);
        }

        return char.IsUpper(next[0]) || char.IsDigit(next[0]) || "\"“‘'([—-–*•″`«".Contains(next[0], StringComparison.Ordinal)
            || (!char.IsLower(next[0]) && !",;:.".Contains(next[0], StringComparison.Ordinal));
    }

    /// <summary>Carelessly written text begins sentences in lower case; an unknown abbreviation or a title ("Yahoo! said") must not end one.</summary>
    private static bool BeginsLower(string text, List<RawToken> tokens, int i, ReadOnlySpan<char> terminator)
    {
        var next = Form(text, tokens, i);
        if (next.StartsWith("http", StringComparison.Ordinal) || next.StartsWith("www.", StringComparison.Ordinal))
        {
            return true;
        }

        // Between the terminator and here only closing marks may stand, and then the sentence goes on.
        if (i < 2 || !IsTerminator(Form(text, tokens, i - 1)))
        {
            return false;
        }

        var before = Form(text, tokens, i - 2);
        return terminator is "." ? before.Length > 2 && char.IsLower(before[0]) : terminator[0] == '?' || (terminator[0] == '!' && (terminator.Length > 1 || !char.IsUpper(before[0])));
    }

    /// <summary>Whether the stop of an abbreviation ends the sentence too: "… in the U.S. The deal …".</summary>
    private static bool AbbreviationEnds(string text, List<RawToken> tokens, int i, ReadOnlySpan<char> word, ReadOnlySpan<char> next)
    {
        if (!char.IsUpper(next[0]) || word.Length <= 2 || Abbreviations.GetAlternateLookup<ReadOnlySpan<char>>().Contains(word[..^1]))
        {
            return false;
        }

        return word is "a.m." or "p.m." or "U.S." or "U.N." or "U.K." or "E.U." or "D.C."
            && (next is "The" or "A" or "An" or "In" or "But" or "He" or "She" or "It" or "They" or "We" or "On" or "And" or "At" or "This" or "That" or "There"
                or "For" or "As" or "However" or "Mr." or "Meanwhile" or "After" or "I");
    }

    private static ReadOnlySpan<char> Form(string text, List<RawToken> tokens, int i) => text.AsSpan(tokens[i].Span.Start, tokens[i].Span.Length);
}
