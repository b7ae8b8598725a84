using Parley.Language;
using Parley.Reading.Speech.Learned;

namespace Parley.Reading.Speech.Annotated;

/// <summary>What is marked by hand, as words.</summary>
internal static class Marks
{
    /// <summary>The word of marked ones that the others hang on; −1 where it has none.</summary>
    public static int HeadOf(SpeechText text, IEnumerable<TextSpan> spans)
    {
        var inside = Tokens(text, spans).ToHashSet();
        return inside.Where(t => !inside.Contains(text.Tree.Tokens[t].Head)).OrderBy(t => text.Tree.IsVerb(t) ? 0 : 1).ThenBy(t => t).DefaultIfEmpty(-1).First();
    }

    /// <summary>The words that spans of the text touch.</summary>
    public static IEnumerable<int> Tokens(SpeechText text, IEnumerable<TextSpan> spans)
    {
        foreach (var span in spans)
        {
            var tokens = text.Document.Tokens;
            var (low, high) = (0, tokens.Length);
            while (low < high)
            {
                var middle = (low + high) / 2;
                (low, high) = tokens[middle].Span.End <= span.Start ? (middle + 1, high) : (low, middle);
            }

            for (var t = low; t < tokens.Length && tokens[t].Span.Start < span.End; t++)
            {
                yield return t;
            }
        }
    }
}
