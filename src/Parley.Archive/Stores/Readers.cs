using System.Collections.Concurrent;
using System.Data.Common;

namespace Parley.Archive.Stores;

/// <summary>Connections that only read, kept open between questions: what one question has read into memory the next finds there.</summary>
internal sealed class Readers(IStore store) : IDisposable
{
    private const int MostKept = 4;

    private readonly ConcurrentBag<DbConnection> _idle = [];
    private volatile bool _closed;

    /// <summary>A connection for one question.</summary>
    public DbConnection Take() => _idle.TryTake(out var kept) ? kept : store.Open();

    /// <summary>Takes it back.</summary>
    public void GiveBack(DbConnection connection)
    {
        if (_closed || connection.State != System.Data.ConnectionState.Open || _idle.Count >= MostKept)
        {
            connection.Dispose();
            return;
        }

        _idle.Add(connection);
    }

    public void Dispose()
    {
        _closed = true;
        while (_idle.TryTake(out var kept))
        {
            kept.Dispose();
        }
    }
}
