using Parley.Archive;

namespace Parley.Web.Hosting;

/// <summary>How much the archive holds, counted once for each of its revisions.</summary>
internal sealed class Overviews(Workplace place)
{
    private (long Revision, Overview Counts)? _last;

    /// <summary>The counts of the present revision.</summary>
    public Overview Now()
    {
        var revision = place.Archive.Revision();
        if (_last is not { } last || last.Revision != revision)
        {
            _last = last = (revision, place.Archive.Overview());
        }

        return last.Counts;
    }
}
