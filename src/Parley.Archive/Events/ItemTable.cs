using System.Data.Common;
using System.Globalization;
using Parley.Archive.Knowledge;
using Parley.Archive.Review;
using Parley.Archive.Stores;

namespace Parley.Archive.Events;

/// <summary>Items as rows.</summary>
internal sealed class ItemTable(Session session, ArchiveKnowledge knowledge)
{
    private const string Columns =
        "i.id, i.kind, i.local, i.type, i.status, i.time, i.day_from, i.day_to, i.told, i.place_id, p.country, p.whole_country, i.parts, i.text, i.detail, i.killed, i.injured, i.topic, i.evidence, i.rule, i.story_id, i.report_id";

    private long _next;

    /// <summary>Looks up where new ids begin; to be called when a transaction has begun.</summary>
    public void Begin() => _next = session.NextId("item");

    /// <summary>Puts in an item, of an event or, where people rejected it, of none.</summary>
    public void Insert(ItemFacts item, long reading, long? eventId, Verdict review) => session.Run(
        """
        INSERT INTO item(id, story_id, local, reading_id, report_id, event_id, kind, type, status, time, day_from, day_to, told, place_id, parts, text, detail, killed, injured, topic, evidence, rule, review)
        VALUES (@id, @story, @local, @reading, @report, @event, @kind, @type, @status, @time, @day_from, @day_to, @told, @place, @parts, @text, @detail, @killed, @injured, @topic, @evidence, @rule, @review)
        """,
        _next++, item.Story, item.Local, reading, item.Report, eventId, (long)item.Kind, item.Type, item.Status, item.Time, item.Days.From, item.Days.To, item.Told, item.Place,
        Part.Write(item.Parts), item.Text, item.Detail, item.Killed, item.Injured, item.Topic, item.Evidence, item.Rule, (long)review);

    /// <summary>The items of a story with their numbers, events and what people made of them.</summary>
    public List<(long Id, ItemFacts Facts, long? Event, Verdict Review)> OfStory(long story) => session.Rows(
        static r => (r.GetInt64(0), Read(r), r.Number(22), (Verdict)r.GetInt64(23)), $"SELECT {Columns}, i.event_id, i.review FROM item i LEFT JOIN place p ON p.id = i.place_id WHERE i.story_id = @story ORDER BY i.id", story);

    /// <summary>Writes what an item says now, and the event that it tells of.</summary>
    public void Update(long id, ItemFacts item, long? eventId, Verdict review) => session.Run(
        """
        UPDATE item SET event_id = @event, type = @type, status = @status, time = @time, day_from = @day_from, day_to = @day_to, place_id = @place, parts = @parts, text = @text, detail = @detail,
            killed = @killed, injured = @injured, topic = @topic, review = @review
        WHERE id = @id
        """,
        eventId, item.Type, item.Status, item.Time, item.Days.From, item.Days.To, item.Place, Part.Write(item.Parts), item.Text, item.Detail, item.Killed, item.Injured, item.Topic, (long)review, id);

    /// <summary>Takes one item out of its event.</summary>
    public void Detach(long id, Verdict review) => session.Run("UPDATE item SET event_id = NULL, review = @review WHERE id = @id", (long)review, id);

    /// <summary>Writes what people made of an item.</summary>
    public void Review(long id, Verdict review) => session.Run("UPDATE item SET review = @review WHERE id = @id", (long)review, id);

    /// <summary>The items of an event in order; the first with its words of meaning, which an event takes from it.</summary>
    public List<ItemFacts> OfEvent(long eventId)
    {
        var items = session.Rows(Read, $"SELECT {Columns} FROM item i LEFT JOIN place p ON p.id = i.place_id WHERE i.event_id = @event ORDER BY i.id", eventId);
        if (items.Count > 0)
        {
            var text = session.Rows(static r => r.GetString(0), "SELECT text FROM story_text WHERE story_id = @story", items[0].Story)[0];
            var quotes = Spans(items[0].Evidence).Where(s => s.End <= text.Length).Select(s => text[s.Start..s.End]);
            items[0] = items[0] with { Words = WordCodes.Of(ItemReader.WordsOf(knowledge, items[0].Kind, items[0].Text, quotes)) };
        }

        return items;
    }

    /// <summary>The events that a story's items tell of.</summary>
    public List<long> EventsOf(long story) => session.Rows(static r => r.GetInt64(0), "SELECT DISTINCT event_id FROM item WHERE story_id = @story AND event_id IS NOT NULL", story);

    /// <summary>Takes a story's items out of their events, as history.</summary>
    public void Detach(long story) => session.Run("UPDATE item SET event_id = NULL WHERE story_id = @story", story);

    public void Delete(long story) => session.Run("DELETE FROM item WHERE story_id = @story", story);

    /// <summary>Spans as the archive writes them.</summary>
    public static IEnumerable<(int Start, int End)> Spans(string evidence)
    {
        foreach (var span in evidence.Split(' ', StringSplitOptions.RemoveEmptyEntries))
        {
            var cut = span.IndexOf('-', StringComparison.Ordinal);
            yield return (int.Parse(span.AsSpan(0, cut), CultureInfo.InvariantCulture), int.Parse(span.AsSpan(cut + 1), CultureInfo.InvariantCulture));
        }
    }

    private static ItemFacts Read(DbDataReader row) => new()
    {
        Kind = (EventKind)row.GetInt64(1),
        Local = row.GetString(2),
        Type = row.GetString(3),
        Status = row.GetString(4),
        Time = row.Words(5),
        Days = new TimeSpanOfDays(row.Number(6), row.Number(7)),
        Told = row.GetInt64(8),
        Place = row.Number(9),
        PlaceCountry = row.Words(10),
        PlaceIsCountry = row.Number(11) > 0,
        Parts = Part.Read(row.GetString(12)),
        Text = row.Words(13),
        Detail = row.Words(14),
        Killed = (int?)row.Number(15),
        Injured = (int?)row.Number(16),
        Topic = row.Words(17),
        Evidence = row.GetString(18),
        Rule = row.GetString(19),
        Words = "",
        Story = row.GetInt64(20),
        Report = row.GetInt64(21),
    };
}
