using Dapper;
using Parley.Archive.Events;
using Parley.Archive.Intake;
using Parley.Archive.Stores;

namespace Parley.Archive;

/// <summary>How an archive is.</summary>
/// <param name="Store">Where it is.</param>
/// <param name="Schema">The version of its schema.</param>
/// <param name="Counts">Rows by table.</param>
/// <param name="Faults">What is not as it should be; empty where all is well.</param>
public sealed record Health(string Store, int Schema, IReadOnlyList<(string Table, long Rows)> Counts, IReadOnlyList<string> Faults);

/// <content>Whether the archive is sound.</content>
public sealed partial class StoryArchive
{
    private const int FaultsOfAKind = 5;

    private static readonly string[] Tables =
    [
        "migration", "counter", "reading", "outlet", "place", "story", "story_text", "story_band", "refusal", "actor", "profile", "profile_block", "judgement", "mention", "item", "event", "event_facet",
        "account", "audit", "correction", "as_read",
    ];

    /// <summary>Checks the database's own files, that rows fit together, and that what is derived follows from what it is derived from.</summary>
    public Health Check()
    {
        using var writer = new StoryWriter(_store, _knowledge, _clock);
        var connection = writer.Session.Connection;
        var faults = new List<string>(_store.Faults(connection));
        foreach (var (what, sql) in Rules)
        {
            if (connection.ExecuteScalar<long>($"SELECT count(*) FROM ({sql}) found") is > 0 and var count)
            {
                faults.Add($"{count} {what}, such as {string.Join(", ", connection.Query<long>($"SELECT id FROM ({sql}) found ORDER BY id LIMIT {FaultsOfAKind}"))}");
            }
        }

        faults.AddRange(Misquoted(writer).Take(FaultsOfAKind));
        faults.AddRange(Misfolded(writer).Take(FaultsOfAKind));
        return new Health(Name, Migrator.Version(connection), [.. Tables.Select(t => (t, connection.ExecuteScalar<long>($"SELECT count(*) FROM {t}")))], faults);
    }

    private static readonly (string What, string Sql)[] Rules =
    [
        ("items of current stories belong to no event", "SELECT i.id AS id FROM item i JOIN story s ON s.id = i.story_id WHERE s.state = 1 AND i.event_id IS NULL AND i.review <> 3"),
        ("items of stories that no longer count belong to an event", "SELECT i.id AS id FROM item i JOIN story s ON s.id = i.story_id WHERE s.state <> 1 AND i.event_id IS NOT NULL"),
        ("rejected items belong to an event", "SELECT id FROM item WHERE review = 3 AND event_id IS NOT NULL"),
        ("items name an event that is missing", "SELECT i.id AS id FROM item i LEFT JOIN event e ON e.id = i.event_id WHERE i.event_id IS NOT NULL AND e.id IS NULL"),
        ("events have another number of items than they say", "SELECT e.id AS id FROM event e LEFT JOIN (SELECT event_id, count(*) AS n FROM item GROUP BY event_id) c ON c.event_id = e.id WHERE coalesce(c.n, 0) <> e.items"),
        ("keys have several current versions", "SELECT min(id) AS id FROM story WHERE state = 1 GROUP BY key HAVING count(*) > 1"),
        ("profiles have another number of stories than they say",
            "SELECT p.id AS id FROM profile p LEFT JOIN (SELECT m.profile_id, count(DISTINCT m.story_id) AS n FROM mention m JOIN story s ON s.id = m.story_id WHERE s.state = 1 GROUP BY m.profile_id) c ON c.profile_id = p.id WHERE coalesce(c.n, 0) <> p.stories"),
        ("actors have another number of stories than their profiles", "SELECT a.id AS id FROM actor a LEFT JOIN (SELECT actor_id, sum(stories) AS n FROM profile GROUP BY actor_id) c ON c.actor_id = a.id WHERE coalesce(c.n, -1) <> a.stories"),
        ("index rows are of an event that is missing or of another day", "SELECT f.event_id AS id FROM event_facet f LEFT JOIN event e ON e.id = f.event_id WHERE e.id IS NULL OR e.day <> f.day"),
        ("index rows name an actor that is missing", "SELECT f.event_id AS id FROM event_facet f LEFT JOIN actor a ON a.id = f.value WHERE f.facet IN (11, 12, 13, 14, 15, 31, 32, 33, 34, 35) AND a.id IS NULL"),
        ("stories have no text", "SELECT s.id AS id FROM story s LEFT JOIN story_text t ON t.story_id = s.id WHERE t.story_id IS NULL"),
    ];

    /// <summary>Evidence that lies outside its story's text.</summary>
    private static IEnumerable<string> Misquoted(StoryWriter writer)
    {
        foreach (var story in writer.Session.Rows(static r => r.GetInt64(0), "SELECT id FROM story ORDER BY id"))
        {
            var length = writer.Session.Rows(static r => r.GetString(0), "SELECT text FROM story_text WHERE story_id = @story", story).FirstOrDefault()?.Length ?? 0;
            foreach (var (id, evidence) in writer.Session.Rows(static r => (r.GetInt64(0), r.GetString(1)), "SELECT id, evidence FROM item WHERE story_id = @story", story))
            {
                if (ItemTable.Spans(evidence).Any(s => s.Start < 0 || s.End <= s.Start || s.End > length))
                {
                    yield return $"the evidence of item {id} lies outside its story";
                }
            }
        }
    }

    /// <summary>Events told by several items that are not the fold of these, or that lack index rows.</summary>
    private static IEnumerable<string> Misfolded(StoryWriter writer)
    {
        foreach (var id in writer.Session.Rows(static r => r.GetInt64(0), "SELECT id FROM event WHERE items > 1 ORDER BY id"))
        {
            var (stored, folded) = (writer.EventRows.Find(id)!, writer.Events.Fold(writer.Items.OfEvent(id)));
            if ((stored.Status, stored.Day, stored.KilledLow, stored.KilledHigh, stored.Reports, stored.ToldAs, stored.FirstDay, stored.LastDay)
                != (folded.Status, folded.Day, folded.KilledLow, folded.KilledHigh, folded.Reports, folded.ToldAs, folded.FirstDay, folded.LastDay))
            {
                yield return $"event {id} is not what its items make";
            }

            if (writer.Events.Facets(stored).Any(row => writer.Session.Number(HasFacet, FacetTable.Number(row.Facet, stored.Kind), row.Value, stored.Spot.Day, stored.Spot.Sort, id) is null))
            {
                yield return $"index rows of event {id} are missing";
            }
        }
    }

    private const string HasFacet = "SELECT 1 FROM event_facet WHERE facet = @facet AND value = @value AND day = @day AND sort = @sort AND event_id = @event";
}
