using System.Text.RegularExpressions;

namespace Parley.Archive.Stores;

/// <summary>A user's search: words, <c>"phrases"</c>, <c>-left -out</c>, <c>this OR that</c>; everything else is a separator, so no input is a syntax error.</summary>
internal static partial class SearchWords
{
    /// <summary>The parts of a search in order.</summary>
    public static IEnumerable<SearchPart> Of(string search)
    {
        var or = false;
        foreach (Match match in Part().Matches(search))
        {
            if (match.Value == "OR")
            {
                or = true;
                continue;
            }

            var words = Word().Matches(match.Groups["phrase"].Success ? match.Groups["phrase"].Value : match.Groups["word"].Value).Select(m => m.Value).ToArray();
            if (words.Length > 0)
            {
                yield return new SearchPart(words, match.Groups["not"].Success, or);
                or = false;
            }
        }
    }

    [GeneratedRegex(@"(?<not>(?<![^\s])-)?(""(?<phrase>[^""]*)""|(?<word>[^\s""]+))", RegexOptions.ExplicitCapture, 1000)]
    private static partial Regex Part();

    [GeneratedRegex(@"[\p{L}\p{M}\p{N}]+", RegexOptions.None, 1000)]
    private static partial Regex Word();
}

/// <summary>A word or phrase looked for.</summary>
/// <param name="Words">One word, or those of a phrase.</param>
/// <param name="Not">It must be absent.</param>
/// <param name="Or">It or the part before it will do.</param>
internal sealed record SearchPart(string[] Words, bool Not, bool Or);
