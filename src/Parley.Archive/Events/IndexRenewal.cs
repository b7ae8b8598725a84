using Parley.Archive.Events;
using Parley.Archive.Intake;
using Parley.Archive.Knowledge;
using Parley.Archive.Stores;

namespace Parley.Archive;

/// <content>Index rows made anew where an earlier Parley made them by other rules.</content>
public sealed partial class StoryArchive
{
    private const int EventsInTransaction = 20_000;
    private const string EditionOfRows = "SELECT value FROM counter WHERE name = 'facets'";

    /// <summary>Makes the index rows of all events anew unless they are of the present edition; stopped, it begins again when the archive is next opened.</summary>
    private static void RenewIndex(IStore store, ArchiveKnowledge knowledge, TimeProvider clock)
    {
        using (var session = new Session(store))
        {
            if (session.Number(EditionOfRows) == FacetTable.Edition)
            {
                return;
            }
        }

        using var writer = new StoryWriter(store, knowledge, clock);
        writer.Begin();
        writer.Session.Run("DELETE FROM event_facet");
        writer.Commit();
        var last = 0L;
        for (var more = true; more;)
        {
            writer.Begin();
            var ids = writer.Session.Rows(static r => r.GetInt64(0), "SELECT id FROM event WHERE id > @last ORDER BY id LIMIT @most", last, EventsInTransaction);
            ids.ForEach(id => writer.Events.Index(writer.EventRows.Find(id)!));
            more = ids.Count > 0;
            last = more ? ids[^1] : last;
            if (!more)
            {
                writer.Session.Run("INSERT INTO counter(name, value) VALUES ('facets', @edition) ON CONFLICT (name) DO UPDATE SET value = excluded.value", FacetTable.Edition);
            }

            writer.Commit();
        }
    }
}
