using System.Globalization;
using Dapper;
using Parley.Archive.Events;

namespace Parley.Archive.Questions;

/// <summary>A position in few words.</summary>
/// <param name="Id">The event's number.</param>
/// <param name="Holder">The holder's number.</param>
/// <param name="Topic">On what.</param>
/// <param name="Type">The stance.</param>
/// <param name="Text">On what, in a story's words.</param>
/// <param name="Reports">How many reports tell it.</param>
internal readonly record struct Stand(long Id, long Holder, string? Topic, string Type, string? Text, long Reports);

/// <summary>Looks at many events without what only showing them needs.</summary>
internal static class StandRows
{
    /// <summary>Those of some events in which an actor has a slot, in the order given.</summary>
    public static List<long> WithPart(this Asking asking, IReadOnlyCollection<long> ids, string slot, long actor)
    {
        var mine = asking.Connection.Query<long>("SELECT id FROM profile WHERE actor_id = @actor", new { actor }).Select(p => new Part(slot, p)).ToHashSet();
        var found = Parts(asking, ids).Where(r => Part.Read(r.Parts).Exists(mine.Contains)).Select(r => r.Id).ToHashSet();
        return [.. ids.Where(found.Contains)];
    }

    /// <summary>Some positions, in the order given.</summary>
    public static List<Stand> Stands(this Asking asking, IReadOnlyCollection<long> ids)
    {
        var rows = Parts(asking, ids).Select(r => (Row: r, Holder: Part.Read(r.Parts).Find(p => p.Slot == "holder").Profile)).Where(r => r.Holder != 0).ToDictionary(r => r.Row.Id);
        var actors = asking.Connection.Query<(long Id, long Actor)>($"SELECT id AS Id, actor_id AS Actor FROM profile WHERE id IN {InList.Of(rows.Values.Select(r => r.Holder).Distinct())}")
            .ToDictionary(r => r.Id, r => r.Actor);
        return [.. ids.Where(rows.ContainsKey).Select(id => rows[id]).Select(r => new Stand(r.Row.Id, actors[r.Holder], r.Row.Topic, r.Row.Type, r.Row.Text, r.Row.Reports))];
    }

    /// <summary>Of each holder and topic the last stand for or against before a day.</summary>
    public static IEnumerable<(long Value, long Id, string Type, string? Text)> LastStands(this Asking asking, IReadOnlyCollection<long> values, DateOnly before)
    {
        if (values.Count == 0)
        {
            return [];
        }

        var sides = ((string[])["supports", "offers", "demands", "opposes"]).SelectMany(t => Sort.OfType(EventKind.Position, t)).Select(s => (long)s);
        var last = $"SELECT f.event_id FROM event_facet f WHERE f.facet = {FacetTable.Number(Facet.HolderAndTopic, EventKind.Position)} AND f.value = wanted.value AND f.day < @before AND f.sort IN {InList.Of(sides)} ORDER BY f.day DESC, f.sort DESC, f.event_id DESC LIMIT 1";
        var found = asking.Connection.Query<(long Value, long? Id)>(
            $"WITH wanted(value) AS (VALUES {string.Join(", ", values.Select(v => $"({v.ToString(CultureInfo.InvariantCulture)})"))}) SELECT wanted.value AS Value, ({last}) AS Id FROM wanted",
            new { before = before.DayNumber }).Where(r => r.Id is not null).ToList();
        var rows = Parts(asking, [.. found.Select(r => r.Id!.Value).Distinct()]).ToDictionary(r => r.Id);
        return found.Select(r => (r.Value, r.Id!.Value, rows[r.Id.Value].Type, rows[r.Id.Value].Text));
    }

    private static IEnumerable<Row> Parts(Asking asking, IReadOnlyCollection<long> ids) => ids.Count == 0 ? []
        : asking.Connection.Query<Row>($"SELECT id AS Id, type AS Type, parts AS Parts, topic AS Topic, text AS Text, reports AS Reports FROM event WHERE id IN {InList.Of(ids)}");

    private sealed class Row
    {
        public long Id { get; init; }

        public string Type { get; init; } = "";

        public string Parts { get; init; } = "";

        public string? Topic { get; init; }

        public string? Text { get; init; }

        public long Reports { get; init; }
    }
}
