using System.Text;
using Parley.Language.Conllu;

namespace Parley.Language.Evaluation;

/// <summary>A treebank as a running text: words joined as they were written, paragraphs apart, and where its words and sentences lie in it.</summary>
internal sealed class TreebankText
{
    /// <summary>The text of the sentences of a treebank.</summary>
    public TreebankText(IEnumerable<ConlluSentence> sentences)
    {
        var text = new StringBuilder();
        var paragraph = 0;
        foreach (var sentence in sentences)
        {
            if (sentence.NewParagraph && text.Length > 0)
            {
                text.Append("\n\n");
                paragraph++;
            }

            var first = Tokens.Count;
            foreach (var word in sentence.Words)
            {
                Tokens.Add(new RawToken(new TextSpan(text.Length, text.Length + word.Form.Length), word.JoinsNext));
                Words.Add(word);
                text.Append(word.Form).Append(word.SpaceAfter ? " " : "");
            }

            Sentences.Add(new RawSentence(first, Tokens.Count, paragraph));
        }

        Text = text.ToString();
    }

    public string Text { get; }

    public List<RawToken> Tokens { get; } = [];

    public List<ConlluWord> Words { get; } = [];

    public List<RawSentence> Sentences { get; } = [];
}
