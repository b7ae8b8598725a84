using Parley.Language;
using Parley.Reading.Clauses;

namespace Parley.Reading.Actors;

/// <summary>A document while its mentions are being found.</summary>
/// <param name="Tree">The trees.</param>
/// <param name="Words">The folded words.</param>
/// <param name="Taken">Whether a token already belongs to a name or title.</param>
/// <param name="Found">The mentions so far.</param>
internal sealed record MentionScan(Tree Tree, string[] Words, bool[] Taken, List<Mention> Found)
{
    public string Text(int first, int end) => Tree.Text(first, end);

    public bool IsCapital(int token) => Tree.IsCapital(token);

    public bool IsLower(int token) => Tree.Document.Form(token) is { Length: > 0 } form && char.IsLower(form[0]);

    /// <summary>Whether a token is one of these punctuation marks or words, in lower case.</summary>
    public bool Is(int token, params ReadOnlySpan<string> forms) => forms.Contains(Tree.Lower(token));

    /// <summary>The token of a phrase whose head lies outside it.</summary>
    public int HeadOf(int first, int end)
    {
        for (var i = end - 1; i >= first; i--)
        {
            var head = Tree.Tokens[i].Head;
            if ((head < first || head >= end) && Tree.Tokens[i].UPos != UPos.PUNCT)
            {
                return i;
            }
        }

        return end - 1;
    }
}
