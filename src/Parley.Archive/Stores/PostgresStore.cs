using System.Data.Common;
using Npgsql;

namespace Parley.Archive.Stores;

/// <summary>An archive in a PostgreSQL database, for teams: many readers and writers, one writing at a time.</summary>
public sealed class PostgresStore : IStore, IDisposable
{
    private readonly NpgsqlDataSource _source;

    /// <summary>A store at an address, <c>postgres://user:password@host:port/database</c>.</summary>
    /// <exception cref="ArgumentException">It is no such address.</exception>
    public PostgresStore(Uri address)
    {
        var (user, password) = address.UserInfo.Split(':', 2) is [var u, var p] ? (u, p) : (address.UserInfo, "");
        var query = System.Web.HttpUtility.ParseQueryString(address.Query);
        var settings = new NpgsqlConnectionStringBuilder
        {
            Host = query["host"] ?? (address.Host.Length > 0 ? address.Host : "localhost"),
            Port = address.Port > 0 ? address.Port : 5432,
            Database = address.AbsolutePath.Trim('/') is { Length: > 0 } database ? Uri.UnescapeDataString(database) : "parley",
            Username = user.Length > 0 ? Uri.UnescapeDataString(user) : null,
            Password = password.Length > 0 ? Uri.UnescapeDataString(password) : null,
            MaxAutoPrepare = 200,
            AutoPrepareMinUsages = 2,
            IncludeErrorDetail = true,
        };
        _source = NpgsqlDataSource.Create(settings);
        Name = $"postgres://{settings.Host}:{settings.Port}/{settings.Database}";
    }

    /// <inheritdoc/>
    public string Name { get; }

    /// <inheritdoc/>
    public string Migrations => "postgres";

    /// <inheritdoc/>
    public string Lock => "SELECT pg_advisory_xact_lock(72627453)";

    /// <inheritdoc/>
    public string TableExists => "SELECT count(*) FROM pg_tables WHERE schemaname = current_schema() AND tablename = @name";

    /// <inheritdoc/>
    public string IndexText => "";

    /// <inheritdoc/>
    public string TextMatches => "SELECT story_id AS id FROM story_text WHERE words @@ websearch_to_tsquery('english', @words) ORDER BY story_id DESC LIMIT @most";

    /// <inheritdoc/>
    public string TextRanks => """
        SELECT story_id AS id, ts_rank_cd(words, websearch_to_tsquery('english', @words))::float8 AS score FROM story_text
        WHERE words @@ websearch_to_tsquery('english', @words) AND story_id >= @oldest ORDER BY score DESC, story_id DESC LIMIT @most
        """;

    /// <inheritdoc/>
    public DbConnection Open() => _source.OpenConnection();

    /// <inheritdoc/>
    public string? Query(string words)
    {
        var parts = SearchWords.Of(words).ToList();
        return parts.Exists(p => !p.Not)
            ? string.Join(' ', parts.Select(p => (p.Or ? "or " : "") + (p.Not ? "-" : "") + $"\"{string.Join(' ', p.Words)}\"")) : null;
    }

    /// <inheritdoc/>
    public IEnumerable<string> Faults(DbConnection connection) => [];

    /// <summary>Closes its connections.</summary>
    public void Dispose() => _source.Dispose();
}
