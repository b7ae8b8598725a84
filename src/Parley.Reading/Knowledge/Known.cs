using Parley.Record;

namespace Parley.Reading.Knowledge;

/// <summary>Something the gazetteers know under a name.</summary>
/// <param name="Kind">What sort of thing.</param>
/// <param name="Canonical">Its usual name.</param>
/// <param name="Country">ISO 3166-1 alpha-3; null for international things.</param>
/// <param name="Actor">The kind of actor it is; null for places.</param>
/// <param name="Ambiguous">Whether this form is an ordinary word or shared by several things.</param>
public sealed record Known(KnownKind Kind, string Canonical, string? Country, EntityKind? Actor, bool Ambiguous)
{
    /// <summary>For an organization its walk of life: media, ministry, international, …; else empty.</summary>
    public string Domain { get; init; } = "";

    /// <summary>Whether it belongs to no one state.</summary>
    public bool International => Kind == KnownKind.Organization && Country is null && Domain is "international" or "court" or "military" or "ngo" or "coalition";
}

/// <summary>A common noun that names actors.</summary>
/// <param name="Kind">The kind of actor it names.</param>
/// <param name="Domestic">Whether such an actor belongs to the country of the story where nothing says otherwise: "the police".</param>
public sealed record Collective(EntityKind Kind, bool Domestic);

/// <summary>A word for a person's office or calling.</summary>
/// <param name="Class">head_of_state, minister, spokesperson, …; <c>person</c> for words that are no office: "witness".</param>
/// <param name="Gender"><c>m</c>, <c>f</c> or empty.</param>
public sealed record RoleWord(string Class, string Gender)
{
    /// <summary>The state that calls its own so, where a story speaks of it: "Rep.", "congressman"; null for words of many states.</summary>
    public string? Country { get; init; }

    /// <summary>Whether it is only a polite form.</summary>
    public bool IsHonorific => Class == "honorific";

    /// <summary>Whether it is a rank that an office goes before: "Adm." of "Adm. Harris, commander of …".</summary>
    public bool IsRank => Class is "military_rank" or "honorific" or "religious";
}

/// <summary>For whom a document speaks.</summary>
public enum DocumentOrigin
{
    /// <summary>For nobody but the owner it names.</summary>
    Itself,

    /// <summary>For the one who gave it out: a statement, a letter.</summary>
    Giver,

    /// <summary>For the body that made it: a report, a poll.</summary>
    Maker,
}

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
