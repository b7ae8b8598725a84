using Parley.Language.Conllu;
using Parley.Language.Names;
using Parley.Language.Networks;
using Parley.Language.Training;

namespace Parley.Language.Tests.Training;

public class NameEvidenceTests
{
    private static readonly NameEvidence Evidence = new(
        new Dictionary<string, string> { ["Milltown"] = "p", ["Acme"] = "o", ["Monday"] = "x", ["Texas"] = "p", ["Lee"] = "h", ["Bay of Milltown"] = "p" }, NameWords.Read(["mary\tg", "brown\ts"]));

    [Theory]
    [InlineData("Milltown/PROPN grew/VERB", "Begin Place")]
    [InlineData("Dr./PROPN Ito/PROPN left/VERB", "Outside|Begin Person")]
    [InlineData("Mary/PROPN Brown/PROPN left/VERB", "Begin Person|Inside Person")]
    [InlineData("Zork/PROPN left/VERB", "unknown")]
    [InlineData("University/PROPN of/ADP Texas/PROPN", "unknown|unknown|unknown")]
    [InlineData("Lee/PROPN left/VERB", "Begin Person|Outside")]
    [InlineData("Bay/PROPN of/ADP Milltown/PROPN ,/PUNCT", "Begin Place|Inside Place|Inside Place|Outside")]
    [InlineData("Texas/PROPN and/CCONJ Milltown/PROPN", "Begin Place|Outside|Begin Place")]
    [InlineData("Zork/PROPN and/CCONJ Milltown/PROPN", "unknown|unknown|unknown")]
    [InlineData("Milltown/PROPN market/NOUN", "Begin Place|unknown")]
    public void Listed_names_given_names_and_titles_tell_what_proper_nouns_name(string sentence, string expected)
    {
        var words = sentence.Split(' ').Select(w => w.Split('/')).Select(w => new ConlluWord(w[0], w[0], Enum.Parse<UPos>(w[1]), "_", -1, Relation.Dep, false, true)).ToList();
        var labels = Evidence.Of(new ConlluSentence(words, false));
        string.Join('|', labels.Take(expected.Count(c => c == '|') + 1).Select(Describe)).ShouldBe(expected);
    }

    [Fact]
    public void What_names_none_of_the_three_may_be_outside_or_another_name()
    {
        ConlluWord[] words = [new ConlluWord("Monday", "Monday", UPos.PROPN, "NNP", -1, Relation.Root, false, true)];
        Evidence.Of(new ConlluSentence(words, false))[0].ShouldBe(-1 - (1 | (1 << NameFinder.Begin(NameType.Other)) | (1 << NameFinder.Inside(NameType.Other))));
    }

    private static string Describe(int label)
    {
        foreach (var type in Enum.GetValues<NameType>())
        {
            if (label == NameFinder.Begin(type) || label == -1 - (1 << NameFinder.Begin(type)))
            {
                return $"Begin {type}";
            }

            if (label == NameFinder.Inside(type) || label == -1 - (1 << NameFinder.Inside(type)))
            {
                return $"Inside {type}";
            }
        }

        return label == NameFinder.Outside ? "Outside" : "unknown";
    }
}
