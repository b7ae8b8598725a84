using Parley.Archive.Events;
using Parley.Record;

namespace Parley.Archive.Review;

/// <summary>
/// By what corrections know an item again when its story has been read anew: the spans of its evidence, and for items that share these a sign of what
/// it was read as. An actor of the record is known by its name as read.
/// </summary>
internal sealed class Mark
{
    private const char Between = '|';
    private const long Actors = 0;

    private readonly Dictionary<(long Kind, string Mark), string> _exact = [];
    private readonly List<(long Kind, string Mark, string Id)> _all = [];

    /// <summary>The marks of all items and actors of a record as read.</summary>
    /// <param name="asRead">The record.</param>
    /// <param name="added">Items that people added.</param>
    /// <param name="nameOf">The names of actors whom only people name.</param>
    public Mark(StoryRecord asRead, IReadOnlyCollection<Item>? added = null, Func<string, string>? nameOf = null)
    {
        var names = asRead.Entities.ToDictionary(e => e.Id, e => e.Name, StringComparer.Ordinal);
        foreach (var entity in asRead.Entities)
        {
            Add(Actors, entity.Name, entity.Id);
        }

        string NameOf(string id) => names.GetValueOrDefault(id) ?? nameOf?.Invoke(id) ?? id;
        foreach (var item in asRead.Items.Concat(added ?? []))
        {
            Add((long)KindOf(item), Written(item, NameOf), item.Id);
        }
    }

    /// <summary>The mark of an item, as long as no other has the same.</summary>
    public static string Written(Item item, Func<string, string> nameOf) => $"{string.Join(' ', item.Evidence.Select(e => $"{e.Start}-{e.End}"))}{Between}{Sign(item, nameOf)}";

    /// <summary>The kind and mark of an item or actor.</summary>
    public (long Kind, string Mark) Of(string id) => _all.Find(m => m.Id == id) is { Id: not null } found ? (found.Kind, found.Mark) : (Actors, id);

    /// <summary>The item or actor that a correction is about; null where the present reading has none.</summary>
    public string? Find(Correction correction)
    {
        if (_exact.TryGetValue((correction.Kind, correction.Mark), out var id))
        {
            return id;
        }

        if (correction.Kind == Actors)
        {
            return null;
        }

        var (spans, sign) = Cut(correction.Mark);
        var ofKind = _all.Where(m => m.Kind == correction.Kind).Select(m => (m.Id, Cut: Cut(m.Mark))).ToList();
        return Only(ofKind.Where(m => m.Cut.Spans == spans)) ?? Only(ofKind.Where(m => m.Cut.Sign == sign && Overlap(m.Cut.Spans, spans)));
    }

    /// <summary>The kind of an item as the archive numbers it.</summary>
    public static EventKind KindOf(Item item) => item switch
    {
        Meeting => EventKind.Meeting,
        Statement => EventKind.Statement,
        Position => EventKind.Position,
        Incident => EventKind.Incident,
        _ => EventKind.Action,
    };

    private void Add(long kind, string mark, string id)
    {
        var unique = mark;
        for (var n = 2; !_exact.TryAdd((kind, unique), id); n++)
        {
            unique = $"{mark} #{n}";
        }

        _all.Add((kind, unique, id));
    }

    private static string Sign(Item item, Func<string, string> nameOf)
    {
        string Names(params IEnumerable<string?> ids) => string.Join(", ", ids.OfType<string>().Select(nameOf));
        return item switch
        {
            Meeting m => Names(m.Participants),
            Statement s => Names(s.Speaker),
            Position p => $"{Terms.Write(p.Stance)} {Names(p.Holder)} {Fields.OneLine(p.Object)}",
            Incident i => $"{Terms.Write(i.Type)} {Names(i.Attacker)} {Names(i.Target)}",
            Deed a => $"{Terms.Write(a.Type)} {Names(a.Actors)}",
            _ => "",
        };
    }

    private static (string Spans, string Sign) Cut(string mark) => mark.IndexOf(Between, StringComparison.Ordinal) is >= 0 and var at ? (mark[..at], mark[(at + 1)..]) : (mark, "");

    private static string? Only(IEnumerable<(string Id, (string, string) Cut)> found) => found.Take(2).ToList() is [var one] ? one.Id : null;

    private static bool Overlap(string left, string right) => ItemTable.Spans(left).Any(a => ItemTable.Spans(right).Any(b => a.Start < b.End && b.Start < a.End));
}
