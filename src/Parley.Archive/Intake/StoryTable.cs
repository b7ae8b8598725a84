using System.Globalization;
using System.Security.Cryptography;
using System.Text;
using Parley.Archive.Stores;
using Parley.Record;

namespace Parley.Archive.Intake;

/// <summary>Whether a version of a story counts.</summary>
public enum StoryState
{
    /// <summary>It is the latest word of its source.</summary>
    Current = 1,

    /// <summary>A later version took its place.</summary>
    Superseded = 2,

    /// <summary>Its source took it back.</summary>
    Withdrawn = 3,
}

/// <summary>Stories, their texts, copies and outlets as rows.</summary>
internal sealed class StoryTable(IStore store, Session session)
{
    private const int MostCopiesTried = 6;

    private readonly Dictionary<string, long> _outlets = new(StringComparer.Ordinal);
    private long _next;

    /// <summary>Looks up where new ids begin; to be called when a transaction has begun.</summary>
    public void Begin() => _next = session.NextId("story");

    /// <summary>Forgets what is kept at hand.</summary>
    public void Forget() => _outlets.Clear();

    /// <summary>What makes a story the same story wherever it comes from: who published it, when, its title and text.</summary>
    public static string HashOf(Arrival arrival)
    {
        var story = arrival.Story;
        var parts = story is null ? ["withdrawn", arrival.Key ?? arrival.Where, arrival.Revised ?? ""]
            : (string[])[arrival.Outlet ?? story.Dateline?.Agency ?? "", story.Published?.ToString("O", CultureInfo.InvariantCulture) ?? "", story.Title ?? "", story.Text];
        return Convert.ToHexStringLower(SHA256.HashData(Encoding.UTF8.GetBytes(string.Join('\0', parts))))[..40];
    }

    public bool Knows(string hash) => session.Number("SELECT 1 FROM story WHERE hash = @hash", hash) is not null;

    /// <summary>The current or withdrawn version of a key.</summary>
    public (long Id, long Version, string? Revised, StoryState State)? Latest(string key)
    {
        var rows = session.Rows(
            static r => (r.GetInt64(0), r.GetInt64(1), r.Words(2), (StoryState)r.GetInt64(3)),
            "SELECT id, version, revised, state FROM story WHERE key = @key AND superseded_by IS NULL ORDER BY version DESC LIMIT 1", key);
        return rows.Count > 0 ? rows[0] : null;
    }

    /// <summary>How many versions of a key there are.</summary>
    public long Versions(string key) => session.Number("SELECT max(version) FROM story WHERE key = @key", key) ?? 0;

    public long Outlet(string? name)
    {
        var shown = string.IsNullOrWhiteSpace(name) ? "unknown" : name.Trim();
        var folded = shown.ToLowerInvariant();
        if (_outlets.TryGetValue(folded, out var known))
        {
            return known;
        }

        var id = session.Number("SELECT id FROM outlet WHERE folded = @folded", folded);
        if (id is null)
        {
            id = session.NextId("outlet");
            session.Run("INSERT INTO outlet(id, name, folded) VALUES (@id, @name, @folded)", id, shown, folded);
        }

        return _outlets[folded] = id.Value;
    }

    /// <summary>The report of which a text is a copy; null where it is none.</summary>
    public long? ReportOf(HashSet<ulong> shingles, long[] bands)
    {
        var hits = new Dictionary<long, int>();
        foreach (var band in bands)
        {
            foreach (var story in session.Rows(static r => r.GetInt64(0), "SELECT story_id FROM story_band WHERE band = @band LIMIT 50", band))
            {
                hits[story] = hits.GetValueOrDefault(story) + 1;
            }
        }

        foreach (var (story, _) in hits.OrderByDescending(h => h.Value).ThenBy(h => h.Key).Take(MostCopiesTried))
        {
            var (report, text) = session.Rows(
                static r => (r.GetInt64(0), r.GetString(1)), "SELECT s.report_id, t.text FROM story s JOIN story_text t ON t.story_id = s.id WHERE s.id = @story", story)[0];
            if (Shingles.AreCopies(shingles, Shingles.Of(text)))
            {
                return report;
            }
        }

        return null;
    }

    /// <summary>Writes a story's row, text and bands; gives its number.</summary>
    public long Insert(NewStory story)
    {
        var (id, text) = (_next++, story.Story);
        session.Run(
            """
            INSERT INTO story(id, key, version, revised, hash, day, outlet_id, title, dateline, agency, body_start, came_from, added_at, state, superseded_by, report_id, reading_id)
            VALUES (@id, @key, @version, @revised, @hash, @day, @outlet, @title, @dateline, @agency, @body, @came_from, @added, @state, @superseded, @report, @reading)
            """,
            id, story.Key, story.Version, story.Revised, story.Hash, text?.Published is { } day ? (long)day.DayNumber : null, story.Outlet, text?.Title, text?.Dateline?.Place, text?.Dateline?.Agency,
            (long)(text?.BodyStart ?? 0), story.CameFrom, story.AddedAt, (long)story.State, story.SupersededBy, story.Report ?? id, story.Reading);
        session.Run("INSERT INTO story_text(story_id, title, text) VALUES (@story, @title, @text)", id, text?.Title, text?.Text ?? "");
        if (text is null)
        {
            return id;
        }

        if (store.IndexText.Length > 0)
        {
            session.Run(store.IndexText, id, text.Title, text.Text);
        }

        foreach (var band in story.Bands)
        {
            session.Run("INSERT INTO story_band(band, story_id) VALUES (@band, @story) ON CONFLICT DO NOTHING", band, id);
        }

        return id;
    }

    public void Supersede(long story, long by) => session.Run("UPDATE story SET state = @state, superseded_by = @by WHERE id = @id", (long)StoryState.Superseded, by, story);

    /// <summary>Stories of a report that count.</summary>
    public List<long> OfReport(long report) => session.Rows(static r => r.GetInt64(0), "SELECT id FROM story WHERE report_id = @report AND state = 1 ORDER BY id LIMIT 20", report);

    public string KeyOf(long story) => session.Rows(static r => r.GetString(0), "SELECT key FROM story WHERE id = @id", story)[0];
}

/// <summary>A story about to be written.</summary>
internal sealed record NewStory(
    string Key, long Version, string? Revised, string Hash, Story? Story, long Outlet, string CameFrom, string AddedAt, StoryState State, long? SupersededBy, long? Report, long Reading, long[] Bands);
