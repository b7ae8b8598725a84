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
}

/// <summary>The index rows of events, by actor, country, source and topic.</summary>
internal sealed class FacetTable(Session session, Func<long, (long Actor, string? Country)> known)
{
    /// <summary>Ids of events of a facet within days, of one sort.</summary>
    public List<long> Near(Facet facet, long value, long from, long to, (int Low, int High) sorts, int most) => session.Rows(
        static r => r.GetInt64(0),
        "SELECT event_id FROM event_facet WHERE facet = @facet AND value = @value AND day BETWEEN @from AND @to AND sort BETWEEN @low AND @high ORDER BY day DESC, sort DESC, event_id DESC LIMIT @most",
        (long)facet, value, from, to, sorts.Low, sorts.High, most);

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

        if (e.PlaceCountry is not null)
        {
            rows.Add((Facet.Country, CountryCode(e.PlaceCountry)));
        }

        if (e.Topic is not null)
        {
            rows.Add((Facet.Topic, TopicCode(e.Topic)));
        }

        return rows;
    }

    public void Insert(Event e, long day, IEnumerable<(Facet Facet, long Value)> rows)
    {
        foreach (var (facet, value) in rows)
        {
            session.Run("INSERT INTO event_facet(facet, value, day, sort, event_id) VALUES (@facet, @value, @day, @sort, @event) ON CONFLICT DO NOTHING", (long)facet, value, day, e.SortCode, e.Id);
        }
    }

    public void Delete(Event e, long day, IEnumerable<(Facet Facet, long Value)> rows)
    {
        foreach (var (facet, value) in rows)
        {
            session.Run("DELETE FROM event_facet WHERE facet = @facet AND value = @value AND day = @day AND sort = @sort AND event_id = @event", (long)facet, value, day, e.SortCode, e.Id);
        }
    }

    /// <summary>A country's code as a number.</summary>
    public static long CountryCode(string country) => country.Aggregate(0L, (sum, c) => (sum * 128) + c);

    /// <summary>A topic as a number.</summary>
    public static long TopicCode(string topic) => Hash(14695981039346656037UL, topic);

    /// <summary>An actor and a topic as one number.</summary>
    public static long HolderAndTopic(long actor, string topic) => Hash(14695981039346656037UL ^ ((ulong)actor * 0x9E3779B97F4A7C15UL), topic);

    private static long Hash(ulong hash, string text)
    {
        foreach (var c in text)
        {
            hash = (hash ^ c) * 1099511628211UL;
        }

        return (long)(hash ^ (hash >> 29));
    }
}
