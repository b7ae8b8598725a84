using Parley.Reading.Actors;
using Parley.Reading.Frames;

namespace Parley.Reading.Judging;

/// <summary>A stand or an act of which it is to be found whose it is.</summary>
/// <param name="Makes">The stance or type.</param>
/// <param name="Frame">The frame that tells of it.</param>
/// <param name="Trigger">The word that tells of it.</param>
/// <param name="Object">The word that heads its object; −1 where it has none.</param>
/// <param name="Framed">Whom the frame names.</param>
public sealed record Doing(Makes Makes, string Frame, int Trigger, int Object, IReadOnlyList<Actor> Framed);

/// <summary>Somebody whose a stand or an act may be.</summary>
/// <param name="Actor">Who; null for nobody who is named, or for a government that the story does not name.</param>
/// <param name="Token">The word of the sentence that names him; −1 where none does.</param>
/// <param name="Origin">How he comes to be thought of.</param>
/// <param name="Land">Where it is the government of the state that another belongs to, that state.</param>
public sealed record Doer(Actor? Actor, int Token, DoerOrigin Origin, string? Land = null);

/// <summary>How somebody comes to be thought of as the one whose a stand or an act is.</summary>
public enum DoerOrigin
{
    /// <summary>A word of the sentence names him.</summary>
    Word,

    /// <summary>He says the words that tell of it.</summary>
    Speaker,

    /// <summary>The government of the one who says the words: "We will not yield," the envoy said.</summary>
    SpeakersLand,

    /// <summary>The government of somebody whom the sentence names.</summary>
    Land,

    /// <summary>The sentence before names him.</summary>
    Before,

    /// <summary>The story speaks of him most.</summary>
    Often,

    /// <summary>Nobody who is named.</summary>
    Nobody,
}
