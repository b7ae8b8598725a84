using Parley.Reading.Clauses;

namespace Parley.Reading.Actors;

/// <summary>A document while its mentions are being found.</summary>
/// <param name="Tree">The trees.</param>
/// <param name="Words">The folded words.</param>
/// <param name="Taken">Whether a token already belongs to a name or title.</param>
/// <param name="Found">The mentions so far.</param>
internal sealed record MentionScan(Tree Tree, string[] Words, bool[] Taken, List<Mention> Found)
{
    public string Text(int first, int end) => Tree.Document.Text[Tree.Tokens[first].Span.Start..Tree.Tokens[end - 1].Span.End];
}
