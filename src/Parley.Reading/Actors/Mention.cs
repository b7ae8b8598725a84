using Parley.Reading.Knowledge;
using Parley.Record;

namespace Parley.Reading.Actors;

/// <summary>Words of the story that may name an actor.</summary>
/// <param name="First">Index of the first token, title included.</param>
/// <param name="End">One past the last token.</param>
/// <param name="Head">The token that heads the phrase.</param>
/// <param name="Form">How it names: by name, by a nationality word, by a common noun or by a pronoun.</param>
/// <param name="Kind">What kind of actor it names.</param>
/// <param name="Name">The naming words without title or article; for a known thing its surface form.</param>
/// <param name="Known">What the gazetteers know of it.</param>
/// <param name="Country">ISO code from the words themselves: an adjective, a possessor, the thing known.</param>
/// <param name="Role">The office the words give a person.</param>
/// <param name="Body">Token of the organization the title names ("State Department spokeswoman"); −1 where none.</param>
public sealed record Mention(
    int First, int End, int Head, MentionForm Form, EntityKind Kind, string Name, Known? Known, string? Country, string? Role, int Body)
{
    /// <summary>For a person, where the title begins, a country or body before it left out.</summary>
    public int TitleStart { get; init; }

    /// <summary>Whether the words speak of several.</summary>
    public bool Plural { get; init; }

    /// <summary>Whether the phrase is definite: "the army".</summary>
    public bool Definite { get; init; }
}

/// <summary>How a mention names its actor.</summary>
public enum MentionForm
{
    /// <summary>By a name.</summary>
    Named,

    /// <summary>By a nationality word alone: "a Russian attack".</summary>
    Demonym,

    /// <summary>By a common noun: "Ukrainian officials", "the president".</summary>
    Nominal,

    /// <summary>By a pronoun.</summary>
    Pronoun,
}
