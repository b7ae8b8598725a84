using Parley.Language;
using Parley.Reading.Actors;
using Parley.Reading.Frames;
using Parley.Reading.Knowledge;
using Parley.Record;

namespace Parley.Reading.Items;

/// <summary>
/// Whether violence told of is an incident: tolls of wars, fighting for a cause, blows in debate are none; what is bare of particulars, only feared
/// or only planned can add to an incident told elsewhere, but does not stand alone.
/// </summary>
public sealed class IncidentGrounds(Scene scene)
{
    private const int WarToll = 1000;

    /// <summary>Whether it is certainly none.</summary>
    public bool IsNone(Draft draft, Firing firing)
    {
        var tree = scene.Tree;
        var trigger = firing.Trigger;
        if (!firing.ByNoun && (tree.Tokens[trigger].Relation == Relation.Amod || IsTrial(firing)))
        {
            return true;
        }

        if (IsMishap(firing))
        {
            return true;
        }

        var counts = firing.Slots.ContainsKey("killed") || firing.Slots.ContainsKey("injured");
        if ((counts && IsWarToll(trigger)) || draft.Killed >= WarToll || IsFigure(trigger))
        {
            return true;
        }

        if (!firing.ByNoun && scene.Is(trigger, EventUse.Waging))
        {
            return tree.Tokens[trigger].Relation is Relation.Acl or Relation.Xcomp or Relation.Amod or Relation.Csubj
                || (tree.Tokens[trigger] is { Relation: Relation.Advcl, XPos: "VBG" } && tree.Child(trigger, Relation.Mark) >= 0)
                || (tree.Tokens[trigger].Relation == Relation.Advcl && tree.Tokens[trigger].XPos is "VB")
                || tree.Children(trigger).Any(c => tree.Case(c) == "for" && !scene.IsTime(c) && scene.Cast.Of(c) is null);
        }

        return firing.ByNoun && tree.Tokens[trigger].Relation is Relation.Compound;
    }

    /// <summary>Whether nature or an accident strikes: "the quake hit", "killed in a crash", "a storm that left ten dead", "the plane crashed, killing all".</summary>
    private bool IsMishap(Firing firing)
    {
        var tree = scene.Tree;
        var subject = tree.IsVerb(firing.Trigger) ? scene.Arguments.Subject(firing.Trigger) : -1;
        if ((subject >= 0 && (NamesMishap(subject) || tree.Children(subject).Any(c => tree.Case(c) == "of" && NamesMishap(c))))
            || firing.Slots.Any(s => s.Key is "attacker" or "cause" or "weapon" && s.Value.Any(NamesMishap))
            || tree.Children(firing.Trigger).Any(c => tree.Case(c) is "in" or "by" or "during" or "after" or "from" && NamesMishap(c)))
        {
            return true;
        }

        var sentence = tree.Document.Sentences[tree.Tokens[firing.Trigger].Sentence];
        var words = Enumerable.Range(sentence.First, sentence.End - sentence.First);
        return firing.Slots.ContainsKey("killed") && !firing.Slots.ContainsKey("attacker") && words.Any(t => NamesMishap(t) || scene.Is(t, EventUse.Mishap))
            && !words.Any(t => scene.Knowledge.ViolenceWords.Contains(tree.Tokens[t].Lemma) || scene.Knowledge.Weapons.Exactly(tree.Tokens[t].Lemma).Count > 0);
    }

    private bool NamesMishap(int token) =>
        scene.Tree.Tokens[token].UPos is UPos.NOUN or UPos.PROPN && scene.Knowledge.OtherMatters.GetValueOrDefault(scene.Tree.Tokens[token].Lemma.ToLowerInvariant()) is "weather" or "disaster" or "accident" or "health";

    /// <summary>Whether what strikes is a row of measures or mishaps ("hit by a series of sanctions"), or a weapon is only tried out.</summary>
    private bool IsFigure(int trigger)
    {
        var tree = scene.Tree;
        var subject = tree.IsVerb(trigger) ? scene.Arguments.Subject(trigger) : -1;
        var row = subject >= 0 && scene.Is(subject, EventUse.Series) && scene.Cast.Of(subject) is null
            && tree.Children(subject).Any(c => tree.Case(c) == "of" && !scene.Is(c, EventUse.Violence) && scene.Knowledge.Weapons.Exactly(tree.Tokens[c].Lemma).Count == 0);
        return row || tree.Children(trigger).Any(c => tree.Lower(c) is "test" or "test-" or "cyber" or "verbal");
    }

    /// <summary>Whether a missile is only tried out: it flies into the sea, over a country, or at nobody.</summary>
    private bool IsTrial(Firing firing)
    {
        var tree = scene.Tree;
        if (firing.Frame.Name is not ("incident.fire" or "incident.explosion") || !firing.Slots.TryGetValue("weapon", out var weapons) || tree.Tokens[weapons[0]].Lemma is not ("missile" or "rocket" or "projectile"))
        {
            return false;
        }

        var around = tree.Children(firing.Trigger).Concat(weapons.SelectMany(tree.Children)).ToList();
        return around.Exists(c => tree.Lower(c) is "ballistic" or "intercontinental" or "test" or "long-range" or "short-range" or "medium-range" or "mid-range" or "intermediate-range" or "range" or "satellite" or "carrier" or "submarine")
            && !around.Exists(c => tree.Case(c) is "at" or "on" or "against")
            || around.Exists(c => (tree.Case(c) == "over" && scene.Places.IsPlace(c)) || (tree.Case(c) is "into" or "in" or "toward" or "towards" or "to" && tree.Lower(c) is "sea" or "ocean" or "water" or "waters" or "space" or "orbit" or "zone"));
    }

    /// <summary>Whether the killing is that of a war or a long time: "since 2014", "the conflict has killed".</summary>
    private bool IsWarToll(int verb)
    {
        var tree = scene.Tree;
        var subject = scene.Arguments.Subject(verb);
        if (subject >= 0 && (scene.Is(subject, EventUse.War) || tree.Tokens[subject].Lemma is "day" or "week" or "month" or "year"))
        {
            return true;
        }

        return tree.Children(verb).Any(c => (tree.Child(c, Relation.Mark, Relation.Case) is >= 0 and var mark && tree.Lower(mark) == "since")
            || (tree.Case(c) is "in" or "during" or "over" && scene.Is(c, EventUse.War)));
    }

    /// <summary>Whether an actor can be a side in violence between states or groups.</summary>
    private static bool Bears(Actor actor) => actor.Kind is EntityKind.Government or EntityKind.Military or EntityKind.ArmedGroup or EntityKind.Coalition;

    /// <summary>"regularly fires missiles", "is capable of striking": a habit or an ability, not a thing that happened.</summary>
    private bool IsHabit(int trigger)
    {
        var tree = scene.Tree;
        if (!tree.IsVerb(trigger))
        {
            return false;
        }

        var able = tree.Tokens[trigger].Head is >= 0 and var head && scene.Is(head, EventUse.Able);
        var present = tree.Tokens[trigger].XPos is "VBZ" or "VBP" && tree.Child(trigger, Relation.Aux, Relation.AuxPass) < 0;
        return able || present || tree.Children(trigger).Any(c => scene.Is(c, EventUse.Habit));
    }

    /// <summary>Whether it can't stand alone.</summary>
    public bool IsWeak(Draft draft, Firing firing)
    {
        var counted = draft.Killed > 0 || draft.Injured > 0;
        var sides = (draft.One("attacker") is null ? 0 : 1) + (draft.One("target") is null && draft.Words("victims") is null ? 0 : 1);
        if (string.Equals(firing.Frame.Name, "incident.toll-noun", StringComparison.Ordinal))
        {
            return draft.Killed is null || !firing.Slots.ContainsKey("cause");
        }

        if (IsHabit(firing.Trigger))
        {
            return true;
        }

        if (draft.Status is Status.Possible or Status.Planned or Status.Not)
        {
            var menace = draft.One("attacker") is { } attacker && Bears(attacker) && draft.Status != Status.Not;
            return !(menace && (sides == 2 || draft.Place is not null)) && !(sides == 2 && draft.Place is not null) && !(counted && draft.Status == Status.Planned);
        }

        var particulars = (counted ? 1 : 0) + (draft.Time is null ? 0 : 1) + (draft.Place is null ? 0 : 1) + (draft.Words("weapon") is null || firing.Frame.Needs.Contains("weapon") ? 0 : 1)
            + (string.Equals(firing.Frame.Name, "incident.explosion", StringComparison.Ordinal) ? 1 : 0);
        return particulars + sides < 2;
    }
}
