using System.Collections.Immutable;
using Dapper;
using Parley.Archive.Knowledge;
using Parley.Archive.Questions;

namespace Parley.Archive;

/// <content>Stories: found by words, one with its history, and what was refused.</content>
public sealed partial class StoryArchive
{
    private const int LatestRanked = 2000;
    private const int SnippetBefore = 60;
    private const int SnippetLength = 220;

    /// <summary>Stories that hold words, the best of the latest 2,000 first.</summary>
    /// <param name="words">Words, "phrases", -without, this OR that.</param>
    /// <param name="filter">Actor, source and time count.</param>
    public ImmutableArray<SearchHit> Search(string words, Filter filter)
    {
        using var asking = Ask();
        if (asking.Store.Query(words) is not { } query)
        {
            return [];
        }

        var latest = asking.Connection.Query<long>(asking.Store.TextMatches, new { words = query, most = Narrows(filter) || filter.From is not null ? LatestRanked * 10 : LatestRanked }).ToList();
        if (latest.Count == 0)
        {
            return [];
        }

        var allowed = Allowed(asking, filter, latest[^1]);
        var ranked = asking.Connection.Query<(long Id, double Score)>(asking.Store.TextRanks, new { words = query, oldest = latest[^1], most = allowed is null ? filter.Limit * 3 : latest.Count })
            .Where(r => allowed is null || allowed.Contains(r.Id)).Take(filter.Limit * 3).ToDictionary(r => r.Id, r => r.Score);
        var rows = asking.Connection.Query<HitRow>(
            $"""
            SELECT s.id AS Id, s.key AS Key, s.day AS Day, s.title AS Title, o.name AS Outlet, t.text AS Text FROM story s JOIN outlet o ON o.id = s.outlet_id JOIN story_text t ON t.story_id = s.id
            WHERE s.id IN {InList.Of(ranked.Keys)} AND s.state = 1
            """);
        return [.. rows.OrderByDescending(r => ranked[r.Id]).ThenByDescending(r => r.Id).Take(filter.Limit)
            .Select(r => new SearchHit(r.Key, r.Outlet, Asking.Day(r.Day), r.Title, Snippet(r.Text, words), Math.Round(ranked[r.Id], 3)))];
    }

    /// <summary>A story by its id: all versions, copies by other outlets, what it tells.</summary>
    /// <exception cref="ArchiveException">There is no such story.</exception>
    public StoryView Story(string key)
    {
        using var asking = Ask();
        var versions = Versions(asking, "s.key = @key", new { key });
        if (versions.Length == 0)
        {
            throw new ArchiveException(ArchiveFault.NoSuchStory, key, "no story of the archive has that id; 'parley search' finds stories by their words");
        }

        var copies = Versions(asking, "s.report_id IN (SELECT report_id FROM story WHERE key = @key) AND s.key <> @key AND s.state = 1", new { key });
        var events = asking.Connection.Query<long>(
            "SELECT DISTINCT i.event_id FROM item i JOIN story s ON s.id = i.story_id WHERE s.key = @key AND i.event_id IS NOT NULL ORDER BY i.event_id", new { key }).ToList();
        return new StoryView(versions, copies, asking.Events(events));
    }

    /// <summary>What was no story, and why.</summary>
    public ImmutableArray<RefusalView> Refusals(int limit)
    {
        using var asking = Ask();
        return [.. asking.Connection.Query<RefusalView>("SELECT came_from AS CameFrom, code AS Code, reason AS Reason, at AS At FROM refusal ORDER BY came_from LIMIT @limit", new { limit })];
    }

    private HashSet<long>? Allowed(Asking asking, Filter filter, long oldest)
    {
        var conditions = new List<string>();
        var values = new DynamicParameters(new { oldest });
        Narrow(asking, filter, conditions, values);
        return conditions.Count == 0 ? null
            : [.. asking.Connection.Query<long>($"SELECT s.id FROM story s WHERE s.id >= @oldest AND s.state = 1 AND {string.Join(" AND ", conditions)}", values)];
    }

    /// <summary>What time, source and actor of a filter ask of a story <c>s</c>.</summary>
    private void Narrow(Asking asking, Filter filter, List<string> conditions, DynamicParameters values)
    {
        if (filter.From is { } from)
        {
            values.Add("from", from.DayNumber);
            conditions.Add("s.day >= @from");
        }

        if (filter.To is { } to)
        {
            values.Add("to", to.DayNumber);
            conditions.Add("s.day <= @to");
        }

        if (filter.Source is { } source)
        {
            values.Add("outlet", source.Trim().ToLowerInvariant());
            conditions.Add("s.outlet_id = (SELECT id FROM outlet WHERE folded = @outlet)");
        }

        if (filter.Actor is { } actor)
        {
            values.Add("actor", new ActorFinder(asking).Find(actor, filter.To ?? Today));
            conditions.Add("s.id IN (SELECT m.story_id FROM mention m JOIN profile p ON p.id = m.profile_id WHERE p.actor_id = @actor)");
        }
    }

    private static ImmutableArray<VersionView> Versions(Asking asking, string condition, object values) => [.. asking.Connection.Query<VersionRow>(
        $"""
        SELECT s.key AS Key, s.version AS Version, s.state AS State, o.name AS Outlet, s.day AS Day, s.title AS Title, s.came_from AS CameFrom, s.added_at AS AddedAt, r.reader AS Reader, r.codebook AS Codebook
        FROM story s JOIN outlet o ON o.id = s.outlet_id JOIN reading r ON r.id = s.reading_id WHERE {condition} ORDER BY s.version DESC, s.id LIMIT 100
        """,
        values).Select(r => new VersionView(r.Key, r.Version, ((Intake.StoryState)r.State).ToString().ToLowerInvariant(), r.Outlet, Asking.Day(r.Day), r.Title, r.CameFrom, r.AddedAt, r.Reader, r.Codebook))];

    /// <summary>The words around the first one that was looked for.</summary>
    private static string Snippet(string text, string words)
    {
        var at = Folded.Words(words).Select(w => text.IndexOf(w, StringComparison.OrdinalIgnoreCase)).Where(i => i >= 0).DefaultIfEmpty(0).Min();
        var start = Math.Max(0, at - SnippetBefore);
        start = start == 0 ? 0 : text.IndexOf(' ', start) is >= 0 and var space && space < at ? space + 1 : at;
        var end = Math.Min(text.Length, start + SnippetLength);
        return (start > 0 ? "… " : "") + Asking.OneLine(text[start..end]) + (end < text.Length ? " …" : "");
    }

    private sealed class HitRow
    {
        public long Id { get; init; }

        public string Key { get; init; } = "";

        public long? Day { get; init; }

        public string? Title { get; init; }

        public string Outlet { get; init; } = "";

        public string Text { get; init; } = "";
    }

    private sealed class VersionRow
    {
        public string Key { get; init; } = "";

        public long Version { get; init; }

        public long State { get; init; }

        public string Outlet { get; init; } = "";

        public long? Day { get; init; }

        public string? Title { get; init; }

        public string CameFrom { get; init; } = "";

        public string AddedAt { get; init; } = "";

        public string Reader { get; init; } = "";

        public string Codebook { get; init; } = "";
    }
}
