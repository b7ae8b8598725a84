using System.Data.Common;
using System.Globalization;
using System.Reflection;
using Dapper;

namespace Parley.Archive.Stores;

/// <summary>Brings a store to the present schema: numbered SQL files, each applied once, each in a transaction of its own.</summary>
internal static class Migrator
{
    /// <summary>The schema this program works with.</summary>
    public static int Newest { get; } = Files("sqlite").Max(f => f.Version);

    /// <summary>Applies what the store lacks.</summary>
    /// <exception cref="ArchiveException">The store is of a later Parley.</exception>
    public static void Run(IStore store, DbConnection connection, TimeProvider clock)
    {
        if (connection.ExecuteScalar<long>(store.TableExists, new { name = "migration" }) > 0 && Version(connection) == Newest
            && connection.ExecuteScalar<long>("SELECT count(*) FROM migration") == Files(store.Migrations).Count)
        {
            return;
        }

        using (var transaction = Begin(store, connection))
        {
            connection.Execute("CREATE TABLE IF NOT EXISTS migration(version INTEGER PRIMARY KEY, name TEXT NOT NULL, at TEXT NOT NULL)", transaction: transaction);
            transaction.Commit();
        }

        foreach (var (version, name, sql) in Files(store.Migrations))
        {
            using var transaction = Begin(store, connection);
            var done = connection.ExecuteScalar<long>("SELECT count(*) FROM migration WHERE version = @version", new { version }, transaction) > 0;
            if (!done)
            {
                connection.Execute(sql, transaction: transaction);
                connection.Execute("INSERT INTO migration(version, name, at) VALUES (@version, @name, @at)", new { version, name, at = Clock.Stamp(clock) }, transaction);
            }

            transaction.Commit();
        }

        if (Version(connection) is var found && found > Newest)
        {
            throw new ArchiveException(ArchiveFault.NewerSchema, store.Name, $"it has schema {found}, this Parley knows up to {Newest}");
        }
    }

    /// <summary>The schema a store has.</summary>
    public static int Version(DbConnection connection) => (int)(connection.ExecuteScalar<long?>("SELECT max(version) FROM migration") ?? 0);

    private static DbTransaction Begin(IStore store, DbConnection connection)
    {
        var transaction = connection.BeginTransaction();
        if (store.Lock.Length > 0)
        {
            connection.Execute(store.Lock, transaction: transaction);
        }

        return transaction;
    }

    private static List<(int Version, string Name, string Sql)> Files(string folder)
    {
        var assembly = Assembly.GetExecutingAssembly();
        var found = new List<(int, string, string)>();
        foreach (var resource in assembly.GetManifestResourceNames().Select(n => (Full: n, Path: n.Replace('\\', '/'))).Where(n => n.Path.StartsWith(folder + "/", StringComparison.Ordinal)).OrderBy(n => n.Path, StringComparer.Ordinal))
        {
            var name = Path.GetFileNameWithoutExtension(resource.Path);
            using var reader = new StreamReader(assembly.GetManifestResourceStream(resource.Full)!);
            found.Add((int.Parse(name.Split('-')[0], CultureInfo.InvariantCulture), name, reader.ReadToEnd()));
        }

        return found;
    }
}
