using Parley.Language.Conllu;
using Parley.Language.Model;

namespace Parley.Language.Tests;

public class AnalyzerTests
{
    private static readonly string[] Odd =
    [
        "", " ", "\0\0", "\ud800", "a\udc00b", "🕊️ peace 🕊️", new string('x', 100_000), string.Concat(Enumerable.Repeat("word ", 20_000)),
        "ALL CAPITALS SAID THE MINISTER.", "\r\n\r\n\t", "don't can't won't y'all'd've", "\"\"\"\"''''``", "1-2-3--4---5", "…", "A. B. C. D.",
    ];

    public static TheoryData<int> OddTexts => [.. Enumerable.Range(0, Odd.Length)];

    [Theory]
    [MemberData(nameof(OddTexts))]
    public void Any_text_has_a_tree_of_words_in_order(int which) => Check(Odd[which]);

    [Fact]
    public void Random_texts_have_trees_of_words_in_order()
    {
        var random = new Random(1);
        const string Letters = "aAbB .,'’\"“”-\n0é🕊\ud83d(!?";
        for (var i = 0; i < 300; i++)
        {
            Check(string.Concat(Enumerable.Range(0, random.Next(120)).Select(_ => Letters[random.Next(Letters.Length)])));
        }
    }

    private static void Check(string text)
    {
        var document = new Analyzer(Repository.Model).Analyze(text);
        var end = 0;
        foreach (var token in document.Tokens)
        {
            token.Span.Start.ShouldBeGreaterThanOrEqualTo(end);
            token.Span.Length.ShouldBeGreaterThan(0);
            end = token.Span.End;
        }

        end.ShouldBeLessThanOrEqualTo(text.Length);
        document.Sentences.Sum(s => s.End - s.First).ShouldBe(document.Tokens.Length);
        foreach (var sentence in document.Sentences)
        {
            var roots = 0;
            for (var t = sentence.First; t < sentence.End; t++)
            {
                roots += document.Tokens[t].Head < 0 ? 1 : 0;
                var (at, steps) = (t, 0);
                while (document.Tokens[at].Head >= 0 && steps++ <= sentence.End - sentence.First)
                {
                    at = document.Tokens[at].Head;
                    at.ShouldBeInRange(sentence.First, sentence.End - 1);
                }

                steps.ShouldBeLessThanOrEqualTo(sentence.End - sentence.First, "a cycle");
            }

            roots.ShouldBe(1);
        }
    }

    [Fact]
    public void Tags_lemmas_and_arcs_of_a_plain_sentence()
    {
        var document = new Analyzer(Repository.Model).Analyze("Russia refused the ceasefire.");
        document.Tokens.Select(t => t.Lemma).ShouldBe(["Russia", "refuse", "the", "ceasefire", "."]);
        document.Tokens[0].Relation.ShouldBe(Relation.Nsubj);
        document.Tokens[3].Relation.ShouldBe(Relation.Obj);
        document.Tokens[1].Head.ShouldBe(-1);
    }

    [Fact]
    public void Two_threads_analyse_alike()
    {
        const string Text = "Macron will meet Rubio on Friday. “We agreed,” he said.";
        var expected = new Analyzer(Repository.Model).Analyze(Text).Tokens;
        Enumerable.Range(0, 8).AsParallel().Select(_ => new Analyzer(Repository.Model).Analyze(Text).Tokens).ShouldAllBe(t => t.SequenceEqual(expected));
    }

    [Fact]
    public void Conllu_comes_back_as_it_was_written()
    {
        var document = new Analyzer(Repository.Model).Analyze("They don't agree. Kyiv's envoy said so.");
        var path = Path.GetTempFileName();
        using (var writer = new StreamWriter(path))
        {
            ConlluFile.Write(document, writer);
        }

        var words = ConlluFile.Read(path).SelectMany(s => s.Words).ToList();
        File.Delete(path);
        words.Select(w => w.Form).ShouldBe(document.Tokens.Select((_, i) => document.Form(i).ToString()));
        words.Select(w => w.Relation).ShouldBe(document.Tokens.Select(t => t.Relation));
        words.Select(w => w.JoinsNext).ShouldBe(document.Tokens.Select(t => t.JoinsNext));
    }

    [Fact]
    public void A_damaged_model_is_named_as_such()
    {
        var path = Path.GetTempFileName();
        ModelFile.Save(path, new Dictionary<string, byte[]>(StringComparer.Ordinal) { ["a"] = [1, 2, 3] });
        ModelFile.Load(path)["a"].ShouldBe([1, 2, 3]);
        var bytes = File.ReadAllBytes(path);
        bytes[^12] ^= 1;
        File.WriteAllBytes(path, bytes);
        Should.Throw<InvalidDataException>(() => ModelFile.Load(path)).Message.ShouldBe($"{path}: the checksum is wrong; the file was cut short or altered");
        File.WriteAllText(path, "hello, this is no model at all");
        Should.Throw<InvalidDataException>(() => ModelFile.Load(path)).Message.ShouldBe($"{path}: not a Parley language model");
        File.Delete(path);
    }
}
