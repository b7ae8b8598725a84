using System.Collections.Immutable;

namespace Parley.Record;

/// <summary>What one story yields: its actors and what they did, said, want and suffered. The codebook's nouns, one to one.</summary>
public sealed record StoryRecord(
    Story Story,
    ImmutableArray<Entity> Entities,
    ImmutableArray<Meeting> Meetings,
    ImmutableArray<Statement> Statements,
    ImmutableArray<Position> Positions,
    ImmutableArray<Incident> Incidents,
    ImmutableArray<Deed> Actions)
{
    /// <summary>All items of the five kinds, meetings first.</summary>
    public IEnumerable<Item> Items => [.. Meetings, .. Statements, .. Positions, .. Incidents, .. Actions];
}

/// <summary>The words that prove an item.</summary>
/// <param name="Start">UTF-16 offset into the story's text; interchange formats write code points.</param>
/// <param name="End">One past the last UTF-16 code unit.</param>
/// <param name="Quote">The exact words: <c>text[Start..End]</c>.</param>
public sealed record Evidence(int Start, int End, string Quote);

/// <summary>Why the reader made an item.</summary>
/// <param name="Rule">The codebook frame or built-in rule, such as <c>meeting.talks</c>.</param>
/// <param name="Trigger">The words that set it off.</param>
public sealed record Explanation(string Rule, string Trigger);

/// <summary>An actor that takes part in an item.</summary>
/// <param name="Id">e1, e2, …</param>
/// <param name="Kind">What sort of actor.</param>
/// <param name="Name">The fullest form in the text without titles; for a government its common country name.</param>
/// <param name="Country">ISO 3166-1 alpha-3 of the state it belongs to or acts for; null where none or unknown.</param>
/// <param name="Role">The office as the text gives it; null for all but persons.</param>
/// <param name="Affiliation">Id of the entity it holds the role in or speaks for.</param>
/// <param name="Names">Every distinct surface form, pronouns and bare role nouns left out.</param>
public sealed record Entity(
    string Id, EntityKind Kind, string Name, string? Country, string? Role, string? Affiliation, ImmutableArray<string> Names);

/// <summary>What sort of actor an entity is.</summary>
public enum EntityKind
{
    /// <summary>One human being.</summary>
    Person,

    /// <summary>A state or its government as a whole.</summary>
    Government,

    /// <summary>A ministry, agency, parliament, party, company, court, outlet, international body.</summary>
    Organization,

    /// <summary>A state's forces or a branch or unit of them.</summary>
    Military,

    /// <summary>Non-state forces.</summary>
    ArmedGroup,

    /// <summary>States or groups acting together under a shared name or purpose.</summary>
    Coalition,

    /// <summary>Unnamed people.</summary>
    Group,
}
