using System.Globalization;
using System.IO.Compression;
using System.Net;
using System.Text.Json;
using System.Text.RegularExpressions;
using Parley.Archive.Review;
using Parley.Exchange;

namespace Parley.Web.Tests;

/// <summary>Review through HTTP, as two analysts with a browser each would do it without scripts.</summary>
public partial class ReviewTests
{
    /// <summary>A bench of its own with the samples in it.</summary>
    internal static async Task<TestBench> Bench()
    {
        var bench = await TestBench.Start();
        using var intake = TestBench.Intake();
        var (files, _) = IncomingStories.Find([Path.Combine(TestBench.Root, "samples")]);
        intake.Add(bench.Archive, files, null, null, 2, static _ => { }, null, CancellationToken.None);
        return bench;
    }

    [Fact]
    public async Task Two_analysts_who_correct_one_item_at_once_lose_nothing_without_being_told()
    {
        await using var bench = await Bench();
        using var ada = new Analyst(bench);
        using var bo = new Analyst(bench);
        var row = bench.Archive.Queue(Verdict.Open, Archive.Events.EventKind.Meeting, 1, 0)[0];
        var address = $"/review/item?id={Uri.EscapeDataString(row.Story)}&item={row.Item.Id}";
        var (hers, his) = (await ada.Form(address), await bo.Form(address));
        (await ada.Post("/review/item", hers, ("field.status", "ongoing"))).Status.ShouldBe(HttpStatusCode.Redirect);

        var told = await bo.Post("/review/item", his, ("field.status", "not"), ("field.place", "Geneva"));
        told.Status.ShouldBe(HttpStatusCode.Conflict);
        told.Body.ShouldContain("PAR093: tester changed this while you had it before you. Nothing of yours was saved yet.");
        told.Body.ShouldContain("name=\"field.status\" value=\"not\" checked");
        told.Body.ShouldContain("name=\"field.status\" value=\"ongoing\"");
        told.Body.ShouldContain("name=\"field.place\" value=\"Geneva\" checked");
        Field(bench, row, "status").ShouldBe("ongoing");

        var choice = Analyst.Fields(told.Body);
        (await bo.Post("/review/item", choice, ("field.status", "ongoing"), ("field.place", "Geneva"))).Status.ShouldBe(HttpStatusCode.Redirect);
        (Field(bench, row, "status"), Field(bench, row, "place")).ShouldBe(("ongoing", "Geneva"));
        (await ada.Get($"/story?id={Uri.EscapeDataString(row.Story)}")).ShouldContain("Who changed what");
    }

    [Fact]
    public async Task Deciding_about_what_another_has_changed_is_told_and_the_rest_is_done()
    {
        await using var bench = await Bench();
        using var ada = new Analyst(bench);
        using var bo = new Analyst(bench);
        var (page, queue) = (await bo.Form("/review?limit=5"), bench.Archive.Queue(Verdict.Open, null, 5, 0));
        await ada.Post("/review/decide", await ada.Form("/review?limit=5"), ("do", $"reject:{queue[0].Seen}"));
        var told = await bo.Post("/review/decide", page, [("do", "accept-page"), .. queue.Select(q => ("shown", q.Seen.ToString()))]);
        told.Status.ShouldBe(HttpStatusCode.Conflict);
        told.Body.ShouldContain("4 of yours were accepted.");
        told.Body.ShouldContain("accept all the same");
        bench.Archive.Queue(Verdict.Rejected, null, 9, 0).Single().Seen.Item.ShouldBe(queue[0].Item.Id);
        var act = bench.Archive.LatestCorrections(1)[0].Act;
        (await bo.Post(string.Create(CultureInfo.InvariantCulture, $"/review/acts/{act}/undo"), page)).Status.ShouldBe(HttpStatusCode.Redirect);
        bench.Archive.Queue(Verdict.Accepted, null, 9, 0).ShouldBeEmpty();
    }

    [Fact]
    public async Task What_cannot_be_decided_is_told_with_its_code()
    {
        await using var bench = await Bench();
        using var ada = new Analyst(bench);
        var form = await ada.Form("/review");
        (await ada.Post("/review/decide", form, ("do", "accept"))).ShouldSatisfyAllConditions(a => a.Status.ShouldBe(HttpStatusCode.BadRequest), a => a.Body.ShouldContain("PAR062"));
        (await ada.Post("/review/decide", form, ("do", "accept:99.m1.0-a"))).Body.ShouldContain("PAR090");
        (await ada.Post("/review/acts/99/undo", form)).Body.ShouldContain("PAR091");
        var row = bench.Archive.Queue(Verdict.Open, null, 1, 0)[0];
        (await ada.Post("/review/item", form, ("seen", row.Seen.ToString()), ("field.attribution", new string('x', 5000)))).Body.ShouldContain("PAR092");
        (await ada.Post("/review/decide", form, ("do", $"accept:{row.Seen}"), ("back", "//elsewhere.example"))).Location.ShouldBe("/review");
        using var stranger = bench.Client();
        using var nothing = new FormUrlEncodedContent([new("do", $"accept:{row.Seen}")]);
        foreach (var path in new[] { "/review/decide", "/review/item", "/review/acts/1/undo" })
        {
            using var refused = await stranger.PostAsync(path, nothing);
            (await refused.Content.ReadAsStringAsync()).ShouldContain("PAR064", customMessage: path);
        }
    }

    [Fact]
    public async Task Corrected_stories_come_out_as_gold_that_the_score_takes()
    {
        await using var bench = await Bench();
        var row = bench.Archive.Queue(Verdict.Open, Archive.Events.EventKind.Meeting, 1, 0)[0];
        bench.Archive.Correct(row.Seen, new Dictionary<string, string>(StringComparer.Ordinal) { ["status"] = "not" }, "ada");
        using var client = bench.Client();
        using var zip = new ZipArchive(await client.GetStreamAsync("/review/gold.zip"));
        zip.Entries.Count.ShouldBe(2);
        var folder = Directory.CreateTempSubdirectory("parley-gold-").FullName;
        zip.ExtractToDirectory(folder);
        var (json, text) = (Directory.GetFiles(folder, "*.json").Single(), await File.ReadAllTextAsync(Directory.GetFiles(folder, "*.txt").Single()));
        text.ShouldBe(bench.Archive.StoryText(row.Story).Text);
        using var record = JsonDocument.Parse(await File.ReadAllTextAsync(json));
        record.RootElement.GetProperty("meetings").EnumerateArray().Single(m => m.GetProperty("id").GetString() == row.Item.Id).GetProperty("status").GetString().ShouldBe("not");
        Exchange.Scoring.RecordScore.Of(folder, folder).Items["all"].F1.ShouldBe(1);
        using var unfinished = new ZipArchive(await client.GetStreamAsync("/review/gold.zip?finished=yes"));
        unfinished.Entries.ShouldBeEmpty();
    }

    private static string Field(TestBench bench, QueuedItem row, string name) => bench.Archive.OnDesk(row.Story, row.Item.Id).Fields.Single(f => f.Name == name).Value;

    /// <summary>Somebody at a browser without scripts: keeps cookies, fills forms in as they came.</summary>
    private sealed partial class Analyst(TestBench bench) : IDisposable
    {
        private readonly HttpClient _client = new(new HttpClientHandler { AllowAutoRedirect = false, CookieContainer = new CookieContainer() }) { BaseAddress = bench.Address };

        public Task<string> Get(string path) => _client.GetStringAsync(path);

        public async Task<Dictionary<string, string>> Form(string path) => Fields(await Get(path));

        public async Task<(HttpStatusCode Status, string Body, string? Location)> Post(string path, Dictionary<string, string> form, params IEnumerable<(string Name, string Value)> filled)
        {
            var values = filled.ToList();
            using var content = new FormUrlEncodedContent([.. form.Where(f => !values.Exists(v => v.Name == f.Key)).Select(f => new KeyValuePair<string, string>(f.Key, f.Value)), .. values.Select(v => new KeyValuePair<string, string>(v.Name, v.Value))]);
            using var answer = await _client.PostAsync(path, content);
            return (answer.StatusCode, await answer.Content.ReadAsStringAsync(), answer.Headers.Location?.ToString());
        }

        public static Dictionary<string, string> Fields(string page)
        {
            var fields = new Dictionary<string, string>(StringComparer.Ordinal);
            foreach (Match input in Inputs().Matches(page))
            {
                if (Attribute(input.Value, "name") is { Length: > 0 } name && !input.Value.Contains("radio", StringComparison.Ordinal) && !input.Value.Contains("checkbox", StringComparison.Ordinal) && name is not ("q" or "shown"))
                {
                    fields[name] = Attribute(input.Value, "value");
                }
            }

            foreach (Match area in Areas().Matches(page))
            {
                fields[area.Groups["name"].Value] = WebUtility.HtmlDecode(area.Groups["text"].Value);
            }

            foreach (Match select in Selects().Matches(page))
            {
                fields[select.Groups["name"].Value] = WebUtility.HtmlDecode(select.Groups["value"].Value);
            }

            return fields;
        }

        public void Dispose() => _client.Dispose();

        private static string Attribute(string tag, string name) => WebUtility.HtmlDecode(Regex.Match(tag, $" {name}=\"(?<value>[^\"]*)\"", RegexOptions.ExplicitCapture, TimeSpan.FromSeconds(1)).Groups["value"].Value);

        [GeneratedRegex("<input [^>]*>", RegexOptions.None, 1000)]
        private static partial Regex Inputs();

        [GeneratedRegex("<textarea name=\"(?<name>[^\"]*)\"[^>]*>(?<text>[^<]*)</textarea>", RegexOptions.ExplicitCapture, 1000)]
        private static partial Regex Areas();

        [GeneratedRegex("<select name=\"(?<name>[^\"]*)\">(?:(?!</select>).)*?<option value=\"(?<value>[^\"]*)\" selected", RegexOptions.Singleline | RegexOptions.ExplicitCapture, 1000)]
        private static partial Regex Selects();
    }
}
