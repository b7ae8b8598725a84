using System.Diagnostics;
using System.Globalization;
using System.Text;
using Parley.Archive;
using Parley.Exchange;
using Parley.Language;
using Parley.Web.Intake;

namespace Parley.Cli.Commands.Archives;

/// <summary>One run of <c>parley add</c>.</summary>
internal sealed class AddCall(string[] paths, string store, DateOnly? published, Encoding? encoding, Setting setting, IEnumerable<string> furtherFrames, int jobs)
{
    public int Run()
    {
        try
        {
            return StoreCall.Run(store, make: true, Add);
        }
        catch (OperationCanceledException)
        {
            Console.Error.WriteLine("parley: stopped; what was written stays, the same call goes on from there");
            return CommandLine.Refused;
        }
    }

    private int Add(StoryArchive archive)
    {
        var (files, problems) = IncomingStories.Find(paths);
        problems.ForEach(p => CommandLine.Report(p, CommandLine.Refused));
        if (files.Count == 0)
        {
            return CommandLine.Refused;
        }

        var home = ParleyHome.Find();
        using var intake = new StoryIntake(home.Reader(setting, furtherFrames), Versions.Of(home, setting, furtherFrames));
        var watch = Stopwatch.StartNew();
        var counts = Bar.Show(
            "Adding", files.Sum(f => f == "-" ? 0 : new FileInfo(f).Length),
            (progress, stop) => intake.Add(archive, files, published, encoding, jobs, p => CommandLine.Report(p, CommandLine.Refused), progress, stop));
        Console.Error.WriteLine(string.Create(
            CultureInfo.InvariantCulture,
            $"{counts.Added} added ({counts.Copies} copies of other reports, {counts.Versions} new versions), {counts.Known} known already, {counts.Refused} refused; {counts.All / Math.Max(0.001, watch.Elapsed.TotalSeconds):F0} stories a second"));
        return counts.Refused > 0 || problems.Count > 0 ? CommandLine.Refused : 0;
    }
}
