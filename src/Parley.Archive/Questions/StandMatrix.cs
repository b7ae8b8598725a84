using System.Collections.Immutable;
using Dapper;
using Parley.Archive.Events;
using Parley.Archive.Questions;

namespace Parley.Archive;

/// <summary>Where somebody stands on a topic at present.</summary>
/// <param name="HolderId">The holder's number.</param>
/// <param name="Topic">On what.</param>
/// <param name="Stance">The latest stance.</param>
/// <param name="Day">Of which day.</param>
/// <param name="Event">The latest position's number.</param>
/// <param name="Stands">How many positions there are.</param>
/// <param name="Changed">Whether an earlier one of those looked at was on the other side.</param>
public sealed record StandCell(long HolderId, string Topic, string Stance, DateOnly? Day, long Event, int Stands, bool Changed);

/// <summary>Holders by topics.</summary>
/// <param name="Holders">Rows: those of most positions first.</param>
/// <param name="Topics">Columns: those of most positions first.</param>
/// <param name="Cells">The cells that are filled.</param>
public sealed record StandMatrix(ImmutableArray<StandHolder> Holders, ImmutableArray<string> Topics, ImmutableArray<StandCell> Cells);

/// <summary>Who stands somewhere.</summary>
public sealed record StandHolder(long Id, string Name);

/// <content>Stands of many on many topics.</content>
public sealed partial class StoryArchive
{
    private const int StandsInMatrix = 2500;
    private const int StepsShown = 60;

    /// <summary>Who stands where on what at present, from the latest 2,500 positions that the filter leaves.</summary>
    /// <param name="filter">The filter.</param>
    /// <param name="holders">The most rows.</param>
    /// <param name="topics">The most columns.</param>
    public StandMatrix StandMatrix(Filter filter, int holders, int topics)
    {
        using var asking = Ask();
        return _remembered.Of(asking, (nameof(StandMatrix), Today, filter with { Limit = 0, Skip = 0 }, holders, topics), () => Matrix(asking, filter, holders, topics));
    }

    private StandMatrix Matrix(Asking asking, Filter filter, int holders, int topics)
    {
        var query = new EventQuery(asking, filter, EventKind.Position, Today);
        query.And("e.topic IS NOT NULL");
        var rows = asking.Connection.Query<StandRow>($"SELECT id AS Id, type AS Type, day AS Day, topic AS Topic, parts AS Parts FROM event WHERE id IN {InList.Of(query.Ids(StandsInMatrix))} ORDER BY day DESC, id DESC")
            .Select(r => (Row: r, Holder: Part.Read(r.Parts).Where(p => p.Slot == "holder").Select(p => p.Profile).FirstOrDefault())).Where(r => r.Holder != 0).ToList();
        var names = asking.Names(rows.Select(r => r.Holder));
        var named = NamedAmong(asking, names.Values.Select(n => n.Actor));
        var stands = rows.Select(r => (r.Row, names[r.Holder].Actor)).Where(r => named.Contains(r.Actor) && (query.Actors.Count == 0 || query.Actors.Contains(r.Actor))).ToList();
        var across = stands.GroupBy(s => s.Row.Topic, StringComparer.Ordinal).OrderByDescending(g => g.Select(s => s.Actor).Distinct().Count()).ThenByDescending(g => g.Count()).ThenBy(g => g.Key, StringComparer.Ordinal).Take(topics).Select(g => g.Key).ToHashSet(StringComparer.Ordinal);
        var down = stands.Where(s => across.Contains(s.Row.Topic)).GroupBy(s => s.Actor).OrderByDescending(g => g.Select(s => s.Row.Topic).Distinct(StringComparer.Ordinal).Count()).ThenByDescending(g => g.Count()).ThenBy(g => g.Key).Take(holders).Select(g => g.Key).ToList();
        var called = names.Values.DistinctBy(n => n.Actor).ToDictionary(n => n.Actor, n => n.Name);
        var cells = stands.Where(s => down.Contains(s.Actor) && across.Contains(s.Row.Topic)).GroupBy(s => (s.Actor, s.Row.Topic)).Select(g => Cell(g.Key.Actor, g.Key.Topic, [.. g.Select(s => s.Row)]));
        return new StandMatrix([.. down.Select(d => new StandHolder(d, called[d]))], [.. across], [.. cells]);
    }

    /// <summary>Where one holder stood on one topic over time, the latest stands of many.</summary>
    /// <exception cref="ArchiveException">Nobody goes by that name.</exception>
    public StandHistory StandHistory(string holder, string topic)
    {
        using var asking = Ask();
        var actor = new ActorFinder(asking).Find(holder, Today);
        var ids = asking.Connection.Query<long>(
            "SELECT event_id FROM event_facet WHERE facet = 53 AND value = @value ORDER BY day DESC, sort DESC, event_id DESC LIMIT @most",
            new { value = FacetTable.HolderAndTopic(actor, topic), most = StepsShown }).ToList();
        var name = asking.Connection.ExecuteScalar<string>("SELECT name FROM actor WHERE id = @actor", new { actor })!;
        return new StandHistory(actor, name, topic, AllSteps(asking.Events(ids, sources: 3)));
    }

    private static ImmutableArray<StandStep> AllSteps(IEnumerable<EventView> stands)
    {
        var (steps, side) = (new List<StandStep>(), 0);
        foreach (var stand in stands.OrderBy(s => s.Day).ThenBy(s => s.Id))
        {
            var now = Side(stand.Type);
            steps.Add(new StandStep(stand, side != 0 && now != 0 && now != side));
            side = now != 0 ? now : side;
        }

        return [.. steps];
    }

    /// <summary>The cell of one holder's positions on one topic, the latest of them first.</summary>
    private static StandCell Cell(long holder, string topic, List<StandRow> stands)
    {
        var sides = stands.Select(s => Side(s.Type)).Where(s => s != 0).Distinct().Count();
        return new StandCell(holder, topic, stands[0].Type, Asking.Day(stands[0].Day), stands[0].Id, stands.Count, sides > 1);
    }

    private static HashSet<long> NamedAmong(Asking asking, IEnumerable<long> actors) =>
        [.. asking.Connection.Query<long>($"SELECT id FROM actor WHERE named = 1 AND id IN {InList.Of(actors.Distinct())}")];

    private sealed class StandRow
    {
        public long Id { get; init; }

        public string Type { get; init; } = "";

        public long Day { get; init; }

        public string Topic { get; init; } = "";

        public string Parts { get; init; } = "";
    }
}
