using Parley.Language;
using Parley.Reading.Frames;
using Parley.Record;

namespace Parley.Reading.Items;

/// <summary>
/// Whether violence told of is an incident: tolls of wars, fighting for a cause, blows in debate are none; what is bare of particulars, only feared
/// or only planned can add to an incident told elsewhere, but does not stand alone.
/// </summary>
public sealed class IncidentGrounds(Scene scene)
{
    private static readonly string[] Wars =
        ["war", "conflict", "insurgency", "uprising", "unrest", "crackdown", "campaign", "strife", "violence", "rebellion", "revolt", "revolution", "day", "week", "month", "year", "decade", "crisis", "occupation", "bloodshed"];

    private const int WarToll = 1000;
    private static readonly string[] Series = ["series", "wave", "round", "string", "spate", "lack", "number", "combination"];
    private static readonly string[] Waging = ["fight", "battle", "combat"];

    /// <summary>Whether it is certainly none.</summary>
    public bool IsNone(Draft draft, Firing firing)
    {
        var tree = scene.Tree;
        var trigger = firing.Trigger;
        var counts = firing.Slots.ContainsKey("killed") || firing.Slots.ContainsKey("injured");
        if ((counts && IsWarToll(trigger)) || draft.Killed >= WarToll || IsFigure(trigger))
        {
            return true;
        }

        if (!firing.ByNoun && Waging.Contains(tree.Tokens[trigger].Lemma, StringComparer.Ordinal))
        {
            return tree.Tokens[trigger].Relation is Relation.Acl or Relation.Xcomp or Relation.Amod or Relation.Csubj
                || (tree.Tokens[trigger].Relation == Relation.Advcl && tree.Tokens[trigger].XPos is "VB")
                || tree.Children(trigger).Any(c => tree.Case(c) == "for" && !scene.IsTime(c) && scene.Cast.Of(c) is null);
        }

        return firing.ByNoun && tree.Tokens[trigger].Relation is Relation.Compound;
    }

    /// <summary>Whether what strikes is a row of measures or mishaps ("hit by a series of sanctions"), or a weapon is only tried out.</summary>
    private bool IsFigure(int trigger)
    {
        var tree = scene.Tree;
        var subject = tree.IsVerb(trigger) ? scene.Arguments.Subject(trigger) : -1;
        var row = subject >= 0 && Series.Contains(tree.Tokens[subject].Lemma, StringComparer.Ordinal)
            && tree.Children(subject).Any(c => tree.Case(c) == "of" && tree.Tokens[c].Lemma is not ("attack" or "bombing" or "strike" or "raid" or "explosion" or "blast" or "airstrike" or "bomb" or "missile" or "rocket" or "shell"));
        return row || tree.Children(trigger).Any(c => tree.Lower(c) is "test" or "test-" or "cyber" or "verbal");
    }

    /// <summary>Whether the killing is that of a war or a long time: "since 2014", "the conflict has killed".</summary>
    private bool IsWarToll(int verb)
    {
        var tree = scene.Tree;
        var subject = scene.Arguments.Subject(verb);
        if (subject >= 0 && Wars.Contains(tree.Tokens[subject].Lemma, StringComparer.Ordinal))
        {
            return true;
        }

        return tree.Children(verb).Any(c => (tree.Child(c, Relation.Mark, Relation.Case) is >= 0 and var mark && tree.Lower(mark) == "since")
            || (tree.Case(c) is "in" or "during" or "over" && Wars.Contains(tree.Tokens[c].Lemma, StringComparer.Ordinal)
                && tree.Tokens[c].Lemma is not ("day" or "week" or "month" or "year")));
    }

    /// <summary>Whether it can't stand alone.</summary>
    public static bool IsWeak(Draft draft, Firing firing)
    {
        var counted = draft.Killed > 0 || draft.Injured > 0;
        var sides = (draft.One("attacker") is null ? 0 : 1) + (draft.One("target") is null && draft.Words("victims") is null ? 0 : 1);
        if (string.Equals(firing.Frame.Name, "incident.toll-noun", StringComparison.Ordinal))
        {
            return draft.Killed is null || !firing.Slots.ContainsKey("cause");
        }

        if (draft.Status is Status.Possible or Status.Planned or Status.Not)
        {
            return !(sides == 2 && draft.Place is not null) && !(counted && draft.Status == Status.Planned);
        }

        var particulars = (counted ? 1 : 0) + (draft.Time is null ? 0 : 1) + (draft.Place is null ? 0 : 1) + (draft.Words("weapon") is null || firing.Frame.Needs.Contains("weapon") ? 0 : 1)
            + (string.Equals(firing.Frame.Name, "incident.explosion", StringComparison.Ordinal) ? 1 : 0);
        return particulars + sides < 2;
    }
}
