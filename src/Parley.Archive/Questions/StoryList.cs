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
/// <param name="Countries">States whose people, places or bodies the latest 300 name.</param>
/// <param name="Actors">Actors that the latest 300 name.</param>
public sealed record StoryListing(
    ImmutableArray<StoryLine> Stories, long Total, ImmutableArray<FacetCount> Outlets, ImmutableArray<FacetCount> Years, ImmutableArray<FacetCount> Countries, ImmutableArray<FacetCount> Actors);

/// <content>Lists of stories.</content>
public sealed partial class StoryArchive
{
    private const int LatestMatched = 5000;
    private const int LatestCounted = 300;
    private const int EventsOfCountry = 3000;
    private const int LikelyShown = 200;
    private const int FacetsShown = 12;
    private const int LeadLength = 240;

    /// <summary>Stories, the latest first.</summary>
    /// <param name="words">Words, "phrases", -without, this OR that; of the latest 5,000 stories that hold them. Null for all stories.</param>
    /// <param name="filter">Actor, country, source, time, limit and skip count.</param>
    public StoryListing Stories(string? words, Filter filter)
    {
        using var asking = Ask();
        var found = _remembered.Of(asking, (nameof(Stories), Today, words, filter with { Limit = 0, Skip = 0 }), () => Found(asking, words, filter));
        return found.Listing with { Stories = Lines(asking, [.. found.Ids.Skip(filter.Skip).Take(filter.Limit)], words) };
    }

    /// <summary>The latest stories of all.</summary>
    public ImmutableArray<StoryLine> LatestStories(int most)
    {
        using var asking = Ask();
        return Lines(asking, asking.Connection.Query<long>("SELECT s.id FROM story s WHERE s.state = 1 ORDER BY s.day DESC, s.id DESC LIMIT @most", new { most }).ToList(), null);
    }

    /// <summary>The numbers of all stories that are left, and what they can be narrowed to.</summary>
    private StoriesFound Found(Asking asking, string? words, Filter filter)
    {
        var (where, values) = StoriesWhere(asking, words, filter);
        var rows = asking.Connection.Query<FoundRow>($"SELECT s.id AS Id, s.day AS Day, s.outlet_id AS Outlet FROM story s WHERE {where} ORDER BY s.day DESC, s.id DESC", values).ToList();
        var outlets = rows.GroupBy(r => r.Outlet).Select(g => (Id: g.Key, Count: g.LongCount())).OrderByDescending(o => o.Count).ThenBy(o => o.Id).Take(FacetsShown).ToList();
        var names = asking.Connection.Query<(long Id, string Name)>($"SELECT id AS Id, name AS Name FROM outlet WHERE id IN {InList.Of(outlets.Select(o => o.Id))}").ToDictionary(o => o.Id, o => o.Name);
        var mentions = asking.Connection.Query<MentionRow>(
            $"SELECT m.story_id AS Story, p.country AS Country, p.actor_id AS Actor FROM mention m CROSS JOIN profile p WHERE p.id = m.profile_id AND m.story_id IN {InList.Of(rows.Take(LatestCounted).Select(r => r.Id))}").ToList();
        return new StoriesFound([.. rows.Select(r => r.Id)], new StoryListing(
            [], rows.Count, [.. outlets.Select(o => new FacetCount(names[o.Id], names[o.Id], o.Count))], Times(rows), Countries(asking, mentions), ActorsIn(asking, mentions)));
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

    private static ImmutableArray<FacetCount> Times(List<FoundRow> rows)
    {
        var days = rows.Where(r => r.Day > 0).GroupBy(r => r.Day!.Value).Select(g => (Day: Clock.Day(g.Key), Count: g.LongCount())).ToList();
        var byMonth = days.Select(d => d.Day.Year).Distinct().Count() == 1;
        return [.. days.GroupBy(d => byMonth ? $"{d.Day.Year:D4}-{d.Day.Month:D2}" : $"{d.Day.Year:D4}", StringComparer.Ordinal).OrderByDescending(g => g.Key, StringComparer.Ordinal)
            .Select(g => new FacetCount(g.Key, g.Key, g.Sum(d => d.Count)))];
    }

    private static ImmutableArray<FacetCount> Countries(Asking asking, List<MentionRow> mentions) =>
    [
        .. mentions.Where(m => m.Country is not null).GroupBy(m => m.Country!, StringComparer.Ordinal).Select(g => (Country: g.Key, Count: g.Select(m => m.Story).Distinct().LongCount()))
            .OrderByDescending(c => c.Count).ThenBy(c => c.Country, StringComparer.Ordinal).Take(FacetsShown).Select(c => new FacetCount(c.Country, asking.Knowledge.Names.CountryName(c.Country), c.Count)),
    ];

    private static ImmutableArray<FacetCount> ActorsIn(Asking asking, List<MentionRow> mentions)
    {
        var counts = mentions.GroupBy(m => m.Actor).Select(g => (Id: g.Key, Count: g.Select(m => m.Story).Distinct().LongCount())).OrderByDescending(a => a.Count).ThenBy(a => a.Id).ToList();
        var named = Named(counts.Take(LikelyShown));
        if (named.Count < FacetsShown && counts.Count > LikelyShown)
        {
            named = Named(counts);
        }

        return [.. counts.Where(c => named.ContainsKey(c.Id)).Take(FacetsShown).Select(c => new FacetCount($"#{c.Id}", named[c.Id], c.Count))];

        Dictionary<long, string> Named(IEnumerable<(long Id, long Count)> among) => asking.Connection.Query<(long Id, string Name)>(
            $"SELECT id AS Id, name AS Name FROM actor WHERE +named = 1 AND id IN {InList.Of(among.Select(c => c.Id))}").ToDictionary(a => a.Id, a => a.Name);
    }

    /// <summary>All stories that conditions leave, and the listing without a page of them.</summary>
    private sealed record StoriesFound(long[] Ids, StoryListing Listing);

    private sealed class FoundRow
    {
        public long Id { get; init; }

        public long? Day { get; init; }

        public long Outlet { get; init; }
    }

    private sealed class MentionRow
    {
        public long Story { get; init; }

        public string? Country { get; init; }

        public long Actor { get; init; }
    }

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
