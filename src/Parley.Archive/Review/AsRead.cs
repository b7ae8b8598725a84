using System.Collections.Immutable;
using System.Text.Encodings.Web;
using System.Text.Json;
using System.Text.Json.Serialization;
using Parley.Archive.Stores;
using Parley.Record;

namespace Parley.Archive.Review;

/// <summary>Records as the reader gave them, kept of stories that have corrections. Others are put together from their rows.</summary>
internal static class AsRead
{
    private static readonly JsonSerializerOptions Options = new() { Encoder = JavaScriptEncoder.UnsafeRelaxedJsonEscaping, Converters = { new JsonStringEnumConverter() } };

    /// <summary>The record of a story as read.</summary>
    public static StoryRecord Of(Session session, StoredStory story) =>
        session.Rows(static r => r.GetString(0), "SELECT record FROM as_read WHERE story_id = @story", story.Id) is [var kept] ? Kept(story, kept) : new RecordRows(session, story).Read();

    /// <summary>Keeps a record.</summary>
    public static void Keep(Session session, long story, StoryRecord record) => session.Run(
        "INSERT INTO as_read(story_id, record) VALUES (@story, @record) ON CONFLICT (story_id) DO UPDATE SET record = excluded.record", story,
        JsonSerializer.Serialize(new Parts(record.Entities, record.Meetings, record.Statements, record.Positions, record.Incidents, record.Actions), Options));

    /// <summary>A new reading, with those items of the one before that people stand by and that the new one does not find.</summary>
    public static StoryRecord Joined(StoryRecord before, StoryRecord now, IReadOnlyCollection<Correction> corrections)
    {
        var (old, present) = (new Mark(before), new Mark(now));
        var lost = corrections.Where(c => c.Stands && c.Kind > 0 && c.Field != Correction.Added).GroupBy(c => (c.Kind, c.Mark)).Where(g => present.Find(g.First()) is null && g.Last(c => c.Stands).New != "rejected")
            .Select(g => old.Find(g.First())).OfType<string>().ToHashSet(StringComparer.Ordinal);
        foreach (var item in before.Items.Where(i => lost.Contains(i.Id)))
        {
            now = With(now, before, item);
        }

        return now;
    }

    private static StoryRecord With(StoryRecord now, StoryRecord before, Item item)
    {
        var entities = now.Entities.ToList();
        string Map(string id)
        {
            var entity = before.Entities.First(e => e.Id == id);
            if (entities.Find(e => e.Name == entity.Name) is not { } known)
            {
                entities.Add(known = entity with { Id = $"e{entities.Max(e => Number(e.Id)) + 1}", Affiliation = null });
            }

            return known.Id;
        }

        string? Maybe(string? id) => id is null ? null : Map(id);
        var fresh = $"{item.Id[0]}{now.Items.Where(i => i.Id[0] == item.Id[0]).Select(i => Number(i.Id)).DefaultIfEmpty(0).Max() + 1}";
        var moved = item with { Id = fresh, Attribution = Maybe(item.Attribution) };
        var joined = moved switch
        {
            Meeting m => now with { Meetings = now.Meetings.Add(m with { Participants = [.. m.Participants.Select(Map)], Host = Maybe(m.Host) }) },
            Statement s => now with { Statements = now.Statements.Add(s with { Speaker = Map(s.Speaker), Addressee = Maybe(s.Addressee) }) },
            Position p => now with { Positions = now.Positions.Add(p with { Holder = Map(p.Holder), Toward = Maybe(p.Toward) }) },
            Incident i => now with { Incidents = now.Incidents.Add(i with { Attacker = Maybe(i.Attacker), Target = Maybe(i.Target) }) },
            Deed a => now with { Actions = now.Actions.Add(a with { Actors = [.. a.Actors.Select(Map)], Target = Maybe(a.Target) }) },
            _ => now,
        };
        return joined with { Entities = [.. entities] };
    }

    private static int Number(string id) => int.TryParse(id.AsSpan(1), out var number) ? number : 0;

    private static StoryRecord Kept(StoredStory story, string kept)
    {
        var parts = JsonSerializer.Deserialize<Parts>(kept, Options)!;
        return new StoryRecord(story.Story, parts.Entities, parts.Meetings, parts.Statements, parts.Positions, parts.Incidents, parts.Actions);
    }

    private sealed record Parts(
        ImmutableArray<Entity> Entities, ImmutableArray<Meeting> Meetings, ImmutableArray<Statement> Statements, ImmutableArray<Position> Positions, ImmutableArray<Incident> Incidents,
        ImmutableArray<Deed> Actions);
}
