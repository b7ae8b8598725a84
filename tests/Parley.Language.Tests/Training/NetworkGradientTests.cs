using Parley.Language.Networks;
using Parley.Language.Tagging;
using Parley.Language.Training;

namespace Parley.Language.Tests.Training;

public class NetworkGradientTests
{
    private static readonly string[] Words = ["Kyiv", "and", "Moscow", "agreed", "to", "talks", "in", "Geneva"];

    [Fact]
    public void The_gradient_is_the_slope_of_the_loss()
    {
        var vocabulary = new Vocabulary(new WordVectors([], []), NameWords.Read(["kyiv\tp", "moscow\tp"]));
        var network = new Network(new NetworkShape(32, 2, 16, 16, 5, 3), vocabulary);
        var features = Words.Select(w => WordFeatures.Of(w)).ToArray();
        _ = new NetworkTrainer(network, [new NetworkSample(features, vocabulary)], new TrainingPlan(1));
        var room = new Activations(network.Shape, 64);
        var targets = new NetworkTargets(64);
        room.SetStarts([0, 3, Words.Length]);
        int[] heads = [2, 2, -1, -1, 5, 3, 7, 3];
        for (var i = 0; i < Words.Length; i++)
        {
            Network.Parts(features[i], vocabulary.Find(features[i].Lower), network.Shape.TableRows, room.Parts.AsSpan(i * network.Tables.Length));
            (targets.Tags[i], targets.Names[i], targets.Heads[i], targets.Relations[i]) = (i % 5, i % 3, heads[i], heads[i] < 0 ? -1 : i);
        }

        var gradient = new NetworkGradient(network, 64);
        double Loss()
        {
            network.Forward(room);
            gradient.Compute(room, targets);
            return gradient.Loss;
        }

        Loss();
        var slopes = gradient.Weights.ToArray();
        var layout = network.Layout;
        foreach (var slice in (Slice[])[layout.InputBias, layout.Blocks[0].Scale, layout.Blocks[0].Taps, layout.Blocks[0].Gates, layout.Blocks[0].GateBias, layout.Blocks[1].Back,
            layout.Scale, layout.Tag, layout.Name, layout.Project, layout.Arc, layout.ArcBias, layout.Root, layout.Relation, layout.RelationBias])
        {
            // The weight with the steepest slope of each matrix, so that rounding does not drown the difference.
            var at = Enumerable.Range(slice.Offset, slice.Length).MaxBy(i => Math.Abs(slopes[i]));
            var was = network.Weights[at];
            network.Weights[at] = was + 0.004f;
            var above = Loss();
            network.Weights[at] = was - 0.004f;
            var below = Loss();
            network.Weights[at] = was;
            ((above - below) / 0.008).ShouldBe(slopes[at], Math.Abs(slopes[at]) * 0.03, $"slice at {slice.Offset}");
        }
    }
}
