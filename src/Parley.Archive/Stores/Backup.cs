using System.Data.Common;
using Dapper;
using Microsoft.Data.Sqlite;
using Parley.Archive.Stores;

namespace Parley.Archive;

/// <content>The whole archive as one SQLite file, and back into any store.</content>
public sealed partial class StoryArchive
{
    /// <summary>Writes the archive to a SQLite file, as it is at this moment, while others read and write.</summary>
    /// <exception cref="ArchiveException">The file is there already, or can't be written.</exception>
    public void Backup(string file)
    {
        if (File.Exists(file))
        {
            throw new ArchiveException(ArchiveFault.Backup, file, "there is such a file already; a backup overwrites nothing");
        }

        Guard(file, () =>
        {
            var partial = file + ".partial";
            File.Delete(partial);
            if (_store is SqliteStore)
            {
                using var connection = _store.Open();
                connection.Execute("VACUUM INTO @partial", new { partial });
            }
            else
            {
                Copy(_store, new SqliteStore(partial));
            }

            File.Move(partial, file);
        });
    }

    /// <summary>Fills this archive, which must be empty, from a backup. Accounts and audit of the backup come along where the archive has none of its own.</summary>
    /// <exception cref="ArchiveException">The archive holds stories, or the file is no backup.</exception>
    public void Restore(string file)
    {
        if (!File.Exists(file))
        {
            throw new ArchiveException(ArchiveFault.Backup, file, "there is no such file");
        }

        using (var connection = _store.Open())
        {
            if (connection.ExecuteScalar<long>("SELECT count(*) FROM story") > 0)
            {
                throw new ArchiveException(ArchiveFault.Backup, Name, "the archive holds stories; a backup is restored into an empty one");
            }
        }

        Guard(file, () =>
        {
            var from = new SqliteStore(file);
            using (var connection = from.Open())
            {
                Migrator.Run(from, connection, _clock);
            }

            Copy(from, _store);
            RenewIndex(_store, _knowledge, _clock);
        });
    }

    private static void Guard(string file, Action copy)
    {
        try
        {
            copy();
        }
        catch (Exception problem) when (problem is DbException or IOException or UnauthorizedAccessException)
        {
            throw new ArchiveException(ArchiveFault.Backup, file, problem.Message);
        }
    }

    private void Copy(IStore from, IStore to)
    {
        using var source = from.Open();
        using var reading = source.BeginTransaction(System.Data.IsolationLevel.Serializable);
        using var target = new Session(to);
        Migrator.Run(to, target.Connection, _clock);
        target.Begin();
        target.Connection.Execute("DELETE FROM counter");
        foreach (var table in Tables.Where(t => t != "migration" && !(t is "account" or "audit" && target.Number($"SELECT 1 FROM {t} LIMIT 1") is not null)))
        {
            CopyTable(source, reading, target, table);
        }

        // Versions name each other, so that which supersedes which is filled in when all are there.
        foreach (var (id, by) in source.Query<(long, long)>("SELECT id, superseded_by FROM story WHERE superseded_by IS NOT NULL", transaction: reading))
        {
            target.Run("UPDATE story SET superseded_by = @by WHERE id = @id", by, id);
        }

        if (to.IndexText.Length > 0)
        {
            target.Connection.Execute("INSERT INTO story_words(story_words) VALUES ('rebuild')");
        }

        target.Commit();
    }

    private static void CopyTable(DbConnection source, DbTransaction reading, Session target, string table)
    {
        using var command = source.CreateCommand();
        command.Transaction = reading;
        var columns = Columns(target.Connection, table);
        command.CommandText = $"SELECT {string.Join(", ", columns.Select(c => c == "superseded_by" ? "NULL" : c))} FROM {table}";
        using var rows = command.ExecuteReader();
        var insert = $"INSERT INTO {table}({string.Join(", ", columns)}) VALUES ({string.Join(", ", columns.Select(c => "@" + c))})";
        var values = new object?[columns.Count];
        while (rows.Read())
        {
            rows.GetValues(values!);
            target.Run(insert, values);
        }
    }

    /// <summary>The columns that a table is filled by; those the database computes are left out.</summary>
    private static List<string> Columns(DbConnection connection, string table)
    {
        using var command = connection.CreateCommand();
        command.CommandText = $"SELECT * FROM {table} LIMIT 0";
        using var reader = command.ExecuteReader();
        return [.. Enumerable.Range(0, reader.FieldCount).Select(reader.GetName).Where(c => !(table == "story_text" && c == "words"))];
    }
}
