using System.Data.Common;
using Parley.Archive.Intake;
using Parley.Archive.Knowledge;
using Parley.Archive.Questions;
using Parley.Archive.Stores;
using Parley.Record;

namespace Parley.Archive;

/// <summary>
/// Many stories, one record: what the records of single stories say, brought together over stories and asked. Questions are methods that give records;
/// commands and pages only show them.
/// </summary>
public sealed partial class StoryArchive : IDisposable
{
    private const int AnswersKept = 96;

    private readonly IStore _store;
    private readonly ArchiveKnowledge _knowledge;
    private readonly TimeProvider _clock;
    private readonly Remembered _remembered = new(AnswersKept);
    private readonly Readers _readers;

    private StoryArchive(IStore store, ArchiveKnowledge knowledge, TimeProvider clock) => (_store, _knowledge, _clock, _readers) = (store, knowledge, clock, new Readers(store));

    /// <summary>Where it is: a file, or an address without its password.</summary>
    public string Name => _store.Name;

    /// <summary>Whether a store is a file, not the address of a server.</summary>
    public static bool IsFile(string store) => !store.StartsWith("postgres://", StringComparison.Ordinal) && !store.StartsWith("postgresql://", StringComparison.Ordinal);

    /// <summary>Opens an archive, made or brought to the present schema where needed.</summary>
    /// <param name="store">A SQLite file, or <c>postgres://user:password@host/database</c>.</param>
    /// <param name="knowledge">Names, offices, topics, weights.</param>
    /// <param name="clock">Tells the time of adding and judging.</param>
    /// <exception cref="ArchiveException">It can't be opened.</exception>
    public static StoryArchive Open(string store, ArchiveKnowledge knowledge, TimeProvider clock)
    {
        var opened = StoreOf(store);
        try
        {
            using var connection = opened.Open();
            Migrator.Run(opened, connection, clock);
            RenewIndex(opened, knowledge, clock);
        }
        catch (DbException problem)
        {
            throw new ArchiveException(ArchiveFault.Unopened, opened.Name, $"the archive can't be opened: {problem.Message}");
        }
        catch (System.Net.Sockets.SocketException problem)
        {
            throw new ArchiveException(ArchiveFault.Unopened, opened.Name, $"the archive can't be opened: {problem.Message}");
        }

        return new StoryArchive(opened, knowledge, clock);
    }

    /// <summary>Adds stories: reads them in parallel, writes them in order; what is there by its content is left as it is.</summary>
    /// <param name="arrivals">What comes in.</param>
    /// <param name="version">Which reader reads.</param>
    /// <param name="read">The reader.</param>
    /// <param name="jobs">How many stories to read at once.</param>
    /// <param name="progress">Told after each story.</param>
    /// <param name="cancellation">Ends the run; what was committed stays.</param>
    public AddCounts Add(IEnumerable<Arrival> arrivals, ReaderVersion version, Func<Story, ReadResult> read, int jobs, IProgress<AddCounts>? progress, CancellationToken cancellation)
    {
        using var writer = new StoryWriter(_store, _knowledge, _clock);
        return new AddRun(_store, writer, version, read, jobs, progress).Run(arrivals, cancellation);
    }

    /// <summary>Closes its connections.</summary>
    public void Dispose()
    {
        _readers.Dispose();
        (_store as IDisposable)?.Dispose();
    }

    private static IStore StoreOf(string store)
    {
        if (IsFile(store))
        {
            return new SqliteStore(store);
        }

        return Uri.TryCreate(store, UriKind.Absolute, out var address) ? new PostgresStore(address)
            : throw new ArchiveException(ArchiveFault.Unopened, "--store", "the address can't be read; expected postgres://user:password@host:port/database");
    }

    private Asking Ask() => new(_readers, _store, _knowledge);
}
