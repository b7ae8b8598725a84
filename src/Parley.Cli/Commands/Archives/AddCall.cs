using System.Diagnostics;
using System.Globalization;
using System.Text;
using Parley.Archive;
using Parley.Archive.Intake;
using Parley.Exchange;
using Parley.Reading;
using Parley.Record;

namespace Parley.Cli.Commands.Archives;

/// <summary>One run of <c>parley add</c>.</summary>
internal sealed class AddCall(string[] paths, string store, DateOnly? published, Encoding? encoding, IEnumerable<string> furtherFrames, int jobs)
{
    private readonly HashSet<string> _told = new(StringComparer.Ordinal);

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
        using var reader = home.Reader(furtherFrames);
        var watch = Stopwatch.StartNew();
        var counts = Bar.Show(
            "Adding", files.Sum(f => f == "-" ? 0 : new FileInfo(f).Length),
            (progress, stop) => archive.Add(files.SelectMany(Arrivals), Versions.Of(home, furtherFrames), s => Read(reader, s), jobs, progress, stop));
        Console.Error.WriteLine(string.Create(
            CultureInfo.InvariantCulture,
            $"{counts.Added} added ({counts.Copies} copies of other reports, {counts.Versions} new versions), {counts.Known} known already, {counts.Refused} refused; {counts.All / Math.Max(0.001, watch.Elapsed.TotalSeconds):F0} stories a second"));
        return counts.Refused > 0 || problems.Count > 0 ? CommandLine.Refused : 0;
    }

    /// <summary>Reads one story; a story on which the reader fails is refused, and the run goes on.</summary>
    public static ReadResult Read(StoryReader reader, Story story)
    {
        try
        {
            return new ReadResult(reader.Read(story), null);
        }
#pragma warning disable CA1031 // whatever goes wrong inside the reader is kept with the story as the reason of its refusal
        catch (Exception problem)
#pragma warning restore CA1031
        {
            var refused = Problems.ReaderFailed(story.Id, $"{problem.GetType().Name}: {problem.Message}");
            return new ReadResult(null, new Refusal(refused.Code, refused.Text));
        }
    }

    private IEnumerable<Arrival> Arrivals(string file)
    {
        foreach (var incoming in IncomingStories.Read(file, published, encoding))
        {
            if (incoming.Problem is { } problem && _told.Add(problem.Where))
            {
                CommandLine.Report(problem, CommandLine.Refused);
            }

            yield return new Arrival(
                incoming.Where, incoming.Key, incoming.Story, incoming.Outlet, incoming.Revised, incoming.Withdrawn,
                incoming.Problem is { } refused ? new Refusal(refused.Code, refused.Text) : null, incoming.Bytes);
        }
    }
}
