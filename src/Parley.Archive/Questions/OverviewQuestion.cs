using Dapper;
using Parley.Archive.Events;
using Parley.Archive.Questions;

namespace Parley.Archive;

/// <summary>How much an archive holds.</summary>
/// <param name="Stories">Stories that count.</param>
/// <param name="Outlets">Who published them.</param>
/// <param name="Actors">Named actors.</param>
/// <param name="Meetings">Meetings that they tell of.</param>
/// <param name="Statements">Statements.</param>
/// <param name="Positions">Positions.</param>
/// <param name="Incidents">Incidents.</param>
/// <param name="Actions">Actions.</param>
/// <param name="Refused">What could not be added.</param>
/// <param name="First">The first day of publication.</param>
/// <param name="Last">The last.</param>
public sealed record Overview(
    long Stories, long Outlets, long Actors, long Meetings, long Statements, long Positions, long Incidents, long Actions, long Refused, DateOnly? First, DateOnly? Last);

/// <content>The archive as a whole, and one event of it.</content>
public sealed partial class StoryArchive
{
    private const int SourcesOfOneEvent = 60;

    /// <summary>How much the archive holds.</summary>
    public Overview Overview()
    {
        using var asking = Ask();
        long Count(string of) => asking.Connection.ExecuteScalar<long>($"SELECT count(*) FROM {of}");
        var kinds = asking.Connection.Query<(long Kind, long Count)>("SELECT kind AS Kind, count(*) AS Count FROM event GROUP BY kind").ToDictionary(k => (EventKind)k.Kind, k => k.Count);
        var (first, last) = asking.Connection.QuerySingle<(long?, long?)>("SELECT (SELECT min(day) FROM story WHERE state = 1), (SELECT max(day) FROM story WHERE state = 1)");
        return new Overview(
            Count("story WHERE state = 1"), Count("outlet"), Count("actor WHERE named = 1 AND stories > 0"), kinds.GetValueOrDefault(EventKind.Meeting), kinds.GetValueOrDefault(EventKind.Statement),
            kinds.GetValueOrDefault(EventKind.Position), kinds.GetValueOrDefault(EventKind.Incident), kinds.GetValueOrDefault(EventKind.Action), Count("refusal"), Asking.Day(first), Asking.Day(last));
    }

    /// <summary>A number that every change of the archive raises: what was asked at the same number has the same answer.</summary>
    public long Revision()
    {
        using var asking = Ask();
        return Remembered.Revision(asking);
    }

    /// <summary>One event with all that stories say of it.</summary>
    /// <exception cref="ArchiveException">There is no such event.</exception>
    public EventView Event(long id)
    {
        using var asking = Ask();
        return asking.Events([id], SourcesOfOneEvent) is [var found] ? found
            : throw new ArchiveException(ArchiveFault.NoSuchEvent, $"{id}", "no event of the archive has that number; numbers change when stories are added or read anew");
    }
}
