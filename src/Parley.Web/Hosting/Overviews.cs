using System.Diagnostics;
using Parley.Archive;

namespace Parley.Web.Hosting;

/// <summary>
/// How much the archive holds, counted once for each of its revisions. Where counting takes long, a page shows the last counts while the new ones are
/// counted beside it.
/// </summary>
internal sealed class Overviews(Workplace place)
{
    private static readonly TimeSpan Long = TimeSpan.FromMilliseconds(60);

    private readonly Lock _gate = new();
    private Counted? _last;
    private Task _counting = Task.CompletedTask;

    /// <summary>The counts.</summary>
    /// <param name="present">Whether they must be those of the present revision, however long that takes.</param>
    public Overview Now(bool present = false)
    {
        var revision = place.Archive.Revision();
        var last = _last;
        if (last is not null && last.Revision == revision)
        {
            return last.Counts;
        }

        if (present || last is null || last.Took < Long)
        {
            return Count(revision).Counts;
        }

        lock (_gate)
        {
            if (_counting.IsCompleted)
            {
                _counting = Task.Run(() => Count(revision));
            }
        }

        return last.Counts;
    }

    private Counted Count(long revision)
    {
        var watch = Stopwatch.StartNew();
        return _last = new Counted(revision, place.Archive.Overview(), watch.Elapsed);
    }

    private sealed record Counted(long Revision, Overview Counts, TimeSpan Took);
}
