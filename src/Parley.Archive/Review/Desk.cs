using Parley.Archive.Events;
using Parley.Archive.Identity;
using Parley.Archive.Intake;
using Parley.Archive.Knowledge;
using Parley.Archive.Stores;
using Parley.Record;

namespace Parley.Archive.Review;

/// <summary>A story with its record as read, all that was decided about it, and what follows from that.</summary>
internal sealed class Desk
{
    private const string Columns =
        "SELECT s.id, s.key, s.day, s.dateline, s.agency, t.title, s.body_start, t.text, o.name, s.report_id, s.version, s.state FROM story s JOIN story_text t ON t.story_id = s.id JOIN outlet o ON o.id = s.outlet_id WHERE";

    private Desk(StoredStory story, long version, StoryState state, StoryRecord asRead, List<Correction> corrections, ArchiveKnowledge knowledge)
    {
        (Story, Version, State, AsRead, Corrections) = (story, version, state, asRead, corrections);
        Corrected = new CorrectedRecord(asRead, corrections, knowledge);
    }

    public StoredStory Story { get; }

    public long Version { get; }

    public StoryState State { get; }

    public StoryRecord AsRead { get; }

    public List<Correction> Corrections { get; }

    public CorrectedRecord Corrected { get; }

    /// <summary>A story by its number; null where there is none.</summary>
    public static Desk? Of(Session session, long story, ArchiveKnowledge knowledge) => Read(session, session.Rows(Row, $"{Columns} s.id = @story", story), knowledge);

    /// <summary>A version of a story; null where there is none.</summary>
    public static Desk? Of(Session session, string key, long version, ArchiveKnowledge knowledge) => Read(session, session.Rows(Row, $"{Columns} s.key = @key AND s.version = @version", key, version), knowledge);

    /// <summary>Puts a new reading in the place of an earlier one, with what people decided about the story.</summary>
    public static void Reread(StoryWriter writer, StoredStory story, StoryRecord record, ArchiveKnowledge knowledge)
    {
        var version = writer.Session.Number("SELECT version FROM story WHERE id = @id", story.Id)!.Value;
        var corrections = new CorrectionTable(writer.Session).Of(story.Key, version);
        if (corrections.Count > 0)
        {
            record = Review.AsRead.Joined(Review.AsRead.Of(writer.Session, story), record, corrections);
            Review.AsRead.Keep(writer.Session, story.Id, record);
        }

        var corrected = new CorrectedRecord(record, corrections, knowledge);
        writer.Reread(story.Id, corrected.Record, story.Report, corrected.VerdictOf);
    }

    /// <summary>Brings the archive from what was decided about a story before to what is decided now: only what differs is written.</summary>
    public void Retell(StoryWriter writer, CorrectedRecord before)
    {
        if (State != StoryState.Current)
        {
            return;
        }

        Review.AsRead.Keep(writer.Session, Story.Id, AsRead);
        var profiles = Mentions(writer, before.Record);
        var rows = writer.Items.OfStory(Story.Id).ToDictionary(r => r.Facts.Local, StringComparer.Ordinal);
        var ofReport = writer.EventsOfReport(Story.Id, Story.Report);
        foreach (var facts in writer.Facts(Corrected.Record, e => profiles[e], Story.Id, Story.Report).ToList())
        {
            var verdict = Corrected.VerdictOf(facts.Local);
            if (!rows.TryGetValue(facts.Local, out var row))
            {
                Insert(writer, facts, ofReport, verdict);
                continue;
            }

            var (id, was, told, _) = row;
            if (Same(was, facts) && told is null == (verdict == Verdict.Rejected))
            {
                writer.Items.Review(id, verdict);
                continue;
            }

            writer.Items.Detach(id, verdict);
            if (told is { } old)
            {
                writer.Refold(old);
            }

            var now = verdict == Verdict.Rejected ? null : (long?)writer.Events.Place(facts, ofReport).Id;
            writer.Items.Update(id, facts, now, verdict);
            if (now is { } joined)
            {
                writer.Refold(joined);
            }
        }
    }

    private void Insert(StoryWriter writer, ItemFacts facts, HashSet<long> ofReport, Verdict verdict)
    {
        var reading = writer.Session.Number("SELECT reading_id FROM story WHERE id = @id", Story.Id)!.Value;
        var told = verdict == Verdict.Rejected ? null : (long?)writer.Events.Place(facts, ofReport).Id;
        writer.Items.Insert(facts, reading, told, verdict);
        if (told is { } joined)
        {
            writer.Refold(joined);
        }
    }

    /// <summary>Brings who is named in the story up to date; gives the profile of each.</summary>
    private Dictionary<string, long> Mentions(StoryWriter writer, StoryRecord before)
    {
        var session = writer.Session;
        var stored = session.Rows(static r => (Local: r.GetString(0), Profile: r.GetInt64(1)), "SELECT local, profile_id FROM mention WHERE story_id = @story", Story.Id)
            .ToDictionary(m => m.Local, m => m.Profile, StringComparer.Ordinal);
        var report = writer.Stories.KeyOf(Story.Report);
        var profiles = new Dictionary<string, long>(StringComparer.Ordinal);
        foreach (var entity in Corrected.Record.Entities)
        {
            var unchanged = stored.TryGetValue(entity.Id, out var profile) && before.Entities.FirstOrDefault(e => e.Id == entity.Id) is { } was
                && (was.Name, was.Kind, was.Country, was.Role, was.Affiliation) == (entity.Name, entity.Kind, entity.Country, entity.Role, entity.Affiliation);
            profiles[entity.Id] = unchanged ? profile : writer.ProfileOf(entity, report, Story.Day).Id;
            if (!unchanged)
            {
                session.Run("DELETE FROM mention WHERE story_id = @story AND local = @local", Story.Id, entity.Id);
                writer.Mention(Story.Id, entity, profiles[entity.Id]);
            }
        }

        foreach (var gone in stored.Keys.Except(profiles.Keys, StringComparer.Ordinal))
        {
            session.Run("DELETE FROM mention WHERE story_id = @story AND local = @local", Story.Id, gone);
        }

        var (old, present) = (stored.Values.ToHashSet(), profiles.Values.ToHashSet());
        Count(writer, old.Except(present), -1);
        Count(writer, present.Except(old), 1);
        return profiles;
    }

    private void Count(StoryWriter writer, IEnumerable<long> profiles, int stories)
    {
        foreach (Profile profile in profiles.Select(writer.Profiles.Get))
        {
            writer.Profiles.Count(profile, stories > 0 ? Story.Day?.DayNumber : null, stories);
        }
    }

    private static bool Same(ItemFacts left, ItemFacts right) =>
        (left.Type, left.Status, left.Time, left.Place, Part.Write(left.Parts), left.Text) == (right.Type, right.Status, right.Time, right.Place, Part.Write(right.Parts), right.Text)
        && (left.Detail, left.Killed, left.Injured) == (right.Detail, right.Killed, right.Injured);

    private static Desk? Read(Session session, List<(StoredStory Story, long Version, StoryState State)> rows, ArchiveKnowledge knowledge) => rows is not [var (story, version, state)] ? null
        : new Desk(story, version, state, Review.AsRead.Of(session, story), new CorrectionTable(session).Of(story.Key, version), knowledge);

    private static (StoredStory Story, long Version, StoryState State) Row(System.Data.Common.DbDataReader row) => (StoryArchive.ReadStory(row), row.GetInt64(10), (StoryState)row.GetInt64(11));
}
