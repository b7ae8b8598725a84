using System.CommandLine;
using Parley.Exchange;
using Parley.Language;
using Parley.Language.Training;
using Parley.Reading.Speech.Annotated;

namespace Parley.Cli.Commands;

/// <summary><c>parley train</c>: rebuilds trained models from the data it names.</summary>
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
            if (Missing(call.GetValue(data)!, call.GetValue(news)!) is { } problem)
            {
                return CommandLine.Report(problem, CommandLine.Refused);
            }

            LanguageTrainer.Train(call.GetValue(data)!.FullName, call.GetValue(news)!.FullName, call.GetValue(output)!.FullName, Console.Error.WriteLine);
            return Names(call.GetValue(data)!, call.GetValue(news)!, call.GetValue(output)!);
        });
        var names = new Command("names", "Train the name layer of a language model, which lies beside it, and leave the model as it is; the same data gives the same bytes.\n\n  parley train names --data ../shared/language") { data, news, output };
        names.SetAction(call => Names(call.GetValue(data)!, call.GetValue(news)!, call.GetValue(output)!));
        return new Command("train", "Rebuild trained models.") { language, names, Attribution(), TrainOnStoriesCommands.CreateAntecedents(), TrainOnStoriesCommands.CreateDoers(), TrainOnStoriesCommands.CreateJudge(), TrainStandsCommand.Create() };
    }

    private static Command Attribution()
    {
        var data = new Option<FileInfo>("--data")
        {
            Description = "Texts with their attributions, a JSON object a line (.jsonl), plain or gzipped",
            DefaultValueFactory = _ => new FileInfo(Path.Combine("..", "shared", "attribution", "polnear-train.jsonl.gz")),
        };
        var output = new Option<FileInfo?>("--model") { Description = "The model file to write; that of the setting in data/models where it is not given" };
        var setting = LanguageOptions.Setting();
        var attribution = new Command("attribution", "Train the finding of attributions from texts marked by hand; the same data and language model give the same bytes.\n\n  parley train attribution --data train.jsonl.gz\n  parley train attribution --setting careful") { data, output, setting };
        attribution.SetAction(call =>
        {
            var file = call.GetValue(data)!;
            if (!file.Exists)
            {
                return CommandLine.Report(Problems.NotFound(file.FullName), CommandLine.Refused);
            }

            var (home, careful) = (ParleyHome.Find(), call.GetValue(setting) == Setting.Careful);
            var model = call.GetValue(output)?.FullName ?? Path.GetFullPath(Path.Combine("data", "models", careful ? "attribution.careful.parley" : "attribution.parley"));
            var language = LanguageModel.Load(home.Model);
            if (careful)
            {
                using var encoder = home.Careful.LoadEncoder();
                AttributionSightsTrainer.Train(file.FullName, language, encoder, model, Console.Error.WriteLine);
            }
            else
            {
                AttributionTrainer.Train(file.FullName, language, model, Console.Error.WriteLine);
            }

            return 0;
        });
        return attribution;
    }

    private static int Names(DirectoryInfo data, FileInfo news, FileInfo model)
    {
        if (Missing(data, news) is { } problem)
        {
            return CommandLine.Report(problem, CommandLine.Refused);
        }

        if (!model.Exists)
        {
            return CommandLine.Report(Problems.NotFound(model.FullName), CommandLine.Refused);
        }

        NameTrainer.Train(data.FullName, news.FullName, ParleyHome.Find().Data, model.FullName, Console.Error.WriteLine);
        return 0;
    }

    private static Problem? Missing(DirectoryInfo data, FileInfo news) =>
        !Directory.Exists(Path.Combine(data.FullName, "ud")) || !Directory.Exists(Path.Combine(data.FullName, "names")) ? Problems.NoTrainingData(data.FullName)
        : news.Exists ? null : Problems.NoNews(news.FullName);
}
