namespace Parley.Reading.Frames;

/// <summary>Triggers of one lemma whose frames make one kind of item (for stands one stance, for actions one type): at a token one of them fires at most.</summary>
/// <param name="Entries">The triggers, those first that say most; with each its place among all of the lemma.</param>
public sealed record TriggerGroup(IReadOnlyList<(Trigger Trigger, Frame Frame, int Place)> Entries)
{
    /// <summary>The groups of the triggers of a lemma.</summary>
    public static TriggerGroup[] Of(IEnumerable<(Trigger Trigger, Frame Frame)> entries) =>
        [.. entries.Select((e, place) => (e.Trigger, e.Frame, Place: place))
            .GroupBy(e => e.Frame.Makes.Kind is ItemKind.Position or ItemKind.Action ? e.Frame.Makes : new Makes(e.Frame.Makes.Kind))
            .Select(group => new TriggerGroup([.. group.OrderByDescending(e => e.Trigger.Further.Length)
                .ThenByDescending(e => e.Frame.Only.Count + (e.Frame.Negated is null ? 0 : 1))]))];
}
