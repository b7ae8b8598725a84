using Parley.Exchange;
using Parley.Reading.Frames;
using Parley.Reading.Judging;
using Parley.Reading.Knowledge;
using Parley.Reading.Nets;
using Parley.Record;

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

    [Fact]
    public void A_stand_has_the_stance_that_the_judge_gives_it()
    {
        var position = Composed("Russia rejected the plan.", Leaning(new Makes(ItemKind.Position, Stance: Stance.Conditions))).Items.OfType<Position>().ShouldHaveSingleItem();
        position.Why.Rule.ShouldBe("position.reject");
        position.Stance.ShouldBe(Stance.Conditions);
    }

    [Fact]
    public void Another_stance_must_be_clearly_likelier_than_the_frame_s_own()
    {
        var judge = Leaning(new Makes(ItemKind.Position, Stance: Stance.Conditions), by: 0.1f);
        Composed("Russia rejected the plan.", judge).Items.OfType<Position>().ShouldHaveSingleItem().Stance.ShouldBe(Stance.Opposes);
    }

    [Fact]
    public void A_frame_whose_words_do_not_fit_is_believed_by_the_judge_alone()
    {
        const string text = "Sudan withdrew a proposal from the agenda.";
        var examined = Shared.Reader.Examine(StoryHead.Read("test", text, new DateOnly(2025, 4, 17)));
        examined.Firings.ShouldContain(f => f.Frame.Name == "action.withdraw" && f.Loose);
        Shared.Reader.Compose(examined, null).Items.OfType<Deed>().ShouldBeEmpty();
        Shared.Reader.Compose(examined, Leaning(new Makes(ItemKind.Action, Action: ActionType.Withdraw))).Items.OfType<Deed>().ShouldContain(d => d.Type == ActionType.Withdraw);
    }

    private static List<string> Rules(Judge judge) =>
        [.. Composed(Text, judge).Items.Select(i => i.Why.Rule).OfType<string>().Where(r => !r.StartsWith("statement", StringComparison.Ordinal))];

    private static StoryRecord Composed(string text, Judge judge) =>
        Shared.Reader.Compose(Shared.Reader.Examine(StoryHead.Read("test", text, new DateOnly(2025, 4, 17))), judge);

    /// <summary>A judge whose answer is always nought.</summary>
    private static Judge Blank(float threshold) => new(
        [new FeatureNet([], FeatureNet.RowsOf([]), FiringFeatures.Dense, 4, Judge.Questions)], [.. Enumerable.Repeat(threshold, Judge.Questions)]);

    /// <summary>A judge that believes all, and thinks everything to be one thing.</summary>
    private static Judge Leaning(Makes makes, float by = 5)
    {
        var judge = Blank(threshold: -1);
        judge.Nets[0].OutputBias[Judge.PlaceOf(makes)] = by;
        return judge;
    }
}
