using Parley.Reading.Frames;

namespace Parley.Reading.Judging;

/// <summary>How far what is seen in whole sentences is trusted. Chosen for each setting on annotated news stories that its networks had not learned from.</summary>
/// <param name="Sure">From how much likelier than not a sighting is believed by itself.</param>
/// <param name="Meetings">What being seen costs a firing that tells of a meeting on the whole, which is given back.</param>
/// <param name="Positions">The same for stands.</param>
/// <param name="Incidents">The same for incidents.</param>
/// <param name="Actions">The same for acts.</param>
public sealed record SightTrust(float Sure, float Meetings, float Positions, float Incidents, float Actions)
{
    /// <summary>For the network of the fast setting.</summary>
    public static SightTrust Fast { get; } = new(0.3f, 0.7f, 0.7f, 0.7f, 0.7f);

    /// <summary>For both networks of the careful setting together.</summary>
    public static SightTrust Careful { get; } = new(-0.3f, 1.3f, 0.1f, 0.7f, 1);

    /// <summary>What is given back to a firing of a kind.</summary>
    public float Given(ItemKind kind) => kind switch
    {
        ItemKind.Meeting => Meetings,
        ItemKind.Position => Positions,
        ItemKind.Incident => Incidents,
        _ => Actions,
    };
}
