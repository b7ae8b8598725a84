using Parley.Reading.Knowledge;
using Parley.Record;

namespace Parley.Reading.Tests.Knowledge;

/// <summary>The form of the tables of words with a use, and what is said of a wrong one.</summary>
public sealed class UsedWordsTests
{
    [Theory]
    [InlineData("event-words.tsv")]
    [InlineData("telling-words.tsv")]
    public void Words_are_single_lower_case_words(string file) =>
        Rows(file).Select(r => r["word"]).Where(w => w.Any(char.IsUpper) || w.Contains(' ', StringComparison.Ordinal)).ShouldBeEmpty();

    [Fact]
    public void Every_use_has_words()
    {
        Rows("event-words.tsv").Select(r => r["use"]).Distinct().ShouldBe(Enum.GetValues<EventUse>().Select(Terms.Write), ignoreOrder: true);
        Rows("telling-words.tsv").Select(r => r["use"]).Distinct().ShouldBe(Enum.GetValues<TellingUse>().Select(Terms.Write), ignoreOrder: true);
    }

    [Theory]
    [InlineData("tell\ttells\nspeak\tspeeks", "3: column 7: unknown use 'speeks'; expected one of speaks, tells, asks, occasion, airs, press, quotes, reports")]
    [InlineData("tell", "2: column 6: unknown use ''; expected one of speaks, tells, asks, occasion, airs, press, quotes, reports")]
    [InlineData("tell\ttells\nspeak\tspeaks\ntell\ttells", "4: column 1: 'tell' stands twice with the use 'tells'")]
    [InlineData("\ttells", "2: column 1: expected a word")]
    [InlineData("tell\ttells\tasks", "2: expected at most 2 cells, found 3")]
    public void A_wrong_line_is_refused_with_its_place(string lines, string problem)
    {
        var path = Path.Combine(Path.GetTempPath(), $"parley-{Guid.NewGuid():N}.tsv");
        File.WriteAllText(path, "# columns: word\tuse\n" + lines + "\n");
        try
        {
            Should.Throw<KnowledgeException>(() => new UsedWords<TellingUse>(path)).Message.ShouldBe($"{path}:{problem}");
        }
        finally
        {
            File.Delete(path);
        }
    }

    [Fact]
    public void A_word_may_have_several_uses()
    {
        var words = new UsedWords<TellingUse>(Path.Combine(Shared.Root, "data", "lexicons", "telling-words.tsv"));
        words.Has("interview", TellingUse.Asks).ShouldBeTrue();
        words.Has("interview", TellingUse.Occasion).ShouldBeTrue();
        words.Has("interview", TellingUse.Quotes).ShouldBeFalse();
    }

    private static IEnumerable<DataRow> Rows(string file) => DataTable.Read(Path.Combine(Shared.Root, "data", "lexicons", file));
}
