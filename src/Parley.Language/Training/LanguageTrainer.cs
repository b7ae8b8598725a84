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
    private const int MostTags = 250;
    private const int SilverWords = 1_200_000;
    private const int LeastSilver = 4;
    private const int LongestSilver = 60;

    /// <summary>Trains and writes a model.</summary>
    /// <param name="folder">Holds <c>ud/*-train.conllu.gz</c> and <c>names/*.gz</c>.</param>
    /// <param name="news">Gzipped JSONL of stories with a <c>text</c> field.</param>
    /// <param name="output">The model file to write.</param>
    /// <param name="log">Told what is being done.</param>
    public static void Train(string folder, string news, string output, Action<string> log)
    {
        var sentences = Directory.GetFiles(Path.Combine(folder, "ud"), "*-train.conllu.gz").Order(StringComparer.Ordinal).SelectMany(ConlluFile.Read).ToList();
        log($"{sentences.Count} sentences, {sentences.Sum(s => s.Words.Count)} words");
        var tags = TagsOf(sentences);
        var (words, values) = WordVectorTrainer.Train(news, VectorPasses, log);
        var vectors = new WordVectors(words, values);
        var gold = sentences.Select(s => Sample(s, tags, vectors)).ToList();
        var named = NameSamples(Path.Combine(folder, "names"), vectors).ToList();
        gold.AddRange(named.Concat(named));

        Network Learn(string name, NetworkShape shape, IEnumerable<NetworkSample> samples, TrainingPlan plan)
        {
            var network = new Network(shape, vectors);
            new NetworkTrainer(network, [.. samples], plan).Train((pass, loss) => log($"{name}, pass {pass} of {plan.Passes}: loss {loss:F3}"));
            return network;
        }

        var mixed = gold.Concat(gold);
        var teacher = Learn("teacher", new NetworkShape(128, 4, 64, 64, tags.Length, NameFinder.LabelCount), gold, new TrainingPlan(13, Dropout: 0.25f));
        var careful = Learn("careful", new NetworkShape(160, 4, 96, 64, tags.Length, NameFinder.LabelCount), mixed.Concat(Silver(news, teacher, vectors)), new TrainingPlan(6, Dropout: 0.2f));
        var fast = Learn("fast", new NetworkShape(96, 3, 64, 48, tags.Length, NameFinder.LabelCount), mixed.Concat(Silver(news, careful, vectors)), new TrainingPlan(8, Rate: 3e-3f, Dropout: 0.1f));

        var (table, rules) = LemmaTrainer.Train(sentences);
        var sections = new Dictionary<string, byte[]>(StringComparer.Ordinal)
        {
            ["tags"] = Encoding.UTF8.GetBytes(string.Concat(tags.Select(t => $"{t.UPos}\t{t.XPos}\n"))),
            ["lemma.table"] = Encoding.UTF8.GetBytes(table),
            ["lemma.rules"] = Encoding.UTF8.GetBytes(rules),
        };
        NetworkFile.Write(vectors, sections);
        NetworkFile.Write(careful, LanguageModel.NetworkName(Setting.Careful), sections);
        NetworkFile.Write(fast, LanguageModel.NetworkName(Setting.Fast), sections);
        ModelFile.Save(output, sections);
        log($"wrote {output}, {new FileInfo(output).Length / 1048576.0:F1} MB");
    }

    private static Tag[] TagsOf(List<ConlluSentence> sentences) =>
        [.. sentences.SelectMany(s => s.Words).Select(w => new Tag(w.UPos, w.XPos)).GroupBy(t => t)
            .OrderByDescending(g => g.Count()).ThenBy(g => g.Key.UPos).ThenBy(g => g.Key.XPos, StringComparer.Ordinal).Select(g => g.Key).Take(MostTags)];

    private static NetworkSample Sample(ConlluSentence sentence, Tag[] tags, WordVectors vectors)
    {
        var sample = new NetworkSample([.. sentence.Words.Select(w => WordFeatures.Of(w.Form))], vectors);
        for (var i = 0; i < sample.Count; i++)
        {
            var word = sentence.Words[i];
            sample.Tags[i] = Array.IndexOf(tags, new Tag(word.UPos, word.XPos));
            sample.Heads[i] = word.Head;
            sample.Relations[i] = word.Head < 0 ? -1 : (int)word.Relation;
        }

        NameHints.Fill(sentence, sample.Names);
        return sample;
    }

    private static IEnumerable<NetworkSample> NameSamples(string folder, WordVectors vectors)
    {
        var files = Directory.GetFiles(folder, "*.gz").Where(f => !f.Contains("-dev", StringComparison.Ordinal)).Order(StringComparer.Ordinal);
        foreach (var sentence in files.SelectMany(NameCorpus.Read))
        {
            var sample = new NetworkSample([.. sentence.Forms.Select(f => WordFeatures.Of(f))], vectors);
            sentence.Labels.CopyTo(sample.Names, 0);
            yield return sample;
        }
    }

    /// <summary>Sentences of news as the network reads them, an even share of every story.</summary>
    private static IEnumerable<NetworkSample> Silver(string news, Network network, WordVectors vectors)
    {
        var (reader, readings, count, story) = (new NetworkReader(network), new NetworkReadings(), 0, 0);
        var (raw, sentences) = (new List<RawToken>(), new List<RawSentence>());
        foreach (var text in WordVectorTrainer.Texts(news))
        {
            if (count > SilverWords || story++ % 4 != 0)
            {
                continue;
            }

            raw.Clear();
            sentences.Clear();
            Tokenizer.Tokenize(text, 0, raw);
            SentenceSplitter.Split(text, raw, sentences);
            var words = raw.Select(r => WordFeatures.Of(text.AsSpan(r.Span.Start, r.Span.Length))).ToArray();
            reader.Read(words, sentences, readings);
            foreach (var sentence in sentences.Where(s => s.End - s.First is >= LeastSilver and <= LongestSilver))
            {
                var sample = SilverSample(words, sentence, readings, network.Shape.NameColumns, vectors);
                count += sample.Count;
                yield return sample;
            }
        }
    }

    private static NetworkSample SilverSample(WordFeatures[] words, RawSentence sentence, NetworkReadings readings, int nameColumns, WordVectors vectors)
    {
        var sample = new NetworkSample(words.AsSpan(sentence.First, sentence.End - sentence.First), vectors);
        for (var i = 0; i < sample.Count; i++)
        {
            var at = sentence.First + i;
            var names = readings.Names.AsSpan(at * nameColumns, NameFinder.LabelCount);
            sample.Tags[i] = readings.Tags[at];
            sample.Heads[i] = readings.Heads[at] < 0 ? -1 : readings.Heads[at] - sentence.First;
            sample.Relations[i] = readings.Heads[at] < 0 ? -1 : (int)readings.Relations[at];
            for (var label = sample.Names[i] = 0; label < NameFinder.LabelCount; label++)
            {
                sample.Names[i] = names[label] > names[sample.Names[i]] ? label : sample.Names[i];
            }
        }

        return sample;
    }
}
