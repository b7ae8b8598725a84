using System.Data.Common;
using Microsoft.Extensions.Hosting;
using Parley.Archive;
using Parley.Archive.Events;
using Parley.Archive.Questions;

namespace Parley.Web.Hosting;

/// <summary>After the start asks once what the first pages will ask, so that the database has its pages at hand and sums are there.</summary>
internal sealed class Warming(Workplace place, Overviews overviews) : BackgroundService
{
    private const int DaysOfNews = 7;

    protected override Task ExecuteAsync(CancellationToken stoppingToken) => Task.Run(() => Ask(stoppingToken), stoppingToken);

    private void Ask(CancellationToken stopping)
    {
        try
        {
            var last = overviews.Now().Last;
            foreach (var ask in Questions(last ?? DateOnly.FromDateTime(place.Clock.GetUtcNow().UtcDateTime)))
            {
                if (stopping.IsCancellationRequested)
                {
                    return;
                }

                ask(place.Archive);
            }
        }
        catch (Exception problem) when (problem is DbException or ArchiveException)
        {
            // Whoever asks for the page is told of it.
        }
    }

    private static IEnumerable<Action<StoryArchive>> Questions(DateOnly last) =>
    [
        a => a.Stories(null, new Filter()),
        a => a.Changes(last.AddDays(1 - DaysOfNews), new Filter()),
        a => a.Brief(last.AddDays(1 - DaysOfNews), new Filter()),
        a => a.TollByPlace(new Filter { Kind = EventKind.Incident }),
        a => a.StandMatrix(new Filter(), 1, 1),
        a => a.Pairs(new Filter()),
    ];
}
