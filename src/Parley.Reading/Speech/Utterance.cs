using System.Collections.Immutable;
using Parley.Language;

namespace Parley.Reading.Speech;

/// <summary>Somebody says something: where the words are, where the source is.</summary>
/// <param name="CueToken">The word of saying; −1 for a quotation that goes on without one.</param>
/// <param name="SourceHead">Head of the phrase that names the source; −1 where it is left out.</param>
/// <param name="Source">The words that name the source.</param>
/// <param name="Content">What is said, without the cue; several spans for a split quotation.</param>
/// <param name="Quoted">Whether any of it stands in quotation marks.</param>
/// <param name="AddresseeHead">Head of the phrase that names who is told; −1 where none.</param>
/// <param name="Evidence">The sentences from first to last.</param>
/// <param name="Kind">How the words are given.</param>
/// <param name="Parent">Index of the utterance in whose content this one is told; −1 where the story tells it.</param>
/// <param name="Relays">Whether all it says is what another said: "The talks failed, the minister said, Reuters reported".</param>
public sealed record Utterance(
    int CueToken, int SourceHead, TextSpan Source, ImmutableArray<TextSpan> Content, bool Quoted, int AddresseeHead,
    TextSpan Evidence, SpeechKind Kind, int Parent, bool Relays)
{
    /// <summary>Whether the table of cues would not take it for a saying; a judge may.</summary>
    public bool Doubtful { get; init; }
}

/// <summary>How said words are given.</summary>
public enum SpeechKind
{
    /// <summary>Wholly in quotation marks.</summary>
    Direct,

    /// <summary>In the story's words.</summary>
    Indirect,

    /// <summary>In the story's words with a quotation inside.</summary>
    Mixed,

    /// <summary>After "according to".</summary>
    AccordingTo,

    /// <summary>A quotation that goes on with no cue of its own.</summary>
    Continued,
}
