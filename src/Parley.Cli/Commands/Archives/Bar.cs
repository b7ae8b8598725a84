using System.Diagnostics;
using System.Globalization;
using Parley.Archive.Intake;
using Spectre.Console;

namespace Parley.Cli.Commands.Archives;

/// <summary>A progress bar on a terminal: how far by bytes, how many stories a second, how long still. Ctrl+C ends the run after the transaction under way.</summary>
internal static class Bar
{
    private static readonly TimeSpan Between = TimeSpan.FromMilliseconds(200);

    public static AddCounts Show(string title, long bytes, Func<IProgress<AddCounts>?, CancellationToken, AddCounts> run)
    {
        using var stop = new CancellationTokenSource();
        ConsoleCancelEventHandler ended = (_, pressed) =>
        {
            pressed.Cancel = true;
            stop.Cancel();
        };
        Console.CancelKeyPress += ended;
        try
        {
            return Console.IsErrorRedirected ? run(null, stop.Token) : WithBar(title, bytes, progress => run(progress, stop.Token));
        }
        finally
        {
            Console.CancelKeyPress -= ended;
        }
    }

    private static AddCounts WithBar(string title, long bytes, Func<IProgress<AddCounts>, AddCounts> run)
    {
        var console = AnsiConsole.Create(new AnsiConsoleSettings { Out = new AnsiConsoleOutput(Console.Error) });
        return console.Progress().Columns(new TaskDescriptionColumn(), new ProgressBarColumn(), new PercentageColumn(), new RemainingTimeColumn()).Start(shown =>
        {
            var task = shown.AddTask(title, maxValue: Math.Max(1, bytes));
            return run(new Shown(task, title));
        });
    }

    private sealed class Shown(ProgressTask task, string title) : IProgress<AddCounts>
    {
        private readonly Stopwatch _watch = Stopwatch.StartNew();
        private TimeSpan _last;

        public void Report(AddCounts value)
        {
            if (_watch.Elapsed - _last < Between)
            {
                return;
            }

            _last = _watch.Elapsed;
            task.Value = value.Bytes;
            task.Description = string.Create(CultureInfo.InvariantCulture, $"{title} {value.All} stories, {value.All / _watch.Elapsed.TotalSeconds:F0}/s");
        }
    }
}
