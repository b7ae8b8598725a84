using System.CommandLine;
using Parley.Exchange;
using Parley.Language.Training;

namespace Parley.Cli.Commands;

/// <summary><c>parley train language</c>: rebuilds the language model from the data it names.</summary>
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
        return new Command("train", "Rebuild trained models.") { language };
    }
}
