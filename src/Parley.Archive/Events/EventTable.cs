using System.Data.Common;
using Parley.Archive.Stores;

namespace Parley.Archive.Events;

/// <summary>Events as rows, with those of late kept at hand.</summary>
internal sealed class EventTable(Session session)
{
    private const int MostKept = 40_000;
    private const string Columns =
        "e.id, e.kind, e.type, e.status, e.status_day, e.told_as, e.day, e.day_to, e.dated, e.place_id, e.killed_low, e.killed_high, e.injured_low, e.injured_high, e.parts, e.text, e.topic, e.words, e.items, e.reports, e.first_story, e.first_day, e.last_day, p.country, p.whole_country";

    private readonly Dictionary<long, Event> _kept = [];
    private long _next;

    /// <summary>Looks up where new ids begin; to be called when a transaction has begun.</summary>
    public void Begin() => _next = session.NextId("event");

    /// <summary>Forgets what is kept at hand.</summary>
    public void Forget() => _kept.Clear();

    public Event? Find(long id)
    {
        if (_kept.TryGetValue(id, out var kept))
        {
            return kept;
        }

        var found = session.Rows(Read, $"SELECT {Columns} FROM event e LEFT JOIN place p ON p.id = e.place_id WHERE e.id = @id", id).FirstOrDefault();
        return found is null ? null : Keep(found);
    }

    public void Insert(Event e)
    {
        e.Id = _next++;
        Keep(e);
        session.Run(
            """
            INSERT INTO event(id, kind, type, status, status_day, told_as, day, day_to, dated, place_id, killed_low, killed_high, injured_low, injured_high, parts, text, topic, words, items,
                reports, first_story, first_day, last_day)
            VALUES (@id, @kind, @type, @status, @status_day, @told_as, @day, @day_to, @dated, @place, @killed_low, @killed_high, @injured_low, @injured_high, @parts, @text, @topic, @words,
                @items, @reports, @first_story, @first_day, @last_day)
            """,
            e.Id, (long)e.Kind, e.Type, e.Status, e.StatusDay, e.ToldAs, e.Day, e.DayTo, e.Dated, e.Place, e.KilledLow, e.KilledHigh, e.InjuredLow, e.InjuredHigh, Part.Write(e.Parts), e.Text,
            e.Topic, e.Words, e.Items, e.Reports, e.FirstStory, e.FirstDay, e.LastDay);
    }

    public void Update(Event e)
    {
        Keep(e);
        session.Run(
            """
            UPDATE event SET status = @status, status_day = @status_day, told_as = @told_as, day = @day, day_to = @day_to, dated = @dated, place_id = @place, killed_low = @killed_low,
                killed_high = @killed_high, injured_low = @injured_low, injured_high = @injured_high, parts = @parts, text = @text, topic = @topic, words = @words, items = @items,
                reports = @reports, first_story = @first_story, first_day = @first_day, last_day = @last_day
            WHERE id = @id
            """,
            e.Status, e.StatusDay, e.ToldAs, e.Day, e.DayTo, e.Dated, e.Place, e.KilledLow, e.KilledHigh, e.InjuredLow, e.InjuredHigh, Part.Write(e.Parts), e.Text, e.Topic, e.Words, e.Items,
            e.Reports, e.FirstStory, e.FirstDay, e.LastDay, e.Id);
    }

    public void Delete(Event e)
    {
        _kept.Remove(e.Id);
        session.Run("DELETE FROM event WHERE id = @id", e.Id);
    }

    private Event Keep(Event e)
    {
        if (_kept.Count >= MostKept)
        {
            _kept.Clear();
        }

        return _kept[e.Id] = e;
    }

    private static Event Read(DbDataReader row) => new()
    {
        Id = row.GetInt64(0),
        Kind = (EventKind)row.GetInt64(1),
        Type = row.GetString(2),
        Status = row.GetString(3),
        StatusDay = row.GetInt64(4),
        ToldAs = row.GetInt64(5),
        Day = row.GetInt64(6),
        DayTo = row.GetInt64(7),
        Dated = row.GetInt64(8),
        Place = row.Number(9),
        KilledLow = row.Number(10),
        KilledHigh = row.Number(11),
        InjuredLow = row.Number(12),
        InjuredHigh = row.Number(13),
        Parts = Part.Read(row.GetString(14)),
        Text = row.Words(15),
        Topic = row.Words(16),
        Words = row.GetString(17),
        Items = row.GetInt64(18),
        Reports = row.GetInt64(19),
        FirstStory = row.GetInt64(20),
        FirstDay = row.GetInt64(21),
        LastDay = row.GetInt64(22),
        PlaceCountry = row.Words(23),
        PlaceIsCountry = row.Number(24) > 0,
    };
}
