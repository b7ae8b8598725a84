using Parley.Exchange;
using Parley.Reading.Judging;
using Parley.Reading.Knowledge;

namespace Parley.Reading.Tests.Judging;

public class JudgeTests
{
    private const string Text = "Ukraine has endorsed the ceasefire. Russia rejected the plan. Macron will hold talks with Rubio in Paris on Friday.";
    private static readonly string Models = Path.Combine(Shared.Root, "data", "models");

    [Fact]
    public void Plain_stands_and_meetings_are_believed()
    {
        var rules = Rules(JudgeFile.Load(Path.Combine(Models, "judge.parley")));
        rules.ShouldContain("position.accept");
        rules.ShouldContain("position.reject");
        rules.ShouldContain("meeting.talks");
    }

    [Fact]
    public void Nothing_is_believed_below_the_threshold() => Rules(Blank(threshold: 1)).ShouldBeEmpty();

    [Fact]
    public void All_that_fires_is_believed_above_the_threshold() => Rules(Blank(threshold: -1)).ShouldNotBeEmpty();

    [Fact]
    public void A_frame_that_a_user_added_is_always_believed()
    {
        var examined = Shared.Reader.Examine(StoryHead.Read("test", Text, new DateOnly(2025, 4, 17)));
        Blank(threshold: 1).Choose(examined, new HashSet<string>(StringComparer.Ordinal) { "position.reject" }).ShouldHaveSingleItem().Frame.Name.ShouldBe("position.reject");
    }

    [Fact]
    public void A_saved_judge_answers_as_before_but_for_rounding()
    {
        var judge = JudgeFile.Load(Path.Combine(Models, "judge.parley"));
        var path = Path.GetTempFileName();
        try
        {
            JudgeFile.Save(judge, path);
            Rules(JudgeFile.Load(path)).ShouldBe(Rules(judge));
        }
        finally
        {
            File.Delete(path);
        }
    }

    [Fact]
    public void A_missing_model_says_how_to_rebuild_it() =>
        Should.Throw<KnowledgeException>(() => JudgeFile.Load("none.parley")).Message.ShouldContain("parley train judge");

    [Fact]
    public void A_model_of_another_kind_is_refused() =>
        Should.Throw<InvalidDataException>(() => JudgeFile.Load(Path.Combine(Models, "attribution.parley"))).Message.ShouldContain("of a judge is missing");

    private static List<string> Rules(Judge judge)
    {
        var examined = Shared.Reader.Examine(StoryHead.Read("test", Text, new DateOnly(2025, 4, 17)));
        return [.. Shared.Reader.Compose(examined, judge).Items.Select(i => i.Why.Rule).OfType<string>().Where(r => !r.StartsWith("statement", StringComparison.Ordinal))];
    }

    /// <summary>A judge whose answer is always nought.</summary>
    private static Judge Blank(float threshold) => new(
        [new FeatureNet([], FeatureNet.RowsOf([]), FiringFeatures.Dense, 4, Judge.Questions)], [.. Enumerable.Repeat(threshold, Judge.Questions)]);
}
