using Parley.Language.Networks;
using Parley.Language.Tagging;

namespace Parley.Language.Names;

/// <summary>
/// What the network for names sees of the words of a sentence: the rows of their parts, then their tag, the known name they stand in, and how they are
/// spelled in a sentence spelled so, with how often news spells the word with a capital.
/// </summary>
/// <param name="phrases">Known names.</param>
/// <param name="capitals">Of each word vector, 0 to 7: how often the word has a capital inside a sentence of news; 0 where that is not known.</param>
internal sealed class NameParts(NamePhrases phrases, byte[] capitals)
{
    /// <summary>Columns of the rows that only this network has.</summary>
    public const int Tag = 7;
    public const int Phrase = 8;
    public const int Case = 9;
    public const int Corpus = 10;

    /// <summary>The corpus after whose customs names are found.</summary>
    public const int Custom = 0;
    private short[] _marks = [];

    /// <summary>Fills the rows of a sentence.</summary>
    public void Fill(ReadOnlySpan<WordFeatures> words, ReadOnlySpan<byte> tags, ReadOnlySpan<KnownWord> known, int corpus, ReadOnlySpan<int> sizes, Span<int> parts)
    {
        if (_marks.Length < words.Length)
        {
            _marks = new short[words.Length * 2];
        }

        phrases.Mark(words, _marks);
        var (lower, capital, upper) = (0, 0, 0);
        foreach (var word in words)
        {
            lower += word.Spelling == Spelling.Lower ? 1 : 0;
            capital += word.Spelling == Spelling.Capital ? 1 : 0;
            upper += word.Spelling == Spelling.Upper ? 1 : 0;
        }

        // Nothing but small letters, nearly all capitals, a headline, or running text.
        var style = capital + upper == 0 ? 0 : upper > 2 * (lower + capital) && upper > 1 ? 1 : capital > 2 * lower && capital > 2 ? 2 : 3;
        for (var i = 0; i < words.Length; i++)
        {
            var rows = parts.Slice(i * sizes.Length, sizes.Length);
            Network.Parts(words[i], known[i], sizes, rows);
            rows[Tag] = tags[i];
            rows[Phrase] = _marks[i];
            rows[Corpus] = corpus;
            var often = known[i].Vector == 0 ? 0 : capitals[known[i].Vector - 1];
            rows[Case] = (((((style * 2) + (i == 0 ? 1 : 0)) * 4) + (int)words[i].Spelling) * 8) + often;
        }
    }
}
