using Parley.Archive.Knowledge;

namespace Parley.Archive.Identity;

/// <summary>
/// Which actor a profile is. A new profile is compared with those that share a block (surname as heard, initials); the best pair that weighs enough
/// becomes a judgement. Actors are the groups of profiles that standing judgements join; what a person judges outweighs what Parley does.
/// </summary>
internal sealed class Identities(ProfileTable profiles, JudgementTable judgements, ArchiveKnowledge knowledge, Action<IReadOnlyList<Profile>, Action> reindexed, Func<string> now)
{
    private const int MostInBlock = 40;
    private const double AsGood = 0.4;

    private readonly ActorScore _score = new(knowledge);

    /// <summary>The profile of a draft, made and judged where it is new.</summary>
    public Profile Resolve(ProfileDraft draft, long? day)
    {
        if (profiles.Find(draft.Key) is { } known)
        {
            return known;
        }

        var made = profiles.Insert(draft);
        (made.FirstDay, made.LastDay) = (day, day);
        var judged = judgements.On(made.Key).Where(j => j.ByPerson).ToList();
        if (judged.Count > 0)
        {
            Derive([made, .. judged.SelectMany(j => new[] { j.LeftKey, j.RightKey }).Select(profiles.Find).OfType<Profile>()]);
        }

        foreach (var other in Consider(made).Where(o => o.IsSurname && !made.IsSurname && o.Actor != made.Actor && profiles.OfActor(o.Actor).TrueForAll(p => p.IsSurname)))
        {
            Consider(other);
        }

        return made;
    }

    /// <summary>Joins profiles that are one described actor because they play one part in one event.</summary>
    public void JoinByPart(Profile left, Profile right)
    {
        if (left.Actor != right.Actor && left is { Named: false } && right is { Named: false } && left.Kind == right.Kind && left.Words[^1] == right.Words[^1] && !Forbidden(left, right.Actor))
        {
            Judge(left, right, [_score.SamePart], "same");
            Join(left, right);
        }
    }

    /// <summary>A person says that two actors are one, or that a profile is not the actor it was taken for.</summary>
    public long JudgeByPerson(string decision, IEnumerable<(Profile Left, Profile Right)> pairs, string who)
    {
        var act = judgements.NextAct;
        var touched = new List<Profile>();
        foreach (var (left, right) in pairs)
        {
            judgements.Insert(decision, left.Key, right.Key, act, null, "judged by hand", who, now());
            touched.AddRange([left, right]);
        }

        Derive(touched);
        return act;
    }

    /// <summary>Takes judgements back and derives the actors anew that hung on them.</summary>
    public void Undo(IReadOnlyList<Judgement> act, string who)
    {
        judgements.Undo(act[0].Act, who, now());
        Derive([.. act.SelectMany(j => new[] { j.LeftKey, j.RightKey }).Select(profiles.Find).OfType<Profile>()]);
    }

    /// <summary>Joins a profile with the best of those it meets, if that weighs enough; gives all that it met.</summary>
    private List<Profile> Consider(Profile profile)
    {
        var met = profile.Draft().Blocks().SelectMany(b => profiles.InBlock(b, MostInBlock)).Where(p => p.Id != profile.Id).DistinctBy(p => p.Id).ToList();
        var ranked = met.Where(p => p.Actor != profile.Actor).Select(p => (Other: p, Features: _score.Of(profile, p))).Where(c => c.Features.Count > 0)
            .Select(c => (c.Other, c.Features, Sum: c.Features.Sum(f => f.Weight))).OrderByDescending(c => c.Sum).ThenByDescending(c => c.Other.Stories).ThenBy(c => c.Other.Id).ToList();
        if (ranked.Count == 0)
        {
            return met;
        }

        var (best, features, sum) = ranked[0];
        if (ranked.Exists(c => c.Other.Actor != best.Actor && c.Sum >= sum - AsGood && (profile.IsSurname || best.IsSurname)) || Mixes(profile, best))
        {
            features.Add(_score.Rival);
            sum += _score.Rival.Weight;
        }

        if (sum >= _score.Accept && !Forbidden(profile, best.Actor))
        {
            Judge(profile, best, features, "same");
            Join(profile, best);
        }
        else if (sum >= _score.Consider)
        {
            Judge(profile, best, features, "unsure");
        }

        return met;
    }

    /// <summary>Whether joining would bring two people with different full names together over a bare surname.</summary>
    private bool Mixes(Profile left, Profile right) => left.Kind == Record.EntityKind.Person
        && profiles.OfActor(left.Actor).Where(p => !p.IsSurname).Any(a => profiles.OfActor(right.Actor).Exists(b => !b.IsSurname && _score.Of(a, b).Count == 0));

    private bool Forbidden(Profile profile, long actor)
    {
        var different = judgements.On(profile.Key).Where(j => j is { ByPerson: true, Decision: "different" }).Select(j => j.LeftKey == profile.Key ? j.RightKey : j.LeftKey).ToHashSet(StringComparer.Ordinal);
        return different.Count > 0 && profiles.OfActor(actor).Exists(p => different.Contains(p.Key));
    }

    private void Judge(Profile left, Profile right, List<Feature> features, string decision) => judgements.Insert(
        decision, left.Key, right.Key, judgements.NextAct, features.Sum(f => f.Weight), string.Join("; ", features), Judgement.Machine, now());

    private void Join(Profile left, Profile right)
    {
        var (keep, give) = left.Actor < right.Actor ? (left.Actor, right.Actor) : (right.Actor, left.Actor);
        var moving = profiles.OfActor(give);
        reindexed(moving, () => moving.ForEach(p => profiles.Move(p, keep)));
        profiles.Settle(give);
        profiles.Settle(keep);
    }

    /// <summary>Derives the actors of profiles, and of all that hang together with them, from the standing judgements.</summary>
    private void Derive(IReadOnlyList<Profile> touched)
    {
        var all = touched.Select(p => p.Actor).Distinct().SelectMany(profiles.OfActor).DistinctBy(p => p.Id).OrderBy(p => p.Id).ToList();
        var groups = Group(all);
        var old = all.Select(p => p.Actor).Distinct().ToList();
        reindexed(all, () =>
        {
            var free = old.Order().ToList();
            foreach (var group in groups.OrderBy(g => g[0].Id))
            {
                // A group goes by the oldest actor that one of its profiles had, so that numbers people know stay.
                var actor = group.Select(p => p.Actor).Where(free.Contains).Order().FirstOrDefault();
                actor = actor == 0 ? profiles.NewActor(group[0].Draft()) : actor;
                free.Remove(actor);
                group.ForEach(p => profiles.Move(p, actor));
                old.Add(actor);
            }
        });
        old.Distinct().ToList().ForEach(profiles.Settle);
    }

    private List<List<Profile>> Group(List<Profile> all)
    {
        var byKey = all.ToDictionary(p => p.Key, StringComparer.Ordinal);
        var rows = all.SelectMany(p => judgements.On(p.Key)).DistinctBy(j => j.Id).Where(j => byKey.ContainsKey(j.LeftKey) && byKey.ContainsKey(j.RightKey)).ToList();
        var root = all.ToDictionary(p => p.Key, p => p.Key, StringComparer.Ordinal);
        string Find(string key) => root[key] == key ? key : root[key] = Find(root[key]);

        // Of a pair the last word of a person counts; where no person spoke, what Parley judged.
        foreach (var pair in rows.GroupBy(j => string.CompareOrdinal(j.LeftKey, j.RightKey) < 0 ? (j.LeftKey, j.RightKey) : (j.RightKey, j.LeftKey)))
        {
            var last = pair.Where(j => j.ByPerson).MaxBy(j => j.Id) ?? pair.FirstOrDefault(j => j.Decision == "same");
            if (last?.Decision == "same")
            {
                root[Find(last.LeftKey)] = Find(last.RightKey);
            }
        }

        return [.. all.GroupBy(p => Find(p.Key), StringComparer.Ordinal).Select(g => g.ToList())];
    }
}
