using Parley.Record;

namespace Parley.Archive.Intake;

/// <summary>A story that comes in, or what came instead of one.</summary>
/// <param name="Where">The file, or file and line, it came from.</param>
/// <param name="Key">The source's own id, under which later versions supersede earlier ones; null where it gave none.</param>
/// <param name="Story">The story; null where it was refused or is only withdrawn.</param>
/// <param name="Outlet">Who published it; null where unknown.</param>
/// <param name="Revised">A date, time or number that orders the versions of one key; null where the order of arrival does.</param>
/// <param name="Withdrawn">Whether the source takes the story of this key back.</param>
/// <param name="Refused">Why it is no story.</param>
/// <param name="Bytes">How much input it took, for the progress bar.</param>
public sealed record Arrival(string Where, string? Key, Story? Story, string? Outlet, string? Revised, bool Withdrawn, Refusal? Refused, long Bytes);

/// <summary>Why something is not in the archive.</summary>
/// <param name="Code">The problem's code, explained in docs/errors.md.</param>
/// <param name="Reason">What is wrong and what was expected.</param>
public sealed record Refusal(string Code, string Reason);

/// <summary>What a reader makes of a story: its record, or why there is none.</summary>
public readonly record struct ReadResult(StoryRecord? Record, Refusal? Refused);

/// <summary>Which program and which rules read a story.</summary>
/// <param name="Reader">The reader's version.</param>
/// <param name="Codebook">The version of codebook and knowledge.</param>
public sealed record ReaderVersion(string Reader, string Codebook);

/// <summary>What became of the stories of one run.</summary>
/// <param name="Added">New stories, copies and versions among them.</param>
/// <param name="Known">Stories whose content is in the archive already.</param>
/// <param name="Copies">Those of the added that are near copies of another story.</param>
/// <param name="Versions">Those of the added that supersede or withdraw an earlier version.</param>
/// <param name="Refused">What was no story.</param>
/// <param name="Bytes">Input read.</param>
public sealed record AddCounts(int Added, int Known, int Copies, int Versions, int Refused, long Bytes)
{
    /// <summary>All that came in.</summary>
    public int All => Added + Known + Refused;
}
