using System.CommandLine;
using Parley.Archive;
using Parley.Archive.Knowledge;
using Parley.Exchange;

namespace Parley.Cli.Commands.Archives;

/// <summary>Opens the archive that a call names, and tells users what is wrong with it or with what they asked of it.</summary>
internal static class StoreCall
{
    private const string DefaultStore = "parley.db";

    /// <summary><c>--store</c>.</summary>
    public static Option<string> Store() => new("--store")
    {
        Description = "The archive: a file, or postgres://user:password@host/database (default: PARLEY_STORE, else parley.db)",
        DefaultValueFactory = _ => Environment.GetEnvironmentVariable("PARLEY_STORE") is { Length: > 0 } named ? named : DefaultStore,
        HelpName = "STORE",
    };

    /// <summary>Runs something on an archive.</summary>
    /// <param name="store">Its name.</param>
    /// <param name="make">Whether to make it where it is not there.</param>
    /// <param name="run">What to do; gives the exit code.</param>
    public static int Run(string store, bool make, Func<StoryArchive, int> run)
    {
        if (!make && !store.StartsWith("postgres", StringComparison.Ordinal) && !File.Exists(store))
        {
            return CommandLine.Report(Problems.NoArchive(store), CommandLine.WrongCall);
        }

        try
        {
            using var archive = StoryArchive.Open(store, ArchiveKnowledge.Load(ParleyHome.Find().Data), TimeProvider.System);
            return run(archive);
        }
        catch (ArchiveException problem)
        {
            return Tell(problem);
        }
    }

    /// <summary>Runs something that takes its time on an archive, made where it is not there.</summary>
    public static async Task<int> RunAsync(string store, Func<StoryArchive, Task<int>> run)
    {
        try
        {
            using var archive = StoryArchive.Open(store, ArchiveKnowledge.Load(ParleyHome.Find().Data), TimeProvider.System);
            return await run(archive);
        }
        catch (ArchiveException problem)
        {
            return Tell(problem);
        }
    }

    /// <summary>Tells of a problem with an archive; gives the exit code.</summary>
    public static int Tell(ArchiveException problem) => problem.Fault switch
    {
        ArchiveFault.NoSuchActor => CommandLine.Report(Problems.NoSuchActor(problem.Where, problem.Text), CommandLine.Refused),
        ArchiveFault.NoSuchJudgement => CommandLine.Report(Problems.NoSuchJudgement(problem.Where, problem.Text), CommandLine.Refused),
        ArchiveFault.NothingToDo => CommandLine.Report(Problems.NothingToJudge(problem.Where, problem.Text), CommandLine.Refused),
        ArchiveFault.NoSuchStory => CommandLine.Report(Problems.NoSuchStory(problem.Where, problem.Text), CommandLine.Refused),
        ArchiveFault.NoSuchEvent => CommandLine.Report(Problems.NoSuchEvent(problem.Where, problem.Text), CommandLine.Refused),
        ArchiveFault.NoSuchPerson => CommandLine.Report(Problems.NoSuchPerson(problem.Where, problem.Text), CommandLine.Refused),
        ArchiveFault.PersonRefused => CommandLine.Report(Problems.PersonRefused(problem.Where, problem.Text), CommandLine.Refused),
        ArchiveFault.NoSuchItem => CommandLine.Report(Problems.NoSuchItem(problem.Where, problem.Text), CommandLine.Refused),
        ArchiveFault.NoSuchCorrection => CommandLine.Report(Problems.NoSuchCorrection(problem.Where, problem.Text), CommandLine.Refused),
        ArchiveFault.WrongCorrection => CommandLine.Report(Problems.WrongCorrection(problem.Where, problem.Text), CommandLine.Refused),
        ArchiveFault.Backup => CommandLine.Report(Problems.BadBackup(problem.Where, problem.Text), CommandLine.WrongCall),
        ArchiveFault.Knowledge => CommandLine.Report(Problems.Knowledge($"{problem.Where}: {problem.Text}"), CommandLine.WrongCall),
        _ => CommandLine.Report(Problems.ArchiveUnusable(problem.Where, problem.Text), CommandLine.WrongCall),
    };
}
