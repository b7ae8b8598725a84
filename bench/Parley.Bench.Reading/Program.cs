using System.Diagnostics;
using System.Globalization;
using System.IO.Compression;
using System.Text.Json;
using Parley.Exchange;
using Parley.Language;
using Parley.Reading;
using Parley.Reading.Frames;

// usage: Parley.Bench.Reading NEWS.jsonl.gz STORIES ROOT [careful]
// Tokens a second of the whole reader on one thread, text to record, with all models of a setting, fast where it is not said, and of the language core alone: of five runs
// over the same stories after one that warms up, the median, the slowest and the fastest.
CultureInfo.CurrentCulture = CultureInfo.InvariantCulture;
var data = Path.Combine(args[2], "data");
var models = Path.Combine(data, "models");
using var reader = StoryReader.Load(data, Codebook.Load(Path.Combine(args[2], "codebook")), ReaderModels.In(models, args.Contains("careful") ? Setting.Careful : Setting.Fast));
var analyzer = new Analyzer(LanguageModel.Load(ReaderModels.LanguageFile(models)));
var stories = Stories(args[0]).Take(int.Parse(args[1])).ToList();
var tokens = stories.Sum(s => analyzer.Analyze(s.Text, s.BodyStart).Tokens.Length);
Console.WriteLine($"{stories.Count} stories, {tokens} tokens");
Report("text to record", () => stories.ForEach(s => reader.Read(s)));
Report("text to names", () => stories.ForEach(s => analyzer.Analyze(s.Text, s.BodyStart)));

void Report(string what, Action all)
{
    all();
    var rates = new double[5];
    for (var run = 0; run < rates.Length; run++)
    {
        var watch = Stopwatch.StartNew();
        all();
        rates[run] = tokens / watch.Elapsed.TotalSeconds;
    }

    Array.Sort(rates);
    Console.WriteLine($"{what}, one thread: {rates[2]:N0} tokens a second ({rates[0]:N0} to {rates[^1]:N0})");
}

static IEnumerable<Parley.Record.Story> Stories(string file)
{
    using var lines = new StreamReader(new GZipStream(File.OpenRead(file), CompressionMode.Decompress));
    for (var number = 0; lines.ReadLine() is { } line; number++)
    {
        using var json = JsonDocument.Parse(line);
        var day = DateOnly.TryParseExact(json.RootElement.GetProperty("date").GetString(), "yyyy-MM-dd", out var date) ? date : (DateOnly?)null;
        yield return StoryHead.Read($"n{number}", json.RootElement.GetProperty("text").GetString()!, day);
    }
}
