namespace Parley.Reading.Items;

/// <summary>How a telling stands to the tellings before it.</summary>
public enum Bearing
{
    /// <summary>The words do not say.</summary>
    Open,

    /// <summary>Something known already: "the attack", "Saturday's bombing".</summary>
    Known,

    /// <summary>Something not told before: "an attack", "another raid".</summary>
    Fresh,
}
