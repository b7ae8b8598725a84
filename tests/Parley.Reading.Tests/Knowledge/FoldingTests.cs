using Parley.Reading.Knowledge;

namespace Parley.Reading.Tests.Knowledge;

public sealed class FoldingTests
{
    [Theory]
    [InlineData("Moshe Ya'alon", "moshe yaalon")]
    [InlineData("Israel’s Knesset", "israel s knesset")]
    [InlineData("Jean-Yves Le Drian", "jean yves le drian")]
    [InlineData("P5+1 / E3 – U.S.", "p51 e3 us")]
    [InlineData("N'Djamena", "ndjamena")]
    [InlineData(" – ", "")]
    public void Phrases_fall_into_folded_words(string phrase, string words) => string.Join(' ', Folding.Words(phrase)).ShouldBe(words);
}
