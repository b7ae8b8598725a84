using Parley.Language.Names;
using Parley.Language.Networks;

namespace Parley.Language.Training;

/// <summary>
/// Trains the name layer of a model whose other parts stay as they are: teachers from name corpora, treebanks and known names; then one network from
/// the corpora and from what the teachers, and the model's own network, make of treebanks and news. The careful setting asks that one and the teachers.
/// Two teachers learn at a time, each in one thread; seeds are fixed: the same data gives the same bytes.
/// </summary>
public static class NameTrainer
{
    private const int OwnTimes = 3;
    private const int WikiTimes = 2;
    private const int NewsNth = 16;
    private const int Threads = 2;
    private const int TreebankTimes = 2;

    private static readonly NetworkShape Shape = new(64, 2, 0, 0, 0, NameFinder.LabelCount);

    private static readonly TrainingPlan[] Teachers =
    [
        new(5, Rate: 3e-3f, Dropout: 0.25f, Seed: 1, Workers: 1),
        new(5, Rate: 3e-3f, Dropout: 0.35f, Seed: 7, Workers: 1),
        new(5, Rate: 3e-3f, Dropout: 0.3f, Seed: 3, Workers: 1),
        new(5, Rate: 3e-3f, Dropout: 0.25f, Seed: 5, Workers: 1),
    ];

    private static readonly TrainingPlan Student = new(3, Rate: 3e-3f, Dropout: 0.15f, Seed: 4, Workers: Threads);

    /// <summary>Trains the name layer of a model and writes it beside the model.</summary>
    /// <param name="folder">Holds <c>ud/*-train.conllu.gz</c> and <c>names/*.gz</c>.</param>
    /// <param name="news">Gzipped JSONL of stories with a <c>text</c> field.</param>
    /// <param name="tables">The data folder, with the tables of places, actors and known names.</param>
    /// <param name="model">The model file.</param>
    /// <param name="log">Told what is being done.</param>
    public static void Train(string folder, string news, string tables, string model, Action<string> log)
    {
        var language = LanguageModel.Load(model, Setting.Fast, names: false);
        var vocabulary = language.Network.Vocabulary;
        var phrases = NamePhrases.Of(NameTables.Read(tables));
        var capitals = NameCapitals.Count(news, vocabulary.Vectors);
        var source = new NameSamples(language, phrases, capitals, NameTables.Listed(tables));
        var corpora = Corpora(source, Path.Combine(folder, "names")).ToList();
        var treebanks = Directory.GetFiles(Path.Combine(folder, "ud"), "*-train.conllu.gz").Order(StringComparer.Ordinal).SelectMany(source.OfTreebank).ToList();
        log($"{corpora.Sum(s => s.Words.Length)} words of name corpora, {treebanks.Sum(s => s.Words.Length)} of treebanks");

        Network Learn(string name, List<NetworkSample> samples, TrainingPlan plan)
        {
            var network = new Network(Shape, vocabulary);
            new NetworkTrainer(network, samples, plan).Train((pass, loss) => log($"{name}, pass {pass} of {plan.Passes}: loss {loss:F3}"));
            return network;
        }

        var gold = corpora.Concat(treebanks).Select(s => source.Sample(s, Shape)).ToList();
        var taught = new Network[Teachers.Length];
        Parallel.For(0, taught.Length, new ParallelOptions { MaxDegreeOfParallelism = Threads }, i => taught[i] = Learn($"teacher {i + 1}", gold, Teachers[i]));
        var teachers = new NameTeachers(language, new NameLayer([.. taught.Select(ReadingNetwork.Of)], phrases, capitals));
        var samples = gold[..corpora.Count];
        samples.AddRange(Enumerable.Repeat(Taught(treebanks).ToList(), TreebankTimes).SelectMany(s => s));
        samples.AddRange(Taught(source.OfNews(news, NewsNth)));
        log($"{samples.Sum(s => s.Count)} words for the last network");
        NameLayerFile.Write(model, [.. taught.Prepend(Learn("names", samples, Student))], phrases, capitals, language.Tags);
        log($"wrote {NameLayerFile.Beside(model)}, {new FileInfo(NameLayerFile.Beside(model)).Length / 1048576.0:F1} MB");

        IEnumerable<NetworkSample> Taught(IEnumerable<NameSentence> sentences)
        {
            foreach (var sentence in sentences)
            {
                if (teachers.Shares(sentence) is { } shares)
                {
                    yield return source.Sample(sentence, Shape, shares);
                }
            }
        }
    }

    /// <summary>The sentences of the name corpora, but those kept to measure; those whose customs are ours the most often.</summary>
    private static IEnumerable<NameSentence> Corpora(NameSamples source, string folder)
    {
        foreach (var file in Directory.GetFiles(folder, "*.gz").Where(f => !f.Contains("-dev", StringComparison.Ordinal)).Order(StringComparer.Ordinal))
        {
            var sentences = source.OfCorpus(file).ToList();
            var times = Path.GetFileName(file) switch { var f when f.StartsWith("uner", StringComparison.Ordinal) => OwnTimes, var f when f.StartsWith("wiki", StringComparison.Ordinal) => WikiTimes, _ => 1 };
            foreach (var sentence in Enumerable.Repeat(sentences, times).SelectMany(s => s))
            {
                yield return sentence;
            }
        }
    }
}
