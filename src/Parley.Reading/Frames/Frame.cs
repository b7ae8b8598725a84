using Parley.Record;

namespace Parley.Reading.Frames;

/// <summary>One entry of the codebook: what sets it off, and which deep arguments fill which slots of the item it makes.</summary>
/// <param name="Name">Unique: <c>position.reject</c>.</param>
/// <param name="Makes">The kind of item, with its stance or type.</param>
/// <param name="Means">What it means, in a sentence.</param>
/// <param name="Triggers">The words that set it off.</param>
/// <param name="Status">Fixed by the trigger itself; null where tense and mood decide.</param>
/// <param name="Roles">Slot → deep arguments in order of preference, for verbs and adjectives.</param>
/// <param name="NounRoles">The same for nouns.</param>
/// <param name="Needs">Slots without which no item is made.</param>
/// <param name="Actors">Slots that must name an actor.</param>
/// <param name="Things">Slots that must name no actor.</param>
/// <param name="Never">Slot → head lemmas that forbid the frame.</param>
/// <param name="Only">Slot → head lemmas one of which must be there.</param>
/// <param name="Negated">Whether the trigger must be denied ("must not", "no plan"); null where that is all the same.</param>
/// <param name="Examples">Sentences in which the frame fires, with the slots they show.</param>
/// <param name="Counterexamples">Sentences in which it must not.</param>
public sealed record Frame(
    string Name,
    Makes Makes,
    string Means,
    IReadOnlyList<Trigger> Triggers,
    Status? Status,
    IReadOnlyDictionary<string, string[]> Roles,
    IReadOnlyDictionary<string, string[]> NounRoles,
    IReadOnlySet<string> Needs,
    IReadOnlySet<string> Actors,
    IReadOnlySet<string> Things,
    IReadOnlyDictionary<string, HashSet<string>> Never,
    IReadOnlyDictionary<string, HashSet<string>> Only,
    bool? Negated,
    IReadOnlyList<FrameExample> Examples,
    IReadOnlyList<string> Counterexamples)
{
    /// <summary>The deep argument that stands for the one who speaks the words in which the trigger stands.</summary>
    public const string Speaker = "speaker";

    /// <summary>The deep argument that stands for the trigger itself, with all that hangs on it.</summary>
    public const string Self = "self";

    /// <summary>The lemma of a trigger that is any word of its part of speech.</summary>
    public const string AnyWord = "*";

    /// <summary>Whether a slot may be filled by the one who speaks.</summary>
    public bool MaySpeak(string slot) => Roles.TryGetValue(slot, out var wanted) && wanted.Contains(Speaker, StringComparer.Ordinal);
}

/// <summary>What a frame makes: exactly one of the four.</summary>
public sealed record Makes(ItemKind Kind, Stance? Stance = null, IncidentType? Incident = null, ActionType? Action = null)
{
    /// <summary>The slot of those whose stand or act it is; null for meetings and incidents.</summary>
    public string? WhoSlot => Kind switch { ItemKind.Position => "holder", ItemKind.Action => "actors", _ => null };
}

/// <summary>The kinds of item that frames make; statements come from speech.</summary>
public enum ItemKind
{
    /// <summary>Talks, visits, calls.</summary>
    Meeting,

    /// <summary>Where somebody stands.</summary>
    Position,

    /// <summary>Violence.</summary>
    Incident,

    /// <summary>Anything else done.</summary>
    Action,
}

/// <summary>Words that set a frame off: a lemma of a part of speech, and lemmas that must follow among its dependents.</summary>
public sealed record Trigger(TriggerClass Class, string Lemma, string[] Further);

/// <summary>The part of speech of a trigger.</summary>
public enum TriggerClass
{
    /// <summary>A verb.</summary>
    Verb,

    /// <summary>An event noun.</summary>
    Noun,

    /// <summary>A predicate adjective.</summary>
    Adjective,

    /// <summary>A modal: what it governs is its clause.</summary>
    Modal,

    /// <summary>A preposition: what it governs is its object.</summary>
    Preposition,
}

/// <summary>A sentence in which a frame fires and the words of the slots it shows.</summary>
public sealed record FrameExample(string Text, IReadOnlyDictionary<string, string> Slots);
