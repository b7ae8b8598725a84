using System.Diagnostics;
using System.Globalization;
using Parley.Language;
using Parley.Language.Names;
using Parley.Language.Networks;
using Parley.Language.Segmentation;
using Parley.Language.Tagging;
using Parley.Language.Training;

// usage: Parley.Bench NEWS.jsonl.gz STORIES MODEL [OTHER_MODEL]
// Tokens a second of each stage of the language core and of the whole, the median of five runs, and bytes allocated a token.
CultureInfo.CurrentCulture = CultureInfo.InvariantCulture;
var texts = WordVectorTrainer.Texts(args[0]).Take(int.Parse(args[1])).ToArray();
var tokens = texts.Sum(t => Cut(t).Words.Count);
Console.WriteLine($"{texts.Length} stories, {tokens} tokens");
foreach (var path in args[2..])
{
    foreach (var setting in Enum.GetValues<Setting>())
    {
        var load = Stopwatch.StartNew();
        var model = LanguageModel.Load(path, setting);
        Console.WriteLine($"{Path.GetFileName(path)}, {setting}: loaded in {load.ElapsedMilliseconds} ms");
        Measure(model);
    }
}

void Measure(LanguageModel model)
{
    var cut = texts.Select(Cut).ToArray();
    var features = cut.Select(c => c.Words.Select(w => WordFeatures.Of(c.Text.AsSpan(w.Span.Start, w.Span.Length))).ToArray()).ToArray();
    var (reader, readings, names) = (new NetworkReader(model.Network), new NetworkReadings(), new NameFinder(model.Adjectival, model.Names.Phrases, model.Network.Vocabulary.NameWords));
    var layer = new NameReader(model.Names);
    var words = new List<RawToken>();
    var sentences = new List<RawSentence>();
    Time("words", i =>
    {
        words.Clear();
        Tokenizer.Tokenize(texts[i], 0, words);
    });
    Time("sentences", i =>
    {
        sentences.Clear();
        SentenceSplitter.Split(texts[i], cut[i].Words, sentences);
    });
    Time("network and trees", i => reader.Read(features[i], cut[i].Sentences, readings));
    Time("names", i =>
    {
        layer.Read(features[i], readings, cut[i].Sentences);
        names.Find(features[i], layer.Scores, layer.Columns, layer.Steps, readings.Tags, cut[i].Sentences);
    }, prepare: i => readings.Room(features[i].Length, model.Network.Shape.NameColumns));
    var analyzer = new Analyzer(model);
    Time("text to names, one thread", i => analyzer.Analyze(texts[i]));
    var analyzers = new ThreadLocal<Analyzer>(() => new Analyzer(model));
    var two = new ParallelOptions { MaxDegreeOfParallelism = 2 };
    Report("text to names, two threads", () => Parallel.For(0, texts.Length, two, i => analyzers.Value!.Analyze(texts[i])));
    Console.WriteLine($"  working set {Environment.WorkingSet / 1048576} MB with all texts held");
}

void Time(string stage, Action<int> run, Action<int>? prepare = null) => Report(stage, () =>
{
    for (var i = 0; i < texts.Length; i++)
    {
        prepare?.Invoke(i);
        run(i);
    }
});

void Report(string stage, Action all)
{
    all();
    var before = GC.GetTotalAllocatedBytes(precise: true);
    var seconds = new double[5];
    for (var run = 0; run < seconds.Length; run++)
    {
        var watch = Stopwatch.StartNew();
        all();
        seconds[run] = watch.Elapsed.TotalSeconds;
    }

    var bytes = (GC.GetTotalAllocatedBytes(precise: true) - before) / 5.0 / tokens;
    Array.Sort(seconds);
    Console.WriteLine($"  {stage,-28}{tokens / seconds[2],12:N0} tokens/s (from {tokens / seconds[4]:N0} to {tokens / seconds[0]:N0}), {bytes:F1} bytes a token");
}

static (string Text, List<RawToken> Words, List<RawSentence> Sentences) Cut(string text)
{
    var (words, sentences) = (new List<RawToken>(), new List<RawSentence>());
    Tokenizer.Tokenize(text, 0, words);
    SentenceSplitter.Split(text, words, sentences);
    return (text, words, sentences);
}
