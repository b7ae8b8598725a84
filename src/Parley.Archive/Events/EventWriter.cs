using Parley.Archive.Identity;
using Parley.Archive.Knowledge;
using Parley.Archive.Stores;

namespace Parley.Archive.Events;

/// <summary>
/// Puts items to the events that they tell of. An item is compared only with events that share an actor, a place, a topic or a report with it around
/// the same day; the one that weighs most takes it in, or it begins an event of its own.
/// </summary>
internal sealed class EventWriter(Session session, ProfileTable profiles, EventTable events, ArchiveKnowledge knowledge)
{
    private const int MostCandidates = 40;

    private readonly EventScore _score = new(knowledge, id => profiles.Get(id).Actor);
    private readonly FacetTable _facets = new(session, id => (profiles.Get(id).Actor, profiles.Get(id).Country));

    /// <summary>The event of an item, made or widened.</summary>
    /// <param name="item">The item.</param>
    /// <param name="ofReport">Events that other copies of the report tell of.</param>
    public Event Place(ItemFacts item, IReadOnlyCollection<long> ofReport)
    {
        Event? best = null;
        var most = _score.Accept(item.Kind);
        foreach (var id in Candidates(item).Concat(ofReport).Distinct())
        {
            if (events.Find(id) is { } candidate && candidate.Kind == item.Kind && (candidate.Type == item.Type || item.Kind == EventKind.Incident))
            {
                var sum = _score.Of(item, candidate, ofReport.Contains(id)).Sum(f => f.Weight);
                if (sum > most || (sum == most && best is null) || (sum == most && candidate.Id < best!.Id))
                {
                    (best, most) = (candidate, sum);
                }
            }
        }

        return best is null ? Begin(item) : Widen(best, item, !ofReport.Contains(best.Id) && !HasReport(best.Id, item.Report));
    }

    /// <summary>Folds an event anew from items in order; takes it away where none is left.</summary>
    public void Refold(long id, IReadOnlyList<ItemFacts> items)
    {
        if (events.Find(id) is not { } old)
        {
            return;
        }

        _facets.Delete(old, old.Spot, _facets.Of(old));
        if (items.Count == 0)
        {
            events.Delete(old);
            return;
        }

        var folded = Fold(items);
        folded.Id = id;
        events.Update(folded);
        _facets.Insert(folded, folded.Spot, _facets.Of(folded));
    }

    /// <summary>The event that items make, in order.</summary>
    public Event Fold(IReadOnlyList<ItemFacts> items)
    {
        var folded = Event.Begin(items[0]);
        for (var i = 1; i < items.Count; i++)
        {
            folded.Join(items[i], items.Take(i).All(o => o.Report != items[i].Report), SameActor);
        }

        return folded;
    }

    /// <summary>Lets profiles change their actors and brings the index rows of their events in line.</summary>
    public void Reindex(IReadOnlyList<Profile> moving, Action move)
    {
        var touched = moving.Select(p => p.Actor).Distinct().SelectMany(_facets.Naming).Distinct().ToList();
        var before = touched.ToDictionary(id => id, id => _facets.Of(events.Find(id)!));
        move();
        foreach (var id in touched)
        {
            var (e, after) = (events.Find(id)!, _facets.Of(events.Find(id)!));
            _facets.Delete(e, e.Spot, before[id].Except(after));
            _facets.Insert(e, e.Spot, after.Except(before[id]));
        }
    }

    /// <summary>The index rows that an event should have.</summary>
    public HashSet<(Facet Facet, long Value)> Facets(Event e) => _facets.Of(e);

    /// <summary>Makes the index rows of an event that has none.</summary>
    public void Index(Event e) => _facets.Insert(e, e.Spot, _facets.Of(e));

    private Event Begin(ItemFacts item)
    {
        var begun = Event.Begin(item);
        events.Insert(begun);
        Index(begun);
        return begun;
    }

    private Event Widen(Event known, ItemFacts item, bool newReport)
    {
        JoinDescribed(known, item);
        var (spot, before) = (known.Spot, _facets.Of(known));
        known.Join(item, newReport, SameActor);
        events.Update(known);
        var after = _facets.Of(known);
        if (known.Spot != spot)
        {
            _facets.Delete(known, spot, before);
            before.Clear();
        }

        _facets.Delete(known, spot, before.Except(after));
        _facets.Insert(known, known.Spot, after.Except(before));
        return known;
    }

    /// <summary>"Two gunmen" in one story and "the gunmen" in another, in the same part of one event, are the same.</summary>
    private void JoinDescribed(Event known, ItemFacts item)
    {
        foreach (var part in item.Parts.Where(p => p.Slot != Part.Source))
        {
            foreach (var other in known.Parts.Where(p => p.Slot == part.Slot && p.Profile != part.Profile))
            {
                Described?.Invoke(profiles.Get(part.Profile), profiles.Get(other.Profile));
            }
        }
    }

    /// <summary>Told of two actors in the same part of one event, either of which may be only described.</summary>
    public Action<Profile, Profile>? Described { get; set; }

    private bool SameActor(long left, long right) => left == right || profiles.Get(left).Actor == profiles.Get(right).Actor;

    private bool HasReport(long eventId, long report) => session.Number("SELECT 1 FROM item WHERE event_id = @event AND report_id = @report LIMIT 1", eventId, report) is not null;

    private IEnumerable<long> Candidates(ItemFacts item)
    {
        var (from, to) = Window(item);
        if (to == 0)
        {
            return [];
        }

        List<long> Near(Facet facet, long value) => _facets.Near(facet, item.Kind, value, (from, to), Sort.Among(item), MostCandidates);
        var actors = item.Parts.Where(p => p.Slot is not (Part.Source or "addressee" or "toward")).Select(p => profiles.Get(p.Profile)).DistinctBy(p => p.Actor).Take(4);
        var found = item.Kind == EventKind.Position && item.Topic is { } topic
            ? actors.SelectMany(a => Near(Facet.HolderAndTopic, FacetTable.HolderAndTopic(a.Actor, topic))) : actors.SelectMany(a => Near(Facet.Actor, a.Actor));
        if (item.Place is { } place && item.Kind is EventKind.Incident or EventKind.Meeting or EventKind.Action)
        {
            found = found.Concat(Near(Facet.Place, place));
        }

        return found;
    }

    /// <summary>The days around which an event may stand that an item tells of.</summary>
    private static (long From, long To) Window(ItemFacts item) => item switch
    {
        { Kind: EventKind.Statement } => (item.Told - 2, item.Told == 0 ? 0 : item.Told + 1),
        { Kind: EventKind.Position } => (item.Told - 7, item.Told == 0 ? 0 : item.Told + 1),
        { Days.IsDay: true } => (item.Days.From!.Value - 1, item.Days.To!.Value + 2),
        { Days.IsClosed: true } when item.Days.To - item.Days.From < 32 => (item.Days.From!.Value - 1, item.Days.To!.Value + 1),
        { Told: 0 } => (0, 0),
        { Status: "planned" or "possible" } => (item.Told - 1, item.Told + 7),
        _ => (item.Told - 3, item.Told + 1),
    };
}
