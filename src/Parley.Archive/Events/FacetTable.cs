using Parley.Archive.Stores;

namespace Parley.Archive.Events;

/// <summary>The ways by which an event is found.</summary>
internal enum Facet
{
    /// <summary>Somebody takes part.</summary>
    Actor = 1,

    /// <summary>A state: of somebody who takes part, or of the place.</summary>
    Country = 2,

    /// <summary>It rests on somebody's word.</summary>
    Source = 3,

    /// <summary>What it is about.</summary>
    Topic = 4,

    /// <summary>Who stands somewhere on a topic.</summary>
    HolderAndTopic = 5,

    /// <summary>Where.</summary>
    Place = 6,

    /// <summary>In which state the place lies.</summary>
    PlaceCountry = 7,

    /// <summary>Two who meet, the older number first.</summary>
    Pair = 8,

    /// <summary>The same, the younger number first.</summary>
    PairBack = 9,
}

/// <summary>
/// The index rows of events. Each kind of event has facets of its own (<see cref="Number"/>), so that looking for meetings never passes over statements.
/// </summary>
internal sealed class FacetTable(Session session, Func<long, (long Actor, string? Country)> known)
{
    /// <summary>The rules by which rows are made; an archive with rows of an earlier edition has them made anew when it is opened.</summary>
    public const long Edition = 2;

    private const int ActorBits = 32;
    private const int KindsPerFacet = 10;

    /// <summary>A facet of one kind of events, as the table numbers it.</summary>
    public static long Number(Facet facet, EventKind kind) => ((long)facet * KindsPerFacet) + (long)kind;

    /// <summary>Ids of events of a facet within days, of some sorts.</summary>
    public List<long> Near(Facet facet, EventKind kind, long value, (long From, long To) days, (int Low, int High) sorts, int most) => session.Rows(
        static r => r.GetInt64(0),
        "SELECT event_id FROM event_facet WHERE facet = @facet AND value = @value AND day BETWEEN @from AND @to AND sort BETWEEN @low AND @high ORDER BY day DESC, sort DESC, event_id DESC LIMIT @most",
        Number(facet, kind), value, days.From, days.To, sorts.Low, sorts.High, most);

    /// <summary>Ids of all events that name an actor.</summary>
    public List<long> Naming(long actor) => session.Rows(
        static r => r.GetInt64(0), "SELECT DISTINCT event_id FROM event_facet WHERE facet IN (11, 12, 13, 14, 15, 31, 32, 33, 34, 35) AND value = @actor", actor);

    /// <summary>The rows that an event has by its parts, place and topic.</summary>
    public HashSet<(Facet Facet, long Value)> Of(Event e)
    {
        var rows = new HashSet<(Facet, long)>();
        foreach (var part in e.Parts)
        {
            var (actor, country) = known(part.Profile);
            rows.Add((part.Slot == Part.Source ? Facet.Source : Facet.Actor, actor));
            if (country is not null && part.Slot != Part.Source)
            {
                rows.Add((Facet.Country, CountryCode(country)));
            }

            if (part.Slot is "holder" && e.Topic is not null)
            {
                rows.Add((Facet.HolderAndTopic, HolderAndTopic(actor, e.Topic)));
            }
        }

        AddPlace(e, rows);
        if (e.Topic is not null)
        {
            rows.Add((Facet.Topic, TopicCode(e.Topic)));
        }

        if (e.Kind == EventKind.Meeting)
        {
            AddPairs(e, rows);
        }

        return rows;
    }

    public void Insert(Event e, Spot spot, IEnumerable<(Facet Facet, long Value)> rows)
    {
        foreach (var (facet, value) in rows)
        {
            session.Run(
                "INSERT INTO event_facet(facet, value, day, sort, event_id) VALUES (@facet, @value, @day, @sort, @event) ON CONFLICT DO NOTHING", Number(facet, e.Kind), value, spot.Day, spot.Sort, e.Id);
        }
    }

    public void Delete(Event e, Spot spot, IEnumerable<(Facet Facet, long Value)> rows)
    {
        foreach (var (facet, value) in rows)
        {
            session.Run(
                "DELETE FROM event_facet WHERE facet = @facet AND value = @value AND day = @day AND sort = @sort AND event_id = @event", Number(facet, e.Kind), value, spot.Day, spot.Sort, e.Id);
        }
    }

    /// <summary>A country's code as a number.</summary>
    public static long CountryCode(string country) => country.Aggregate(0L, (sum, c) => (sum * 128) + c);

    /// <summary>A topic as a number.</summary>
    public static long TopicCode(string topic)
    {
        var hash = 14695981039346656037UL;
        foreach (var c in topic)
        {
            hash = (hash ^ c) * 1099511628211UL;
        }

        return (long)(hash ^ (hash >> 29));
    }

    /// <summary>An actor and a topic as one number.</summary>
    public static long HolderAndTopic(long actor, string topic) => (actor << ActorBits) | (TopicCode(topic) & uint.MaxValue);

    /// <summary>Two actors as one number.</summary>
    public static long Pair(long first, long second) => (first << ActorBits) | second;

    /// <summary>The two actors of a number.</summary>
    public static (long First, long Second) PairOf(long value) => (value >> ActorBits, value & uint.MaxValue);

    /// <summary>All numbers that begin with an actor.</summary>
    public static (long Low, long High) Of(long actor) => (actor << ActorBits, (actor << ActorBits) | uint.MaxValue);

    private static void AddPlace(Event e, HashSet<(Facet, long)> rows)
    {
        if (e.Place is { } place)
        {
            rows.Add((Facet.Place, place));
        }

        if (e.PlaceCountry is { } country)
        {
            rows.Add((Facet.Country, CountryCode(country)));
            rows.Add((Facet.PlaceCountry, CountryCode(country)));
        }
    }

    private void AddPairs(Event e, HashSet<(Facet, long)> rows)
    {
        var met = e.Parts.Where(p => p.Slot is "participant" or "host").Select(p => known(p.Profile).Actor).Distinct().Order().ToList();
        foreach (var (a, b) in from a in met from b in met where a < b select (a, b))
        {
            rows.Add((Facet.Pair, Pair(a, b)));
            rows.Add((Facet.PairBack, Pair(b, a)));
        }
    }
}
