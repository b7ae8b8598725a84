using System.Diagnostics;
using System.Globalization;
using System.Text.Json;

namespace Parley.Bench.Archive;

/// <summary>Asks every page of a running workbench many times, narrowed in several ways, and tells the time until the whole page is there and its size.</summary>
internal static class Pages
{
    private const int SizeAllowed = 200_000;
    private const int TimeAllowed = 300;
    private static readonly string[] Topics = ["ceasefire", "sanctions", "elections", "refugees", "nuclear programme", "hospital"];
    private static readonly string[] Countries = ["USA", "RUS", "IRN", "FRA", "SDN", "SYR", "CHN", "UKR"];
    private static readonly string[] Places = ["Baghdad", "London", "Washington", "Kabul", "Ukraine", "Gaza"];
    private static readonly string[] Words = ["ceasefire", "president", "\"prime minister\"", "grain OR wheat", "said", "parliament -election"];

    /// <summary>Asks, and tells; 1 where a page is over what is allowed.</summary>
    /// <param name="address">Where the workbench is, such as http://127.0.0.1:5080.</param>
    /// <param name="rounds">How often each kind of page is asked.</param>
    /// <param name="only">One kind of page; null for all.</param>
    public static async Task<int> Run(Uri address, int rounds, string? only)
    {
        using var client = new HttpClient { BaseAddress = address, Timeout = TimeSpan.FromMinutes(2) };
        var over = false;
        Console.WriteLine($"{"page",-26} {"median",8} {"p95",8} {"longest",8} {"largest kB",11}");
        foreach (var (name, addresses) in (await Kinds(client)).Where(k => only is null || k.Name == only))
        {
            var answers = new List<(double Time, long Size, string Path)>();
            for (var i = 0; i < rounds; i++)
            {
                answers.Add(await Timed(client, addresses[i % addresses.Count]));
            }

            var times = answers.Select(a => a.Time).Order().ToList();
            var (p95, size) = (times[Math.Min(rounds - 1, rounds * 95 / 100)], answers.Max(a => a.Size));
            over |= p95 > TimeAllowed || size > SizeAllowed;
            Console.WriteLine(string.Create(CultureInfo.InvariantCulture, $"{name,-26} {times[rounds / 2],8:F1} {p95,8:F1} {times[^1],8:F1} {size / 1000.0,11:F1}{(p95 > TimeAllowed || size > SizeAllowed ? "  over" : "")}"));
            if (only is not null)
            {
                answers.GroupBy(a => a.Path, StringComparer.Ordinal).ToList().ForEach(g => Console.WriteLine(string.Create(CultureInfo.InvariantCulture, $"    {g.Average(a => a.Time),8:F1} {g.First().Size / 1000.0,8:F1}  {g.Key}")));
            }
        }

        return over ? 1 : 0;
    }

    private static async Task<(double Time, long Size, string Path)> Timed(HttpClient client, string path)
    {
        while (true)
        {
            var watch = Stopwatch.StartNew();
            using var answer = await client.GetAsync(new Uri(path, UriKind.Relative));
            var body = await answer.Content.ReadAsByteArrayAsync();
            if ((int)answer.StatusCode == 429)
            {
                await Task.Delay(answer.Headers.RetryAfter?.Delta ?? TimeSpan.FromSeconds(5));
                continue;
            }

            return answer.IsSuccessStatusCode ? (watch.Elapsed.TotalMilliseconds, body.LongLength, path) : throw new InvalidOperationException($"{path}: {answer.StatusCode}");
        }
    }

    /// <summary>Kinds of pages, each with addresses: as it opens, and narrowed to what the archive holds.</summary>
    private static async Task<List<(string Name, List<string> Addresses)>> Kinds(HttpClient client)
    {
        var actors = await Column(client, "/api/actors?limit=120", "actors", "rows", "id");
        var stories = await Column(client, "/api/stories?limit=60", "stories", "rows", "story");
        var events = await Column(client, "/api/incidents?limit=40", "incidents", "rows", "id");
        List<string> narrowed = [.. Countries.Select(c => $"country={c}"), .. Places.Select(p => $"place={p}"), .. Topics.Select(t => $"about={Uri.EscapeDataString(t)}"),
            .. actors.Take(10).Concat(actors.TakeLast(6)).Select(a => $"actor=%23{a}"), "from=2018&to=2019", "from=2020-03&status=planned", "page=3", "page=40", "source=Reuters", "source=Vox", .. actors.Take(4).Select((a, i) => $"actor=%23{a}&country={Countries[i]}")];
        List<string> Of(string path, IEnumerable<string>? queries = null) => [path, .. (queries ?? narrowed).Select(q => $"{path}?{q}")];
        return
        [
            ("overview", ["/", "/overview"]),
            ("stories", Of("/stories", [.. narrowed.Where(q => !q.Contains("place=", StringComparison.Ordinal) && !q.Contains("about=", StringComparison.Ordinal)), .. Words.Select(w => $"q={Uri.EscapeDataString(w)}")])),
            ("story", [.. stories.Select(s => $"/story?id={Uri.EscapeDataString(s)}")]),
            ("timeline", [.. Of("/timeline"), "/timeline?lanes=actor", "/timeline?kind=incident&type=attack"]),
            ("event", [.. events.Select(e => $"/events/{e}")]),
            ("meetings", Of("/meetings")),
            ("positions", Of("/positions")),
            ("positions/history", [.. actors.Take(30).Select((a, i) => $"/positions/history?actor=%23{a}&topic={Uri.EscapeDataString(Topics[i % Topics.Length])}")]),
            ("statements", Of("/statements")),
            ("incidents", [.. Of("/incidents"), "/incidents?per=year", "/incidents?per=month"]),
            ("actors", Of("/actors", [.. Countries.Select(c => $"country={c}"), "name=ma", "name=al", "name=putin", "page=20"])),
            ("actor", [.. actors.Select(a => $"/actors/{a}")]),
            ("brief", Of("/brief", [.. narrowed.Where(q => !q.Contains("from=", StringComparison.Ordinal) && !q.Contains("page=", StringComparison.Ordinal)), "since=2020-03-01", "since=2021-01"])),
            ("review", ["/review", "/review?kind=incident", "/review?kind=position", "/review?verdict=accepted", "/review?page=5"]),
            ("review/item", await Items(client, stories)),
            ("refusals", ["/refusals"]),
            ("stories/add", ["/stories/add"]),
            ("people", ["/people"]),
            ("people/audit", ["/people/audit"]),
            ("account", ["/account"]),
        ];
    }

    private static async Task<List<string>> Items(HttpClient client, IEnumerable<string> stories)
    {
        var addresses = new List<string>();
        foreach (var story in stories.Take(30))
        {
            var items = await Column(client, $"/api/story?id={Uri.EscapeDataString(story)}", "story", "items", "id");
            addresses.AddRange(items.Take(2).Select(i => $"/review/item?id={Uri.EscapeDataString(story)}&item={i}"));
        }

        return addresses;
    }

    private static async Task<List<string>> Column(HttpClient client, string path, string part, string rows, string column)
    {
        using var document = JsonDocument.Parse(await client.GetStringAsync(new Uri(path, UriKind.Relative)));
        return [.. document.RootElement.GetProperty(part).GetProperty(rows).EnumerateArray().Select(r => r.GetProperty(column).ToString())];
    }
}
