using System.Globalization;

namespace Parley.Web.Tests;

/// <summary>How soon a page shows something over a large archive: bench/workbench.sh names a workbench that runs in WORKBENCH; without it nothing is measured.</summary>
public sealed class FirstPaintTests(ITestOutputHelper output)
{
    private const double MostMilliseconds = 1000;
    private const int Rounds = 5;

    private static readonly string[] Paths =
    [
        "", "stories", "stories?country=USA", "timeline", "meetings", "positions", "statements", "incidents", "actors", "actors/1", "brief", "review", "refusals", "stories/add", "people", "people/audit", "account",
    ];

    [Fact]
    public async Task Every_page_of_a_large_archive_paints_within_a_second()
    {
        var workbench = Environment.GetEnvironmentVariable("WORKBENCH");
        Assert.SkipWhen(workbench is null, "WORKBENCH: names no running workbench");
        var (page, _) = await Browser.Page(1440);
        var late = new List<string>();
        await page.GotoAsync(workbench!);
        foreach (var path in Paths)
        {
            var times = new List<double>();
            for (var i = 0; i < Rounds; i++)
            {
                await page.GotoAsync($"{workbench!.TrimEnd('/')}/{path}");
                times.Add(await page.EvaluateAsync<double>("new Promise(done => { const find = () => { const e = performance.getEntriesByName('first-contentful-paint')[0]; e ? done(e.startTime) : setTimeout(find, 20); }; find(); })"));
            }

            times.Sort();
            var told = string.Create(CultureInfo.InvariantCulture, $"/{path,-22} first paint median {times[Rounds / 2]:F0} ms, longest {times[^1]:F0} ms");
            output.WriteLine(told);
            Console.WriteLine(told);
            if (times[Rounds / 2] > MostMilliseconds)
            {
                late.Add(told);
            }
        }

        late.ShouldBeEmpty();
    }
}
