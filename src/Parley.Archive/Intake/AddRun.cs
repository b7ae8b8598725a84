using System.Collections.Concurrent;
using System.Diagnostics;
using Parley.Archive.Stores;
using Parley.Record;

namespace Parley.Archive.Intake;

/// <summary>
/// One run of adding: stories are read on several threads, written by one in the order of the input, in transactions of a second or two. What is known
/// by its content is not read again.
/// </summary>
internal sealed class AddRun(IStore store, StoryWriter writer, ReaderVersion version, Func<Story, ReadResult> read, int jobs, IProgress<AddCounts>? progress)
{
    private const int MostInTransaction = 250;
    private const int QueuePerJob = 8;
    private static readonly TimeSpan LongestTransaction = TimeSpan.FromSeconds(2);

    private AddCounts _counts = new(0, 0, 0, 0, 0, 0);

    /// <summary>Adds all arrivals; what was committed stays when it is cancelled.</summary>
    public AddCounts Run(IEnumerable<Arrival> arrivals, CancellationToken cancellation)
    {
        using var stop = CancellationTokenSource.CreateLinkedTokenSource(cancellation);
        using var queue = new BlockingCollection<Task<Arrived>>(jobs * QueuePerJob);
        var feeding = Task.Factory.StartNew(() => Feed(arrivals, queue, stop.Token), CancellationToken.None, TaskCreationOptions.LongRunning, TaskScheduler.Default);
        try
        {
            Write(queue, cancellation);
        }
        finally
        {
            stop.Cancel();
            writer.Rollback();
            WaitFor(feeding);
        }

        cancellation.ThrowIfCancellationRequested();
        return _counts;
    }

    private static void WaitFor(Task feeding)
    {
        try
        {
            feeding.GetAwaiter().GetResult();
        }
        catch (OperationCanceledException)
        {
            // The run ends for a reason of its own, which is told already.
        }
    }

    private void Feed(IEnumerable<Arrival> arrivals, BlockingCollection<Task<Arrived>> queue, CancellationToken stop)
    {
        using var slots = new SemaphoreSlim(jobs);
        using var known = new Session(store);
        var pending = new List<Task>();
        try
        {
            foreach (var arrival in arrivals)
            {
                var hash = StoryTable.HashOf(arrival);
                if (arrival.Story is null || arrival.Refused is not null || arrival.Withdrawn || known.Number("SELECT 1 FROM story WHERE hash = @hash", hash) is not null)
                {
                    queue.Add(Task.FromResult(new Arrived(arrival, default, hash, [], [])), stop);
                    continue;
                }

                slots.Wait(stop);
                var task = Task.Run(
                    () =>
                    {
                        try
                        {
                            return Read(arrival, hash);
                        }
                        finally
                        {
                            slots.Release();
                        }
                    },
                    CancellationToken.None);
                pending.RemoveAll(t => t.IsCompleted);
                pending.Add(task);
                queue.Add(task, stop);
            }
        }
        finally
        {
            queue.CompleteAdding();
            Task.WaitAll([.. pending], CancellationToken.None);
        }
    }

    private Arrived Read(Arrival arrival, string hash)
    {
        var shingles = Shingles.Of(arrival.Story!.Text);
        return new Arrived(arrival, read(arrival.Story), hash, shingles, Shingles.BandsOf(shingles));
    }

    private void Write(BlockingCollection<Task<Arrived>> queue, CancellationToken cancellation)
    {
        var (open, since) = (0, Stopwatch.StartNew());
        foreach (var task in queue.GetConsumingEnumerable(cancellation))
        {
            var arrived = task.GetAwaiter().GetResult();
            if (open == 0)
            {
                writer.Begin();
                writer.ReadBy(version);
                since.Restart();
            }

            open++;
            Count(writer.Write(arrived), arrived.Arrival.Bytes);
            if (open >= MostInTransaction || since.Elapsed > LongestTransaction)
            {
                writer.Commit();
                open = 0;
            }

            progress?.Report(_counts);
        }

        if (open > 0)
        {
            writer.Commit();
        }
    }

    private void Count(Outcome outcome, long bytes)
    {
        var added = outcome is Outcome.Added or Outcome.Copy or Outcome.Version ? 1 : 0;
        _counts = new AddCounts(
            _counts.Added + added, _counts.Known + (outcome == Outcome.Known ? 1 : 0), _counts.Copies + (outcome == Outcome.Copy ? 1 : 0), _counts.Versions + (outcome == Outcome.Version ? 1 : 0),
            _counts.Refused + (outcome == Outcome.Refused ? 1 : 0), _counts.Bytes + bytes);
    }
}
