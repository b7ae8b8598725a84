using Parley.Record;

namespace Parley.Reading.Knowledge;

/// <summary>Something the gazetteers know under a name.</summary>
/// <param name="Kind">What sort of thing.</param>
/// <param name="Canonical">Its usual name.</param>
/// <param name="Country">ISO 3166-1 alpha-3; null for international things.</param>
/// <param name="Actor">The kind of actor it is; null for places.</param>
/// <param name="Ambiguous">Whether this form is an ordinary word or shared by several things.</param>
public sealed record Known(KnownKind Kind, string Canonical, string? Country, EntityKind? Actor, bool Ambiguous);

/// <summary>The sorts of known things.</summary>
public enum KnownKind
{
    /// <summary>A country's name.</summary>
    Country,

    /// <summary>A nationality word: "Russian", "Britons".</summary>
    Demonym,

    /// <summary>A capital, which stands for its government when it acts.</summary>
    Capital,

    /// <summary>A seat of power: "Kremlin".</summary>
    Seat,

    /// <summary>A ministry, party, armed group, international body, …</summary>
    Organization,

    /// <summary>A city.</summary>
    City,

    /// <summary>A region, sea, building or other named place.</summary>
    Region,
}

/// <summary>One tenure of an office.</summary>
/// <param name="Person">The usual English name.</param>
/// <param name="Country">The state; null for international bodies.</param>
/// <param name="Body">The organization; null for a state's own offices.</param>
/// <param name="Office">head_of_state, foreign_minister, …</param>
/// <param name="Role">As wires write it.</param>
/// <param name="From">First day it may have begun.</param>
/// <param name="To">Last day it may have ended.</param>
public sealed record Holding(string Person, string? Country, string? Body, string Office, string Role, DateOnly From, DateOnly To)
{
    /// <summary>Whether the office makes its holder the head of a state or government.</summary>
    public bool Leads => Office is "head_of_state" or "head_of_government";

    /// <summary>Whether the office was held on a day.</summary>
    public bool Held(DateOnly day) => From <= day && day <= To;

    /// <summary>Whether the office was held on a day, or within the two years after (former holders stay in the news).</summary>
    public bool Near(DateOnly day) => From <= day && day <= To.AddYears(To.Year > 9000 ? 0 : 2);
}
