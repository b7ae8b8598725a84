using Parley.Reading.Actors;
using Parley.Record;

namespace Parley.Reading.Items;

/// <summary>
/// Keeps stories of sport, films and shops from yielding items: where few items of a story have anybody in them who acts for a state or bears arms,
/// only those that have are kept. Statements stay.
/// </summary>
public static class Relevance
{
    /// <summary>The share of public items from which a whole story counts as public.</summary>
    private const double LeastShare = 0.4;

    /// <summary>Shorter texts say too little to be judged.</summary>
    private const int LeastItems = 4;

    /// <summary>The drafts that belong in the record.</summary>
    public static IReadOnlyList<Draft> Keep(IReadOnlyList<Draft> drafts)
    {
        var open = drafts.Where(IsPublic).ToList();
        return drafts.Count < LeastItems || open.Count >= LeastShare * drafts.Count ? drafts : open;
    }

    /// <summary>Whether somebody public takes part; what names nobody at all is left as it is.</summary>
    private static bool IsPublic(Draft draft) => draft.Actors.Values.All(a => a.Count == 0) || draft.Actors.Values.Any(a => a.Exists(IsPublic));

    private static bool IsPublic(Actor actor) =>
        actor.Country is not null || actor.Kind is EntityKind.Government or EntityKind.Military or EntityKind.ArmedGroup or EntityKind.Coalition;
}
