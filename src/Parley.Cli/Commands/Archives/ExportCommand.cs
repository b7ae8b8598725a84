using System.CommandLine;
using Parley.Exchange;
using Parley.Web.Review;

namespace Parley.Cli.Commands.Archives;

/// <summary><c>parley export</c>: what people made of an archive, for other uses.</summary>
internal static class ExportCommand
{
    /// <summary>The command with its parts.</summary>
    public static Command Create() => new("export", "Give out what people made of an archive.\n\n  parley export gold --out gold/") { Gold() };

    private static Command Gold()
    {
        var store = StoreCall.Store();
        var into = new Option<string>("--out") { Description = "The folder to write to; files of the same name are replaced", Required = true };
        var finished = new Option<bool>("--finished") { Description = "Only stories each item of which somebody has looked at" };
        var command = new Command("gold", "Corrected stories as gold: NAME.txt with NAME.json, as 'parley score' takes them.\n\n  parley export gold --out gold/") { store, into, finished };
        command.SetAction(call => StoreCall.Run(call.GetValue(store)!, make: false, archive =>
        {
            var folder = call.GetValue(into)!;
            var (stories, whole) = (0, 0);
            try
            {
                Directory.CreateDirectory(folder);
                foreach (var (name, content, done) in GoldZip.Files(archive, call.GetValue(finished)))
                {
                    File.WriteAllBytes(Path.Combine(folder, name), content);
                    var counts = name.EndsWith(".txt", StringComparison.Ordinal) ? 1 : 0;
                    (stories, whole) = (stories + counts, whole + (done ? counts : 0));
                }
            }
            catch (Exception problem) when (problem is IOException or UnauthorizedAccessException)
            {
                return CommandLine.Report(Problems.Unwritable(folder, problem.Message), CommandLine.Refused);
            }

            Console.Error.WriteLine($"{stories} stories, of {whole} each item was looked at");
            return 0;
        }));
        return command;
    }
}
