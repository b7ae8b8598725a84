using System.Buffers;
using System.Collections.Frozen;

namespace Parley.Language.Segmentation;

/// <summary>
/// Cuts a text into words as the English UD treebanks do: clitics apart (<c>do|n't</c>, <c>Ukraine|'s</c>), hyphenated compounds in three
/// (<c>al|-|Qaeda</c>) unless the first part is a prefix (<c>re-elected</c>), abbreviations and numbers whole.
/// </summary>
internal static class Tokenizer
{
    private const int LongestWord = 200;
    private static readonly SearchValues<char> Apostrophes = SearchValues.Create("'’ʼ′`");
    private static readonly FrozenSet<string> Abbreviations = WordList.Embedded("abbreviations.txt");
    private static readonly FrozenSet<string> Prefixes = WordList.Embedded("prefixes.txt");
    private static readonly FrozenDictionary<string, int> Contractions = WordList.Embedded("contractions.tsv").Select(l => l.Split('\t'))
        .ToFrozenDictionary(c => c[0], c => int.Parse(c[1], System.Globalization.CultureInfo.InvariantCulture), StringComparer.OrdinalIgnoreCase);

    private static readonly FrozenSet<string> Emoticons = WordList.Embedded("emoticons.txt");
    private static readonly FrozenSet<string> Clitics =
        new[] { "s", "m", "d", "re", "ve", "ll" }.ToFrozenSet(StringComparer.OrdinalIgnoreCase);

    /// <summary>Appends the words of a text from an offset on.</summary>
    public static void Tokenize(string text, int start, List<RawToken> into)
    {
        var at = start;
        while (at < text.Length)
        {
            if (char.IsWhiteSpace(text[at]) || char.IsControl(text[at]))
            {
                at++;
                continue;
            }

            var end = at + 1;
            while (end < text.Length && !char.IsWhiteSpace(text[end]) && !char.IsControl(text[end]) && end - at < LongestWord)
            {
                end++;
            }

            Chunk(text, at, end, into);
            at = end;
        }
    }

    /// <summary>Cuts one run of characters between spaces.</summary>
    private static void Chunk(string text, int start, int end, List<RawToken> into)
    {
        while (start < end)
        {
            if (IsAddress(text.AsSpan(start, end - start)))
            {
                var stop = end;
                while (stop > start + 1 && ".,;:!?)\"”'".Contains(text[stop - 1], StringComparison.Ordinal))
                {
                    stop--;
                }

                Add(into, start, stop, false);
                start = stop;
                continue;
            }

            if (IsEmoticon(text, start, end))
            {
                Add(into, start, end, false);
                return;
            }

            start = char.IsLetterOrDigit(text[start]) || IsMark(text, start, end) ? Word(text, start, end, into) : Symbol(text, start, end, into);
        }
    }

    /// <summary>Whether the rest of a run of characters is a face and stands alone.</summary>
    private static bool IsEmoticon(string text, int start, int end) =>
        end - start is 2 or 3 or 4 && Emoticons.GetAlternateLookup<ReadOnlySpan<char>>().Contains(text.AsSpan(start, end - start));

    private static bool IsMark(string text, int at, int end) =>
        char.IsSurrogate(text[at]) || (text[at] is '.' or ',' && at + 1 < end && char.IsDigit(text[at + 1]) && (at == 0 || char.IsWhiteSpace(text[at - 1])));

    private static bool IsAddress(ReadOnlySpan<char> chunk) =>
        chunk.StartsWith("http://", StringComparison.OrdinalIgnoreCase) || chunk.StartsWith("https://", StringComparison.OrdinalIgnoreCase)
        || chunk.StartsWith("www.", StringComparison.OrdinalIgnoreCase) || chunk.StartsWith("pic.twitter.com", StringComparison.Ordinal)
        || (chunk.Length > 4 && char.IsLetterOrDigit(chunk[0]) && chunk.IndexOf('@') is > 0 and var at && chunk[at..].Contains('.'));

    /// <summary>One mark of punctuation, or a run of the same that is one word ("...", "--", "``").</summary>
    private static int Symbol(string text, int start, int end, List<RawToken> into)
    {
        var next = start + 1;
        if (Apostrophes.Contains(text[start]) && Clitic(text, start, end) is var clitic and > 0 && into.Count > 0 && into[^1].Span.End == start)
        {
            Join(into);
            Add(into, start, clitic, false);
            return clitic;
        }

        if (text[start] is '.' or '-' or '`' or '\'' or '_' or '=' or '*' or '—' or '–' or '<' or '>' or '’' or '+' or '#')
        {
            var limit = text[start] is '`' or '\'' or '’' ? start + 2 : end;
            while (next < Math.Min(limit, end) && text[next] == text[start])
            {
                next++;
            }
        }

        if (text[start] is '!' or '?')
        {
            next = start + 1 + text.AsSpan(start + 1, end - start - 1).IndexOfAnyExcept('!', '?') is var run && run < start + 1 ? end : run;
        }

        if (text[start] == '$' && start > 0 && into.Count > 0 && into[^1].Span.End == start && text[start - 1] is 'S' or 'A' or 'C')
        {
            into[^1] = new RawToken(new TextSpan(into[^1].Span.Start, next), false);
            return next;
        }

        Add(into, start, next, false);
        return next;
    }

    private static int Word(string text, int start, int end, List<RawToken> into)
    {
        var stop = start + 1;
        while (stop < end && Continues(text, start, stop, end))
        {
            stop++;
        }

        stop = WithFinalDot(text, start, stop, end);
        if (char.IsDigit(text[start]) && UnitAfterNumber(text, start, stop) is var digits && digits < stop)
        {
            Add(into, start, digits, false);
            start = digits;
        }

        SplitContraction(text, start, stop, into);
        return stop;
    }

    /// <summary>Whether the character at <paramref name="at"/> belongs to the word that began at <paramref name="start"/>.</summary>
    private static bool Continues(string text, int start, int at, int end)
    {
        var c = text[at];
        if (char.IsLetterOrDigit(c) || char.IsSurrogate(c) || char.GetUnicodeCategory(c) == System.Globalization.UnicodeCategory.NonSpacingMark)
        {
            return true;
        }

        var more = at + 1 < end && char.IsLetterOrDigit(text[at + 1]);
        if (!more)
        {
            return false;
        }

        return c switch
        {
            '.' => char.IsDigit(text[at - 1]) ? char.IsDigit(text[at + 1]) : Dotted(text, start, at) || char.IsLower(text[at + 1]),
            ',' or ':' or '/' => char.IsDigit(text[at - 1]) && char.IsDigit(text[at + 1]),
            '-' => Hyphenated(text, start, at, end) || IsTelephone(text.AsSpan(start, end - start)),
            '&' => char.IsUpper(text[at - 1]) && char.IsUpper(text[at + 1]) && at - start <= 2,
            '\'' or '’' or 'ʼ' => Clitic(text, at, end) == 0 && !Negation(text, at) && char.IsLetter(text[at - 1]),
            _ => false,
        };
    }

    /// <summary>Whether a run begins with groups of digits as in 555-0142 or 202-555-0142; not 1990-1995.</summary>
    private static bool IsTelephone(ReadOnlySpan<char> run)
    {
        var (groups, digits) = (1, 0);
        for (var i = 0; i < run.Length && (char.IsDigit(run[i]) || (run[i] == '-' && i + 1 < run.Length && char.IsDigit(run[i + 1]))); i++)
        {
            if (run[i] != '-')
            {
                digits++;
                continue;
            }

            if (groups == 1 && digits is not (3 or 1))
            {
                return false;
            }

            (groups, digits) = (groups + 1, 0);
        }

        return groups > 2 || (groups == 2 && digits == 4 && run.Length > 3 && run[3] == '-');
    }

    private static bool Dotted(string text, int start, int at) => at - start == 1 || (at >= 2 && text[at - 2] == '.');

    private static bool Hyphenated(string text, int start, int at, int end)
    {
        var first = text.AsSpan(start, at - start);
        return Prefixes.GetAlternateLookup<ReadOnlySpan<char>>().Contains(first) && !(char.IsUpper(text[at + 1]) && at + 2 < end && first.Length < 3);
    }

    /// <summary>Keeps the full stop of an abbreviation with it: "U.S.", "Gen.", "J.".</summary>
    private static int WithFinalDot(string text, int start, int stop, int end)
    {
        if (stop >= end || text[stop] != '.' || (stop + 1 < end && text[stop + 1] == '.'))
        {
            return stop;
        }

        var word = text.AsSpan(start, stop - start);
        var initial = word.Length == 1 && char.IsUpper(word[0]);
        var dotted = word.Length >= 3 && word[^2] == '.' && char.IsLetter(word[^1]);
        if (word.Equals("no", StringComparison.OrdinalIgnoreCase))
        {
            return stop + 2 < text.Length && text[stop + 1] == ' ' && char.IsDigit(text[stop + 2]) ? stop + 1 : stop;
        }

        return initial || dotted || Abbreviations.GetAlternateLookup<ReadOnlySpan<char>>().Contains(word) ? stop + 1 : stop;
    }

    private static int UnitAfterNumber(string text, int start, int stop)
    {
        var digits = start;
        while (digits < stop && (char.IsDigit(text[digits]) || text[digits] is '.' or ',' or ':'))
        {
            digits++;
        }

        var unit = text.AsSpan(digits, stop - digits);
        return unit is "km" or "kg" or "mm" or "cm" or "am" or "pm" or "AM" or "PM" or "k" or "M" or "a.m." or "p.m." or "m" or "bn" ? digits : stop;
    }

    /// <summary>The end of a clitic that begins at an apostrophe; 0 where there is none.</summary>
    private static int Clitic(string text, int at, int end)
    {
        var stop = at + 1;
        while (stop < end && char.IsLetter(text[stop]))
        {
            stop++;
        }

        var letters = text.AsSpan(at + 1, stop - at - 1);
        return letters.Length is > 0 and <= 2 && Clitics.GetAlternateLookup<ReadOnlySpan<char>>().Contains(letters) ? stop : 0;
    }

    private static bool Negation(string text, int at) =>
        at > 0 && text[at - 1] is 'n' or 'N' && at + 1 < text.Length && text[at + 1] is 't' or 'T' && (at + 2 >= text.Length || !char.IsLetter(text[at + 2]));

    /// <summary>Splits "don't", "cannot" and the like; "'s" is split where its apostrophe is met.</summary>
    private static void SplitContraction(string text, int start, int stop, List<RawToken> into)
    {
        if (Contractions.GetAlternateLookup<ReadOnlySpan<char>>().TryGetValue(text.AsSpan(start, stop - start), out var cut))
        {
            Add(into, start, start + cut, true);
            Add(into, start + cut, stop, false);
            return;
        }

        var negation = stop < text.Length && Apostrophes.Contains(text[stop]) && Negation(text, stop) && stop - start > 1;
        if (negation)
        {
            Add(into, start, stop - 1, true);
            Add(into, stop - 1, stop + 2, false);
            return;
        }

        Add(into, start, stop, false);
    }

    private static void Join(List<RawToken> into) => into[^1] = into[^1] with { JoinsNext = true };

    private static void Add(List<RawToken> into, int start, int end, bool joins)
    {
        // A negation reaches past the word that announced it; what was taken then is not taken again.
        var from = into.Count > 0 ? Math.Max(start, into[^1].Span.End) : start;
        if (from < end)
        {
            into.Add(new RawToken(new TextSpan(from, end), joins));
        }
    }
}
