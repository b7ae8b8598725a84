using Parley.Language;

namespace Parley.Reading.Speech;

/// <summary>The quotations of a document, paired paragraph by paragraph over all the marks that wires use: “ ” " ″ ``…'' ‘ ’.</summary>
public sealed class QuoteMarks
{
    private readonly int[] _quoteOf;

    /// <summary>Pairs the marks of a document.</summary>
    public QuoteMarks(Document document)
    {
        _quoteOf = new int[document.Tokens.Length];
        Array.Fill(_quoteOf, -1);
        var start = 0;
        while (start < document.Sentences.Length)
        {
            var end = start;
            while (end < document.Sentences.Length && document.Sentences[end].Paragraph == document.Sentences[start].Paragraph)
            {
                end++;
            }

            Pair(document, document.Sentences[start].First, document.Sentences[end - 1].End);
            start = end;
        }
    }

    /// <summary>The quotations as token ranges, marks included.</summary>
    public List<(int First, int End)> Quotations { get; } = [];

    /// <summary>Index of the quotation a token stands in; −1 where in none.</summary>
    public int At(int token) => _quoteOf[token];

    private void Pair(Document document, int first, int end)
    {
        var open = -1;
        for (var t = first; t < end; t++)
        {
            var mark = Mark(document, t, open >= 0);
            if (mark > 0 && open < 0)
            {
                open = t;
            }
            else if (mark < 0 && open >= 0)
            {
                Close(open, t + 1);
                open = -1;
            }
        }

        if (open >= 0)
        {
            Close(open, end);
        }
    }

    private void Close(int first, int end)
    {
        if (end - first < 3)
        {
            return;
        }

        Array.Fill(_quoteOf, Quotations.Count, first, end - first);
        Quotations.Add((first, end));
    }

    /// <summary>1 for a mark that opens, −1 for one that closes, 0 for anything else.</summary>
    private static int Mark(Document document, int token, bool open) => document.Form(token) switch
    {
        "“" or "``" or "«" => open ? 0 : 1,
        "”" or "»" => -1,
        "\"" or "″" or "&quot;" or "''" => open ? -1 : 1,
        "‘" => open ? 0 : 1,
        "’" or "'" when open && token > 0 && document.Tokens[token].UPos == UPos.PUNCT => SingleCloses(document, token) ? -1 : 0,
        _ => 0,
    };

    private static bool SingleCloses(Document document, int token)
    {
        for (var t = token - 1; t >= 0 && token - t < 120; t--)
        {
            if (document.Form(t) is "‘")
            {
                return true;
            }

            if (document.Form(t) is "“" or "\"" or "``")
            {
                return false;
            }
        }

        return false;
    }
}
