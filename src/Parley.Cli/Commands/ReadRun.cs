using System.Text;
using Parley.Cli.Views;
using Parley.Exchange;
using Parley.Language;
using Parley.Reading;
using Parley.Record;
using Spectre.Console;

namespace Parley.Cli.Commands;

/// <summary>One run of <c>parley read</c>: reads the stories on several threads, gives the records in the order of the input, reports and skips what it can't read.</summary>
internal sealed class ReadRun(
    string[] paths, DateOnly? published, Encoding? encoding, string format, string? output, bool explain, bool plain, int jobs, Setting setting, IEnumerable<string> furtherFrames)
{
    private readonly HashSet<string> _written = new(StringComparer.OrdinalIgnoreCase);
    private bool _refused;

    public int Run()
    {
        var home = ParleyHome.Find();
        var (files, problems) = StoryFile.Find(paths);
        problems.ForEach(Refuse);
        if (files.Count == 0 || !MakeFolder())
        {
            return CommandLine.Refused;
        }

        using var reader = home.Reader(setting, furtherFrames);
        using var stdout = Console.OpenStandardOutput();
        using var printed = new BufferedStream(stdout, 1 << 16);
        var results = files.AsParallel().AsOrdered().WithDegreeOfParallelism(Math.Clamp(jobs, 1, 512))
            .WithMergeOptions(ParallelMergeOptions.NotBuffered).Select(f => Read(reader, f));
        if (output is not null && !Console.IsErrorRedirected && files.Count > 1)
        {
            WithProgress(results, files.Count, printed);
        }
        else
        {
            foreach (var result in results)
            {
                Give(result, printed);
            }
        }

        return _refused ? CommandLine.Refused : 0;
    }

    private void WithProgress(IEnumerable<Result> results, int count, Stream printed)
    {
        var console = AnsiConsole.Create(new AnsiConsoleSettings { Out = new AnsiConsoleOutput(Console.Error) });
        console.Progress().Columns(new TaskDescriptionColumn(), new ProgressBarColumn(), new PercentageColumn(), new RemainingTimeColumn()).Start(progress =>
        {
            var task = progress.AddTask("Reading", maxValue: count);
            foreach (var result in results)
            {
                Give(result, printed);
                task.Increment(1);
            }
        });
    }

    private Result Read(StoryReader reader, string path)
    {
        var (story, problem) = StoryFile.Read(path, published, encoding);
        return new Result(path, story is null ? null : reader.Read(story), problem);
    }

    private void Give(Result result, Stream printed)
    {
        if (result.Record is not { } record)
        {
            Refuse(result.Problem!);
            return;
        }

        if (record.Story.Published is null)
        {
            Console.Error.WriteLine(Problems.NoDate(result.Path));
        }

        if (output is null)
        {
            Write(record, printed, console: true);
            printed.Flush();
            return;
        }

        Save(record, result.Path);
    }

    private void Save(StoryRecord record, string path)
    {
        var file = Path.Combine(output!, record.Story.Id + (format switch { "json" => ".json", "jsonl" => ".jsonl", _ => ".txt" }));
        if (!_written.Add(file))
        {
            Refuse(Problems.NameClash(path, file));
            return;
        }

        try
        {
            using var stream = File.Create(file);
            Write(record, stream, console: false);
        }
        catch (Exception problem) when (problem is IOException or UnauthorizedAccessException)
        {
            Refuse(Problems.Unwritable(file, problem.Message));
        }
    }

    private void Write(StoryRecord record, Stream stream, bool console)
    {
        if (format == "text")
        {
            using var writer = new StreamWriter(stream, new UTF8Encoding(false), leaveOpen: true);
            new RecordText(writer, explain, colour: console && !plain && !Console.IsOutputRedirected, console && !Console.IsOutputRedirected ? Console.WindowWidth : 100).Write(record);
            return;
        }

        RecordJson.Write(record, stream, indented: format == "json", explain);
        stream.WriteByte((byte)'\n');
    }

    private bool MakeFolder()
    {
        try
        {
            if (output is not null)
            {
                Directory.CreateDirectory(output);
            }

            return true;
        }
        catch (Exception problem) when (problem is IOException or UnauthorizedAccessException)
        {
            Refuse(Problems.Unwritable(output!, problem.Message));
            return false;
        }
    }

    private void Refuse(Problem problem)
    {
        _refused = true;
        CommandLine.Report(problem, CommandLine.Refused);
    }

    private sealed record Result(string Path, StoryRecord? Record, Problem? Problem);
}
