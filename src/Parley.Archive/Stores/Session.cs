using System.Data.Common;
using System.Text.RegularExpressions;

namespace Parley.Archive.Stores;

/// <summary>One writer's connection: statements are kept by their SQL, parameters are given in the order in which the SQL first names them.</summary>
internal sealed partial class Session : IDisposable
{
    private readonly IStore _store;
    private readonly Dictionary<string, DbCommand> _commands = new(StringComparer.Ordinal);
    private DbTransaction? _transaction;

    public Session(IStore store)
    {
        _store = store;
        Connection = store.Open();
    }

    public DbConnection Connection { get; }

    /// <summary>Begins a transaction that keeps other writers out.</summary>
    public void Begin()
    {
        _transaction = Connection.BeginTransaction();
        if (_store.Lock.Length > 0)
        {
            Run(_store.Lock);
        }
    }

    public void Commit()
    {
        _transaction!.Commit();
        _transaction.Dispose();
        _transaction = null;
    }

    /// <summary>Drops what was written since <see cref="Begin"/>; nothing where no transaction is open.</summary>
    public void Rollback()
    {
        _transaction?.Dispose();
        _transaction = null;
    }

    public int Run(string sql, params ReadOnlySpan<object?> values) => Bound(sql, values).ExecuteNonQuery();

    public long? Number(string sql, params ReadOnlySpan<object?> values) => Bound(sql, values).ExecuteScalar() is { } found and not DBNull ? Convert.ToInt64(found, System.Globalization.CultureInfo.InvariantCulture) : null;

    /// <summary>All rows, read at once.</summary>
    public List<T> Rows<T>(Func<DbDataReader, T> read, string sql, params ReadOnlySpan<object?> values)
    {
        using var reader = Bound(sql, values).ExecuteReader();
        var rows = new List<T>();
        while (reader.Read())
        {
            rows.Add(read(reader));
        }

        return rows;
    }

    /// <summary>The next free number of a table's ids.</summary>
    public long NextId(string table) => (Number($"SELECT max(id) FROM {table}") ?? 0) + 1;

    public void Dispose()
    {
        Rollback();
        foreach (var command in _commands.Values)
        {
            command.Dispose();
        }

        Connection.Dispose();
    }

    private DbCommand Bound(string sql, ReadOnlySpan<object?> values)
    {
        if (!_commands.TryGetValue(sql, out var command))
        {
            _commands[sql] = command = Create(sql);
        }

        command.Transaction = _transaction;
        if (command.Parameters.Count != values.Length)
        {
            throw new ArgumentException($"{command.Parameters.Count} values are named, {values.Length} given: {sql}", nameof(values));
        }

        for (var i = 0; i < values.Length; i++)
        {
            // One type for all whole numbers: a statement that was prepared for one width takes no other.
            command.Parameters[i].Value = values[i] switch { null => DBNull.Value, int number => (long)number, var other => other };
        }

        return command;
    }

    private DbCommand Create(string sql)
    {
        var command = Connection.CreateCommand();
        command.CommandText = sql;
        foreach (var name in Parameter().Matches(sql).Select(m => m.Value).Distinct(StringComparer.Ordinal))
        {
            var parameter = command.CreateParameter();
            parameter.ParameterName = name;
            command.Parameters.Add(parameter);
        }

        return command;
    }

    [GeneratedRegex(@"@[a-z_]+", RegexOptions.None, 1000)]
    private static partial Regex Parameter();
}
