using Parley.Language;
using Parley.Reading.Clauses;

namespace Parley.Reading.Speech.Learned;

/// <summary>A document as the learned decisions see it: its trees, its quotations, and the words as numbers.</summary>
internal sealed class SpeechText
{
    /// <summary>Prepares a document.</summary>
    public SpeechText(Document document)
        : this(new Tree(document))
    {
    }

    /// <summary>Prepares a document whose trees are indexed already.</summary>
    public SpeechText(Tree tree)
    {
        var document = tree.Document;
        (Document, Tree, Quotes) = (document, tree, new QuoteMarks(document));
        (Lemmas, Forms, NameTypes) = (new ulong[document.Tokens.Length], new ulong[document.Tokens.Length], new byte[document.Tokens.Length]);
        for (var t = 0; t < document.Tokens.Length; t++)
        {
            Lemmas[t] = Row.Word(document.Tokens[t].Lemma);
            Forms[t] = Row.Word(document.Form(t));
        }

        foreach (var name in document.Names)
        {
            Array.Fill(NameTypes, (byte)(1 + (int)name.Type), name.First, name.End - name.First);
        }
    }

    /// <summary>The document.</summary>
    public Document Document { get; }

    /// <summary>Its trees.</summary>
    public Tree Tree { get; }

    /// <summary>Its quotations.</summary>
    public QuoteMarks Quotes { get; }

    /// <summary>Of each token, its lemma in lower case.</summary>
    public ulong[] Lemmas { get; }

    /// <summary>Of each token, its form in lower case.</summary>
    public ulong[] Forms { get; }

    /// <summary>Of each token, one more than the type of the name it stands in; 0 where in none.</summary>
    public byte[] NameTypes { get; }

    /// <summary>0 outside quotations, 1 inside, 2 for the mark that opens one, 3 for the mark that closes one.</summary>
    public int QuoteState(int token)
    {
        var at = Quotes.At(token);
        return at < 0 ? 0 : Quotes.Quotations[at].First == token ? 2 : Quotes.Quotations[at].End - 1 == token ? 3 : 1;
    }
}
