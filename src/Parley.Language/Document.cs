namespace Parley.Language;

/// <summary>The analysis of one text: its words, sentences, trees and names. Immutable; everything is a view over <see cref="Text"/>.</summary>
/// <param name="Text">The text as given; all spans are offsets into it.</param>
/// <param name="Tokens">All syntactic words in text order; a token's index here is its id throughout.</param>
/// <param name="Sentences">Sentences in text order; together they cover every token exactly once.</param>
/// <param name="Names">Names in text order, not overlapping.</param>
public sealed record Document(string Text, Token[] Tokens, Sentence[] Sentences, Name[] Names)
{
    /// <summary>The exact words of a span.</summary>
    public string Quote(TextSpan span) => Text[span.Start..span.End];

    /// <summary>The first token that starts at an offset into the text or after it; the number of tokens where none does.</summary>
    public int FirstFrom(int offset)
    {
        var (low, high) = (0, Tokens.Length);
        while (low < high)
        {
            var middle = (low + high) / 2;
            (low, high) = Tokens[middle].Span.Start < offset ? (middle + 1, high) : (low, middle);
        }

        return low;
    }

    /// <summary>The form of a token.</summary>
    public ReadOnlySpan<char> Form(int token) => Text.AsSpan(Tokens[token].Span.Start, Tokens[token].Span.Length);
}

/// <summary>One syntactic word (Universal Dependencies).</summary>
/// <param name="Span">Its characters in the text.</param>
/// <param name="Lemma">Base form; lower case except for proper nouns.</param>
/// <param name="UPos">Universal part of speech.</param>
/// <param name="XPos">Penn Treebank tag, such as <c>VBD</c>.</param>
/// <param name="Head">Index into <see cref="Document.Tokens"/> of the head, −1 for the root of its sentence.</param>
/// <param name="Relation">Relation to the head.</param>
/// <param name="Sentence">Index into <see cref="Document.Sentences"/>.</param>
/// <param name="JoinsNext">True where this and the next word are parts of one multi-word token (<c>do</c>+<c>n't</c>).</param>
public readonly record struct Token(
    TextSpan Span, string Lemma, UPos UPos, string XPos, int Head, Relation Relation, int Sentence, bool JoinsNext);

/// <summary>One sentence: the half-open token range <c>[First, End)</c> and its characters.</summary>
/// <param name="First">Index of its first token.</param>
/// <param name="End">One past its last token.</param>
/// <param name="Span">From the first character of its first token to the last of its last.</param>
/// <param name="Paragraph">Number of the paragraph it stands in, from 0; a blank line or a line end in line-per-paragraph text begins a new one.</param>
public readonly record struct Sentence(int First, int End, TextSpan Span, int Paragraph);

/// <summary>A name in the text.</summary>
/// <param name="First">Index of its first token.</param>
/// <param name="End">One past its last token.</param>
/// <param name="Type">What it names.</param>
public readonly record struct Name(int First, int End, NameType Type);

/// <summary>What a name names.</summary>
public enum NameType
{
    /// <summary>A human being.</summary>
    Person,

    /// <summary>A country, city, region, building or natural feature.</summary>
    Place,

    /// <summary>A body of people: ministry, company, party, armed group, outlet.</summary>
    Organization,

    /// <summary>Anything else that bears a name: nationality words, events, works, laws.</summary>
    Other,
}

/// <summary>Universal part-of-speech tags.</summary>
public enum UPos : byte
{
#pragma warning disable CS1591 // the tags are those of universaldependencies.org/u/pos
    X, ADJ, ADP, ADV, AUX, CCONJ, DET, INTJ, NOUN, NUM, PART, PRON, PROPN, PUNCT, SCONJ, SYM, VERB,
#pragma warning restore CS1591
}
