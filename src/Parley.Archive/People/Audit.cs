using System.Collections.Immutable;
using Parley.Archive.People;
using Parley.Archive.Stores;

namespace Parley.Archive;

/// <content>Who did what. Rows are only ever added.</content>
public sealed partial class StoryArchive
{
    private const int LongestNote = 400;

    /// <summary>Notes that somebody did something.</summary>
    /// <param name="who">Who.</param>
    /// <param name="act">What was called.</param>
    /// <param name="what">With what, and what came of it.</param>
    /// <param name="origin">From where.</param>
    public void Note(string who, string act, string what, string origin) => Change(session => session.Run(
        "INSERT INTO audit(id, at, who, act, what, origin) VALUES (@id, @at, @who, @act, @what, @origin)",
        session.NextId("audit"), Clock.Stamp(_clock), Cut(who), Cut(act), Cut(what), Cut(origin)));

    /// <summary>What was done, the latest first.</summary>
    public ImmutableArray<AuditEntry> Audit(int limit, int skip)
    {
        using var session = new Session(_store);
        return [.. session.Rows(
            static r => new AuditEntry(r.GetString(0), r.GetString(1), r.GetString(2), r.GetString(3), r.GetString(4)),
            "SELECT at, who, act, what, origin FROM audit ORDER BY id DESC LIMIT @limit OFFSET @skip", limit, skip)];
    }

    private static string Cut(string text) => text.Replace('\0', ' ') is var clean && clean.Length <= LongestNote ? clean : clean[..(LongestNote - 1)] + "…";
}
