using System.CommandLine;
using System.Globalization;
using Parley.Exchange;
using Parley.Exchange.Scoring;

namespace Parley.Cli.Commands;

/// <summary><c>parley score</c>: records against gold records of the same stories.</summary>
public static class ScoreCommand
{
    /// <summary>The command.</summary>
    public static Command Create()
    {
        var gold = new Argument<DirectoryInfo>("GOLD") { Description = "Folder of stories NAME.txt with their gold records NAME.json" };
        var system = new Argument<DirectoryInfo>("OUT") { Description = "Folder of the records to score, NAME.json" };
        var perStory = new Option<bool>("--per-story") { Description = "Also the F1 of each story" };
        var command = new Command("score", "Measure records against gold records: were the things found (items), are their fields right (slots).\n\n  parley read gold/ --format json --out out/\n  parley score gold/ out/")
        {
            gold, system, perStory,
        };
        command.SetAction(call =>
        {
            foreach (var folder in new[] { call.GetValue(gold)!, call.GetValue(system)! }.Where(f => !f.Exists))
            {
                return CommandLine.Report(Problems.NotFound(folder.FullName), CommandLine.Refused);
            }

            return Run(call.GetValue(gold)!.FullName, call.GetValue(system)!.FullName, call.GetValue(perStory));
        });
        return command;
    }

    private static int Run(string gold, string system, bool perStory)
    {
        RecordScore score;
        try
        {
            score = RecordScore.Of(gold, system);
        }
        catch (InvalidDataException problem)
        {
            return CommandLine.Report(Problems.Gold(problem.Message), CommandLine.Refused);
        }

        foreach (var (name, items, fields) in score.Stories.Where(_ => perStory))
        {
            Say($"{name,-40} items {items.F1:F3}  slots {fields.F1:F3}");
        }

        Say($"{"",12} {"items P",8} {"R",6} {"F1",6} {"gold",6}   {"slots P",8} {"R",6} {"F1",6} {"gold",6}");
        foreach (var kind in RecordScore.Kinds)
        {
            var (i, s) = (score.Items[kind], score.Fields[kind]);
            Say($"{kind,-12} {i.Precision,8:F3} {i.Recall,6:F3} {i.F1,6:F3} {i.Gold,6}   {s.Precision,8:F3} {s.Recall,6:F3} {s.F1,6:F3} {s.Gold,6}");
        }

        return 0;
    }

    private static void Say(FormattableString line) => Console.Out.WriteLine(line.ToString(CultureInfo.InvariantCulture));
}
