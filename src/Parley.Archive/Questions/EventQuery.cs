using System.Globalization;
using Dapper;
using Parley.Archive.Events;
using Parley.Archive.Knowledge;

namespace Parley.Archive.Questions;

/// <summary>
/// The events that a filter leaves, latest first. Who, which state, whose word, what about and where are facets; the rarest of those asked for drives by
/// its index rows, which are in order of day, the others are looked up for each until the limit is reached. Where no facet is asked for, the latest
/// stories of an outlet or with a word drive, or the days.
/// </summary>
internal sealed class EventQuery
{
    private const int StoriesOfOutlet = 400;
    private const int MostStories = 20_000;
    private const int MarginDays = 45;
    private const int CountedForRarity = 4000;

    private readonly Asking _asking;
    private readonly Filter _filter;
    private readonly EventKind[] _kinds;
    private readonly List<string> _where = [];
    private readonly List<string> _days = [];
    private readonly List<(Facet Facet, long Value)> _facets = [];
    private readonly DynamicParameters _values = new();
    private string? _items;
    private bool _outlet;
    private bool _toll;
    private bool _toldSince;
    private string _sorts = "0 AND 999";

    /// <summary>Puts a filter into SQL.</summary>
    /// <param name="asking">The connection.</param>
    /// <param name="filter">The filter; its kind is overruled by <paramref name="kind"/>.</param>
    /// <param name="kind">The kind of event; null for all but statements.</param>
    /// <param name="today">The day on which offices are looked up where the filter gives none.</param>
    public EventQuery(Asking asking, Filter filter, EventKind? kind, DateOnly today)
    {
        (_asking, _filter) = (asking, filter);
        _kinds = [.. (kind is { } one ? [one] : (EventKind[])[EventKind.Meeting, EventKind.Position, EventKind.Incident, EventKind.Action]).Where(Possible)];
        var finder = new ActorFinder(asking);
        foreach (var name in new[] { filter.Actor, filter.With }.OfType<string>())
        {
            Actors.Add(finder.Find(name, filter.To ?? today));
        }

        _facets.AddRange(Actors.Select(a => (Facet.Actor, a)));
        About(filter.About);
        Source(filter.Source, finder, filter.To ?? today);
        Place(filter.Place);
        if (filter.Country is { } country)
        {
            _facets.Add((Facet.Country, FacetTable.CountryCode(asking.Knowledge.Names.Country(country) ?? country.ToUpperInvariant())));
        }

        _values.AddDynamicParams(new { type = filter.Type, status = filter.Status });
        Days(filter.From, filter.To);
    }

    /// <summary>The actors that the filter names.</summary>
    public List<long> Actors { get; } = [];

    /// <summary>The numbers of the events, the latest day first.</summary>
    /// <param name="limit">The most.</param>
    /// <param name="skip">How many are passed over before.</param>
    public List<long> Ids(int limit, int skip = 0)
    {
        if (_kinds.Length == 0)
        {
            return [];
        }

        _values.AddDynamicParams(new { most = limit, skip, each = limit + skip });
        if (_facets.Count > 0)
        {
            Drive();
            var each = _kinds.Select(k => $"SELECT * FROM (SELECT f.event_id AS id, f.day AS day, f.sort AS sort {ByFacet(k)} ORDER BY f.day DESC, f.sort DESC, f.event_id DESC LIMIT @each) of{(int)k}").ToList();
            return [.. _asking.Connection.Query<long>($"SELECT id FROM ({string.Join(" UNION ALL ", each)}) found ORDER BY day DESC, sort DESC, id DESC LIMIT @most OFFSET @skip", _values)];
        }

        var found = Latest(StoriesOfOutlet);
        return _outlet && found.Count < limit ? Latest(MostStories) : found;
    }

    /// <summary>Any columns of all events the filter leaves, with what follows the conditions.</summary>
    public IEnumerable<T> Rows<T>(string columns, string rest) => _kinds.Length == 0 ? []
        : _asking.Connection.Query<T>($"SELECT {columns} FROM event e WHERE {string.Join(" AND ", All())} {rest}", _values);

    /// <summary>Any columns of rows that name events by <c>f</c>, as facets do, left to those that the filter leaves.</summary>
    /// <param name="columns">The columns.</param>
    /// <param name="condition">Which rows of <c>event_facet f</c>.</param>
    /// <param name="rest">What follows the conditions.</param>
    /// <param name="values">Further values.</param>
    /// <param name="but">An actor of the filter that the rows themselves see to.</param>
    public IEnumerable<T> FacetRows<T>(string columns, string condition, string rest, object values, long? but)
    {
        _values.AddDynamicParams(values);
        var narrowed = _facets.Where(x => x != (Facet.Actor, but ?? 0)).ToList();
        var conditions = new List<string> { condition };
        conditions.AddRange(_days.Select(d => $"f.{d}"));
        conditions.AddRange(narrowed.Select((x, i) => $"f.event_id IN (SELECT g.event_id FROM event_facet g WHERE g.facet IN ({FacetNumbers(x.Facet)}) AND g.value = {Value(x.Value, $"n{i}")})"));
        conditions.AddRange(Told("f.event_id", every: true));
        return _kinds.Length == 0 ? [] : _asking.Connection.Query<T>($"SELECT {columns} FROM event_facet f WHERE {string.Join(" AND ", conditions)} {rest}", _values);
    }

    /// <summary>Only incidents with a toll, by their own index, which leads to nothing else.</summary>
    public void WithToll()
    {
        _toll = true;
        And("(e.killed_high > 0 OR e.injured_high > 0)");
        _sorts = $"{Sort.Tolls.Low} AND {Sort.Tolls.High}";
    }

    /// <summary>Only events that stories published on a day or later tell of; their numbers are read once, along their own index.</summary>
    public void ToldSince(DateOnly day)
    {
        _values.Add("toldsince", day.DayNumber);
        _toldSince = true;
    }

    /// <summary>A further condition on <c>e</c>.</summary>
    public void And(string condition) => _where.Add(condition);

    private bool Possible(EventKind kind) => (_filter.Status is null || Sort.KindHasStatus(kind, _filter.Status)) && (_filter.Type is null || Sort.OfType(kind, _filter.Type).Count > 0);

    private string FacetNumbers(Facet facet) => string.Join(',', _kinds.Select(k => Number(FacetTable.Number(facet, k))));

    private static string Number(long number) => number.ToString(CultureInfo.InvariantCulture);

    private string Value(long value, string name)
    {
        _values.Add(name, value);
        return $"@{name}";
    }

    /// <summary>Puts the rarest facet first.</summary>
    private void Drive()
    {
        if (_facets.Count > 1)
        {
            var counts = _facets.Select(x => _kinds.Sum(k => _asking.Connection.ExecuteScalar<long>(
                "SELECT count(*) FROM (SELECT 1 FROM event_facet WHERE facet = @facet AND value = @value LIMIT @most) counted", new { facet = FacetTable.Number(x.Facet, k), value = x.Value, most = CountedForRarity }))).ToList();
            var rarest = counts.IndexOf(counts.Min());
            (_facets[0], _facets[rarest]) = (_facets[rarest], _facets[0]);
        }
    }

    private string ByFacet(EventKind kind)
    {
        var (first, conditions) = (_facets[0], new List<string>());
        conditions.Add($"f.facet = {Number(FacetTable.Number(first.Facet, kind))} AND f.value = {Value(first.Value, "driving")}");
        conditions.AddRange(_days.Select(d => $"f.{d}"));
        if (_filter.Type is { } type)
        {
            conditions.Add($"f.sort IN {InList.Of(Sort.OfType(kind, type).Select(s => (long)s))}");
        }

        conditions.AddRange(_facets.Skip(1).Select((x, i) =>
            $"EXISTS (SELECT 1 FROM event_facet g WHERE g.facet = {Number(FacetTable.Number(x.Facet, kind))} AND g.value = {Value(x.Value, $"also{i}")} AND g.day = f.day AND g.sort = f.sort AND g.event_id = f.event_id)"));
        conditions.AddRange(Told("f.event_id"));
        var onEvent = _where.ToList();
        if (_filter.Status is { } status && kind == EventKind.Meeting)
        {
            conditions.Add($"f.sort = {Number(Sort.OfMeeting(status))}");
        }
        else if (_filter.Status is not null)
        {
            onEvent.Add("e.status = @status");
        }

        return onEvent.Count == 0 ? $"FROM event_facet f WHERE {string.Join(" AND ", conditions)}"
            : $"FROM event_facet f CROSS JOIN event e WHERE {string.Join(" AND ", conditions.Append("e.id = f.event_id").Concat(onEvent))}";
    }

    /// <summary>The latest events without a facet: of the latest stories with a word or of an outlet, else by day.</summary>
    private List<long> Latest(int stories)
    {
        _values.Add("outletmost", stories);
        var from = _items is not null ? $"(SELECT DISTINCT i.event_id AS id FROM item i WHERE {_items}) told CROSS JOIN event e"
            : _outlet ? $"(SELECT DISTINCT i.event_id AS id FROM item i WHERE i.story_id IN (SELECT s.id FROM story s WHERE s.outlet_id = @outlet AND s.day BETWEEN @outletfrom AND @outletto ORDER BY s.day DESC LIMIT @outletmost)) told CROSS JOIN event e"
            : "event e";
        var conditions = Plain();
        if (_toldSince)
        {
            conditions.Add("e.last_day >= @toldsince");
        }

        if (_items is not null || _outlet)
        {
            conditions.Add("e.id = told.id");
        }

        if (_items is not null && _outlet)
        {
            conditions.Add(OfOutlet("e.id"));
        }

        return [.. _asking.Connection.Query<long>($"SELECT e.id {"FROM " + from} WHERE {string.Join(" AND ", conditions)} ORDER BY e.day DESC, e.id DESC LIMIT @most OFFSET @skip", _values)];
    }

    /// <summary>Conditions on the columns of events.</summary>
    private List<string> Plain()
    {
        var kind = _kinds.Length == 1 ? $"e.kind = {(int)_kinds[0]}" : _kinds.Length == 4 ? "e.kind <> 2" : $"e.kind IN ({string.Join(',', _kinds.Select(k => (int)k))})";
        List<string> conditions = [.. _toll ? [] : new[] { kind }, .. _days.Select(d => $"e.{d}"), .. _where];
        if (_filter.Type is not null)
        {
            conditions.Add("e.type <> '' AND e.type = @type");
        }

        if (_filter.Status is not null)
        {
            conditions.Add("e.status = @status");
        }

        return conditions;
    }

    /// <summary>
    /// All conditions, for questions that need every event. Facets come as lists of numbers, each read once along its index; the plus keeps the databases from
    /// going by them one by one.
    /// </summary>
    private IEnumerable<string> All() =>
    [
        .. Plain(), .. Told("e.id", every: true),
        .. _facets.SelectMany((x, i) => new[] { Value(x.Value, $"all{i}") }.Select(v =>
            $"+e.id IN (SELECT g.event_id FROM event_facet g WHERE g.facet IN ({FacetNumbers(x.Facet)}) AND g.value = {v} AND g.sort BETWEEN {_sorts}{string.Concat(_days.Select(d => $" AND g.{d}"))})")),
    ];

    /// <summary>That stories of some kind tell it. Where every event is needed, those of an outlet are read once; else each is looked up until there are enough.</summary>
    private IEnumerable<string> Told(string id, bool every = false)
    {
        if (_toldSince)
        {
            yield return $"{id} IN (SELECT t.id FROM event t WHERE t.last_day >= @toldsince)";
        }

        if (_items is not null)
        {
            yield return $"{id} IN (SELECT i.event_id FROM item i WHERE {_items})";
        }

        if (_outlet)
        {
            yield return every ? $"{id} IN (SELECT i.event_id FROM story s CROSS JOIN item i WHERE i.story_id = s.id AND s.outlet_id = @outlet)" : OfOutlet(id);
        }
    }

    private static string OfOutlet(string id) => $"EXISTS (SELECT 1 FROM item i JOIN story s ON s.id = i.story_id WHERE i.event_id = {id} AND s.outlet_id = @outlet)";

    private void About(string? about)
    {
        if (about is null)
        {
            return;
        }

        if (_asking.Knowledge.Topics.Known(about) is { } topic)
        {
            _facets.Add((Facet.Topic, FacetTable.TopicCode(topic)));
            return;
        }

        // No listed topic: events in the latest stories that hold the words, whose own words hold them too.
        var stories = _asking.Store.Query(about) is { } words
            ? _asking.Connection.Query<long>(_asking.Store.TextMatches, new { words, most = 1000 }).ToArray() : [];
        _values.Add("aboutwords", $"%{Folded.Words(about).FirstOrDefault() ?? about}%");
        _items = $"i.story_id IN {InList.Of(stories)} AND lower(i.text) LIKE @aboutwords";
    }

    private void Source(string? source, ActorFinder finder, DateOnly day)
    {
        if (source is null)
        {
            return;
        }

        var outlet = _asking.Connection.ExecuteScalar<long?>("SELECT id FROM outlet WHERE folded = @folded", new { folded = source.Trim().ToLowerInvariant() });
        if (outlet is null)
        {
            _facets.Add((Facet.Source, finder.Find(source, day)));
            return;
        }

        _outlet = true;
        _values.AddDynamicParams(new
        {
            outlet,
            outletfrom = _filter.From is { } from ? from.DayNumber - MarginDays : 0,
            outletto = _filter.To is { } to ? to.DayNumber + MarginDays : int.MaxValue,
        });
    }

    private void Place(string? name)
    {
        if (name is null)
        {
            return;
        }

        var (usual, country) = _asking.Knowledge.Names.Place(name);
        _facets.Add(country is not null && _asking.Knowledge.Names.CountryName(country) == usual ? (Facet.PlaceCountry, FacetTable.CountryCode(country))
            : (Facet.Place, _asking.Connection.ExecuteScalar<long?>("SELECT id FROM place WHERE folded = @folded", new { folded = Folded.Phrase(usual) }) ?? -1));
    }

    private void Days(DateOnly? from, DateOnly? to)
    {
        if (from is { } first)
        {
            _values.Add("from", first.DayNumber);
            _days.Add("day >= @from");
        }

        if (to is { } last)
        {
            _values.Add("to", last.DayNumber);
            _days.Add("day <= @to");
        }
    }
}
