using Parley.Language;
using Parley.Reading.Frames;
using Parley.Reading.Knowledge;
using Parley.Record;

namespace Parley.Reading.Items;

/// <summary>
/// Sets right what a frame alone can't know of an incident: who struck and who was struck (<see cref="IncidentSides"/>), how many fell
/// (<see cref="IncidentToll"/>), whether it is one at all (<see cref="IncidentGrounds"/>), and whether it was told of before.
/// </summary>
public sealed class IncidentRefiner(Scene scene)
{

    private readonly IncidentSides _sides = new(scene);
    private readonly IncidentToll _toll = new(scene);
    private readonly IncidentGrounds _grounds = new(scene);

    /// <summary>The draft with its fields mended; null where it is no incident.</summary>
    public Draft? Refine(Draft draft, Firing firing)
    {
        if (_grounds.IsNone(draft, firing))
        {
            return null;
        }

        if (IncidentTellings.TellsToll(draft) && scene.Tree.Children(firing.Trigger).Any(InClash))
        {
            draft.Makes = draft.Makes with { Incident = IncidentType.Clash };
        }

        _sides.Mend(draft, firing);
        _toll.Mend(draft, firing);
        if (draft.Words("victims") is { } victims && draft.One("target") is { Named: true, Kind: not EntityKind.Person } target && target.Names.Contains(victims, StringComparer.Ordinal))
        {
            draft.Texts.Remove("victims");
        }

        if (firing.ByNoun && draft.Words("weapon") is null && scene.Tree.Tokens[firing.Trigger].Lemma is "airstrike" or "strike" && scene.Knowledge.Weapons.Exactly(scene.Tree.Tokens[firing.Trigger].Lemma).Count > 0)
        {
            draft.Put("weapon", scene.Tree.Document.Form(firing.Trigger).ToString());
        }

        draft.PlaceRank = scene.Places.RankOf(draft.Place);
        draft.Bearing = BearingOf(firing);
        draft.Weak = _grounds.IsWeak(draft, firing);
        return draft;
    }

    /// <summary>"killed in a clash", "killed in fighting".</summary>
    private bool InClash(int token)
    {
        var tree = scene.Tree;
        return (tree.Case(token) is "in" or "during" or "after" && scene.Is(token, EventUse.Clash))
            || (tree.Tokens[token] is { Lemma: "fight", XPos: "VBG" } && tree.Child(token, Relation.Mark) is >= 0 and var mark && tree.Lower(mark) is "in" or "during");
    }

    /// <summary>"the attack" is known, "another attack" is not.</summary>
    private Bearing BearingOf(Firing firing)
    {
        var tree = scene.Tree;
        var noun = firing.ByNoun ? firing.Trigger
            : tree.Children(firing.Trigger).FirstOrDefault(c => tree.Case(c) is "in" or "from" or "during" or "by" && scene.Is(c, EventUse.Violence), -1);
        if (noun < 0)
        {
            return Bearing.Open;
        }

        var children = tree.Children(noun).Where(c => c < noun).ToList();
        if (children.Exists(c => scene.Knowledge.EventWords.Has(tree.Lower(c), EventUse.FreshIncident)))
        {
            return Bearing.Fresh;
        }

        foreach (var child in children)
        {
            switch (tree.Tokens[child].Relation)
            {
                case Relation.Det when tree.Lower(child) is "the" or "this" or "that" or "these" or "those":
                case Relation.NmodPoss when scene.IsTime(child) || tree.Tokens[child].UPos == UPos.PRON:
                    return Bearing.Known;
                case Relation.Det when tree.Lower(child) is "a" or "an" or "any" or "no":
                    return Bearing.Fresh;
            }
        }

        return Bearing.Open;
    }
}
