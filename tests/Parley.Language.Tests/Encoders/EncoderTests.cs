using Parley.Language.Encoders;
using Parley.Language.Model;
using Parley.Language.Training.Encoders;

namespace Parley.Language.Tests.Encoders;

public sealed class EncoderTests
{
    private const float Little = 3e-3f;
    private static readonly EncoderShape Shape = new(2, 64, 2, 128, 40, 32);
    private static readonly List<int> TwoSentences = [0, 7, 18];

    [Fact]
    public void Its_gradient_is_the_slope_of_what_it_computes()
    {
        var (encoder, states) = (Tiny(), new EncoderStates(Shape, 32));
        Fill(states.Pieces);
        states.SetStarts(TwoSentences);
        var random = new Random(5);
        var wanted = Numbers(random, states.Count * Shape.Width, 1);
        var gradient = new EncoderGradient(encoder, 32);
        encoder.Pack();
        encoder.Forward(states);
        wanted.CopyTo(gradient.Carried, 0);
        gradient.Compute(states);

        foreach (var layer in encoder.Layout.Layers)
        {
            foreach (var slice in layer.Matrices.Select(m => m.Matrix).Concat(layer.Rows))
            {
                var at = slice.Offset + random.Next(slice.Length);
                var slope = (Sum(at, Little) - Sum(at, -Little)) / (2 * Little);
                ((double)gradient.Weights[at]).ShouldBe(slope, 0.02 + (0.02 * Math.Abs(slope)));
            }
        }

        double Sum(int at, float change)
        {
            encoder.Weights[at] += change;
            encoder.Pack();
            encoder.Forward(states);
            encoder.Weights[at] -= change;
            return wanted.Select((w, i) => (double)w * states.Last[i]).Sum();
        }
    }

    [Fact]
    public void Read_from_a_file_it_gives_nearly_the_same_and_one_sentence_does_not_see_another()
    {
        var (encoder, states, pieces) = (Tiny(), new EncoderStates(Shape, 32), Pieces());
        Fill(states.Pieces);
        states.SetStarts(TwoSentences);
        encoder.Pack();
        encoder.Forward(states);
        var sections = new Dictionary<string, byte[]>(StringComparer.Ordinal);
        EncoderFile.Write(encoder, pieces, sections);
        var reading = EncoderFile.Read(name => sections[name]);
        var room = new EncoderRoom(reading.Shape, 32);
        var second = TwoSentences[1] * Shape.Width;
        states.Pieces.AsSpan(TwoSentences[1], TwoSentences[2] - TwoSentences[1]).CopyTo(room.Pieces);
        room.SetStarts([0, TwoSentences[2] - TwoSentences[1]]);
        reading.Forward(room);

        for (var i = 0; i < room.Count * Shape.Width; i++)
        {
            room.Carried[i].ShouldBe(states.Last[second + i], 0.15f);
        }
    }

    [Fact]
    public void A_part_of_another_size_is_refused()
    {
        var sections = new Dictionary<string, byte[]>(StringComparer.Ordinal);
        EncoderFile.Write(Tiny(), Pieces(), sections);
        sections["encoder.layer1.rows"] = sections["encoder.layer1.rows"][..^2];

        Should.Throw<InvalidDataException>(() => EncoderFile.Read(name => sections[name]));
    }

    [Theory]
    [InlineData("ceasefire", "cease ##fire")]
    [InlineData("Ceasefires", "cease ##fire ##s")]
    [InlineData("cease-fire", "cease - fire")]
    [InlineData("Élysée", "elysee")]
    [InlineData("漢字", "[UNK]")]
    [InlineData("fireq", "[UNK]")]
    public void Words_are_cut_from_the_left_into_the_longest_pieces(string word, string cut)
    {
        var (pieces, found) = (Pieces(), new List<int>());

        pieces.Cut(word, found);

        string.Join(' ', found.Select(n => pieces.Pieces[n])).ShouldBe(cut);
    }

    private static WordPieces Pieces() => new(
        [.. (string[])["[PAD]", "[UNK]", "[CLS]", "[SEP]", "cease", "##fire", "##s", "fire", "-", "elysee"], .. Enumerable.Range(0, 30).Select(i => $"word{i}")]);

    private static Encoder Tiny()
    {
        var random = new Random(3);
        var table = new PieceTable(
            Shape, Rows(random, Shape.Pieces), Rows(random, Shape.Positions), [.. Enumerable.Repeat(1f, Shape.Width), .. Enumerable.Repeat(0f, Shape.Width)]);
        var encoder = new Encoder(Shape, table, Numbers(random, new EncoderLayout(Shape).Count, 0.3f));
        foreach (var layer in encoder.Layout.Layers)
        {
            layer.Middle.Of(encoder.Weights)[..Shape.Width].Fill(1);
            layer.End.Of(encoder.Weights)[..Shape.Width].Fill(1);
        }

        return encoder;
    }

    private static PackedRows Rows(Random random, int rows) => new(PackedRows.Pack(Numbers(random, rows * Shape.Width, 1), Shape.Width), Shape.Width, rows);

    private static float[] Numbers(Random random, int count, float size) => [.. Enumerable.Range(0, count).Select(_ => ((random.NextSingle() * 2) - 1) * size)];

    private static void Fill(int[] pieces)
    {
        for (var i = 0; i < pieces.Length; i++)
        {
            pieces[i] = (i * 7) % Shape.Pieces;
        }
    }
}
