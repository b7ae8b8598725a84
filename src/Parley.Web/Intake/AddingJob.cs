using System.Collections.Immutable;
using Parley.Archive.Intake;
using Parley.Exchange;

namespace Parley.Web.Intake;

/// <summary>How far an upload is.</summary>
public enum AddingState
{
    /// <summary>Others come before it.</summary>
    Waiting,

    /// <summary>It is being read.</summary>
    Reading,

    /// <summary>All of it is in the archive, or refused.</summary>
    Done,

    /// <summary>It ended before its end; what was read by then is in the archive.</summary>
    Failed,
}

/// <summary>One upload on its way into the archive. One thread writes it, pages read it.</summary>
/// <param name="id">Under which its page is found.</param>
/// <param name="folder">Where its files are, until they are read.</param>
/// <param name="files">How many.</param>
/// <param name="published">The day of publication that whoever sent it gave.</param>
/// <param name="who">Who sent it.</param>
/// <param name="refused">What was refused before reading.</param>
public sealed class AddingJob(string id, string folder, int files, DateOnly? published, string who, ImmutableArray<Problem> refused)
{
    private const int MostProblems = 500;

    /// <summary>Under which its page is found.</summary>
    public string Id => id;

    /// <summary>Where its files are.</summary>
    public string Folder => folder;

    /// <summary>How many files.</summary>
    public int Files => files;

    /// <summary>The day of publication.</summary>
    public DateOnly? Published => published;

    /// <summary>Who sent it.</summary>
    public string Who => who;

    /// <summary>How far it is.</summary>
    public AddingState State { get; internal set; }

    /// <summary>What became of its stories so far.</summary>
    public AddCounts Counts { get; internal set; } = new(0, 0, 0, 0, 0, 0);

    /// <summary>What was refused, or noticed, with the reason.</summary>
    public ImmutableArray<Problem> Problems { get; private set; } = refused;

    /// <summary>Whether it has come to its end.</summary>
    public bool Over => State is AddingState.Done or AddingState.Failed;

    internal void Tell(Problem problem)
    {
        if (Problems.Length < MostProblems)
        {
            Problems = Problems.Add(problem);
        }
    }
}
