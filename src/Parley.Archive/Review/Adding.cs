using System.Collections.Immutable;
using Parley.Archive.Events;
using Parley.Archive.Intake;
using Parley.Archive.Review;
using Parley.Archive.Stores;

namespace Parley.Archive;

/// <content>Items that the reader missed, added by people.</content>
public sealed partial class StoryArchive
{
    /// <summary>An item of a kind with nothing in it, to be filled in.</summary>
    /// <exception cref="ArchiveException">There is no such story.</exception>
    public ItemOnDesk BlankOnDesk(string story, EventKind kind)
    {
        using var session = new Session(_store);
        var desk = CurrentDesk(session, story);
        return new ItemOnDesk(
            new Seen(desk.Story.Id, "new", ""), desk.Story.Key, desk.Story.Title, kind.ToString().ToLowerInvariant(), Verdict.Open, BlankFields(kind), [], Added.Rule,
            [.. desk.Corrected.Record.Entities.Select(e => new NamedActor(e.Id, e.Name, false))], []);
    }

    /// <summary>Adds an item that the reader missed; gives its id in the record. It stays when the story is read anew, and can be undone as any correction.</summary>
    /// <param name="story">The story's id.</param>
    /// <param name="kind">What it is.</param>
    /// <param name="words">The words of the story that prove it, several pieces with … between.</param>
    /// <param name="near">Where about the words stand; null for their first place.</param>
    /// <param name="values">Its fields.</param>
    /// <param name="who">Who adds it.</param>
    /// <exception cref="ArchiveException">There is no such story, a value can't stand in its field, or the record has the item already.</exception>
    public string AddItem(string story, EventKind kind, string words, int? near, IReadOnlyDictionary<string, string> values, string who)
    {
        using var writer = new StoryWriter(_store, _knowledge, _clock);
        writer.Begin();
        var desk = CurrentDesk(writer.Session, story);
        var evidence = Added.Find(desk.Story.Text, words, near);
        var filled = BlankFields(kind).Select(f => (Field: f, Value: Given(f))).Select(f => (f.Field, Value: FieldRules.Checked(f.Field, f.Value, desk.Story.Text))).Where(f => f.Value.Length > 0).ToList();
        if (!filled.Exists(f => f.Field.Sort != FieldSort.Term))
        {
            throw new ArchiveException(ArchiveFault.WrongCorrection, kind.ToString().ToLowerInvariant(), "somebody or something must be part of it: fill in at least one field");
        }

        var table = new CorrectionTable(writer.Session);
        var row = Added.Row(table.NextAct(), desk.Story.Key, desk.Version, kind, evidence, filled.Select(f => (f.Field.Name, f.Value)), who, Clock.Stamp(_clock));
        table.Insert(row);
        var now = Desk.Of(writer.Session, desk.Story.Id, _knowledge)!;
        var id = now.Corrected.AddedIn(row.Act)!;
        if (desk.Corrected.Record.Items.Any(i => i.Id == id))
        {
            throw new ArchiveException(ArchiveFault.WrongCorrection, id, "the record has this already, with the same words");
        }

        now.Retell(writer, desk.Corrected);
        writer.Commit();
        return id;

        string Given(Field field) => values.GetValueOrDefault(field.Name, "") is { Length: > 0 } value ? value : field.Name == "content" ? string.Join(Fields.Gap, evidence.Select(e => e.Quote)) : field.Value;
    }

    private static ImmutableArray<Field> BlankFields(EventKind kind) => Fields.Of(Added.Blank(kind, "new", [], ""), static name => name);

    private Desk CurrentDesk(Session session, string story)
    {
        var id = session.Number("SELECT id FROM story WHERE key = @key AND state = 1", story) ?? throw new ArchiveException(ArchiveFault.NoSuchStory, story, "no story of the archive that counts has that id");
        return Desk.Of(session, id, _knowledge)!;
    }
}
