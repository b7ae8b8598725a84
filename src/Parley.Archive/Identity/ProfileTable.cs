using Parley.Archive.Knowledge;
using Parley.Archive.Stores;

namespace Parley.Archive.Identity;

/// <summary>Profiles and actors as rows, with those of late kept at hand.</summary>
internal sealed class ProfileTable(Session session)
{
    private const int MostKept = 150_000;

    private readonly Dictionary<string, Profile> _byKey = new(StringComparer.Ordinal);
    private readonly Dictionary<long, Profile> _byId = [];
    private (long Profile, long Actor) _next;

    /// <summary>Looks up where new ids begin; to be called when a transaction has begun.</summary>
    public void Begin() => _next = (session.NextId("profile"), session.NextId("actor"));

    /// <summary>Forgets what is kept at hand.</summary>
    public void Forget()
    {
        _byKey.Clear();
        _byId.Clear();
    }

    public Profile? Find(string key) => _byKey.TryGetValue(key, out var kept) ? kept
        : Keep(session.Rows(Profile.Read, $"SELECT {Profile.Columns} FROM profile p WHERE p.key = @key", key).FirstOrDefault());

    public Profile Get(long id) => _byId.TryGetValue(id, out var kept) ? kept
        : Keep(session.Rows(Profile.Read, $"SELECT {Profile.Columns} FROM profile p WHERE p.id = @id", id).FirstOrDefault()) ?? throw new InvalidOperationException($"profile {id} is missing");

    public List<Profile> OfActor(long actor) => [.. session.Rows(static r => r.GetInt64(0), "SELECT id FROM profile WHERE actor_id = @actor ORDER BY id", actor).Select(Get)];

    /// <summary>The profiles that meet in a block, those of most stories first.</summary>
    public List<Profile> InBlock(string block, int most) => [.. session.Rows(
        static r => r.GetInt64(0),
        "SELECT p.id FROM profile_block b JOIN profile p ON p.id = b.profile_id WHERE b.block = @block ORDER BY p.stories DESC, p.id LIMIT @most", block, most).Select(Get)];

    public Profile Insert(ProfileDraft draft)
    {
        var profile = new Profile
        {
            Id = _next.Profile++,
            Key = draft.Key,
            Kind = draft.Kind,
            Name = draft.Name,
            Country = draft.Country,
            Role = draft.Role,
            Named = draft.Named,
            Actor = NewActor(draft),
        };
        session.Run(
            "INSERT INTO profile(id, key, kind, name, folded, country, role, named, actor_id, stories) VALUES (@id, @key, @kind, @name, @folded, @country, @role, @named, @actor, 0)",
            profile.Id, profile.Key, (long)profile.Kind, profile.Name, Folded.Phrase(profile.Name), profile.Country, profile.Role, profile.Named ? 1L : 0L, profile.Actor);
        foreach (var block in draft.Blocks().Distinct(StringComparer.Ordinal))
        {
            session.Run("INSERT INTO profile_block(block, profile_id) VALUES (@block, @profile)", block, profile.Id);
        }

        return Keep(profile)!;
    }

    /// <summary>A new actor of its own for a profile.</summary>
    public long NewActor(ProfileDraft draft)
    {
        session.Run(
            "INSERT INTO actor(id, kind, name, country, named, stories) VALUES (@id, @kind, @name, @country, @named, 0)",
            _next.Actor, (long)draft.Kind, draft.Name, draft.Country, draft.Named ? 1L : 0L);
        return _next.Actor++;
    }

    /// <summary>Counts a story in which a profile occurs, or with −1 no longer occurs.</summary>
    public void Count(Profile profile, long? day, int stories)
    {
        profile.Stories += stories;
        profile.FirstDay = day is null || profile.FirstDay <= day ? profile.FirstDay : day;
        profile.LastDay = day is null || profile.LastDay >= day ? profile.LastDay : day;
        session.Run("UPDATE profile SET stories = @stories, first_day = @first, last_day = @last WHERE id = @id", profile.Stories, profile.FirstDay, profile.LastDay, profile.Id);
        session.Run(
            """
            UPDATE actor SET stories = stories + @stories, first_day = CASE WHEN first_day <= @day OR @day IS NULL THEN first_day ELSE @day END,
                last_day = CASE WHEN last_day >= @day OR @day IS NULL THEN last_day ELSE @day END
            WHERE id = @id
            """,
            stories, day, profile.Actor);
    }

    /// <summary>Gives a profile to an actor; <see cref="Settle"/> both afterwards.</summary>
    public void Move(Profile profile, long actor)
    {
        session.Run("UPDATE profile SET actor_id = @actor WHERE id = @id", actor, profile.Id);
        profile.Actor = actor;
    }

    /// <summary>Makes an actor's row say what its profiles say; takes it away where it has none.</summary>
    public void Settle(long actor)
    {
        var profiles = OfActor(actor);
        if (profiles.Count == 0)
        {
            session.Run("DELETE FROM actor WHERE id = @id", actor);
            return;
        }

        var face = profiles.OrderByDescending(p => p.Named).ThenBy(p => p.IsSurname).ThenByDescending(p => p.Stories).ThenBy(p => p.Id).First();
        session.Run(
            "UPDATE actor SET kind = @kind, name = @name, country = @country, named = @named, stories = @stories, first_day = @first, last_day = @last WHERE id = @id",
            (long)face.Kind, face.Name, face.Country ?? profiles.Find(p => p.Country is not null)?.Country, face.Named ? 1L : 0L, profiles.Sum(p => p.Stories), profiles.Min(p => p.FirstDay),
            profiles.Max(p => p.LastDay), actor);
    }

    private Profile? Keep(Profile? profile)
    {
        if (profile is null)
        {
            return null;
        }

        if (_byId.Count >= MostKept)
        {
            Forget();
        }

        (_byKey[profile.Key], _byId[profile.Id]) = (profile, profile);
        return profile;
    }
}
