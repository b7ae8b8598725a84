using System.Collections.Immutable;
using Parley.Archive.Events;
using Parley.Archive.Questions;

namespace Parley.Archive;

/// <content>Questions that give events: what happened, who met, who stands where, who said what.</content>
public sealed partial class StoryArchive
{
    private const int MostMeetingsCounted = 5000;
    private const int StepsPerHolder = 12;

    private DateOnly Today => DateOnly.FromDateTime(_clock.GetUtcNow().UtcDateTime);

    /// <summary>What is told of, by day, the earliest first; of more than the limit the latest.</summary>
    public ImmutableArray<EventView> Timeline(Filter filter) => [.. Events(filter, filter.Kind).Reverse()];

    /// <summary>Meetings held, planned and called off, the latest first.</summary>
    public ImmutableArray<EventView> Meetings(Filter filter) => Events(filter, EventKind.Meeting);

    /// <summary>Who stands where on what, the latest first.</summary>
    public ImmutableArray<EventView> Positions(Filter filter) => Events(filter, EventKind.Position, "holder");

    /// <summary>Who said what, the latest first.</summary>
    public ImmutableArray<EventView> Said(Filter filter) => Events(filter, EventKind.Statement, "speaker");

    /// <summary>Who met whom how often, those who met most often first.</summary>
    public ImmutableArray<PairView> Pairs(Filter filter)
    {
        using var asking = Ask();
        var query = new EventQuery(asking, filter, EventKind.Meeting, Today);
        return Pairs(asking, query, filter.Limit);
    }

    /// <summary>Where holders stood on topics over time, with the days on which they changed.</summary>
    public ImmutableArray<StandHistory> StandHistories(Filter filter)
    {
        using var asking = Ask();
        var ids = new EventQuery(asking, filter, EventKind.Position, Today).Ids(Math.Max(filter.Limit * 4, 200));
        var actor = filter.Actor is null ? null : new ActorFinder(asking).Try(filter.Actor, filter.To ?? Today);
        var stands = asking.Events(ids, sources: 2).Where(e => e.Topic is not null && (actor is null || e.Parts.Any(p => p.Slot == "holder" && p.Actor == actor)));
        return [.. stands.GroupBy(e => (e.Parts.First(p => p.Slot == "holder").Actor, e.Topic!))
            .OrderByDescending(g => g.Count()).ThenBy(g => g.Key.Actor).ThenBy(g => g.Key.Item2, StringComparer.Ordinal).Take(filter.Limit)
            .Select(g => new StandHistory(g.Key.Actor, g.First().In("holder").First(), g.Key.Item2, Steps(g)))];
    }

    internal static int Side(string stance) => stance switch { "supports" or "offers" or "demands" => 1, "opposes" => -1, _ => 0 };

    internal static ImmutableArray<PairView> Pairs(Asking asking, EventQuery query, int limit)
    {
        var counts = new Dictionary<(long, long), (int Held, int Planned, int Possible, int Off, long First, long Last)>();
        var rows = query.Rows<MeetingRow>("e.parts AS Parts, e.status AS Status, e.day AS Day", $"ORDER BY e.day DESC LIMIT {MostMeetingsCounted}").Select(r => (Parts: Part.Read(r.Parts), r.Status, r.Day)).ToList();
        var names = asking.Names(rows.SelectMany(r => r.Parts).Select(p => p.Profile));
        var called = names.Values.GroupBy(n => n.Actor).ToDictionary(g => g.Key, g => g.First().Name);
        foreach (var (parts, status, day) in rows)
        {
            var actors = parts.Where(p => p.Slot is "participant" or "host").Select(p => names[p.Profile].Actor).Distinct().Order().ToList();
            foreach (var pair in from a in actors from b in actors where a < b && (query.Actors.Count == 0 || query.Actors.Contains(a) || query.Actors.Contains(b)) select (a, b))
            {
                var (held, planned, possible, off, first, last) = counts.GetValueOrDefault(pair, (0, 0, 0, 0, day, day));
                counts[pair] = (held + (status is "happened" or "ongoing" ? 1 : 0), planned + (status == "planned" ? 1 : 0), possible + (status == "possible" ? 1 : 0),
                    off + (status == "not" ? 1 : 0), Math.Min(first, day), Math.Max(last, day));
            }
        }

        return [.. counts.OrderByDescending(p => p.Value.Held).ThenByDescending(p => p.Value.Planned + p.Value.Possible).ThenBy(p => p.Key).Take(limit).Select(p => new PairView(
            p.Key.Item1, called[p.Key.Item1], p.Key.Item2, called[p.Key.Item2], p.Value.Held, p.Value.Planned, p.Value.Possible, p.Value.Off, Asking.Day(p.Value.First), Asking.Day(p.Value.Last)))];
    }

    private static ImmutableArray<StandStep> Steps(IEnumerable<EventView> stands)
    {
        var steps = new List<StandStep>();
        var side = 0;
        foreach (var stand in stands.OrderBy(s => s.Day).ThenBy(s => s.Id))
        {
            var now = Side(stand.Type);
            steps.Add(new StandStep(stand, side != 0 && now != 0 && now != side));
            side = now != 0 ? now : side;
        }

        // Of many the changes stay, with the latest of the others.
        var kept = steps.Where(s => s.Changed).Concat(steps.AsEnumerable().Reverse().Where(s => !s.Changed).Take(StepsPerHolder)).ToHashSet();
        return [.. steps.Where(kept.Contains)];
    }

    private ImmutableArray<EventView> Events(Filter filter, EventKind? kind, string? slot = null)
    {
        using var asking = Ask();
        var query = new EventQuery(asking, filter, kind, Today);
        var inSlot = slot is not null && filter.Actor is not null;
        var found = asking.Events(query.Ids(inSlot ? filter.Limit * 2 : filter.Limit, filter.Skip));
        return inSlot ? [.. found.Where(e => e.Parts.Any(p => p.Slot == slot && p.Actor == query.Actors[0])).Take(filter.Limit)] : found;
    }

    private sealed class MeetingRow
    {
        public string Parts { get; init; } = "";

        public string Status { get; init; } = "";

        public long Day { get; init; }
    }
}
