using System.Collections.Immutable;
using Dapper;
using Parley.Archive.Events;
using Parley.Archive.Questions;

namespace Parley.Archive;

/// <summary>A story in a list.</summary>
/// <param name="Story">Its id.</param>
/// <param name="Outlet">Who published it.</param>
/// <param name="Published">When.</param>
/// <param name="Title">Its title.</param>
/// <param name="Lead">How it begins, or the words that were looked for.</param>
/// <param name="Items">How many things it tells.</param>
public sealed record StoryLine(string Story, string Outlet, DateOnly? Published, string? Title, string Lead, long Items);

/// <summary>How many stories of a list are of an outlet, year, state or actor.</summary>
/// <param name="Value">What the filter takes.</param>
/// <param name="Name">What people read.</param>
/// <param name="Count">How many.</param>
public sealed record FacetCount(string Value, string Name, long Count);

/// <summary>A page of stories, with what they can be narrowed to.</summary>
/// <param name="Stories">The page.</param>
/// <param name="Total">How many there are on all pages.</param>
/// <param name="Outlets">Outlets, those of most stories first.</param>
/// <param name="Years">Years; months where all are of one year.</param>
/// <param name="Countries">States whose people, places or bodies the latest thousand name.</param>
/// <param name="Actors">Actors that the latest thousand name.</param>
public sealed record StoryListing(
    ImmutableArray<StoryLine> Stories, long Total, ImmutableArray<FacetCount> Outlets, ImmutableArray<FacetCount> Years, ImmutableArray<FacetCount> Countries, ImmutableArray<FacetCount> Actors);

/// <content>Lists of stories.</content>
public sealed partial class StoryArchive
{
    private const int LatestMatched = 5000;
    private const int LatestCounted = 1000;
    private const int EventsOfCountry = 6000;
    private const int FacetsShown = 12;
    private const int LeadLength = 240;

    /// <summary>Stories, the latest first.</summary>
    /// <param name="words">Words, "phrases", -without, this OR that; of the latest 5,000 stories that hold them. Null for all stories.</param>
    /// <param name="filter">Actor, country, source, time, limit and skip count.</param>
    public StoryListing Stories(string? words, Filter filter)
    {
        using var asking = Ask();
        var (where, values) = StoriesWhere(asking, words, filter);
        values.Add("most", filter.Limit);
        values.Add("skip", filter.Skip);
        var ids = asking.Connection.Query<long>($"SELECT s.id FROM story s WHERE {where} ORDER BY s.day DESC, s.id DESC LIMIT @most OFFSET @skip", values).ToList();
        values.Add("most", LatestCounted);
        values.Add("skip", 0);
        var latest = asking.Connection.Query<long>($"SELECT s.id FROM story s WHERE {where} ORDER BY s.day DESC, s.id DESC LIMIT @most OFFSET @skip", values).ToList();
        var days = asking.Connection.Query<(long? Day, long Count)>($"SELECT s.day AS Day, count(*) AS Count FROM story s WHERE {where} GROUP BY s.day", values).ToList();
        var outlets = asking.Connection.Query<(long Id, long Count)>($"SELECT s.outlet_id AS Id, count(*) AS Count FROM story s WHERE {where} GROUP BY s.outlet_id", values)
            .OrderByDescending(o => o.Count).ThenBy(o => o.Id).Take(FacetsShown).ToList();
        var names = asking.Connection.Query<(long Id, string Name)>($"SELECT id AS Id, name AS Name FROM outlet WHERE id IN {InList.Of(outlets.Select(o => o.Id))}").ToDictionary(o => o.Id, o => o.Name);
        return new StoryListing(
            Lines(asking, ids, words), days.Sum(d => d.Count), [.. outlets.Select(o => new FacetCount(names[o.Id], names[o.Id], o.Count))], Times(days), Countries(asking, latest), ActorsIn(asking, latest));
    }

    private (string Where, DynamicParameters Values) StoriesWhere(Asking asking, string? words, Filter filter)
    {
        var (conditions, values) = (new List<string> { "s.state = 1" }, new DynamicParameters());
        if (words is not null)
        {
            var found = asking.Store.Query(words) is { } query ? asking.Connection.Query<long>(asking.Store.TextMatches, new { words = query, most = LatestMatched }).ToList() : [];
            conditions.Add($"s.id IN {InList.Of(found)}");
        }

        Narrow(asking, filter, conditions, values);
        if (filter.Country is { } country)
        {
            values.Add("country", FacetTable.CountryCode(asking.Knowledge.Names.Country(country) ?? country.ToUpperInvariant()));
            var latest = Enum.GetValues<EventKind>().Select(k =>
                $"SELECT event_id FROM (SELECT event_id FROM event_facet WHERE facet = {FacetTable.Number(Facet.Country, k)} AND value = @country ORDER BY day DESC, sort DESC, event_id DESC LIMIT {EventsOfCountry}) of{(int)k}");
            conditions.Add($"s.id IN (SELECT i.story_id FROM ({string.Join(" UNION ALL ", latest)}) f JOIN item i ON i.event_id = f.event_id)");
        }

        return (string.Join(" AND ", conditions), values);
    }

    private static ImmutableArray<StoryLine> Lines(Asking asking, List<long> ids, string? words)
    {
        var rows = asking.Connection.Query<LineRow>(
            $"""
            SELECT s.id AS Id, s.key AS Key, s.day AS Day, s.title AS Title, o.name AS Outlet, {(words is null ? $"substr(t.text, CAST(s.body_start + 1 AS INTEGER), {LeadLength})" : "t.text")} AS Text,
                (SELECT count(*) FROM item i WHERE i.story_id = s.id) AS Items
            FROM story s JOIN outlet o ON o.id = s.outlet_id JOIN story_text t ON t.story_id = s.id WHERE s.id IN {InList.Of(ids)}
            """).ToDictionary(r => r.Id);
        return [.. ids.Select(id => rows[id]).Select(r => new StoryLine(r.Key, r.Outlet, Asking.Day(r.Day), r.Title, words is null ? Lead(r.Text) : Snippet(r.Text, words), r.Items))];
    }

    private static string Lead(string text) => Asking.OneLine(text) is var line && text.Length < LeadLength ? line : line[..Math.Max(0, line.LastIndexOf(' '))] + " …";

    private static ImmutableArray<FacetCount> Times(List<(long? Day, long Count)> days)
    {
        var dated = days.Where(d => d.Day > 0).Select(d => (Day: Clock.Day(d.Day!.Value), d.Count)).ToList();
        var byMonth = dated.Select(d => d.Day.Year).Distinct().Count() == 1;
        return [.. dated.GroupBy(d => byMonth ? $"{d.Day.Year:D4}-{d.Day.Month:D2}" : $"{d.Day.Year:D4}", StringComparer.Ordinal).OrderByDescending(g => g.Key, StringComparer.Ordinal)
            .Select(g => new FacetCount(g.Key, g.Key, g.Sum(d => d.Count)))];
    }

    private static ImmutableArray<FacetCount> Countries(Asking asking, List<long> stories) => [.. asking.Connection.Query<(string Country, long Count)>(
        $"""
        SELECT p.country AS Country, count(DISTINCT m.story_id) AS Count FROM mention m CROSS JOIN profile p WHERE p.id = m.profile_id AND m.story_id IN {InList.Of(stories)} AND p.country IS NOT NULL
        GROUP BY p.country ORDER BY count(DISTINCT m.story_id) DESC, p.country LIMIT {FacetsShown}
        """).Select(c => new FacetCount(c.Country, asking.Knowledge.Names.CountryName(c.Country), c.Count))];

    private static ImmutableArray<FacetCount> ActorsIn(Asking asking, List<long> stories) => [.. asking.Connection.Query<(long Id, string Name, long Count)>(
        $"""
        SELECT a.id AS Id, a.name AS Name, count(DISTINCT m.story_id) AS Count FROM mention m CROSS JOIN profile p CROSS JOIN actor a
        WHERE p.id = m.profile_id AND a.id = p.actor_id AND m.story_id IN {InList.Of(stories)} AND a.named = 1 GROUP BY a.id, a.name ORDER BY count(DISTINCT m.story_id) DESC, a.id LIMIT {FacetsShown}
        """).Select(a => new FacetCount($"#{a.Id}", a.Name, a.Count))];

    private sealed class LineRow
    {
        public long Id { get; init; }

        public string Key { get; init; } = "";

        public long? Day { get; init; }

        public string? Title { get; init; }

        public string Outlet { get; init; } = "";

        public string Text { get; init; } = "";

        public long Items { get; init; }
    }
}
