using System.Globalization;
using Dapper;
using Parley.Archive.Events;
using Parley.Archive.Knowledge;

namespace Parley.Archive.Questions;

/// <summary>
/// The events that a filter leaves, latest first. One condition drives: who, which state, whose word, what about, each by its rows of the facet index,
/// which are in order of day; the others are looked up for each event until the limit is reached.
/// </summary>
internal sealed class EventQuery
{
    private const int StoriesOfOutlet = 400;
    private const int MarginDays = 45;

    private readonly Asking _asking;
    private readonly List<string> _where = [];
    private readonly List<(Facet Facet, long Value)> _facets = [];
    private readonly DynamicParameters _values = new();
    private readonly List<string> _words = [];

    /// <summary>Puts a filter into SQL.</summary>
    /// <param name="asking">The connection.</param>
    /// <param name="filter">The filter; its kind is overruled by <paramref name="kind"/>.</param>
    /// <param name="kind">The kind of event; null for all but statements.</param>
    /// <param name="today">The day on which offices are looked up where the filter gives none.</param>
    public EventQuery(Asking asking, Filter filter, EventKind? kind, DateOnly today)
    {
        _asking = asking;
        var finder = new ActorFinder(asking);
        foreach (var name in new[] { filter.Actor, filter.With }.OfType<string>())
        {
            Actors.Add(finder.Find(name, filter.To ?? today));
        }

        if (filter.About is { } about)
        {
            About(about);
        }

        // The rarest kind of condition comes first: it drives.
        _facets.AddRange(Actors.Select(a => (Facet.Actor, a)));
        Source(filter, finder, filter.To ?? today);
        if (filter.Country is { } country)
        {
            _facets.Add((Facet.Country, FacetTable.CountryCode(asking.Knowledge.Names.Country(country) ?? country.ToUpperInvariant())));
        }

        Place(filter.Place);
        Kind(kind);
        Same("e.type", filter.Type);
        Same("e.status", filter.Status);
        Days(filter.From, filter.To);
    }

    /// <summary>The actors that the filter names.</summary>
    public List<long> Actors { get; } = [];

    private bool ByFacet => _facets.Count > 0;

    /// <summary>The numbers of the events, the latest day first.</summary>
    public List<long> Ids(int limit, int skip = 0)
    {
        _values.Add("most", limit);
        _values.Add("skip", skip);
        return [.. _asking.Connection.Query<long>($"SELECT {(ByFacet ? "f.event_id" : "e.id")} {FromWhere()} ORDER BY {Order()} LIMIT @most OFFSET @skip", _values)];
    }

    /// <summary>Any columns of the events, with what follows the conditions.</summary>
    public IEnumerable<T> Rows<T>(string columns, string rest) => _asking.Connection.Query<T>($"SELECT {columns} {FromWhere()} {rest}", _values);

    /// <summary>A further condition.</summary>
    public void And(string condition) => _where.Add(condition);

    private string Order() => ByFacet ? "f.day DESC, f.sort DESC, f.event_id DESC" : "e.day DESC, e.id DESC";

    private string FromWhere()
    {
        var conditions = new List<string>(_where);
        if (ByFacet)
        {
            _values.Add("facet", (long)_facets[0].Facet);
            _values.Add("value", _facets[0].Value);
            conditions.InsertRange(0, ["f.facet = @facet", "f.value = @value", "e.id = f.event_id"]);
            for (var i = 1; i < _facets.Count; i++)
            {
                _values.Add($"facet{i}", (long)_facets[i].Facet);
                _values.Add($"value{i}", _facets[i].Value);
                conditions.Add(string.Create(CultureInfo.InvariantCulture,
                    $"EXISTS (SELECT 1 FROM event_facet g WHERE g.facet = @facet{i} AND g.value = @value{i} AND g.day = f.day AND g.sort = f.sort AND g.event_id = f.event_id)"));
            }
        }

        var from = ByFacet ? "FROM event_facet f CROSS JOIN event e" : "FROM event e";
        return conditions.Count == 0 ? from : $"{from} WHERE {string.Join(" AND ", conditions)}";
    }

    private void About(string about)
    {
        if (_asking.Knowledge.Topics.Known(about) is { } topic)
        {
            _facets.Add((Facet.Topic, FacetTable.TopicCode(topic)));
            return;
        }

        // No listed topic: events in the latest stories that hold the words, whose own words hold them too.
        var stories = _asking.Store.Query(about) is { } words
            ? _asking.Connection.Query<long>(_asking.Store.TextMatches, new { words, most = 1000 }).ToArray() : [];
        _values.Add("aboutwords", $"%{Folded.Words(about).FirstOrDefault() ?? about}%");
        _where.Add($"e.id IN (SELECT i.event_id FROM item i WHERE i.story_id IN {InList.Of(stories)} AND lower(i.text) LIKE @aboutwords)");
    }

    private void Source(Filter filter, ActorFinder finder, DateOnly day)
    {
        if (filter.Source is not { } source)
        {
            return;
        }

        var outlet = _asking.Connection.ExecuteScalar<long?>("SELECT id FROM outlet WHERE folded = @folded", new { folded = source.Trim().ToLowerInvariant() });
        if (outlet is null)
        {
            _facets.Add((Facet.Source, finder.Find(source, day)));
            return;
        }

        _values.Add("outlet", outlet);
        if (ByFacet || filter.Country is not null)
        {
            _where.Add("EXISTS (SELECT 1 FROM item i JOIN story s ON s.id = i.story_id WHERE i.event_id = e.id AND s.outlet_id = @outlet)");
            return;
        }

        _values.Add("outletfrom", filter.From is { } from ? from.DayNumber - MarginDays : 0);
        _values.Add("outletto", filter.To is { } to ? to.DayNumber + MarginDays : int.MaxValue);
        _values.Add("outletmost", StoriesOfOutlet);
        _where.Add("e.id IN (SELECT i.event_id FROM item i WHERE i.story_id IN (SELECT s.id FROM story s WHERE s.outlet_id = @outlet AND s.day BETWEEN @outletfrom AND @outletto ORDER BY s.day DESC LIMIT @outletmost))");
    }

    private void Place(string? name)
    {
        if (name is null)
        {
            return;
        }

        var (usual, country) = _asking.Knowledge.Names.Place(name);
        if (country is not null && _asking.Knowledge.Names.CountryName(country) == usual)
        {
            _facets.Add((Facet.Country, FacetTable.CountryCode(country)));
            _values.Add("placecountry", country);
            _where.Add("e.place_id IN (SELECT id FROM place WHERE country = @placecountry)");
            return;
        }

        _values.Add("place", Folded.Phrase(usual));
        _where.Add("e.place_id = (SELECT id FROM place WHERE folded = @place)");
    }

    private void Kind(EventKind? kind)
    {
        if (kind is { } one)
        {
            var (low, high) = Sort.Range(one);
            _values.Add("low", low);
            _values.Add("high", high);
            _values.Add("kind", (long)one);
            _where.Add(ByFacet ? "f.sort BETWEEN @low AND @high" : "e.kind = @kind");
        }
        else
        {
            _where.Add(ByFacet ? "(f.sort < 200 OR f.sort > 299)" : "e.kind <> 2");
        }
    }

    private void Same(string column, string? value)
    {
        if (value is not null)
        {
            var name = $"same{_words.Count}";
            _words.Add(column);
            _values.Add(name, value);
            _where.Add($"{column} = @{name}");
        }
    }

    private void Days(DateOnly? from, DateOnly? to)
    {
        var day = ByFacet ? "f.day" : "e.day";
        if (from is { } first)
        {
            _values.Add("from", first.DayNumber);
            _where.Add($"{day} >= @from");
        }

        if (to is { } last)
        {
            _values.Add("to", last.DayNumber);
            _where.Add($"{day} <= @to");
        }
    }
}
