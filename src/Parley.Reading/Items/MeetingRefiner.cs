using Parley.Language;
using Parley.Reading.Actors;
using Parley.Reading.Frames;
using Parley.Reading.Knowledge;
using Parley.Record;

namespace Parley.Reading.Items;

/// <summary>
/// Sets right what a frame alone can't know of a meeting: who else takes part (<see cref="MeetingParties"/>), who is host, what it is about, whether
/// it lies ahead, and whether it was told of before.
/// </summary>
public sealed class MeetingRefiner(Scene scene)
{
    private readonly MeetingParties _parties = new(scene);
    private readonly MeetingTopics _topics = new(scene);

    /// <summary>The draft with its fields mended; null where it is no meeting.</summary>
    public Draft? Refine(Draft draft, Firing firing)
    {
        if (IsNone(firing))
        {
            return null;
        }

        draft.Of = firing.Slots.TryGetValue("gathering", out var gathering) ? gathering[0]
            : string.Equals(firing.Frame.Name, "meeting.host", StringComparison.Ordinal) && scene.Arguments.OfVerb(firing.Trigger)["object"].FirstOrDefault(-1) is >= 0 and var hosted ? hosted : -1;
        _parties.Mend(draft, firing);
        Topics(draft);
        _topics.Add(draft, firing);
        _parties.HostAt(draft);
        if (draft.Status == Status.Happened && firing.ByNoun && scene.Tree.Case(firing.Trigger) is "for" or "ahead of"
            && scene.Is(scene.Tree.Tokens[firing.Trigger].Head, EventUse.OnTheWay))
        {
            draft.Status = Status.Planned;
        }

        draft.PlaceRank = scene.Places.RankOf(draft.Place);
        draft.Bearing = BearingOf(firing);
        draft.Weak = IsWeak(draft, firing);
        return draft;
    }

    /// <summary>A press conference, a call for something, a conversation without a partner is no meeting.</summary>
    private bool IsNone(Firing firing)
    {
        var tree = scene.Tree;
        if (!firing.ByNoun)
        {
            return tree.Tokens[firing.Trigger].Relation == Relation.Amod
                || (string.Equals(firing.Frame.Name, "meeting.ring", StringComparison.Ordinal) && !IsRing(firing));
        }

        var modifiers = tree.Children(firing.Trigger).Where(c => c < firing.Trigger).Select(tree.Lower).ToList();
        var lemma = tree.Tokens[firing.Trigger].Lemma;
        if (modifiers.Exists(m => scene.Knowledge.EventWords.Has(m, EventUse.NoMeeting)) || (lemma == "conference" && modifiers.Exists(m => scene.Knowledge.EventWords.Has(m, EventUse.Briefing))))
        {
            return true;
        }

        var partners = tree.Children(firing.Trigger).Any(c => tree.Case(c) is "with" or "between");
        return lemma switch
        {
            "call" or "conversation" => !partners && !modifiers.Exists(m => m is "phone" or "telephone" or "video" or "conference"),
            "talk" => tree.Tokens[firing.Trigger].XPos == "NN" || tree.Children(firing.Trigger).Any(c => tree.Case(c) == "of" && scene.Cast.Of(c) is null),
            _ => false,
        };
    }

    /// <summary>"called the Turkish president": a named person, whom it calls nothing and upon for nothing.</summary>
    private bool IsRing(Firing firing) =>
        firing.Slots.GetValueOrDefault("guest", []).Any(t => scene.Cast.Of(t) is { Kind: EntityKind.Person, Named: true })
        && scene.Tree.Child(firing.Trigger, Relation.Xcomp, Relation.Ccomp, Relation.CompoundPrt) < 0
        && scene.Tree.Children(firing.Trigger).Count(c => scene.Tree.Tokens[c].Relation is Relation.Obj or Relation.Iobj) == 1
        && !scene.Tree.Children(firing.Trigger).Any(c => scene.Tree.Case(c) is "for" or "as" or "on" && !scene.IsTime(c));

    /// <summary>Leaves out topics that are actors or mere times.</summary>
    private static void Topics(Draft draft)
    {
        if (draft.Texts.TryGetValue("topics", out var topics))
        {
            topics.RemoveAll(t => t.Length < 3 || t.Contains('\n', StringComparison.Ordinal));
        }
    }

    private Bearing BearingOf(Firing firing)
    {
        if (!firing.ByNoun)
        {
            return Bearing.Open;
        }

        var tree = scene.Tree;
        foreach (var child in tree.Children(firing.Trigger).Where(c => c < firing.Trigger))
        {
            if (scene.Knowledge.EventWords.Has(tree.Lower(child), EventUse.FreshMeeting) || (tree.Tokens[child].Relation == Relation.Det && tree.Lower(child) is "a" or "an" or "any"))
            {
                return Bearing.Fresh;
            }

            if ((tree.Tokens[child].Relation == Relation.Det && tree.Lower(child) is "the" or "this" or "that" or "these" or "those" or "such")
                || tree.Lower(child) == "such"
                || (tree.Tokens[child].Relation == Relation.NmodPoss && scene.IsTime(child)))
            {
                return Bearing.Known;
            }
        }

        return Bearing.Open;
    }

    private static bool IsPublic(Actor actor) => actor.Country is not null || actor.Role is not null || actor.Kind != EntityKind.Person;

    /// <summary>Whether it can only add to another telling: nobody named, or one alone who discusses something.</summary>
    private bool IsWeak(Draft draft, Firing firing)
    {
        var parties = draft.All("participants");
        var several = parties.Count > 1 || parties.Any(p => p.Kind is EntityKind.Group or EntityKind.Organization or EntityKind.Coalition);
        return firing.Frame.Name switch
        {
            "meeting.discuss" => parties.Count < 2 || draft.Status is Status.Possible or Status.Not,
            "meeting.attend" or "meeting.take-part" => draft.Time is null && draft.Place is null && parties.Count < 2,
            "meeting.talks" when parties.Count == 0 => draft.Time is null || draft.PlaceRank < 2 || scene.Tree.Tokens[firing.Trigger].Lemma is "gathering" or "session" or "forum" or "convention",
            "meeting.talks" when !several && draft.Status is Status.Possible or Status.Not && !scene.Tree.Children(firing.Trigger).Any(c => scene.Tree.Case(c) is "with" or "between") => true,
            "meeting.speak" => parties.Count < 2,
            "meeting.talks" when !several => draft.Time is null && draft.Place is null && draft.Words("topics") is null && scene.Arguments.Carrier(firing.Trigger) < 0
                && !scene.Tree.Children(firing.Trigger).Any(c => scene.Tree.Case(c) is "with" or "between"),
            "meeting.meet" => (!several && draft.Time is null && draft.Place is null) || !parties.Any(IsPublic),
            _ => parties.Count == 0,
        };
    }
}
