using System.Collections.Frozen;
using Parley.Exchange;

namespace Parley.Web.Answers;

/// <summary>What an address may ask for, with its meaning. All pages and the API share these.</summary>
public static class Parameters
{
    /// <summary>Each by its name.</summary>
    public static readonly FrozenDictionary<string, string> All = new Dictionary<string, string>(StringComparer.Ordinal)
    {
        ["actor"] = "Who takes part: a name, an office (\"French president\"), or #NUMBER",
        ["with"] = "Another who takes part as well",
        ["country"] = "A state, by name or code: of those who take part, or of the place",
        ["place"] = "A place; a country's name means anywhere in it",
        ["kind"] = "meeting, statement, position, incident or action",
        ["type"] = "A stance, incident type or action type",
        ["status"] = "happened, ongoing, planned, possible, not",
        ["source"] = "An outlet, or somebody on whose word it rests",
        ["about"] = "What it is about, such as ceasefire",
        ["from"] = "The first day, month or year: 2025-04-17, 2025-04, 2025",
        ["to"] = "The last day, month or year",
        ["page"] = "Which page, from 1",
        ["limit"] = "How many on a page, at most 200",
        ["q"] = "Words, \"phrases\", -without, this OR that",
        ["name"] = "The beginning of a word of the name",
        ["id"] = "The story's id",
        ["item"] = "The item whose words are lit, such as m1",
        ["version"] = "Which version of the story",
        ["topic"] = "A topic, as the matrix names it",
        ["since"] = "The day from which on stories are new",
        ["verdict"] = "open (nobody has looked at it), accepted, corrected or rejected",
        ["per"] = "month or year",
        ["lanes"] = "kind or actor",
        ["region"] = "A part of the world on the map: world, europe, middle-east, africa, south-asia, east-asia, north-america, south-america",
        ["bbox"] = "Any part of the world on the map, as WEST,SOUTH,EAST,NORTH in degrees",
        ["boundaries"] = "1 draws boundaries between states on the map",
        ["view"] = "matrix, network or calendar",
        ["month"] = "The month of the calendar: 2025-04",
    }.ToFrozenDictionary(StringComparer.Ordinal);

    /// <summary>Those that narrow events.</summary>
    public static readonly string[] OfEvents = ["actor", "with", "country", "place", "type", "status", "source", "about", "from", "to", "page", "limit"];
}

/// <summary>Which parameters an address takes, for the OpenAPI document.</summary>
internal sealed record TakesParameters(string[] Names)
{
    public static readonly string[] Required = ["id", "topic"];
}

/// <summary>An address asks for something that can't be.</summary>
/// <param name="problem">What is wrong and what was expected.</param>
public sealed class WrongAddressException(Problem problem) : Exception(problem.ToString())
{
    /// <summary>What is wrong.</summary>
    public Problem Problem { get; } = problem;
}
