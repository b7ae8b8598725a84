using System.Data.Common;
using System.Globalization;
using Dapper;
using Microsoft.Data.Sqlite;

namespace Parley.Archive.Stores;

/// <summary>An archive in one SQLite file, written ahead so that readers never wait and a killed writer leaves whole transactions.</summary>
/// <param name="file">The file; it is made when first opened.</param>
public sealed class SqliteStore(string file) : IStore
{
    private const int CacheKilobytes = 128 * 1024;

    // Pages of the file that are read where they lie in memory; SQLite takes at most 2 GB. Reads of scattered rows take half the time.
    private const long MappedBytes = 2L << 30;

    /// <inheritdoc/>
    public string Name => file;

    /// <inheritdoc/>
    public string Migrations => "sqlite";

    /// <inheritdoc/>
    public string Lock => "";

    /// <inheritdoc/>
    public string TableExists => "SELECT count(*) FROM sqlite_master WHERE type = 'table' AND name = @name";

    /// <inheritdoc/>
    public string IndexText => "INSERT INTO story_words(rowid, title, text) VALUES (@story, @title, @text)";

    /// <inheritdoc/>
    public string TextMatches => "SELECT rowid AS id FROM story_words WHERE story_words MATCH @words ORDER BY rowid DESC LIMIT @most";

    /// <inheritdoc/>
    public string TextRanks =>
        "SELECT rowid AS id, -bm25(story_words, 4.0, 1.0) AS score FROM story_words WHERE story_words MATCH @words AND rowid >= @oldest ORDER BY bm25(story_words, 4.0, 1.0), rowid DESC LIMIT @most";

    /// <inheritdoc/>
    public DbConnection Open()
    {
        var connection = new SqliteConnection(new SqliteConnectionStringBuilder { DataSource = file, Pooling = false, DefaultTimeout = 60 }.ToString());
        connection.Open();
        connection.Execute(string.Create(CultureInfo.InvariantCulture,
            $"PRAGMA journal_mode = WAL; PRAGMA synchronous = NORMAL; PRAGMA foreign_keys = ON; PRAGMA cache_size = -{CacheKilobytes}; PRAGMA temp_store = MEMORY; PRAGMA mmap_size = {MappedBytes}"));
        return connection;
    }

    /// <inheritdoc/>
    public string? Query(string words)
    {
        var parts = SearchWords.Of(words).ToList();
        var wanted = string.Join(' ', parts.Where(p => !p.Not).Select((p, i) => (i == 0 ? "" : p.Or ? "OR " : "AND ") + Quote(p)));
        return wanted.Length == 0 ? null : string.Concat(parts.Where(p => p.Not).Aggregate(wanted, (all, p) => $"({all}) NOT {Quote(p)}"));
    }

    /// <inheritdoc/>
    public IEnumerable<string> Faults(DbConnection connection)
    {
        foreach (var line in connection.Query<string>("PRAGMA integrity_check(20)").Where(l => l != "ok"))
        {
            yield return line;
        }

        foreach (var table in connection.Query<string>("SELECT DISTINCT \"table\" FROM pragma_foreign_key_check"))
        {
            yield return $"rows of {table} name rows that are missing";
        }

        var words = "";
        try
        {
            connection.Execute("INSERT INTO story_words(story_words, rank) VALUES ('integrity-check', 1)");
        }
        catch (SqliteException problem)
        {
            words = $"the full-text index does not fit the stories: {problem.Message}";
        }

        if (words.Length > 0)
        {
            yield return words;
        }
    }

    private static string Quote(SearchPart part) => $"\"{string.Join(' ', part.Words)}\"";
}
