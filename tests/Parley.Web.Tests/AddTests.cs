using System.Net;
using System.Net.Http.Headers;
using System.Text;
using Parley.Archive.People;
using Parley.Web.Intake;

namespace Parley.Web.Tests;

/// <summary>Stories added from a browser.</summary>
public class AddTests
{
    private const string Story = "Envoys meet in Geneva\n\nGENEVA, April 17, 2025 (AP) -- Anna Lindqvist met Karim Haddad in Geneva on Thursday to discuss a ceasefire.\n";

    [Fact]
    public async Task Files_and_a_pasted_text_are_added_and_what_is_refused_is_told_with_its_reason()
    {
        await using var bench = await PeopleBench.Start();
        using var analyst = await bench.As(Role.Analyst);
        using var form = await Form(analyst, ("talks.txt", Story), ("page.txt", "<!DOCTYPE html><html><body>no</body></html>"), ("empty.txt", ""), ("photo.jpg", "xx"), ("../../etc/passwd.txt", Story + "More.\n"));
        form.Add(new StringContent("Haddad returns\n\nCAIRO, April 18, 2025 (AP) -- Karim Haddad met Lena Brandt in Cairo on Friday.\n"), "text");
        using var sent = await analyst.PostAsync("/stories/add", form);
        sent.StatusCode.ShouldBe(HttpStatusCode.Redirect);
        var page = await Over(analyst, sent.Headers.Location!.OriginalString);
        page.ShouldContain("<h1>Done</h1>");
        foreach (var told in new[] { "upload/page.txt", "PAR008", "upload/empty.txt", "PAR003", "photo.jpg", "PAR086", "sent by the-analyst" })
        {
            page.ShouldContain(told);
        }

        page.ShouldNotContain("parley-upload");
        bench.Archive.Overview().Stories.ShouldBe(3);
        bench.Archive.Stories("Brandt", new Archive.Questions.Filter()).Stories.ShouldHaveSingleItem();
        string.Concat(bench.Archive.Refusals(10)).ShouldNotContain("parley-upload");
    }

    [Fact]
    public async Task What_is_too_much_or_nothing_is_refused_and_pages_are_shown_meanwhile()
    {
        await using var bench = await PeopleBench.Start();
        using var analyst = await bench.As(Role.Analyst);
        using var nothing = await Form(analyst);
        using var bare = await analyst.PostAsync("/stories/add", nothing);
        (bare.StatusCode, (await bare.Content.ReadAsStringAsync()).Contains("PAR086", StringComparison.Ordinal)).ShouldBe((HttpStatusCode.BadRequest, true));
        using var many = await Form(analyst, [.. Enumerable.Range(0, Upload.MostFiles + 1).Select(i => ($"{i}.txt", "x"))]);
        using var refused = await analyst.PostAsync("/stories/add", many);
        (await refused.Content.ReadAsStringAsync()).ShouldContain("at most 500 files");
        using var large = await Form(analyst, ("large.txt", new string('x', (int)Upload.MostBytes)));
        try
        {
            using var toomuch = await analyst.PostAsync("/stories/add", large);
            toomuch.StatusCode.ShouldBe(HttpStatusCode.RequestEntityTooLarge);
        }
        catch (HttpRequestException)
        {
            // The server may hang up before all is sent.
        }

        using var one = await Form(analyst, ("talks.txt", Story));
        using var sent = await analyst.PostAsync("/stories/add", one);
        var clock = System.Diagnostics.Stopwatch.StartNew();
        using var meanwhile = await analyst.GetAsync("/stories");
        meanwhile.StatusCode.ShouldBe(HttpStatusCode.OK);
        clock.Elapsed.ShouldBeLessThan(TimeSpan.FromSeconds(20));
        await Over(analyst, sent.Headers.Location!.OriginalString);
        bench.Archive.Overview().Stories.ShouldBe(1);
        using var lost = await analyst.GetAsync("/stories/add/none");
        lost.StatusCode.ShouldBe(HttpStatusCode.NotFound);
    }

    private static async Task<MultipartFormDataContent> Form(HttpClient client, params (string Name, string Text)[] files)
    {
        var form = new MultipartFormDataContent { { new StringContent(await client.Token("/stories/add")), "__RequestVerificationToken" } };
        foreach (var (name, text) in files)
        {
            form.Add(new ByteArrayContent(Encoding.UTF8.GetBytes(text)) { Headers = { ContentType = new MediaTypeHeaderValue("text/plain") } }, "files", name);
        }

        return form;
    }

    private static async Task<string> Over(HttpClient client, string address)
    {
        for (var i = 0; i < 600; i++)
        {
            using var answer = await client.GetAsync(address);
            if (!answer.Headers.TryGetValues("Refresh", out _))
            {
                return await answer.Content.ReadAsStringAsync();
            }

            await Task.Delay(200);
        }

        throw new TimeoutException(address);
    }
}
