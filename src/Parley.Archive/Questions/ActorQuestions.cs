using System.Collections.Immutable;
using Dapper;
using Parley.Archive.Events;
using Parley.Archive.Identity;
using Parley.Archive.Questions;

namespace Parley.Archive;

/// <content>Who there is, and all about one.</content>
public sealed partial class StoryArchive
{
    private const int ShownInDossier = 10;

    /// <summary>Named actors, those of most stories first.</summary>
    /// <param name="filter">Country and limit count.</param>
    /// <param name="name">The beginning of a word of the name; null for all.</param>
    public ImmutableArray<ActorView> Actors(Filter filter, string? name)
    {
        using var asking = Ask();
        var country = filter.Country is null ? null : asking.Knowledge.Names.Country(filter.Country) ?? filter.Country.ToUpperInvariant();
        var conditions = "named = 1 AND stories > 0" + (country is null ? "" : " AND country = @country") + (name is null ? "" : " AND (' ' || lower(name)) LIKE @start");
        return [.. asking.Connection.Query<ActorRow>(
            $"SELECT id AS Id, name AS Name, kind AS Kind, country AS Country, stories AS Stories, first_day AS First, last_day AS Last FROM actor WHERE {conditions} ORDER BY stories DESC, id LIMIT @most OFFSET @skip",
            new { country, start = $"% {name?.ToLowerInvariant()}%", most = filter.Limit, skip = filter.Skip }).Select(View)];
    }

    /// <summary>All about one actor: names, offices over time, whom it met, where it stood, what it said and did.</summary>
    /// <exception cref="ArchiveException">Nobody goes by that name.</exception>
    public Dossier Actor(string name, Filter filter)
    {
        using var asking = Ask();
        var id = new ActorFinder(asking).Find(name, filter.To ?? Today);
        var actor = View(asking.Connection.QuerySingle<ActorRow>(
            "SELECT id AS Id, name AS Name, kind AS Kind, country AS Country, stories AS Stories, first_day AS First, last_day AS Last FROM actor WHERE id = @id", new { id }));
        var narrowed = filter with { Actor = $"#{id}", Limit = ShownInDossier };
        var profiles = Profiles(asking, id);
        return new Dossier(
            actor, profiles, [.. asking.Knowledge.Offices.Of(actor.Name).Select(t => new OfficeView(t.Role, t.Country ?? t.Body, t.From, t.To))],
            Pairs(asking, narrowed, ShownInDossier, Today),
            Meetings(narrowed), Positions(narrowed), Said(narrowed), [.. Timeline(narrowed with { Kind = EventKind.Action }).Reverse()], Judgements(asking, profiles));
    }

    /// <summary>Who is named in which story, and which actor that is.</summary>
    public IEnumerable<(string Story, string Name, long Actor)> Mentions()
    {
        using var asking = Ask();
        return [.. asking.Connection.Query<(string, string, long)>(
            "SELECT s.key, m.name, p.actor_id FROM mention m JOIN story s ON s.id = m.story_id JOIN profile p ON p.id = m.profile_id WHERE s.state = 1 ORDER BY m.story_id, m.local")];
    }

    /// <summary>Pairs that Parley is not sure of, the likeliest first, for a person to judge.</summary>
    public ImmutableArray<Judgement> Candidates(int limit)
    {
        using var asking = Ask();
        return [.. asking.Connection.Query<JudgementRow>(
            $"SELECT {JudgementColumns} FROM judgement j WHERE who = 'parley' AND decision = 'unsure' AND undone_at IS NULL ORDER BY score DESC, id LIMIT @limit", new { limit }).Select(View)];
    }

    /// <summary>What people judged, the latest first.</summary>
    public ImmutableArray<Judgement> JudgedByPeople(int limit)
    {
        using var asking = Ask();
        return [.. asking.Connection.Query<JudgementRow>($"SELECT {JudgementColumns} FROM judgement j WHERE who <> 'parley' ORDER BY id DESC LIMIT @limit", new { limit }).Select(View)];
    }

    private const string JudgementColumns =
        "id AS Id, decision AS Decision, left_key AS LeftKey, right_key AS RightKey, act AS Act, score AS Score, features AS Features, who AS Who, at AS At, undone_by AS UndoneBy, undone_at AS UndoneAt";

    private static ImmutableArray<ProfileView> Profiles(Asking asking, long actor) => [.. asking.Connection.Query<ProfileRow>(
        "SELECT key AS Key, name AS Name, country AS Country, role AS Role, stories AS Stories, first_day AS First, last_day AS Last FROM profile WHERE actor_id = @actor ORDER BY stories DESC, id",
        new { actor }).Select(p => new ProfileView(p.Key, p.Name, p.Country, p.Role, p.Stories, Asking.Day(p.First), Asking.Day(p.Last)))];

    private static ImmutableArray<Judgement> Judgements(Asking asking, ImmutableArray<ProfileView> profiles)
    {
        return [.. profiles.Take(100).SelectMany(p => asking.Connection.Query<JudgementRow>(
            $"SELECT {JudgementColumns} FROM judgement j WHERE left_key = @key OR right_key = @key ORDER BY id DESC LIMIT 50", new { key = p.Key })).DistinctBy(j => j.Id).OrderByDescending(j => j.Id).Take(50).Select(View)];
    }

    private static Judgement View(JudgementRow r) => new(r.Id, r.Decision, r.LeftKey, r.RightKey, r.Act, r.Score, r.Features, r.Who, r.At, r.UndoneBy, r.UndoneAt);

    private static ActorView View(ActorRow r) => new(r.Id, r.Name, Asking.Kind(r.Kind), r.Country, r.Stories, Asking.Day(r.First), Asking.Day(r.Last));

    private sealed class ActorRow
    {
        public long Id { get; init; }

        public string Name { get; init; } = "";

        public long Kind { get; init; }

        public string? Country { get; init; }

        public long Stories { get; init; }

        public long? First { get; init; }

        public long? Last { get; init; }
    }

    private sealed class ProfileRow
    {
        public string Key { get; init; } = "";

        public string Name { get; init; } = "";

        public string? Country { get; init; }

        public string? Role { get; init; }

        public long Stories { get; init; }

        public long? First { get; init; }

        public long? Last { get; init; }
    }

    private sealed class JudgementRow
    {
        public long Id { get; init; }

        public string Decision { get; init; } = "";

        public string LeftKey { get; init; } = "";

        public string RightKey { get; init; } = "";

        public long Act { get; init; }

        public double? Score { get; init; }

        public string Features { get; init; } = "";

        public string Who { get; init; } = "";

        public string At { get; init; } = "";

        public string? UndoneBy { get; init; }

        public string? UndoneAt { get; init; }
    }
}
