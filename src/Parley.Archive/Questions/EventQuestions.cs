using System.Collections.Immutable;
using Parley.Archive.Events;
using Parley.Archive.Questions;

namespace Parley.Archive;

/// <content>Questions that give events: what happened, who met, who stands where, who said what.</content>
public sealed partial class StoryArchive
{
    private DateOnly Today => DateOnly.FromDateTime(_clock.GetUtcNow().UtcDateTime);

    /// <summary>What is told of, by day, the earliest first; of more than the limit the latest.</summary>
    public ImmutableArray<EventView> Timeline(Filter filter) => [.. Events(filter, filter.Kind).Reverse()];

    /// <summary>Meetings held, planned and called off, the latest first.</summary>
    public ImmutableArray<EventView> Meetings(Filter filter) => Events(filter, EventKind.Meeting);

    /// <summary>The same, with one source of each and without its words: many cost little.</summary>
    public ImmutableArray<EventView> MeetingsInShort(Filter filter)
    {
        using var asking = Ask();
        return asking.Events(new EventQuery(asking, filter, EventKind.Meeting, Today).Ids(filter.Limit, filter.Skip), sources: 1, quotes: false);
    }

    /// <summary>Who stands where on what, the latest first.</summary>
    public ImmutableArray<EventView> Positions(Filter filter) => Events(filter, EventKind.Position, "holder");

    /// <summary>Who said what, the latest first.</summary>
    public ImmutableArray<EventView> Said(Filter filter) => Events(filter, EventKind.Statement, "speaker");

    internal static int Side(string stance) => stance switch { "supports" or "offers" or "demands" => 1, "opposes" => -1, _ => 0 };

    /// <summary>The events of a filter; with a slot, those in which its actor has that slot.</summary>
    private ImmutableArray<EventView> Events(Filter filter, EventKind? kind, string? slot = null)
    {
        using var asking = Ask();
        var query = new EventQuery(asking, filter, kind, Today);
        if (slot is null || filter.Actor is null)
        {
            return asking.Events(query.Ids(filter.Limit, filter.Skip));
        }

        // An actor is also whom others speak to or of; further events are looked at until enough have it in the slot.
        for (var most = (filter.Limit + filter.Skip) * 2; ; most *= 4)
        {
            var ids = query.Ids(most);
            var fitting = asking.WithPart(ids, slot, query.Actors[0]);
            if (fitting.Count >= filter.Limit + filter.Skip || ids.Count < most)
            {
                return asking.Events([.. fitting.Skip(filter.Skip).Take(filter.Limit)]);
            }
        }
    }
}
