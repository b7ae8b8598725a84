using System.Collections.Immutable;
using Parley.Archive.Intake;
using Parley.Archive.Review;
using Parley.Archive.Stores;
using Parley.Record;

namespace Parley.Archive;

/// <content>What people decide about items: rows that can be undone, applied to what was read.</content>
public sealed partial class StoryArchive
{
    /// <summary>Accepts or rejects items, all under one number. Those that somebody changed since they were seen are left and told.</summary>
    /// <exception cref="ArchiveException">There is no such item.</exception>
    public Decided Decide(IReadOnlyCollection<Seen> items, bool accept, string who) => Write(items, who, (desk, seen, write) =>
    {
        if (!desk.Corrected.Record.Items.Any(i => i.Id == seen.Item))
        {
            throw NoSuchItem(seen);
        }

        var was = desk.Corrected.VerdictOf(seen.Item);
        if (accept ? was is Verdict.Open or Verdict.Rejected : was is not Verdict.Rejected)
        {
            write(Correction.Verdict, was.ToString().ToLowerInvariant(), accept ? "accepted" : "rejected");
        }
    });

    /// <summary>Corrects fields of an item or actor; where somebody changed it since it was seen, nothing is written and what it is now is told.</summary>
    /// <param name="seen">The item as it was seen.</param>
    /// <param name="values">Fields with what they shall be; those that are so already are left.</param>
    /// <param name="who">Who corrects.</param>
    /// <exception cref="ArchiveException">There is no such item, or a value can't stand in its field.</exception>
    public Decided Correct(Seen seen, IReadOnlyDictionary<string, string> values, string who) => Write([seen], who, (desk, item, write) =>
    {
        foreach (var field in desk.Corrected.FieldsOf(item.Item)!.Value)
        {
            if (values.TryGetValue(field.Name, out var value) && Fields.OneLine(value) != field.Value)
            {
                write(field.Name, field.Value, FieldRules.Checked(field, value, desk.Story.Text));
            }
        }

        if (desk.Corrected.VerdictOf(item.Item) == Verdict.Rejected)
        {
            write(Correction.Verdict, "rejected", "accepted");
        }
    });

    /// <summary>Takes back what was decided under one number; gives how many decisions that were.</summary>
    /// <exception cref="ArchiveException">There is nothing of that number, or it is undone already.</exception>
    public int UndoCorrections(long act, string who)
    {
        using var writer = new StoryWriter(_store, _knowledge, _clock);
        writer.Begin();
        var table = new CorrectionTable(writer.Session);
        var rows = table.OfAct(act).Where(c => c.Stands).ToList();
        if (rows.Count == 0)
        {
            throw new ArchiveException(ArchiveFault.NoSuchCorrection, $"{act}", "there are no such corrections, or they are undone already");
        }

        var before = rows.Select(c => (c.Story, c.Version)).Distinct().Select(s => Desk.Of(writer.Session, s.Story, s.Version, _knowledge)).OfType<Desk>().ToList();
        table.Undo(act, who, Clock.Stamp(_clock), table.NextAct());
        foreach (var desk in before)
        {
            Desk.Of(writer.Session, desk.Story.Id, _knowledge)!.Retell(writer, desk.Corrected);
        }

        writer.Commit();
        return rows.Count;
    }

    /// <summary>An item or actor of a story's present version with its fields.</summary>
    /// <exception cref="ArchiveException">There is no such story or item.</exception>
    public ItemOnDesk OnDesk(string story, string item)
    {
        using var session = new Session(_store);
        var id = session.Number("SELECT id FROM story WHERE key = @key AND state = 1", story) ?? throw new ArchiveException(ArchiveFault.NoSuchStory, story, "no story of the archive that counts has that id");
        return View(Desk.Of(session, id, _knowledge)!, new Seen(id, item, ""));
    }

    /// <summary>What was decided about a story, the latest first.</summary>
    public ImmutableArray<Correction> Corrections(string story, long version)
    {
        using var session = new Session(_store);
        return [.. new CorrectionTable(session).Of(story, version).AsEnumerable().Reverse()];
    }

    /// <summary>What was decided about all stories, the latest first.</summary>
    public ImmutableArray<Correction> LatestCorrections(int most)
    {
        using var session = new Session(_store);
        return [.. new CorrectionTable(session).Latest(most)];
    }

    /// <summary>Records of the current stories that people corrected, without what they rejected: to measure readers by.</summary>
    /// <param name="finished">Only stories each item of which somebody has looked at.</param>
    public IEnumerable<(StoryRecord Record, string Key, bool Finished)> Gold(bool finished)
    {
        using var session = new Session(_store);
        foreach (var id in session.Rows(static r => r.GetInt64(0),
            "SELECT DISTINCT s.id FROM correction c JOIN story s ON s.key = c.story_key AND s.version = c.version WHERE s.state = 1 AND c.undone_at IS NULL ORDER BY s.id"))
        {
            var desk = Desk.Of(session, id, _knowledge)!;
            var whole = desk.Corrected.Record.Items.All(i => desk.Corrected.VerdictOf(i.Id) != Verdict.Open);
            if (whole || !finished)
            {
                yield return (desk.Corrected.Standing, desk.Story.Key, whole);
            }
        }
    }

    private Decided Write(IReadOnlyCollection<Seen> items, string who, Action<Desk, Seen, Action<string, string, string>> decide)
    {
        using var writer = new StoryWriter(_store, _knowledge, _clock);
        writer.Begin();
        var table = new CorrectionTable(writer.Session);
        var (act, at) = (table.NextAct(), Clock.Stamp(_clock));
        var (written, done, changed) = (0, 0, new List<ItemOnDesk>());
        foreach (var ofStory in items.DistinctBy(i => (i.Story, i.Item)).GroupBy(i => i.Story))
        {
            var desk = Desk.Of(writer.Session, ofStory.Key, _knowledge) is { State: StoryState.Current } found ? found : throw NoSuchItem(ofStory.First());
            foreach (var seen in ofStory)
            {
                var now = View(desk, seen);
                if (now.Seen.Version != seen.Version)
                {
                    changed.Add(now);
                    continue;
                }

                done++;
                var (kind, mark) = desk.Corrected.MarkOf(seen.Item);
                decide(desk, seen, (field, old, @new) =>
                {
                    written++;
                    table.Insert(new Correction(0, act, desk.Story.Key, desk.Version, kind, mark, field, old, @new, who, at, null, null, null));
                });
            }

            Desk.Of(writer.Session, ofStory.Key, _knowledge)!.Retell(writer, desk.Corrected);
        }

        writer.Commit();
        return new Decided(written > 0 ? act : null, done, [.. changed]);
    }

    private static ItemOnDesk View(Desk desk, Seen seen)
    {
        var corrected = desk.Corrected;
        if (corrected.FieldsOf(seen.Item) is not { } fields)
        {
            throw NoSuchItem(seen);
        }

        var item = corrected.Record.Items.FirstOrDefault(i => i.Id == seen.Item);
        var named = item is null ? [seen.Item] : CorrectedRecord.Named(item).ToHashSet(StringComparer.Ordinal);
        return new ItemOnDesk(
            seen with { Version = corrected.VersionOf(seen.Item) }, desk.Story.Key, desk.Story.Title, item is null ? "actor" : Mark.KindOf(item).ToString().ToLowerInvariant(),
            corrected.VerdictOf(seen.Item), fields, item is null ? [] : [.. item.Evidence.Select(e => Fields.OneLine(e.Quote))], item?.Why.Rule ?? "",
            [.. corrected.Record.Entities.Select(e => new NamedActor(e.Id, e.Name, named.Contains(e.Id))).OrderByDescending(a => a.InItem)], [.. corrected.HistoryOf(seen.Item).OrderByDescending(c => c.Id)]);
    }

    private static ArchiveException NoSuchItem(Seen seen) => new(ArchiveFault.NoSuchItem, seen.Item, "the story has no such item, or counts no more; load the page anew");
}
