using Parley.Language.Names;
using Parley.Language.Tagging;

namespace Parley.Language.Tests.Names;

public class NamePhrasesTests
{
    private static readonly NamePhrases Phrases = NamePhrases.Of([('c', "New York"), ('o', "New York Times"), ('t', "York")]);

    [Fact]
    public void The_longest_known_name_is_marked_and_each_word_knows_its_place_in_it()
    {
        var marks = Marks("the", "New", "York", "Times", "of", "York");
        marks[0].ShouldBe((short)0);
        marks[4].ShouldBe((short)0);
        marks[1..4].Distinct().Count().ShouldBe(3);
        marks[5].ShouldNotBe((short)0);
        (marks[1] / 4).ShouldBe(marks[3] / 4);
    }

    [Fact]
    public void A_known_name_in_small_letters_is_marked_otherwise() => Marks("new", "york")[0].ShouldNotBe(Marks("New", "York")[0]);

    private static short[] Marks(params string[] words)
    {
        var marks = new short[words.Length];
        Phrases.Mark([.. words.Select(w => WordFeatures.Of(w))], marks);
        return marks;
    }
}
