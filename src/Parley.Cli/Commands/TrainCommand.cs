using System.CommandLine;
using Parley.Exchange;
using Parley.Language;
using Parley.Language.Training;
using Parley.Reading.Speech.Annotated;

namespace Parley.Cli.Commands;

/// <summary><c>parley train</c>: rebuilds the language model or that of attributions from the data it names.</summary>
public static class TrainCommand
{
    /// <summary>The command.</summary>
    public static Command Create()
    {
        var data = new Option<DirectoryInfo>("--data")
        {
            Description = "Folder with ud/*-train.conllu.gz and names/*.gz",
            DefaultValueFactory = _ => new DirectoryInfo(Path.Combine("..", "shared", "language")),
        };
        var output = new Option<FileInfo>("--model") { Description = "The model file to write", DefaultValueFactory = _ => new FileInfo(Path.Combine("data", "models", "english.parley")) };
        var news = new Option<FileInfo>("--news")
        {
            Description = "Gzipped JSONL of unlabelled stories, each with a text field",
            DefaultValueFactory = _ => new FileInfo(Path.Combine("..", "shared", "news", "news.jsonl.gz")),
        };
        var language = new Command("language", "Train tagger, lemmatiser, parser and names from treebanks and news; the same data gives the same bytes.\n\n  parley train language --data ../shared/language") { data, news, output };
        language.SetAction(call =>
        {
            var folder = call.GetValue(data)!.FullName;
            if (!Directory.Exists(Path.Combine(folder, "ud")) || !Directory.Exists(Path.Combine(folder, "names")))
            {
                return CommandLine.Report(Problems.NoTrainingData(folder), CommandLine.Refused);
            }

            if (!call.GetValue(news)!.Exists)
            {
                return CommandLine.Report(Problems.NoNews(call.GetValue(news)!.FullName), CommandLine.Refused);
            }

            LanguageTrainer.Train(folder, call.GetValue(news)!.FullName, call.GetValue(output)!.FullName, Console.Error.WriteLine);
            return 0;
        });
        return new Command("train", "Rebuild trained models.") { language, Attribution() };
    }

    private static Command Attribution()
    {
        var data = new Option<FileInfo>("--data")
        {
            Description = "Texts with their attributions, a JSON object a line (.jsonl), plain or gzipped",
            DefaultValueFactory = _ => new FileInfo(Path.Combine("..", "shared", "attribution", "polnear-train.jsonl.gz")),
        };
        var output = new Option<FileInfo>("--model") { Description = "The model file to write", DefaultValueFactory = _ => new FileInfo(Path.Combine("data", "models", "attribution.parley")) };
        var attribution = new Command("attribution", "Train the finding of attributions from texts marked by hand; the same data and language model give the same bytes.\n\n  parley train attribution --data train.jsonl.gz") { data, output };
        attribution.SetAction(call =>
        {
            var file = call.GetValue(data)!;
            if (!file.Exists)
            {
                return CommandLine.Report(Problems.NotFound(file.FullName), CommandLine.Refused);
            }

            AttributionTrainer.Train(file.FullName, LanguageModel.Load(ParleyHome.Find().Model), call.GetValue(output)!.FullName, Console.Error.WriteLine);
            return 0;
        });
        return attribution;
    }
}
