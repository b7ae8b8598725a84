using Parley.Reading.Knowledge;

namespace Parley.Reading.Speech;

/// <summary>The words that introduce speech.</summary>
public sealed class CueLexicon
{
    private readonly Dictionary<string, Cue> _cues = new(StringComparer.Ordinal);

    /// <summary>Loads the table of cues.</summary>
    public CueLexicon(string path)
    {
        foreach (var row in DataTable.Read(path))
        {
            var frame = row["frame"] switch { "any" => CueFrame.Any, "clause" => CueFrame.Clause, _ => CueFrame.Quote };
            _cues[row["lemma"]] = new Cue(frame, row["addressee"]);
        }
    }

    /// <summary>The cue of a lemma; null where it is none.</summary>
    public Cue? Of(string lemma) => _cues.GetValueOrDefault(lemma);
}

/// <summary>A word of saying.</summary>
/// <param name="Frame">What it says.</param>
/// <param name="Addressee"><c>object</c>, <c>to</c> or empty: where it names who is told.</param>
public sealed record Cue(CueFrame Frame, string Addressee);

/// <summary>What a word of saying must govern for something to be said.</summary>
public enum CueFrame
{
    /// <summary>Anything.</summary>
    Any,

    /// <summary>A clause, or words in quotation marks.</summary>
    Clause,

    /// <summary>Words in quotation marks.</summary>
    Quote,
}
