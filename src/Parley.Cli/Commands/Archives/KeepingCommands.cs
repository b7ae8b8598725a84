using System.CommandLine;
using System.Globalization;
using Parley.Cli.Views;
using Parley.Exchange;
using Parley.Web.Intake;

namespace Parley.Cli.Commands.Archives;

/// <summary>Keeping an archive: its health, backups, and reading it anew.</summary>
internal static class KeepingCommands
{
    /// <summary>All of them.</summary>
    public static IEnumerable<Command> Create() => [Doctor(), Backup(), Restore(), Reread()];

    private static Command Doctor()
    {
        var store = StoreCall.Store();
        var command = new Command("doctor", "Check an archive: its files, that rows fit together, that what is derived follows.") { store };
        command.SetAction(call => StoreCall.Run(call.GetValue(store)!, make: false, archive =>
        {
            var health = archive.Check();
            Console.Out.WriteLine($"{health.Store}, schema {health.Schema}");
            Answer.Write("table", health.Counts, new("table", c => c.Table), new("rows", c => c.Rows.ToString("N0", CultureInfo.InvariantCulture)));
            foreach (var fault in health.Faults)
            {
                CommandLine.Report(Problems.Unsound(health.Store, fault), CommandLine.Refused);
            }

            Console.Out.WriteLine(health.Faults.Count == 0 ? "sound" : $"{health.Faults.Count} faults");
            return health.Faults.Count == 0 ? 0 : CommandLine.Refused;
        }));
        return command;
    }

    private static Command Backup()
    {
        var (file, store) = (new Argument<string>("FILE") { Description = "The file to write; it must not be there" }, StoreCall.Store());
        var command = new Command("backup", "Write the archive to a SQLite file, whichever store it is in, while others go on.\n\n  parley backup parley-2025-04-17.db") { file, store };
        command.SetAction(call => StoreCall.Run(call.GetValue(store)!, make: false, archive =>
        {
            archive.Backup(call.GetValue(file)!);
            return 0;
        }));
        return command;
    }

    private static Command Restore()
    {
        var (file, store) = (new Argument<string>("FILE") { Description = "A backup, or any SQLite archive" }, StoreCall.Store());
        var command = new Command("restore", "Fill an empty archive, of either store, from a backup.\n\n  parley restore parley-2025-04-17.db --store postgres://me@localhost/parley") { file, store };
        command.SetAction(call => StoreCall.Run(call.GetValue(store)!, make: true, archive =>
        {
            archive.Restore(call.GetValue(file)!);
            return 0;
        }));
        return command;
    }

    private static Command Reread()
    {
        var (store, frames, jobs, chosen) = (StoreCall.Store(), CodebookCommand.Further(), ReadCommand.Jobs(), LanguageOptions.ReadingSetting());
        var command = new Command("reread", "Read the whole archive with the present reader and codebook; what people judged stays. A run that was stopped goes on where it was.") { store, frames, jobs, chosen };
        command.SetAction(call => StoreCall.Run(call.GetValue(store)!, make: false, archive =>
        {
            var home = ParleyHome.Find();
            var further = CodebookCommand.Folders(call.GetValue(frames)).ToList();
            var setting = call.GetValue(chosen);
            using var reader = home.Reader(setting, further);
            var version = Versions.Of(home, setting, further);
            var counts = Bar.Show("Reading anew", archive.Unread(version), (progress, stop) => archive.Reread(version, s => StoryIntake.Read(reader, s), call.GetValue(jobs), progress, stop));
            Console.Error.WriteLine($"{counts.Added} read anew, {counts.Refused} left as they were");
            return counts.Refused > 0 ? CommandLine.Refused : 0;
        }));
        return command;
    }
}
