using Parley.Reading.Nets;
using Parley.Training;

namespace Parley.Reading.Tests.Nets;

public class ChoosingTests
{
    private const int Near = 1;
    private const int Far = 2;
    private const int Passed = 3;

    /// <summary>What is near is right, but where something else was passed on the way what is far: by itself "near" does not tell.</summary>
    private static readonly Sample[][] Choices =
    [
        .. Enumerable.Range(0, 60).Select(i => i % 2 == 0
            ? new[] { Seen(true, Near), Seen(false, Far) }
            : [Seen(false, Near, Passed), Seen(true, Far, Passed), Seen(true, Far, Passed)]),
    ];

    [Fact]
    public void A_net_learns_to_choose_among_several_where_more_than_one_may_be_right()
    {
        var net = Trained();
        Odds(net, Near).ShouldBeGreaterThan(Odds(net, Far));
        Odds(net, Far, Passed).ShouldBeGreaterThan(Odds(net, Near, Passed));
    }

    [Fact]
    public void The_same_choices_give_the_same_weights() => Trained().Table.ShouldBe(Trained().Table);

    private static FeatureNet Trained() => NetTrainer.TrainToChoose(Choices, new NetPlan(Hidden: 8, Passes: 60, FeatureDrop: 0.1f, HiddenDrop: 0.1f), 1);

    private static Sample Seen(bool right, params int[] features) => new(Hashed(features), [], [(sbyte)(right ? 1 : 0)]);

    private static ulong[] Hashed(int[] features)
    {
        var seen = new Features();
        foreach (var feature in features)
        {
            seen.Add($"feature {feature}");
        }

        seen.Add("all", string.Join(' ', features));
        return [.. seen.All];
    }

    private static float Odds(FeatureNet net, params int[] features)
    {
        var rows = new List<int>();
        float[] answer = [0];
        net.RowsFor(Hashed(features), rows);
        net.AddAnswers(rows, [], [0], answer);
        return answer[0];
    }
}
