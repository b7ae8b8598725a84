using System.CommandLine;
using Parley.Reading;
using Parley.Reading.Judging;
using Parley.Reading.Nets;
using Parley.Training;

namespace Parley.Cli.Commands;

/// <summary>
/// <c>parley train antecedents</c>, <c>doers</c> and <c>judge</c>: learn from annotated stories whom pronouns mean, whose a stand or an act is, and what is
/// to be believed.
/// </summary>
public static class TrainOnStoriesCommands
{
    private static readonly string[] WholeStories = ["news-stories.jsonl", "news-stands.jsonl"];
    internal static readonly string[] AllAnnotated = [.. WholeStories, "news-parts.jsonl"];

    /// <summary>The command that trains whom pronouns and definite nouns mean.</summary>
    public static Command CreateAntecedents() => Learning(
        "antecedents", "Train whom pronouns and definite nouns mean, from annotated stories; the same data and models give the same bytes.\n\n  parley train antecedents --gold my/gold",
        _ => "antecedents.parley", AllAnnotated, home => home.LearningReader(), (_, stories, _, model) => OddsModel.Save(AntecedentTrainer.Train(stories, Console.Error.WriteLine), model));

    /// <summary>The command that trains whose a stand or an act is.</summary>
    public static Command CreateDoers() => Learning(
        "doers", "Train whose a stand or an act is, from annotated stories; the same data and models give the same bytes.\n\n  parley train doers --gold my/gold",
        _ => "doers.parley", WholeStories, home => home.UnjudgedReader(), (_, stories, _, model) => OddsModel.Save(DoerTrainer.Train(stories, Console.Error.WriteLine), model));

    /// <summary>The command that trains the judge.</summary>
    public static Command CreateJudge() => Learning(
        "judge", "Train which frames that fire are to be believed, from annotated stories; the same data and models give the same bytes.\n\n  parley train judge --gold my/gold",
        _ => "judge.parley", WholeStories, home => home.UnjudgedReader(), (_, stories, _, model) => JudgeFile.Save(JudgeTrainer.Train(stories, Console.Error.WriteLine), model));

    /// <summary>A command that learns from annotated stories and writes a model.</summary>
    internal static Command Learning(string name, string description, Func<ParseResult, string> file, string[] annotations, Func<ParleyHome, StoryReader> reader, Action<ParseResult, List<GoldStory>, string, string> learn)
    {
        var annotated = new AnnotatedStories(annotations);
        var output = new Option<FileInfo?>("--model") { Description = "The model file to write; its own in data/models where it is not given" };
        var command = new Command(name, description) { output };
        foreach (var option in annotated.All)
        {
            command.Options.Add(option);
        }

        command.SetAction(call =>
        {
            if (annotated.Missing(call) is { } problem)
            {
                return CommandLine.Report(problem, CommandLine.Refused);
            }

            var home = ParleyHome.Find();
            using var examiner = reader(home);
            learn(call, annotated.Load(call, examiner), home.Model, call.GetValue(output)?.FullName ?? Path.GetFullPath(Path.Combine("data", "models", file(call))));
            return 0;
        });
        return command;
    }
}
