using Parley.Language.Model;
using Parley.Language.Networks;
using Parley.Language.Tagging;
using Parley.Language.Training;

namespace Parley.Language.Tests.Networks;

public class ReadingNetworkTests
{
    private static readonly string[] Words = ["Kyiv", "and", "Moscow", "agreed", "to", "talks", "in", "Geneva", "on", "Monday"];

    [Fact]
    public void It_scores_as_the_network_it_was_made_of_does()
    {
        var random = new Random(3);
        var features = Words.Select(w => WordFeatures.Of(w)).ToArray();
        var vectors = Enumerable.Range(0, 2 * NetworkShape.Vector).Select(_ => random.NextSingle() - 0.5f).ToArray();
        var vocabulary = new Vocabulary(
            new WordVectors([features[0].Lower, features[3].Lower], PackedRows.Pack(vectors, NetworkShape.Vector)), NameWords.Read(["kyiv\tp"]));
        var network = new Network(new NetworkShape(64, 2, 32, 16, 5, 3), vocabulary);
        _ = new NetworkTrainer(network, [new NetworkSample(features, vocabulary)], new TrainingPlan(1));
        foreach (var table in network.Tables)
        {
            // As if read from a file, so that only the rounding of matrices is left.
            PackedRows.Unpack(PackedRows.Pack(table, network.Shape.Width), network.Shape.Width, table);
        }

        var (trained, room) = (new Activations(network.Shape, 32), new ReadingRoom(network.Shape, 32));
        var tables = network.Tables.Length;
        trained.SetStarts([0, 4, Words.Length]);
        room.SetStarts([0, 4, Words.Length]);
        for (var i = 0; i < Words.Length; i++)
        {
            var known = vocabulary.Find(features[i].Lower);
            Network.Parts(features[i], known, network.Shape.TableRows, trained.Parts.AsSpan(i * tables));
            (trained.VectorRows[i], room.VectorRows[i]) = (known.Vector, known.Vector);
        }

        trained.Parts.CopyTo(room.Parts, 0);
        network.Forward(trained);
        var reading = ReadingNetwork.Of(network);
        reading.Forward(room);
        Alike(room.TagScores, trained.TagScores, Words.Length * network.Shape.TagColumns);
        Alike(room.NameScores, trained.NameScores, Words.Length * network.Shape.NameColumns);
        var columns = network.ScoreArcs(trained, 4, 6);
        reading.ScoreArcs(room, 4, 6).ShouldBe(columns);
        for (var d = 0; d < 6; d++)
        {
            Alike(room.ArcScores.AsSpan(d * columns, 7).ToArray(), trained.ArcScores.AsSpan(d * columns, 7).ToArray(), 7);
        }

        int[] heads = [1, -1, 1, 1, 5, -1, 5, 6, 7, 8];
        network.ScoreRelations(trained, heads);
        reading.ScoreRelations(room, heads);
        Alike(room.RelationScores, trained.RelationScores, Words.Length * NetworkShape.RelationColumns);
    }

    [Fact]
    public void The_best_of_a_row_is_the_first_of_the_largest()
    {
        var random = new Random(8);
        for (var length = 1; length < 60; length++)
        {
            var row = Enumerable.Range(0, length).Select(_ => (float)random.Next(-3, 4)).ToArray();
            Rows.Best(row).ShouldBe(Array.IndexOf(row, row.Max()));
        }
    }

    private static void Alike(float[] some, float[] others, int count)
    {
        var largest = others.Take(count).Where(float.IsFinite).Max(MathF.Abs);
        for (var i = 0; i < count; i++)
        {
            if (float.IsFinite(others[i]))
            {
                some[i].ShouldBe(others[i], largest * 0.003f, $"number {i}");
            }
            else
            {
                some[i].ShouldBe(others[i]);
            }
        }
    }
}
