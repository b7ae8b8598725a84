using Parley.Reading.Knowledge;

namespace Parley.Reading.Speech;

/// <summary>The verbs that introduce speech.</summary>
public sealed class CueLexicon
{
    private readonly Dictionary<string, Cue> _cues = new(StringComparer.Ordinal);

    /// <summary>Loads the table of cues.</summary>
    public CueLexicon(string path)
    {
        foreach (var row in DataTable.Read(path))
        {
            _cues[row["lemma"]] = new Cue(row["frame"] == "clause", row["addressee"]);
        }
    }

    /// <summary>The cue of a lemma; null where it is none.</summary>
    public Cue? Of(string lemma) => _cues.GetValueOrDefault(lemma);
}

/// <summary>A verb of saying.</summary>
/// <param name="Clause">Whether any clause it governs is said; otherwise only words in quotation marks are.</param>
/// <param name="Addressee"><c>object</c>, <c>to</c> or empty: where it names who is told.</param>
public sealed record Cue(bool Clause, string Addressee);
