using Parley.Language.Names;
using Parley.Language.Networks;
using Parley.Language.Tagging;

namespace Parley.Language.Tests.Names;

public class NameFinderTests
{
    [Theory]
    [InlineData("French President Emmanuel Macron met Sergei Lavrov in Geneva.", "Emmanuel Macron/Person", "Sergei Lavrov/Person", "Geneva/Place")]
    [InlineData("Hezbollah fired rockets at the Israeli port city of Haifa, the United Nations said.", "United Nations/Organization", "Hezbollah/Organization", "Haifa/Place")]
    [InlineData("Abu Bakr al-Baghdadi spoke in Mosul.", "Abu Bakr al-Baghdadi/Person", "Mosul/Place")]
    [InlineData("Macron spoke first. Emmanuel Macron arrived on Monday from Paris.", "Macron/Person", "Emmanuel Macron/Person", "Paris/Place")]
    [InlineData("She works for Goldman Sachs, Inc. in London.", "Goldman Sachs, Inc./Organization", "London/Place")]
    [InlineData("He moved to Houston Texas in May.", "Houston/Place", "Texas/Place")]
    [InlineData("Prime Minister of Georgia Irakli Tamradze spoke.", "Georgia/Place", "Irakli Tamradze/Person")]
    public void Names_are_found_and_typed(string text, params string[] expected)
    {
        var document = new Analyzer(Repository.Model).Analyze(text);
        var found = document.Names.Select(n => $"{text[document.Tokens[n.First].Span.Start..document.Tokens[n.End - 1].Span.End]}/{n.Type}").ToList();
        foreach (var name in expected)
        {
            found.ShouldContain(name);
        }
    }

    [Fact]
    public void An_office_alone_names_nobody()
    {
        var document = new Analyzer(Repository.Model).Analyze("Foreign Minister of Jordan Ayman Kasim said the road was shut.");
        document.Names.ShouldNotContain(n => n.First == 0);
    }

    [Theory]
    [InlineData(0.5f, 0)]
    [InlineData(1.5f, 1)]
    public void What_is_hardly_likelier_a_name_than_none_is_none(float lead, int names)
    {
        var scores = new float[16];
        scores[NameFinder.Begin(NameType.Place)] = lead;
        var finder = new NameFinder([false], NamePhrases.Of([]), NameWords.Read([]));
        finder.Find([WordFeatures.Of("Zorkville")], scores, scores.Length, new float[NameFinder.LabelCount * NameFinder.LabelCount], [0], [new RawSentence(0, 1, 0)])
            .Length.ShouldBe(names);
    }
}
