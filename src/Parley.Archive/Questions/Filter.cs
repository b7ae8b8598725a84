using Parley.Archive.Events;

namespace Parley.Archive.Questions;

/// <summary>What a question is narrowed to; what is null does not narrow.</summary>
public sealed record Filter
{
    /// <summary>Who takes part: a name, an office ("French president"), or an actor's number.</summary>
    public string? Actor { get; init; }

    /// <summary>Another who takes part as well.</summary>
    public string? With { get; init; }

    /// <summary>A state, by name or code: of somebody who takes part, or of the place.</summary>
    public string? Country { get; init; }

    /// <summary>A place; a country's name means anywhere in it.</summary>
    public string? Place { get; init; }

    /// <summary>Meetings, incidents, …; all but statements where null.</summary>
    public EventKind? Kind { get; init; }

    /// <summary>A stance, incident type or action type.</summary>
    public string? Type { get; init; }

    /// <summary>happened, ongoing, planned, possible, not.</summary>
    public string? Status { get; init; }

    /// <summary>An outlet that tells it, or somebody on whose word it rests.</summary>
    public string? Source { get; init; }

    /// <summary>What it is about.</summary>
    public string? About { get; init; }

    /// <summary>The first day.</summary>
    public DateOnly? From { get; init; }

    /// <summary>The last day.</summary>
    public DateOnly? To { get; init; }

    /// <summary>The most that is given.</summary>
    public int Limit { get; init; } = 50;

    /// <summary>How many are passed over before, for pages of lists.</summary>
    public int Skip { get; init; }
}

/// <summary>How a toll is split by time.</summary>
public enum Period
{
    /// <summary>Not at all.</summary>
    All,

    /// <summary>By year.</summary>
    Year,

    /// <summary>By month.</summary>
    Month,
}
