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
    /// <summary>What kind of actor it names; a description beside a name may know better than the name.</summary>
    public EntityKind Kind { get; set; } = Kind;

    /// <summary>Token of the organization that the words around name; −1 where none.</summary>
    public int Body { get; set; } = Body;

    /// <summary>The whole phrase with modifiers and all that hangs on the noun, where that is more than the name has.</summary>
    public string? Long { get; init; }

    /// <summary>The words without what hangs on the noun after it, where that is more than the name has.</summary>
    public string? Short { get; init; }

    /// <summary>For a person, where the title begins, a country or body before it left out.</summary>
    public int TitleStart { get; init; }

    /// <summary>Whether the words speak of several.</summary>
    public bool Plural { get; init; }

    /// <summary>Whether "and" joins several groups in it: "aides and commanders".</summary>
    public bool Joined { get; init; }

    /// <summary>Whether the phrase is definite: "the army".</summary>
    public bool Definite { get; init; }

    /// <summary>Whether the phrase is a noun alone, or with no more than an article.</summary>
    public bool Bare { get; init; }

    /// <summary>The possessive pronoun or possessor before the noun ("his office", "Macron's office"); −1 where none.</summary>
    public int Owner { get; init; } = -1;

    /// <summary>Whether such an actor belongs to the country of the story where nothing says otherwise.</summary>
    public bool Domestic { get; init; }

    /// <summary>Whether the words say that it belongs to no one state: "U.N. officials", "a U.S.-led coalition".</summary>
    public bool International { get; init; }

    /// <summary>For a person, the class of the role word: minister, spokesperson, …; empty where there is none.</summary>
    public string RoleClass { get; init; } = "";

    /// <summary>For a person, <c>m</c>, <c>f</c> or empty, as the title has it.</summary>
    public string Gender { get; init; } = "";

    /// <summary>One past the last token of the whole phrase, what hangs on the noun included.</summary>
    public int PhraseEnd { get; init; }

    /// <summary>The mention that these words stand beside and describe: "the party's leader, | Jan Novak"; null where none.</summary>
    public Mention? Same { get; set; }
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
