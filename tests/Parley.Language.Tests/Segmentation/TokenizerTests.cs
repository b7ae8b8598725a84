using Parley.Language.Segmentation;

namespace Parley.Language.Tests.Segmentation;

public class TokenizerTests
{
    [Theory]
    [InlineData("They don't talk.", "They|do|n't|talk|.")]
    [InlineData("Ukraine’s army", "Ukraine|’s|army")]
    [InlineData("We cannot accept", "We|can|not|accept")]
    [InlineData("al-Qaeda re-elected", "al|-|Qaeda|re-elected")]
    [InlineData("the U.S. and Gen. Haftar", "the|U.S.|and|Gen.|Haftar")]
    [InlineData("$1,200.5 in 2025.", "$|1,200.5|in|2025|.")]
    [InlineData("“Peace,” he said", "“|Peace|,|”|he|said")]
    [InlineData("``Peace,'' he said", "``|Peace|,|''|he|said")]
    [InlineData("wait... what", "wait|...|what")]
    [InlineData("see https://example.org/a.", "see|https://example.org/a|.")]
    [InlineData("call 202-555-0142 on 11/28/2025", "call|202-555-0142|on|11/28/2025")]
    [InlineData("in 1990-1995", "in|1990|-|1995")]
    [InlineData("at 7:30PM, 40km off", "at|7:30|PM|,|40|km|off")]
    [InlineData("dont go :) ?!", "do|nt|go|:)|?!")]
    [InlineData("<<text>> and more!!!", "<<|text|>>|and|more|!!!")]
    [InlineData("No. He has the No. 2 post", "No|.|He|has|the|No.|2|post")]
    [InlineData("KHARTOUM, Nov. 29 (Wire) -- Rebels", "KHARTOUM|,|Nov.|29|(|Wire|)|--|Rebels")]
    [InlineData("", "")]
    public void Cuts_words_as_the_treebanks_do(string text, string expected)
    {
        var tokens = new List<RawToken>();
        Tokenizer.Tokenize(text, 0, tokens);
        string.Join('|', tokens.Select(t => text[t.Span.Start..t.Span.End])).ShouldBe(expected);
    }

    [Theory]
    [InlineData("He left. She stayed.", 2)]
    [InlineData("Gen. Haftar met Mr. Salame.", 1)]
    [InlineData("He lives in the U.S. The talks failed.", 2)]
    [InlineData("“Will you come?” he asked.", 1)]
    [InlineData("“We agreed.” Then he left.", 2)]
    [InlineData("One paragraph\n\nAnother paragraph", 2)]
    [InlineData("the talks failed. they will resume", 2)]
    [InlineData("Yahoo! said it would pay.", 1)]
    [InlineData("Shares of Acme Corp. rose.", 1)]
    [InlineData("3. The third point holds.", 1)]
    [InlineData("PARIS (AP) — Rubio arrived. He met Macron.", 2)]
    [InlineData("“Leave now!” he said. “We will not …” she said.", 2)]
    [InlineData("It said so. “We want peace. We want it now.”", 3)]
    public void Ends_sentences_where_they_end(string text, int sentences) =>
        new Analyzer(Repository.Model).Analyze(text).Sentences.Length.ShouldBe(sentences);
}
