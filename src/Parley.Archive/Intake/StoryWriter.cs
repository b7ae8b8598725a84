using Parley.Archive.Events;
using Parley.Archive.Identity;
using Parley.Archive.Knowledge;
using Parley.Archive.Review;
using Parley.Archive.Stores;
using Parley.Record;

namespace Parley.Archive.Intake;

/// <summary>What became of one arrival.</summary>
internal enum Outcome { Added, Copy, Version, Known, Refused }

/// <summary>
/// Writes stories, one at a time, between <see cref="Begin"/> and <see cref="Commit"/>. What a story changes depends only on the stories before it, not on
/// where transactions end, so that a run that was killed and begun again gives the same archive.
/// </summary>
internal sealed class StoryWriter : IDisposable
{
    private readonly Session _session;
    private readonly ArchiveKnowledge _knowledge;
    private readonly TimeProvider _clock;
    private readonly ProfileMaker _maker;
    private readonly Dictionary<string, KnownPlace> _places = new(StringComparer.Ordinal);
    private long _revision = -1;
    private long _reading;

    public StoryWriter(IStore store, ArchiveKnowledge knowledge, TimeProvider clock)
    {
        (_session, _knowledge, _clock) = (new Session(store), knowledge, clock);
        _maker = new ProfileMaker(knowledge);
        Stories = new StoryTable(store, _session);
        Profiles = new ProfileTable(_session);
        Judgements = new JudgementTable(_session);
        EventRows = new EventTable(_session);
        Items = new ItemTable(_session, knowledge);
        Events = new EventWriter(_session, Profiles, EventRows, knowledge);
        Identities = new Identities(Profiles, Judgements, knowledge, Events.Reindex, () => Clock.Stamp(clock));
        Events.Described = Identities.JoinByPart;
    }

    public StoryTable Stories { get; }

    public ProfileTable Profiles { get; }

    public JudgementTable Judgements { get; }

    public EventTable EventRows { get; }

    public ItemTable Items { get; }

    public EventWriter Events { get; }

    public Identities Identities { get; }

    public Session Session => _session;

    /// <summary>Begins a transaction; what another writer did in between is seen.</summary>
    public void Begin()
    {
        _session.Begin();
        var revision = _session.Number("SELECT value FROM counter WHERE name = 'revision'") ?? 0;
        if (revision != _revision)
        {
            Forget();
        }

        _revision = revision + 1;
        _session.Run("UPDATE counter SET value = @value WHERE name = 'revision'", _revision);
        Stories.Begin();
        Profiles.Begin();
        Judgements.Begin();
        EventRows.Begin();
        Items.Begin();
    }

    public void Commit() => _session.Commit();

    public void Rollback()
    {
        _session.Rollback();
        Forget();
        _revision = -1;
    }

    /// <summary>Sets which reader the stories to come are read by.</summary>
    public long ReadBy(ReaderVersion version)
    {
        var known = _session.Number("SELECT id FROM reading WHERE reader = @reader AND codebook = @codebook", version.Reader, version.Codebook);
        if (known is null)
        {
            known = _session.NextId("reading");
            _session.Run("INSERT INTO reading(id, reader, codebook, at) VALUES (@id, @reader, @codebook, @at)", known, version.Reader, version.Codebook, Clock.Stamp(_clock));
        }

        return _reading = known.Value;
    }

    /// <summary>Writes what came in; nothing where its content is known.</summary>
    public Outcome Write(Arrived arrived)
    {
        var arrival = arrived.Arrival;
        if ((arrival.Refused ?? arrived.Result.Refused) is { } refused)
        {
            _session.Run(
                """
                INSERT INTO refusal(came_from, code, reason, at) VALUES (@came_from, @code, @reason, @at)
                ON CONFLICT (came_from) DO UPDATE SET code = excluded.code, reason = excluded.reason
                """,
                arrival.Where, refused.Code, refused.Reason, Clock.Stamp(_clock));
            return Outcome.Refused;
        }

        if (Stories.Knows(arrived.Hash))
        {
            return Outcome.Known;
        }

        _session.Run("DELETE FROM refusal WHERE came_from = @came_from", arrival.Where);
        var key = arrival.Key ?? arrived.Hash;
        var latest = Stories.Latest(key);
        return latest is { } old ? WriteVersion(arrived, key, old) : WriteFirst(arrived, key);
    }

    /// <summary>Reads a story anew: its items and mentions are those of the present reading, corrected as people did.</summary>
    public void Reread(long story, StoryRecord record, long report, Func<string, Verdict> verdict)
    {
        Release(story, keepItems: false);
        _session.Run("UPDATE story SET reading_id = @reading WHERE id = @id", _reading, story);
        Tell(story, report, record, verdict);
    }

    /// <summary>The items of a record in the archive's terms.</summary>
    public IEnumerable<ItemFacts> Facts(StoryRecord record, Func<string, long> profileOf, long story, long report) => new ItemReader(record, _knowledge, profileOf, Place, story, report).All();

    /// <summary>The profile of somebody in a story, made where it is new.</summary>
    public Profile ProfileOf(Entity entity, string reportKey, DateOnly? day) => Identities.Resolve(_maker.Make(entity, reportKey, day), day?.DayNumber);

    /// <summary>Notes who is named in a story.</summary>
    public void Mention(long story, Entity entity, long profile) => _session.Run(
        "INSERT INTO mention(story_id, local, profile_id, name, role, affiliation) VALUES (@story, @local, @profile, @name, @role, @affiliation)", story, entity.Id, profile, entity.Name, entity.Role,
        entity.Affiliation);

    /// <summary>The events that other copies of a story's report tell of.</summary>
    public HashSet<long> EventsOfReport(long story, long report) => [.. Stories.OfReport(report).Where(s => s != story).SelectMany(Items.EventsOf)];

    /// <summary>The items of an event folded anew.</summary>
    public void Refold(long eventId) => Events.Refold(eventId, Items.OfEvent(eventId));

    public void Dispose() => _session.Dispose();

    private Outcome WriteFirst(Arrived arrived, string key)
    {
        var withdrawn = arrived.Arrival.Withdrawn || arrived.Result.Record is null;
        var report = withdrawn ? null : Stories.ReportOf(arrived.Shingles, arrived.Bands);
        var id = Insert(arrived, key, 1, withdrawn ? StoryState.Withdrawn : StoryState.Current, null, report);
        if (!withdrawn)
        {
            Tell(id, report ?? id, arrived.Result.Record!);
        }

        return report is null ? Outcome.Added : Outcome.Copy;
    }

    private Outcome WriteVersion(Arrived arrived, string key, (long Id, long Version, string? Revised, StoryState State) old)
    {
        var version = Stories.Versions(key) + 1;
        var withdrawn = arrived.Arrival.Withdrawn || arrived.Result.Record is null;
        if (Older(arrived.Arrival.Revised, old.Revised))
        {
            Insert(arrived, key, version, withdrawn ? StoryState.Withdrawn : StoryState.Superseded, old.Id, null);
            return Outcome.Version;
        }

        var report = withdrawn ? null : Stories.ReportOf(arrived.Shingles, arrived.Bands);
        var id = Insert(arrived, key, version, withdrawn ? StoryState.Withdrawn : StoryState.Current, null, report);
        Stories.Supersede(old.Id, id);
        Release(old.Id, keepItems: true);
        if (!withdrawn)
        {
            Tell(id, report ?? id, arrived.Result.Record!);
        }

        return Outcome.Version;
    }

    private long Insert(Arrived arrived, string key, long version, StoryState state, long? by, long? report)
    {
        var arrival = arrived.Arrival;
        return Stories.Insert(new NewStory(
            key, version, arrival.Revised, arrived.Hash, arrival.Story, Stories.Outlet(arrival.Outlet ?? arrival.Story?.Dateline?.Agency), arrival.Where, Clock.Stamp(_clock), state, by, report, _reading,
            arrived.Bands));
    }

    /// <summary>Puts a story's actors and items into the archive.</summary>
    private void Tell(long story, long report, StoryRecord record, Func<string, Verdict>? verdict = null)
    {
        var day = record.Story.Published;
        var reportKey = Stories.KeyOf(report);
        var profiles = new Dictionary<string, Profile>(StringComparer.Ordinal);
        foreach (var entity in record.Entities)
        {
            Mention(story, entity, (profiles[entity.Id] = ProfileOf(entity, reportKey, day)).Id);
        }

        foreach (var profile in profiles.Values.DistinctBy(p => p.Id))
        {
            Profiles.Count(profile, day?.DayNumber, 1);
        }

        var ofReport = report == story ? [] : EventsOfReport(story, report);
        foreach (var item in Facts(record, e => profiles[e].Id, story, report))
        {
            var judged = verdict?.Invoke(item.Local) ?? Verdict.Open;
            Items.Insert(item, _reading, judged == Verdict.Rejected ? null : Events.Place(item, ofReport).Id, judged);
        }
    }

    /// <summary>Takes what a story told out of events and counts.</summary>
    private void Release(long story, bool keepItems)
    {
        var events = Items.EventsOf(story);
        var profiles = _session.Rows(static r => r.GetInt64(0), "SELECT DISTINCT profile_id FROM mention WHERE story_id = @story", story);
        profiles.ForEach(p => Profiles.Count(Profiles.Get(p), null, -1));
        if (keepItems)
        {
            Items.Detach(story);
        }
        else
        {
            Items.Delete(story);
            _session.Run("DELETE FROM mention WHERE story_id = @story", story);
        }

        events.ForEach(Refold);
    }

    private KnownPlace Place(string name)
    {
        var (usual, country) = _knowledge.Names.Place(name);
        var folded = Folded.Phrase(usual) is { Length: > 0 } words ? words : usual.ToLowerInvariant();
        if (_places.TryGetValue(folded, out var known))
        {
            return known;
        }

        var rows = _session.Rows(static r => new KnownPlace(r.GetInt64(0), r.Words(1), r.GetInt64(2) != 0), "SELECT id, country, whole_country FROM place WHERE folded = @folded", folded);
        if (rows.Count == 0)
        {
            rows.Add(new KnownPlace(_session.NextId("place"), country, _knowledge.Names.IsCountry(usual, country)));
            _session.Run(
                "INSERT INTO place(id, name, country, whole_country, folded) VALUES (@id, @name, @country, @whole, @folded)", rows[0].Id, usual, country, rows[0].IsCountry ? 1L : 0L, folded);
        }

        return _places[folded] = rows[0];
    }

    private void Forget()
    {
        Stories.Forget();
        Profiles.Forget();
        EventRows.Forget();
        _places.Clear();
    }

    /// <summary>Whether a version is older than the one at hand; where either says nothing, the order of arrival counts.</summary>
    private static bool Older(string? revised, string? than) => revised is not null && than is not null
        && (long.TryParse(revised, out var a) && long.TryParse(than, out var b) ? a < b : string.CompareOrdinal(revised, than) < 0);
}

/// <summary>An arrival, read and with all that can be computed beside the database.</summary>
internal sealed record Arrived(Arrival Arrival, ReadResult Result, string Hash, HashSet<ulong> Shingles, long[] Bands);
