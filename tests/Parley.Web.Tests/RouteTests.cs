using System.Net;
using System.Text.Json;
using Parley.Web.Answers;
using Parley.Web.Hosting;

namespace Parley.Web.Tests;

/// <summary>Every address in every form: what comes back, what it lets browsers do, what is refused.</summary>
public class RouteTests
{
    private static readonly string[] Lists = ["/overview", "/stories", "/timeline", "/meetings", "/positions", "/statements", "/incidents", "/actors", "/brief", "/refusals", "/actors/1", "/events/1"];

    public static TheoryData<string> All => new(Lists);

    [Theory, MemberData(nameof(All))]
    public async Task Each_answer_is_a_page_json_csv_and_part_of_the_api(string path)
    {
        using var client = (await TestBench.Samples).Client();
        foreach (var (address, type) in new[] { (path, "text/html"), ($"{path}.json", "application/json"), ($"{path}.csv", "text/csv"), ($"/api{path}", "application/json") })
        {
            using var answer = await client.GetAsync(address);
            var body = await answer.Content.ReadAsStringAsync();
            answer.StatusCode.ShouldBe(HttpStatusCode.OK, address);
            answer.Content.Headers.ContentType!.MediaType.ShouldBe(type, address);
            answer.Headers.GetValues("Content-Security-Policy").Single().ShouldBe("default-src 'none'; style-src 'self'; script-src 'self'; img-src 'self' data:; form-action 'self'; base-uri 'none'; frame-ancestors 'none'; connect-src 'self'");
            answer.Headers.GetValues("X-Content-Type-Options").Single().ShouldBe("nosniff");
            body.Length.ShouldBeInRange(type == "text/csv" ? 10 : 20, 200_000, address);
            if (type == "application/json")
            {
                JsonDocument.Parse(body);
            }
        }
    }

    [Fact]
    public async Task A_story_is_json_and_csv_too()
    {
        var bench = await TestBench.Samples;
        using var client = bench.Client();
        var id = Uri.EscapeDataString(bench.Archive.Stories("Macron", new Archive.Questions.Filter()).Stories[0].Story);
        using var json = JsonDocument.Parse(await client.GetStringAsync($"/api/story?id={id}&item=m1"));
        var story = json.RootElement.GetProperty("story");
        var (text, item) = (story.GetProperty("text").GetString()!, json.RootElement.GetProperty("chosen"));
        var span = item.GetProperty("evidence")[0];
        text[span.GetProperty("start").GetInt32()..span.GetProperty("end").GetInt32()].ShouldContain("Rubio held talks");
        item.GetProperty("rule").GetString().ShouldStartWith("meeting.");
        (await client.GetStringAsync($"/story.csv?id={id}")).ShouldStartWith("\"item\",\"kind\",\"type\",\"status\"");
    }

    [Theory]
    [InlineData("/nowhere", HttpStatusCode.NotFound, "PAR063")]
    [InlineData("/actors/987654", HttpStatusCode.NotFound, "PAR045")]
    [InlineData("/events/987654", HttpStatusCode.NotFound, "PAR065")]
    [InlineData("/story?id=none", HttpStatusCode.NotFound, "PAR049")]
    [InlineData("/story", HttpStatusCode.BadRequest, "PAR062")]
    [InlineData("/timeline?from=soon", HttpStatusCode.BadRequest, "PAR062")]
    [InlineData("/timeline?kind=quarrel", HttpStatusCode.BadRequest, "PAR062")]
    [InlineData("/stories?limit=100000", HttpStatusCode.BadRequest, "PAR062")]
    [InlineData("/incidents?bbox=1,2,3", HttpStatusCode.BadRequest, "PAR062")]
    [InlineData("/incidents?region=atlantis", HttpStatusCode.BadRequest, "PAR062")]
    [InlineData("/meetings?view=globe", HttpStatusCode.BadRequest, "PAR062")]
    [InlineData("/meetings?month=2025-13", HttpStatusCode.BadRequest, "PAR062")]
    [InlineData("/meetings?actor=Nobody%20Atall", HttpStatusCode.NotFound, "PAR045")]
    public async Task What_cannot_be_answered_is_told_with_its_code_to_people_and_programs(string path, HttpStatusCode status, string code)
    {
        using var client = (await TestBench.Samples).Client();
        using var page = await client.GetAsync(path);
        page.StatusCode.ShouldBe(status);
        (await page.Content.ReadAsStringAsync()).ShouldContain(code);
        using var answer = await client.GetAsync($"/api{path}");
        answer.StatusCode.ShouldBe(status);
        answer.Content.Headers.ContentType!.MediaType.ShouldBe("application/problem+json");
        JsonDocument.Parse(await answer.Content.ReadAsStringAsync()).RootElement.GetProperty("code").GetString().ShouldBe(code);
    }

    [Theory]
    [InlineData("/samples")]
    [InlineData("/actors/1/merge")]
    [InlineData("/actors/1/split")]
    [InlineData("/judgements/1/undo")]
    public async Task Posts_from_elsewhere_are_refused(string path)
    {
        var bench = await TestBench.Samples;
        using var client = bench.Client();
        using var form = new FormUrlEncodedContent([new("other", "Lammy"), new("key", "x")]);
        using var bare = await client.PostAsync(path, form);
        bare.StatusCode.ShouldBe(HttpStatusCode.BadRequest);
        (await bare.Content.ReadAsStringAsync()).ShouldContain("PAR064");
        using var foreign = new HttpRequestMessage(HttpMethod.Post, path) { Content = new FormUrlEncodedContent([new("other", "Lammy")]), Headers = { { "Sec-Fetch-Site", "cross-site" } } };
        using var refused = await client.SendAsync(foreign);
        refused.StatusCode.ShouldBe(HttpStatusCode.BadRequest);
        bench.Archive.JudgedByPeople(10).ShouldBeEmpty();
    }

    [Fact]
    public async Task A_name_that_is_not_this_machines_is_refused()
    {
        using var client = (await TestBench.Samples).Client();
        using var request = new HttpRequestMessage(HttpMethod.Get, "/stories") { Headers = { Host = "rebound.example" } };
        using var answer = await client.SendAsync(request);
        answer.StatusCode.ShouldBe(HttpStatusCode.MisdirectedRequest);
        (await answer.Content.ReadAsStringAsync()).ShouldContain("PAR067");
    }

    [Fact]
    public async Task Without_accounts_nothing_listens_beyond_this_machine()
    {
        await using var bench = await TestBench.Start();
        var place = new Workplace(bench.Archive, "", "", "", () => throw new InvalidOperationException(), "tester", TimeProvider.System);
        Should.Throw<ArgumentException>(() => Workbench.Build(place, IPAddress.Any, 0)).Message.ShouldStartWith("without accounts the workbench listens on loopback only");
    }

    [Fact]
    public async Task What_has_not_changed_is_not_sent_again_and_what_has_is()
    {
        await using var bench = await TestBench.Start();
        using var client = bench.Client();
        using var first = await client.GetAsync("/api/stories");
        var tag = first.Headers.ETag!;
        using var again = new HttpRequestMessage(HttpMethod.Get, "/api/stories");
        again.Headers.IfNoneMatch.Add(tag);
        using var known = await client.SendAsync(again);
        known.StatusCode.ShouldBe(HttpStatusCode.NotModified);
        bench.Archive.Add([new("x", null, new Record.Story("x", "A storm came.", new DateOnly(2025, 4, 17), null, null, 0), "AP", null, false, null, 1)], new("1", "1"),
            s => new(new Record.StoryRecord(s, [], [], [], [], [], []), null), 1, null, CancellationToken.None);
        using var changed = new HttpRequestMessage(HttpMethod.Get, "/api/stories");
        changed.Headers.IfNoneMatch.Add(tag);
        using var fresh = await client.SendAsync(changed);
        fresh.StatusCode.ShouldBe(HttpStatusCode.OK);
        (await fresh.Content.ReadAsStringAsync()).ShouldContain("A storm came.");
    }

    [Fact]
    public async Task Lists_have_pages()
    {
        using var client = (await TestBench.Samples).Client();
        using var first = JsonDocument.Parse(await client.GetStringAsync("/api/stories?limit=4"));
        using var second = JsonDocument.Parse(await client.GetStringAsync("/api/stories?limit=4&page=2"));
        string[] Ids(JsonDocument page) => [.. page.RootElement.GetProperty("stories").GetProperty("rows").EnumerateArray().Select(r => r.GetProperty("story").GetString()!)];
        (Ids(first).Length, Ids(second).Length).ShouldBe((4, 3));
        Ids(first).Intersect(Ids(second)).ShouldBeEmpty();
        first.RootElement.GetProperty("stories").GetProperty("more").GetBoolean().ShouldBeTrue();
        second.RootElement.GetProperty("stories").GetProperty("more").GetBoolean().ShouldBeFalse();
    }

    [Fact]
    public async Task The_api_describes_itself_and_the_guide_names_every_route_and_parameter()
    {
        using var client = (await TestBench.Samples).Client();
        using var api = JsonDocument.Parse(await client.GetStringAsync("/api/openapi.json"));
        var paths = api.RootElement.GetProperty("paths").EnumerateObject().Select(p => p.Name).ToList();
        paths.Count.ShouldBe(16);
        var guide = await File.ReadAllTextAsync(Path.Combine(TestBench.Root, "docs", "workbench.md"));
        paths.ShouldAllBe(p => guide.Contains($"`{p.Substring("/api".Length)}`"), "docs/workbench.md");
        Parameters.All.Keys.ShouldAllBe(p => guide.Contains($"`{p}`"), "docs/workbench.md");
        api.RootElement.GetProperty("paths").GetProperty("/api/timeline").GetProperty("get").GetProperty("parameters").EnumerateArray().Select(p => p.GetProperty("name").GetString()).ShouldContain("about");
    }
}
