using System.Collections.Immutable;
using System.Data.Common;
using System.Text.Json;
using Parley.Archive.Events;
using Parley.Archive.Questions;
using Parley.Archive.Stores;
using Parley.Record;

namespace Parley.Archive;

/// <content>Records of single stories, given back out of the archive.</content>
public sealed partial class StoryArchive
{
    /// <summary>The records of all current stories, in the order in which they were added, with who published each.</summary>
    public IEnumerable<(StoryRecord Record, string Key, string Outlet)> Records()
    {
        using var session = new Session(_store);
        var last = 0L;
        while (session.Rows(ReadStory, NextStory, last) is [var next])
        {
            last = next.Id;
            yield return (new RecordRows(session, next).Read(), next.Key, next.Outlet);
        }
    }

    private const string NextStory = """
        SELECT s.id, s.key, s.day, s.dateline, s.agency, t.title, s.body_start, t.text, o.name, s.report_id FROM story s JOIN story_text t ON t.story_id = s.id JOIN outlet o ON o.id = s.outlet_id
        WHERE s.id > @last AND s.state = 1 ORDER BY s.id LIMIT 1
        """;

    internal static StoredStory ReadStory(DbDataReader row) => new(
        row.GetInt64(0), row.GetString(1), Asking.Day(row.Number(2)), row.Words(3), row.Words(4), row.Words(5), (int)row.GetInt64(6), row.GetString(7), row.GetString(8), row.GetInt64(9));
}

/// <summary>A story as its rows hold it.</summary>
internal sealed record StoredStory(
    long Id, string Key, DateOnly? Day, string? Dateline, string? Agency, string? Title, int BodyStart, string Text, string Outlet, long Report)
{
    /// <summary>It as a story to read.</summary>
    public Story Story => new(Key, Text, Day, Dateline is null && Agency is null ? null : new Dateline(Dateline, Agency), Title, BodyStart);
}

/// <summary>Puts the record of a story together from its rows.</summary>
internal sealed class RecordRows(Session session, StoredStory story)
{
    private readonly Dictionary<long, string> _local = [];

    public StoryRecord Read()
    {
        var entities = session.Rows(
            r => (Profile: r.GetInt64(0), Entity: new Entity(r.GetString(1), (EntityKind)r.GetInt64(2), r.GetString(3), r.Words(4), r.Words(5), r.Words(6), [r.GetString(3)])),
            "SELECT m.profile_id, m.local, p.kind, m.name, p.country, m.role, m.affiliation FROM mention m JOIN profile p ON p.id = m.profile_id WHERE m.story_id = @story ORDER BY m.local", story.Id);
        foreach (var (profile, entity) in entities)
        {
            _local.TryAdd(profile, entity.Id);
        }

        var items = session.Rows(
            Item, "SELECT i.local, i.kind, i.type, i.status, i.time, p.name, i.parts, i.text, i.detail, i.killed, i.injured, i.evidence, i.rule FROM item i LEFT JOIN place p ON p.id = i.place_id WHERE i.story_id = @story ORDER BY i.id",
            story.Id);
        return new StoryRecord(
            story.Story, [.. entities.Select(e => e.Entity)], [.. items.OfType<Meeting>()], [.. items.OfType<Statement>()], [.. items.OfType<Position>()], [.. items.OfType<Incident>()],
            [.. items.OfType<Deed>()]);
    }

    private Item Item(DbDataReader row)
    {
        var (id, kind, type) = (row.GetString(0), (EventKind)row.GetInt64(1), row.GetString(2));
        var (time, place, text) = (row.Words(4), row.Words(5), row.Words(7));
        var parts = Part.Read(row.GetString(6)).ToLookup(p => p.Slot, p => _local[p.Profile], StringComparer.Ordinal);
        string? One(string slot) => parts[slot].FirstOrDefault();
        var detail = row.Words(8) is { } json ? JsonSerializer.Deserialize<Dictionary<string, string>>(json)! : [];
        var evidence = ItemTable.Spans(row.GetString(11)).Select(s => new Evidence(s.Start, s.End, story.Text[s.Start..s.End])).ToImmutableArray();
        var why = new Explanation(row.GetString(12), "");
        var status = Terms.TryRead<Status>(row.GetString(3), out var read) ? read : Status.Happened;
        return kind switch
        {
            EventKind.Meeting => new Meeting(id, One(Part.Source), evidence, why, [.. parts["participant"]], One("host"), text is null ? [] : [.. text.Split("; ")], status, time, place),
            EventKind.Statement => new Statement(id, One(Part.Source), evidence, why, One("speaker")!, [.. (text ?? "").Split(" … ")], detail.ContainsKey("quoted"), One("addressee")),
            EventKind.Position => new Position(id, One(Part.Source), evidence, why, One("holder")!, Term<Stance>(type), text, One("toward"), detail.GetValueOrDefault("condition")),
            EventKind.Incident => new Incident(id, One(Part.Source), evidence, why, Term<IncidentType>(type), One("attacker"), One("target"), detail.GetValueOrDefault("weapon"),
                (int?)row.Number(9), (int?)row.Number(10), text, status, time, place),
            _ => new Deed(id, One(Part.Source), evidence, why, Term<ActionType>(type), [.. parts["actor"]], One("target"), text, status, time, place),
        };
    }

    private static T Term<T>(string word) where T : struct, Enum => Terms.TryRead<T>(word, out var term) ? term : default;
}
