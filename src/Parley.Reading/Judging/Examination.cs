using Parley.Reading.Frames;
using Parley.Reading.Items;
using Parley.Record;

namespace Parley.Reading.Judging;

/// <summary>A story read as far as rules go.</summary>
/// <param name="Story">The story.</param>
/// <param name="Scene">Everything found in it before items are made.</param>
/// <param name="Said">Who says what.</param>
/// <param name="Firings">The frames that fired.</param>
/// <param name="Sayings">What may be a statement: of those said the ones with a speaker, and others whose cue is doubtful.</param>
/// <param name="Sightings">What a network saw in whole sentences; null where none looked.</param>
/// <param name="Features">What the judge sees of the firings.</param>
/// <param name="SayingFeatures">What the judge sees of the sayings.</param>
public sealed record Examination(
    Story Story, Scene Scene, IReadOnlyList<Said> Said, IReadOnlyList<Firing> Firings, IReadOnlyList<Said> Sayings, Sightings? Sightings,
    FiringFeatures Features, SayingFeatures SayingFeatures)
{
    /// <summary>Says whose a stand or an act is; null where the frames alone do.</summary>
    public Doers? Doers { get; init; }
}
