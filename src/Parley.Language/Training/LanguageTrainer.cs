using System.Text;
using Parley.Language.Conllu;
using Parley.Language.Model;
using Parley.Language.Tagging;

namespace Parley.Language.Training;

/// <summary>Trains the model from treebanks and name corpora. One thread, fixed seeds: the same data gives the same bytes.</summary>
public static class LanguageTrainer
{
    private const int Folds = 4;
    private const int WeightScale = 32;

    /// <summary>Trains and writes a model.</summary>
    /// <param name="folder">Holds <c>ud/*-train.conllu.gz</c> and <c>names/*.gz</c>.</param>
    /// <param name="output">The model file to write.</param>
    /// <param name="log">Told what is being done.</param>
    public static void Train(string folder, string output, Action<string> log)
    {
        var sentences = Directory.GetFiles(Path.Combine(folder, "ud"), "*-train.conllu.gz").Order(StringComparer.Ordinal)
            .SelectMany(ConlluFile.Read).Select(s => new TrainingSentence(s)).ToList();
        log($"{sentences.Count} sentences, {sentences.Sum(s => s.Words.Length)} words");
        var tagTrainer = new TaggerTrainer(sentences);
        var tagger = tagTrainer.Train(sentences, 8, log);
        Jackknife(sentences, tagTrainer, log);
        var parser = new ParserTrainer(sentences, tagTrainer.Tags);
        parser.Train(10, log);
        foreach (var sentence in sentences)
        {
            tagger.Tag(sentence.Features, sentence.Tags);
        }

        var names = NameTrainer.Train(Path.Combine(folder, "names"), tagger, 8, log);
        var (table, rules) = LemmaTrainer.Train(sentences);
        ModelFile.Save(output, new Dictionary<string, byte[]>(StringComparer.Ordinal)
        {
            ["tags"] = Encoding.UTF8.GetBytes(tagTrainer.WriteTags()),
            ["tag.words"] = tagTrainer.WriteWords(),
            ["tag.weights"] = ToBytes(tagger.Weights.Average(WeightScale)),
            ["lemma.table"] = Encoding.UTF8.GetBytes(table),
            ["lemma.rules"] = Encoding.UTF8.GetBytes(rules),
            ["move.weights"] = ToBytes(parser.Moves.Average(WeightScale)),
            ["label.weights"] = ToBytes(parser.Labels.Average(WeightScale)),
            ["label.allowed"] = parser.WriteAllowed(),
            ["name.weights"] = ToBytes(names.Average(WeightScale)),
        });
        log($"wrote {output}, {new FileInfo(output).Length / 1048576.0:F1} MB");
    }

    /// <summary>Gives each sentence the tags of a tagger that never saw it, as the parser will meet them.</summary>
    private static void Jackknife(List<TrainingSentence> sentences, TaggerTrainer trainer, Action<string> log)
    {
        for (var fold = 0; fold < Folds; fold++)
        {
            var rest = sentences.Where((_, i) => i % Folds != fold).ToList();
            var tagger = Averaged(trainer.Train(rest, 3, _ => { }));
            foreach (var sentence in sentences.Where((_, i) => i % Folds == fold))
            {
                tagger.Tag(sentence.Features, sentence.Tags);
            }
        }

        var (right, all) = (sentences.Sum(s => s.Tags.Where((t, i) => t == s.GoldTags[i]).Count()), sentences.Sum(s => s.Tags.Length));
        log($"jackknifed tags: {100.0 * right / all:F2} % right");
    }

    private static Tagger Averaged(Tagger tagger) =>
        new(tagger.Tags, tagger.Seen, tagger.Open, HashedWeights.From(ToBytes(tagger.Weights.Average(WeightScale))));

    private static byte[] ToBytes(short[] weights)
    {
        var bytes = new byte[weights.Length * sizeof(short)];
        Buffer.BlockCopy(weights, 0, bytes, 0, bytes.Length);
        return bytes;
    }
}

/// <summary>A treebank sentence with what training computes of it once.</summary>
internal sealed class TrainingSentence(ConlluSentence source)
{
    public ConlluWord[] Words { get; } = [.. source.Words];

    public WordFeatures[] Features { get; } = [.. source.Words.Select(w => WordFeatures.Of(w.Form))];

    public byte[] GoldTags { get; } = new byte[source.Words.Count];

    public byte[] Tags { get; } = new byte[source.Words.Count];
}
