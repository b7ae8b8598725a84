using System.Text;
using Parley.Language.Conllu;
using Parley.Language.Model;
using Parley.Language.Names;
using Parley.Language.Networks;
using Parley.Language.Segmentation;
using Parley.Language.Tagging;

namespace Parley.Language.Training;

/// <summary>
/// Trains the model: word vectors from news; a teacher from treebanks and name corpora; the careful network from these and from news that the teacher
/// has read; the fast one from these and from news that the careful one has read. Fixed seeds and a fixed division of work: the same data gives the same bytes.
/// </summary>
public static class LanguageTrainer
{
    private const int VectorPasses = 5;
    private const int SilverWords = 1_200_000;
    private const int NamePasses = 5;

    /// <summary>Trains and writes a model.</summary>
    /// <param name="folder">Holds <c>ud/*-train.conllu.gz</c> and <c>names/*.gz</c>.</param>
    /// <param name="news">Gzipped JSONL of stories with a <c>text</c> field.</param>
    /// <param name="output">The model file to write.</param>
    /// <param name="log">Told what is being done.</param>
    public static void Train(string folder, string news, string output, Action<string> log)
    {
        var sentences = Directory.GetFiles(Path.Combine(folder, "ud"), "*-train.conllu.gz").Order(StringComparer.Ordinal).SelectMany(ConlluFile.Read).ToList();
        log($"{sentences.Count} sentences, {sentences.Sum(s => s.Words.Count)} words");
        var tags = TrainingSamples.TagsOf(sentences);
        var (words, values) = WordVectorTrainer.Train(news, VectorPasses, log);
        var vocabulary = new Vocabulary(new WordVectors(words, PackedRows.Pack(values, NetworkShape.Vector)), NameWords.Read(WordList.Lines("name-words.tsv")));
        var gold = sentences.Select(s => TrainingSamples.Of(s, tags, vocabulary)).ToList();
        var named = TrainingSamples.OfNames(Path.Combine(folder, "names"), vocabulary).ToList();
        gold.AddRange(Enumerable.Repeat(named, NamePasses).SelectMany(n => n));

        Network Learn(string name, NetworkShape shape, IEnumerable<NetworkSample> samples, TrainingPlan plan)
        {
            var network = new Network(shape, vocabulary);
            new NetworkTrainer(network, [.. samples], plan).Train((pass, loss) => log($"{name}, pass {pass} of {plan.Passes}: loss {loss:F3}"));
            return network;
        }

        var mixed = gold.Concat(gold);
        var teacher = Learn("teacher", new NetworkShape(128, 4, 64, 64, tags.Length, NameFinder.LabelCount), gold, new TrainingPlan(12, Dropout: 0.25f));
        var careful = Learn("careful", new NetworkShape(160, 4, 96, 64, tags.Length, NameFinder.LabelCount), mixed.Concat(TrainingSamples.Silver(news, teacher, vocabulary, SilverWords)), new TrainingPlan(6, Dropout: 0.2f));
        var fast = Learn("fast", new NetworkShape(96, 3, 64, 48, tags.Length, NameFinder.LabelCount), mixed.Concat(TrainingSamples.Silver(news, careful, vocabulary, SilverWords)), new TrainingPlan(8, Rate: 3e-3f, Dropout: 0.1f));

        Save(output, sentences, tags, careful, fast);
        log($"wrote {output}, {new FileInfo(output).Length / 1048576.0:F1} MB");
    }

    /// <summary>Writes a model: tags, lemma rules learned from the treebanks, and the networks of both settings, which share a vocabulary.</summary>
    internal static void Save(string output, List<ConlluSentence> sentences, Tag[] tags, Network careful, Network fast)
    {
        var (table, rules) = LemmaTrainer.Train(sentences);
        var sections = new Dictionary<string, byte[]>(StringComparer.Ordinal)
        {
            ["tags"] = Encoding.UTF8.GetBytes(string.Concat(tags.Select(t => $"{t.UPos}\t{t.XPos}\n"))),
            ["lemma.table"] = Encoding.UTF8.GetBytes(table),
            ["lemma.rules"] = Encoding.UTF8.GetBytes(rules),
        };
        NetworkFile.Write(fast.Vocabulary, sections);
        NetworkFile.Write(careful, LanguageModel.NetworkName(Setting.Careful), sections);
        NetworkFile.Write(fast, LanguageModel.NetworkName(Setting.Fast), sections);
        ModelFile.Save(output, sections);
    }
}
