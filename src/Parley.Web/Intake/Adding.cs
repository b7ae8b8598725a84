using System.Collections.Concurrent;
using System.Collections.Immutable;
using System.Security.Cryptography;
using System.Threading.Channels;
using Microsoft.Extensions.Hosting;
using Microsoft.Extensions.Logging;
using Parley.Archive.Intake;
using Parley.Exchange;
using Parley.Web.Hosting;

namespace Parley.Web.Intake;

/// <summary>Uploads, read one after the other on a thread of their own, so that no page waits for them.</summary>
internal sealed partial class Adding(Workplace place, ILogger<Adding> log) : BackgroundService
{
    private const int MostWaiting = 20;
    private const int MostKept = 100;

    private readonly Channel<AddingJob> _waiting = Channel.CreateBounded<AddingJob>(MostWaiting);
    private readonly ConcurrentDictionary<string, AddingJob> _jobs = new(StringComparer.Ordinal);
    private readonly ConcurrentQueue<string> _order = new();

    /// <summary>An upload; null where it is not, or no longer, known.</summary>
    public AddingJob? Find(string id) => _jobs.GetValueOrDefault(id);

    /// <summary>The uploads that are not over.</summary>
    public IEnumerable<AddingJob> Open => _jobs.Values.Where(j => !j.Over).OrderBy(j => j.State == AddingState.Waiting);

    /// <summary>Takes an upload on; null where too many wait.</summary>
    public AddingJob? Take(string folder, int files, DateOnly? published, string who, ImmutableArray<Problem> refused)
    {
        var job = new AddingJob(Convert.ToHexStringLower(RandomNumberGenerator.GetBytes(8)), folder, files, published, who, refused);
        _jobs[job.Id] = job;
        if (!_waiting.Writer.TryWrite(job))
        {
            _jobs.TryRemove(job.Id, out _);
            return null;
        }

        _order.Enqueue(job.Id);
        while (_order.Count > MostKept && _order.TryDequeue(out var oldest))
        {
            _jobs.TryRemove(oldest, out _);
        }

        return job;
    }

    protected override async Task ExecuteAsync(CancellationToken stoppingToken)
    {
        try
        {
            await foreach (var job in _waiting.Reader.ReadAllAsync(stoppingToken))
            {
                await Task.Factory.StartNew(() => Read(job, stoppingToken), stoppingToken, TaskCreationOptions.LongRunning, TaskScheduler.Default);
            }
        }
        catch (OperationCanceledException)
        {
            // The server stops; what was still waiting is not read.
            while (_waiting.Reader.TryRead(out var job))
            {
                Directory.Delete(job.Folder, recursive: true);
            }
        }
    }

    private void Read(AddingJob job, CancellationToken stop)
    {
        job.State = AddingState.Reading;
        try
        {
            using var intake = place.Intake();
            var (files, problems) = IncomingStories.Find([job.Folder]);
            foreach (var problem in problems.Where(p => p.Where != job.Folder))
            {
                job.Tell(problem);
            }

            job.Counts = intake.Add(place.Archive, files, job.Published, null, Math.Max(1, Environment.ProcessorCount - 1), job.Tell, new Told(job), stop, job.Folder);
            job.State = AddingState.Done;
        }
#pragma warning disable CA1031 // whatever goes wrong ends this upload alone: logged with its trace, told on its page
        catch (Exception problem)
#pragma warning restore CA1031
        {
            Failed(log, problem, job.Id);
            job.Tell(Problems.UploadRefused($"reading it failed ({problem.GetType().Name}); the server's output says more"));
            job.State = AddingState.Failed;
        }
        finally
        {
            Directory.Delete(job.Folder, recursive: true);
        }
    }

    [LoggerMessage(Level = LogLevel.Error, Message = "upload {Id} failed")]
    private static partial void Failed(ILogger log, Exception problem, string id);

    /// <summary>Progress without a thread of its own: the job is at hand.</summary>
    private sealed class Told(AddingJob job) : IProgress<AddCounts>
    {
        public void Report(AddCounts value) => job.Counts = value;
    }
}
