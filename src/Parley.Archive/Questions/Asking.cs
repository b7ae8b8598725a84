using System.Collections.Immutable;
using System.Data.Common;
using System.Globalization;
using Dapper;
using Parley.Archive.Events;
using Parley.Archive.Knowledge;
using Parley.Archive.Stores;
using Parley.Record;

namespace Parley.Archive.Questions;

/// <summary>One question being answered: a connection, and how rows become views.</summary>
internal sealed class Asking(Readers readers, IStore store, ArchiveKnowledge knowledge) : IDisposable
{
    private readonly DbConnection _connection = readers.Take();

    private const string EventColumns =
        "e.id AS Id, e.kind AS Kind, e.type AS Type, e.status AS Status, e.told_as AS ToldAs, e.day AS Day, e.day_to AS DayTo, e.dated AS Dated, e.place_id AS Place, e.killed_low AS KilledLow, e.killed_high AS KilledHigh, e.injured_low AS InjuredLow, e.injured_high AS InjuredHigh, e.parts AS Parts, e.text AS Text, e.topic AS Topic, e.reports AS Reports";

    public DbConnection Connection => _connection;

    public IStore Store => store;

    public ArchiveKnowledge Knowledge => knowledge;

    /// <summary>Events by number, in the order given.</summary>
    /// <param name="ids">The numbers.</param>
    /// <param name="sources">How many stories to show of each.</param>
    /// <param name="quotes">Whether to fetch the words of each source; without them many events cost little.</param>
    public ImmutableArray<EventView> Events(IReadOnlyList<long> ids, int sources = 5, bool quotes = true)
    {
        if (ids.Count == 0)
        {
            return [];
        }

        var rows = _connection.Query<EventRow>($"SELECT {EventColumns} FROM event e WHERE e.id IN {InList.Of(ids)}").ToDictionary(r => r.Id);
        var told = Sources(ids, sources, quotes);
        var parts = rows.Values.ToDictionary(r => r.Id, r => Part.Read(r.Parts));
        var names = Names(parts.Values.SelectMany(p => p).Select(p => p.Profile));
        var places = Lookup("SELECT id AS Id, name AS Name FROM place WHERE id IN", rows.Values.Select(r => r.Place).OfType<long>());
        return [.. ids.Where(rows.ContainsKey).Select(id => View(rows[id], parts[id], names, places, told[id]))];
    }

    /// <summary>The actor and name that profiles go by.</summary>
    public Dictionary<long, (long Actor, string Name)> Names(IEnumerable<long> profiles)
    {
        var ids = profiles.Distinct().ToArray();
        return ids.Length == 0 ? [] : _connection.Query<NameRow>($"SELECT p.id AS Id, a.id AS Actor, a.name AS Name FROM profile p JOIN actor a ON a.id = p.actor_id WHERE p.id IN {InList.Of(ids)}")
            .ToDictionary(r => r.Id, r => (r.Actor, r.Name));
    }

    /// <summary>The names of actors.</summary>
    public Dictionary<long, string> ActorNames(IEnumerable<long> actors) => Lookup("SELECT id AS Id, name AS Name FROM actor WHERE id IN", actors);

    /// <summary>The name of a place.</summary>
    public string PlaceName(long id) => _connection.ExecuteScalar<string>("SELECT name FROM place WHERE id = @id", new { id })!;

    public static DateOnly? Day(long? number) => number is { } day and > 0 ? Clock.Day(day) : null;

    /// <inheritdoc/>
    public void Dispose() => readers.GiveBack(_connection);

    private static EventView View(EventRow row, List<Part> parts, Dictionary<long, (long Actor, string Name)> names, Dictionary<long, string> places, IEnumerable<SourceView> sources) => new(
        row.Id, ((EventKind)row.Kind).ToString().ToLowerInvariant(), row.Type, row.Status, row.ToldAs == (Event.AsSo | Event.AsNot), Day(row.Day), Day(row.DayTo), row.Dated > 0,
        row.Place is { } place ? places.GetValueOrDefault(place) : null,
        [.. parts.Select(p => new PartView(p.Slot, names[p.Profile].Actor, names[p.Profile].Name)).Distinct()],
        row.Text, row.Topic, Range.Of(row.KilledLow, row.KilledHigh), Range.Of(row.InjuredLow, row.InjuredHigh), row.Reports, [.. sources]);

    private ILookup<long, SourceView> Sources(IReadOnlyList<long> ids, int most, bool quotes)
    {
        var rows = _connection.Query<ItemRow>(
            string.Create(CultureInfo.InvariantCulture, $"""
            SELECT event_id AS Event, story_id AS Story, status AS Status, parts AS Parts, killed AS Killed, injured AS Injured, evidence AS Evidence, report_id AS Report FROM
                (SELECT i.*, row_number() OVER (PARTITION BY i.event_id ORDER BY i.id) AS place_in_row FROM item i WHERE i.event_id IN {InList.Of(ids)}) told
            WHERE place_in_row <= {most} ORDER BY event_id, id
            """)).ToList();
        var stories = rows.Select(r => r.Story).Distinct().ToArray();
        var texts = stories.Length == 0 ? [] : _connection.Query<StoryRow>(
            $"""
            SELECT s.id AS Id, s.key AS Key, s.day AS Day, o.name AS Outlet{(quotes ? ", t.text AS Text" : "")} FROM story s JOIN outlet o ON o.id = s.outlet_id
            {(quotes ? "JOIN story_text t ON t.story_id = s.id" : "")} WHERE s.id IN {InList.Of(stories)}
            """).ToDictionary(s => s.Id);
        var says = Names(rows.SelectMany(r => Part.Read(r.Parts)).Where(p => p.Slot == Part.Source).Select(p => p.Profile));
        return rows.ToLookup(r => r.Event, r =>
        {
            var (story, span) = (texts[r.Story], ItemTable.Spans(r.Evidence).First());
            var source = Part.Read(r.Parts).Where(p => p.Slot == Part.Source).Select(p => says[p.Profile].Name).FirstOrDefault();
            return new SourceView(story.Key, story.Outlet, Day(story.Day), r.Status, source, r.Killed, r.Injured, quotes ? OneLine(story.Text[span.Start..span.End]) : "", span.Start, r.Report);
        });
    }

    private Dictionary<long, string> Lookup(string sql, IEnumerable<long> wanted)
    {
        var ids = wanted.Distinct().ToArray();
        return ids.Length == 0 ? [] : _connection.Query<NameRow>($"{sql} {InList.Of(ids)}").ToDictionary(r => r.Id, r => r.Name);
    }

    public static string OneLine(string text) => string.Join(' ', text.Split((char[]?)null, StringSplitOptions.RemoveEmptyEntries));

    /// <summary>The name of an entity kind as records write it.</summary>
    public static string Kind(long kind) => Terms.Write((EntityKind)kind);

    private sealed class EventRow
    {
        public long Id { get; init; }

        public long Kind { get; init; }

        public string Type { get; init; } = "";

        public string Status { get; init; } = "";

        public long ToldAs { get; init; }

        public long Day { get; init; }

        public long DayTo { get; init; }

        public long Dated { get; init; }

        public long? Place { get; init; }

        public long? KilledLow { get; init; }

        public long? KilledHigh { get; init; }

        public long? InjuredLow { get; init; }

        public long? InjuredHigh { get; init; }

        public string Parts { get; init; } = "";

        public string? Text { get; init; }

        public string? Topic { get; init; }

        public long Reports { get; init; }
    }

    private sealed class ItemRow
    {
        public long Event { get; init; }

        public long Story { get; init; }

        public string Status { get; init; } = "";

        public string Parts { get; init; } = "";

        public long? Killed { get; init; }

        public long? Injured { get; init; }

        public string Evidence { get; init; } = "";

        public long Report { get; init; }
    }

    private sealed class StoryRow
    {
        public long Id { get; init; }

        public string Key { get; init; } = "";

        public long? Day { get; init; }

        public string Outlet { get; init; } = "";

        public string Text { get; init; } = "";
    }

    private sealed class NameRow
    {
        public long Id { get; init; }

        public long Actor { get; init; }

        public string Name { get; init; } = "";
    }
}
