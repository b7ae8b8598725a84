using System.Runtime.InteropServices;
using System.Text;
using Parley.Language.Encoders;
using Parley.Language.Networks;
using Parley.Language.Training;
using Parley.Language.Training.Encoders;

namespace Parley.Language.Tests.Encoders;

public sealed class PublishedEncoderTests : IDisposable
{
    private const int Width = 32;
    private const int Inner = 64;
    private static readonly string[] Known = ["[PAD]", "[UNK]", "[CLS]", "[SEP]", "oslo", "rome", "accepted", "refused", "the", "truce", "plan", "."];
    private readonly string _onnx = Path.GetTempFileName();
    private readonly string _pieces = Path.GetTempFileName();

    public PublishedEncoderTests()
    {
        File.WriteAllBytes(_onnx, Onnx());
        File.WriteAllLines(_pieces, Known);
    }

    [Fact]
    public void Matrices_are_found_by_their_place_among_the_products()
    {
        var encoder = PublishedEncoder.Read(OnnxWeights.Read(_onnx), new WordPieces(Known), 1);

        encoder.Shape.ShouldBe(new EncoderShape(1, Width, 1, Inner, Known.Length, 512));
        var layer = encoder.Layout.Layers[0];
        var look = layer.Look.Of(encoder.Weights).ToArray();
        look[0].ShouldBe(100);
        look[Width].ShouldBe(101);
        look[2 * Width].ShouldBe(102);
        look[3 * Width].ShouldBe(100 + 0.5f);
        layer.Merge.Of(encoder.Weights)[0].ShouldBe(103);
        layer.Up.Of(encoder.Weights)[0].ShouldBe(104);
        layer.Down.Of(encoder.Weights)[0].ShouldBe(105);
    }

    [Fact]
    public void More_layers_than_there_are_are_refused() =>
        Should.Throw<InvalidDataException>(() => PublishedEncoder.Read(OnnxWeights.Read(_onnx), new WordPieces(Known), 2));

    [Fact]
    public void A_file_cut_short_is_refused()
    {
        File.WriteAllBytes(_onnx, Onnx()[..^40]);

        Should.Throw<InvalidDataException>(() => OnnxWeights.Read(_onnx)).Message.ShouldContain("cut short");
    }

    [Fact]
    public void A_network_learns_with_its_encoder_and_reads_with_it_and_the_same_lessons_give_the_same_bytes()
    {
        var (sections, again) = (Train(), Train());
        foreach (var (name, bytes) in sections)
        {
            again[name].ShouldBe(bytes);
        }

        sections.Keys.Count(WordEncoder.Owns).ShouldBe(10);
        using var encoder = WordEncoder.Read(name => sections[name]);
        var network = SentenceNetwork.Read(name => sections[name], Repository.Model, [4]);
        var document = new Analyzer(Repository.Model).Analyze("Oslo refused the truce. Oslo accepted the plan.");
        var (reader, encoded) = (new SentenceReader(network), encoder.Read(document));
        network.Given.ShouldBe(encoded.Width);
        foreach (var (sentence, stance) in document.Sentences.Zip([2, 1]))
        {
            reader.Read(document, sentence, new int[sentence.End - sentence.First], encoded);
            Rows.Best(reader.First(3)).ShouldBe(stance);
        }
    }

    [Fact]
    public void A_network_learns_further_with_the_encoder_it_was_trained_with()
    {
        var trained = Train();
        var further = Train(trained, 8);
        using var encoder = WordEncoder.Read(name => further[name]);
        var reader = new SentenceReader(SentenceNetwork.Read(name => further[name], Repository.Model, [4]));
        var document = new Analyzer(Repository.Model).Analyze("Oslo refused the truce.");
        reader.Read(document, document.Sentences[0], new int[document.Tokens.Length], encoder.Read(document));
        Rows.Best(reader.First(3)).ShouldBe(2);
        further["encoder.layer0.matrix0"].SequenceEqual(trained["encoder.layer0.matrix0"]).ShouldBeFalse();
    }

    public void Dispose()
    {
        File.Delete(_onnx);
        File.Delete(_pieces);
    }

    private IReadOnlyDictionary<string, byte[]> Train(IReadOnlyDictionary<string, byte[]>? further = null, int passes = 120) => SentenceTrainer.Train(
        Repository.Model, [4], ((string[])["Oslo", "Rome"]).SelectMany(who => new[] { Lesson(who, "accepted", "truce", 1), Lesson(who, "refused", "plan", 2), Lesson(who, "refused", "truce", 2), Lesson(who, "accepted", "plan", 1) }).ToList(),
        new SentencePlan(3, 2, Passes: passes, Width: 32, Dropout: 0.05f) { Encoder = new EncoderStart(_onnx, _pieces, 1), Further = further }, (_, _) => { });

    private static SentenceLesson Lesson(string who, string verb, string what, int stance)
    {
        var document = new Analyzer(Repository.Model).Analyze($"{who} {verb} the {what}.");
        var count = document.Sentences[0].End;
        var lesson = new SentenceLesson(document, document.Sentences[0], new int[count], new int[count], new int[count], [.. Enumerable.Repeat(-2, count)]);
        lesson.First[3] = stance;
        return lesson;
    }

    /// <summary>An encoder of one layer, as torch exports one: matrices by number, everything else by name.</summary>
    private static byte[] Onnx()
    {
        var random = new Random(1);
        float[] Some(int count) => [.. Enumerable.Range(0, count).Select(_ => random.NextSingle() - 0.5f)];
        float[] Ones(int count) => [.. Enumerable.Repeat(1f, count)];
        var named = new List<(string Name, float[] Numbers)>
        {
            ("embeddings.word_embeddings.weight", Some(Known.Length * Width)), ("embeddings.position_embeddings.weight", Some(512 * Width)),
            ("embeddings.token_type_embeddings.weight", Some(2 * Width)), ("embeddings.LayerNorm.weight", Ones(Width)), ("embeddings.LayerNorm.bias", Some(Width)),
        };
        foreach (var (part, count) in ((string, int)[])[("attention.self.query", Width), ("attention.self.key", Width), ("attention.self.value", Width), ("attention.output.dense", Width), ("intermediate.dense", Inner), ("output.dense", Width)])
        {
            named.Add(($"encoder.layer.0.{part}.bias", Some(count)));
        }

        foreach (var norm in (string[])["attention.output", "output"])
        {
            named.AddRange([($"encoder.layer.0.{norm}.LayerNorm.weight", Ones(Width)), ($"encoder.layer.0.{norm}.LayerNorm.bias", Some(Width))]);
        }

        for (var m = 0; m < 6; m++)
        {
            var matrix = Some(m > 3 ? Width * Inner : Width * Width);
            (matrix[0], matrix[Width]) = (100 + m, 100 + m + 0.5f);
            named.Add(($"{900 + m}", matrix));
        }

        IEnumerable<byte> nodes = Enumerable.Range(0, 6).SelectMany(m => Field(1, [.. Field(1, Text("x")), .. Field(1, Text($"{900 + m}")), .. Field(4, Text("MatMul"))]));
        var numbers = named.SelectMany(n => Field(5, [.. Field(8, Text(n.Name)), .. Field(9, MemoryMarshal.AsBytes<float>(n.Numbers).ToArray())]));
        return [.. Field(7, [.. nodes, .. numbers])];
    }

    private static byte[] Text(string text) => Encoding.UTF8.GetBytes(text);

    private static IEnumerable<byte> Field(int number, byte[] bytes)
    {
        yield return (byte)((number << 3) | 2);
        for (var length = bytes.Length; ; length >>= 7)
        {
            yield return (byte)((length & 127) | (length > 127 ? 128 : 0));
            if (length <= 127)
            {
                break;
            }
        }

        foreach (var b in bytes)
        {
            yield return b;
        }
    }
}
