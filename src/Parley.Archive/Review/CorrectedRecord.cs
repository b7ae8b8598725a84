using System.Collections.Immutable;
using System.Globalization;
using System.Security.Cryptography;
using System.Text;
using Parley.Archive.Knowledge;
using Parley.Record;

namespace Parley.Archive.Review;

/// <summary>What people have made of an item, by its number in the archive.</summary>
public enum Verdict
{
    /// <summary>Nobody has looked at it.</summary>
    Open,

    /// <summary>It is right.</summary>
    Accepted,

    /// <summary>It is right with what was changed.</summary>
    Corrected,

    /// <summary>It is wrong and counts no more.</summary>
    Rejected,
}

/// <summary>The record of a story with the corrections that stand applied to what was read.</summary>
internal sealed class CorrectedRecord
{
    private readonly ArchiveKnowledge _knowledge;
    private readonly Mark _marks;
    private readonly ILookup<string, Correction> _all;
    private readonly List<Entity> _entities = [];
    private readonly List<Correction> _ofActors;
    private readonly Dictionary<long, string> _added = [];
    private readonly HashSet<string> _byPeople = new(StringComparer.Ordinal);
    private readonly Dictionary<string, string> _ids = new(StringComparer.OrdinalIgnoreCase);

    /// <summary>Applies corrections.</summary>
    /// <param name="asRead">What the reader gave.</param>
    /// <param name="corrections">All of the story, also those undone: they are its history.</param>
    /// <param name="knowledge">Says what sort of actor a new name is.</param>
    public CorrectedRecord(StoryRecord asRead, IReadOnlyCollection<Correction> corrections, ArchiveKnowledge knowledge)
    {
        _knowledge = knowledge;
        _ofActors = [.. corrections.Where(c => c.Kind == 0)];
        foreach (var entity in asRead.Entities)
        {
            Take(entity);
        }

        var added = ItemsOf(asRead, corrections.Where(c => c.Field == Correction.Added));
        _marks = new Mark(asRead, added, NameOf);
        _all = corrections.ToLookup(c => c.Field == Correction.Added ? _added[c.Act] : _marks.Find(c) ?? "", StringComparer.Ordinal);
        var items = asRead.Items.Concat(added).Select(Applied).ToList();
        Record = new StoryRecord(
            asRead.Story, [.. _entities], [.. items.OfType<Meeting>()], [.. items.OfType<Statement>()], [.. items.OfType<Position>()], [.. items.OfType<Incident>()], [.. items.OfType<Deed>()]);
    }

    /// <summary>The record, rejected items among it.</summary>
    public StoryRecord Record { get; }

    /// <summary>Corrections that are about nothing in the present reading.</summary>
    public IEnumerable<Correction> Orphans => _all[""].Where(c => c.Kind != 0);

    /// <summary>The record without rejected items and the actors that only these name.</summary>
    public StoryRecord Standing
    {
        get
        {
            bool Stays(Item item) => VerdictOf(item.Id) != Verdict.Rejected;
            var kept = Record with
            {
                Meetings = [.. Record.Meetings.Where(Stays)],
                Statements = [.. Record.Statements.Where(Stays)],
                Positions = [.. Record.Positions.Where(Stays)],
                Incidents = [.. Record.Incidents.Where(Stays)],
                Actions = [.. Record.Actions.Where(Stays)],
            };
            var named = kept.Items.SelectMany(Named).ToHashSet(StringComparer.Ordinal);
            named.UnionWith(kept.Entities.Where(e => named.Contains(e.Id)).Select(e => e.Affiliation).OfType<string>().ToList());
            return kept with { Entities = [.. kept.Entities.Where(e => named.Contains(e.Id))] };
        }
    }

    /// <summary>What people have made of an item.</summary>
    public Verdict VerdictOf(string id)
    {
        var standing = _all[id].Where(c => c.Stands).ToList();
        if (standing.Count == 0 && _byPeople.Contains(id))
        {
            return Verdict.Rejected;
        }

        return standing.FindLast(c => c.Field == Correction.Verdict)?.New is "rejected" ? Verdict.Rejected : standing.Exists(c => c.Field != Correction.Verdict) ? Verdict.Corrected
            : standing.Count > 0 ? Verdict.Accepted : Verdict.Open;
    }

    /// <summary>All that was decided about an item or actor, also what was undone.</summary>
    public IEnumerable<Correction> HistoryOf(string id) => IsRead(id) ? _all[id] : _ofActors.Where(c => c.Mark == _entities.Find(e => e.Id == id)?.Names[^1]);

    /// <summary>The id of the item that was added under a number; null where none was.</summary>
    public string? AddedIn(long act) => _added.GetValueOrDefault(act);

    /// <summary>The kind and mark of an item or actor.</summary>
    public (long Kind, string Mark) MarkOf(string id) => IsRead(id) ? _marks.Of(id) : (0, _entities.Find(e => e.Id == id)?.Names[^1] ?? id);

    /// <summary>The fields of an item or actor; null where the record has none of that id.</summary>
    public ImmutableArray<Field>? FieldsOf(string id) => Record.Items.FirstOrDefault(i => i.Id == id) is { } item ? Fields.Of(item, NameOf)
        : _entities.Find(e => e.Id == id) is { } entity ? Fields.Of(entity) : null;

    /// <summary>The state of an item or actor in a word: changes with each decision, and with each reading that changes it.</summary>
    public string VersionOf(string id)
    {
        var state = string.Join('\n', [VerdictOf(id).ToString(), .. FieldsOf(id)!.Value.Select(f => $"{f.Name}={f.Value}")]);
        var hash = Convert.ToHexStringLower(SHA256.HashData(Encoding.UTF8.GetBytes(state)))[..10];
        return string.Create(CultureInfo.InvariantCulture, $"{HistoryOf(id).Select(c => c.Latest).DefaultIfEmpty(0).Max()}-{hash}");
    }

    /// <summary>The name of an actor of the record.</summary>
    public string NameOf(string id) => _entities.Find(e => e.Id == id)?.Name ?? id;

    /// <summary>The actors that an item names.</summary>
    public static IEnumerable<string> Named(Item item) => new[] { item.Attribution }.Concat(item switch
    {
        Meeting m => [.. m.Participants, m.Host],
        Statement s => [s.Speaker, s.Addressee],
        Position p => [p.Holder, p.Toward],
        Incident i => [i.Attacker, i.Target],
        Deed a => (IEnumerable<string?>)[.. a.Actors, a.Target],
        _ => [],
    }).OfType<string>();

    /// <summary>
    /// The items that people added, numbered on from those of the reader in the order in which they were added, undone ones too: an undone addition counts as
    /// rejected. What the reader has found meanwhile is that item.
    /// </summary>
    private List<Item> ItemsOf(StoryRecord asRead, IEnumerable<Correction> rows)
    {
        var (items, known) = (new List<Item>(), asRead.Items.Select(i => (Kind: (long)Mark.KindOf(i), Mark: Mark.Written(i, NameOf), i.Id)).ToList());
        foreach (var row in rows.OrderBy(r => r.Id))
        {
            var letter = Added.Letter((Events.EventKind)row.Kind);
            var next = known.Where(k => k.Id[0] == letter).Select(k => int.TryParse(k.Id.AsSpan(1), out var n) ? n : 0).DefaultIfEmpty(0).Max() + 1;
            var item = Added.Item(row, string.Create(CultureInfo.InvariantCulture, $"{letter}{next}"), asRead.Story.Text, IdOf);
            var mark = Mark.Written(item, NameOf);
            if (known.Find(k => k.Kind == row.Kind && k.Mark == mark) is { Id: not null } same)
            {
                _added[row.Act] = same.Id;
                continue;
            }

            items.Add(item);
            known.Add((row.Kind, mark, item.Id));
            _added[row.Act] = item.Id;
            _byPeople.Add(item.Id);
        }

        return items;
    }

    private bool IsRead(string id) => _marks.Of(id).Mark != id;

    private Item Applied(Item item)
    {
        foreach (var change in _all[item.Id].Where(c => c.Stands && c.Field != Correction.Verdict))
        {
            item = Fields.With(item, change.Field, change.New, IdOf);
        }

        return item;
    }

    /// <summary>Puts an actor into the record, corrected, to be found by all names it has or had.</summary>
    private void Take(Entity entity)
    {
        var own = _ofActors.Where(c => c.Mark == entity.Name).ToList();
        var corrected = own.Where(c => c.Stands).Aggregate(entity, (e, c) => Fields.With(e, c.Field, c.New));
        _entities.Add(corrected);
        foreach (var name in new[] { corrected.Name, entity.Name }.Concat(own.Where(c => c.Field == "name").SelectMany(c => new[] { c.New, c.Old })).Concat(entity.Names))
        {
            _ids.TryAdd(name, entity.Id);
        }
    }

    private string IdOf(string name)
    {
        if (_ids.TryGetValue(name, out var id))
        {
            return id;
        }

        Take(Introduce(name, string.Create(CultureInfo.InvariantCulture, $"e{_entities.Select(e => e.Id.Length > 1 && int.TryParse(e.Id.AsSpan(1), out var n) ? n : 0).DefaultIfEmpty(0).Max() + 1}")));
        return _ids[name];
    }

    /// <summary>Somebody whom only corrections name.</summary>
    private Entity Introduce(string name, string id)
    {
        var country = _knowledge.Names.Country(name);
        var kind = country is not null ? EntityKind.Government : _knowledge.Names.Body(name) is not null ? EntityKind.Organization
            : char.IsLower(name.Split(' ')[^1][0]) ? EntityKind.Group : EntityKind.Person;
        return new Entity(id, kind, name, country, null, null, [name]);
    }
}
