using Parley.Reading.Clauses;

namespace Parley.Reading.Actors;

/// <summary>
/// Lets those who are only described be known by their whole phrase too, once all mentions have found their actors: "officials | on the sidelines
/// of the talks", "two influential | Republicans".
/// </summary>
internal static class FullNames
{
    /// <summary>Adds them.</summary>
    public static void Add(Tree tree, Cast cast)
    {
        for (var t = 0; t < tree.Tokens.Length; t++)
        {
            if (cast.MentionAt(t) is { Long: { } whole, Same: null } mention && mention.Head == t && cast.Of(t) is { } actor && (!actor.Named || mention.Form == MentionForm.Named))
            {
                actor.AddName(whole);
            }
        }
    }
}
