namespace Parley.Archive;

/// <summary>What can be wrong with a call on an archive, or with the archive.</summary>
public enum ArchiveFault
{
    /// <summary>The store can't be opened.</summary>
    Unopened,

    /// <summary>The store was written by a later Parley.</summary>
    NewerSchema,

    /// <summary>No actor goes by that name.</summary>
    NoSuchActor,

    /// <summary>There is no such judgement to undo.</summary>
    NoSuchJudgement,

    /// <summary>A merge or split that would change nothing.</summary>
    NothingToDo,

    /// <summary>A table of the archive's knowledge is missing or malformed.</summary>
    Knowledge,

    /// <summary>A backup can't be made or used.</summary>
    Backup,

    /// <summary>There is no such story.</summary>
    NoSuchStory,

    /// <summary>There is no such event.</summary>
    NoSuchEvent,

    /// <summary>There is no such account.</summary>
    NoSuchPerson,

    /// <summary>An account can't be made or changed so.</summary>
    PersonRefused,

    /// <summary>There is no such item to review, or its story no longer counts.</summary>
    NoSuchItem,

    /// <summary>There are no such corrections to undo.</summary>
    NoSuchCorrection,

    /// <summary>A correction that can't stand in its field.</summary>
    WrongCorrection,
}

/// <summary>Something about an archive that a user has to know.</summary>
/// <param name="fault">What sort of thing.</param>
/// <param name="where">The store, name or file it is about.</param>
/// <param name="text">What is wrong and what was expected.</param>
public sealed class ArchiveException(ArchiveFault fault, string where, string text) : Exception($"{where}: {text}")
{
    /// <summary>What sort of thing.</summary>
    public ArchiveFault Fault { get; } = fault;

    /// <summary>What it is about.</summary>
    public string Where { get; } = where;

    /// <summary>What is wrong and what was expected.</summary>
    public string Text { get; } = text;
}
