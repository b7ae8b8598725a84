using Parley.Reading.Knowledge;

namespace Parley.Reading.Actors;

/// <summary>Whether one description of an office can mean the holder of another: "the minister" the foreign minister, "the lawmaker" a senator.</summary>
internal sealed class Offices(KnowledgeBase knowledge)
{
    /// <summary>Whether the description can name the holder of the office.</summary>
    public bool Names(Office description, Office office)
    {
        if (description.Words.Length == 0 || office.Words.Length == 0)
        {
            return false;
        }

        var word = description.Words[^1];
        var same = office.Words.Contains(word, StringComparer.Ordinal);
        if (!same && !knowledge.GeneralOffices(word).Contains(office.Class, StringComparer.Ordinal))
        {
            return false;
        }

        // "the vice president" is not the president, "the president" not the vice president.
        if (IsHighest(description) && office.Words.Except(description.Words, StringComparer.Ordinal).Any(w => w is "vice" or "deputy" or "assistant" or "prime"))
        {
            return false;
        }

        var more = description.Words[..^1].Where(w => !office.Words.Contains(w, StringComparer.Ordinal) && !knowledge.LooseWords.Contains(w)).ToList();
        return more.Count == 0 || (same && office.Words.Length == 1 && !more.Exists(w => w is "vice" or "deputy" or "former" or "prime"));
    }

    /// <summary>Whether it is the first office of a state.</summary>
    public static bool IsHighest(Office office) => office.Class is "head_of_state" or "head_of_government" or "minister";
}
