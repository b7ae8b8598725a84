using System.CommandLine;
using Parley.Exchange;
using Parley.Reading.Judging;
using Parley.Training;

namespace Parley.Cli.Commands;

/// <summary><c>parley train judge</c>: learns from annotated stories which frames that fire are to be believed.</summary>
public static class TrainJudgeCommand
{
    /// <summary>The command.</summary>
    public static Command Create()
    {
        var gold = new Option<DirectoryInfo>("--gold")
        {
            Description = "Folder of annotated stories, NAME.txt with NAME.json",
            DefaultValueFactory = _ => new DirectoryInfo(Path.Combine("..", "shared", "record", "gold", "dev")),
        };
        var without = new Option<FileInfo>("--without")
        {
            Description = "Names of stories of the folder that are not learned from, one a line",
            DefaultValueFactory = _ => new FileInfo(Path.Combine("data", "training", "set-aside.txt")),
        };
        var annotations = new Option<FileInfo>("--annotations")
        {
            Description = "Annotations of news stories by offset",
            DefaultValueFactory = _ => new FileInfo(Path.Combine("data", "training", "news-stories.jsonl")),
        };
        var news = new Option<FileInfo>("--news")
        {
            Description = "Gzipped JSONL of the stories that the annotations speak of",
            DefaultValueFactory = _ => new FileInfo(Path.Combine("..", "shared", "news", "news.jsonl.gz")),
        };
        var output = new Option<FileInfo>("--model") { Description = "The model file to write", DefaultValueFactory = _ => new FileInfo(Path.Combine("data", "models", "judge.parley")) };
        var command = new Command("judge", "Train which frames that fire are to be believed, from annotated stories; the same data and models give the same bytes.\n\n  parley train judge --gold my/gold") { gold, without, annotations, news, output };
        command.SetAction(call =>
        {
            if (!call.GetValue(gold)!.Exists)
            {
                return CommandLine.Report(Problems.NotFound(call.GetValue(gold)!.FullName), CommandLine.Refused);
            }

            using var reader = ParleyHome.Find().UnjudgedReader();
            var left = call.GetValue(without)!.Exists ? File.ReadLines(call.GetValue(without)!.FullName).ToHashSet(StringComparer.Ordinal) : [];
            var stories = GoldStory.Load(call.GetValue(gold)!.FullName, reader, left.Contains).ToList();
            Console.Error.WriteLine($"{stories.Count} gold stories");
            if (call.GetValue(annotations)!.Exists && call.GetValue(news)!.Exists)
            {
                var further = NewsStories.Load(call.GetValue(annotations)!.FullName, call.GetValue(news)!.FullName, reader, out var different);
                Console.Error.WriteLine($"{further.Count} annotated news stories, {different} left out: their texts differ");
                stories.AddRange(further);
            }

            JudgeFile.Save(JudgeTrainer.Train(stories, Console.Error.WriteLine), call.GetValue(output)!.FullName);
            return 0;
        });
        return command;
    }
}
