using Deque.AxeCore.Playwright;
using Microsoft.Playwright;

namespace Parley.Web.Tests;

/// <summary>Each page in a real browser: its main use, what it looks like to screen readers, on wide and narrow screens.</summary>
public class PageTests
{
    public static TheoryData<string> Pages => new(
        "/", "/stories?q=ceasefire", "/timeline?lanes=actor", "/meetings", "/meetings?view=network", "/meetings?view=calendar", "/incidents?region=europe&boundaries=1", "/positions", "/statements", "/incidents", "/actors", "/actors/1", "/brief?since=2006-01-01", "/events/1", "/nowhere",
        "STORY", "STORY&item=m1", "STANDS");

    // Looked at by axe on narrow screens and in the dark too; the others share their parts.
    private static readonly string[] Twice = ["/", "/timeline?lanes=actor", "/positions", "/incidents", "STORY&item=m1"];

    private static async Task<string> Full(string page)
    {
        var bench = await TestBench.Samples;
        var story = bench.Archive.Stories("Macron", new Archive.Questions.Filter()).Stories[0].Story;
        var cell = bench.Archive.StandMatrix(new Archive.Questions.Filter(), 10, 10).Cells[0];
        return bench.Address + page.Replace("STORY", $"story?id={Uri.EscapeDataString(story)}", StringComparison.Ordinal)
            .Replace("STANDS", $"positions/history?actor=%23{cell.HolderId}&topic={Uri.EscapeDataString(cell.Topic)}", StringComparison.Ordinal).TrimStart('/');
    }

    [Theory, MemberData(nameof(Pages))]
    public async Task Axe_finds_nothing_wrong_and_nothing_runs_over(string path)
    {
        foreach (var (width, scheme) in new[] { (1440, ColorScheme.Light), (390, ColorScheme.Dark) })
        {
            var (page, strangers) = await Browser.Page(width, scheme: scheme);
            var faults = new List<string>();
            page.Console += (_, message) => faults.Add(message.Text);
            await page.GotoAsync(await Full(path));
            await Shoot(page, path, width);
            if (width > 390 || Twice.Contains(path))
            {
                var violations = (await page.RunAxe()).Violations;
                violations.Select(v => $"{v.Id}: {v.Nodes[0].Html}").ShouldBeEmpty($"{path} at {width}");
            }

            (await page.EvaluateAsync<int>("document.documentElement.scrollWidth - document.documentElement.clientWidth")).ShouldBe(0, $"{path} at {width} is wider than the screen");
            strangers.ShouldBeEmpty();
            faults.Where(f => !f.Contains("404", StringComparison.Ordinal)).ShouldBeEmpty(path);
            await page.Context.CloseAsync();
        }
    }

    [Fact]
    public async Task Choosing_an_item_lights_its_words_and_tells_the_rule()
    {
        var (page, _) = await Browser.Page(1440);
        await page.GotoAsync(await Full("STORY"));
        await page.Locator(".record a.id").First.ClickAsync();
        await Assertions.Expect(page.Locator(".run.lit").First).ToBeVisibleAsync();
        await Assertions.Expect(page.Locator(".record .chosen .why")).ToContainTextAsync("Rule meeting.");
        (await page.Locator(".dimmed .run:not(.lit)").CountAsync()).ShouldBeGreaterThan(0);
    }

    [Fact]
    public async Task Pages_lead_from_a_fact_to_its_words_and_back_without_scripts()
    {
        var (page, _) = await Browser.Page(1440, scripts: false);
        await page.GotoAsync(await Full("/timeline"));
        await page.Locator("tbody .sources a").First.ClickAsync();
        await Assertions.Expect(page.Locator(".body .run").First).ToBeVisibleAsync();
        await page.Locator(".record .actor").First.ClickAsync();
        await Assertions.Expect(page.Locator("h1")).Not.ToBeEmptyAsync();
        await page.GetByLabel("Search stories").FillAsync("ceasefire");
        await page.Keyboard.PressAsync("Enter");
        await Assertions.Expect(page.Locator(".stories li").First).ToContainTextAsync("ceasefire");
    }

    [Fact]
    public async Task The_words_behind_a_stand_take_the_width_of_the_page()
    {
        var (page, _) = await Browser.Page(1440);
        await page.GotoAsync(await Full("STANDS"));
        (await page.EvaluateAsync<double>("document.querySelector('.steps .sources q').parentElement.getBoundingClientRect().width")).ShouldBeGreaterThan(400);
        (await page.EvaluateAsync<string>("getComputedStyle(document.querySelector('.steps .sources q').parentElement).display")).ShouldNotBe("grid");
    }

    [Fact]
    public async Task The_map_goes_closer_by_links_keys_and_two_clicks()
    {
        var (page, _) = await Browser.Page(1440);
        await page.GotoAsync(await Full("/incidents?region=world"));
        var wide = await Degrees(page);
        await page.GetByText("closer", new PageGetByTextOptions { Exact = true }).ClickAsync();
        await page.WaitForURLAsync(url => url.Contains("bbox=", StringComparison.Ordinal));
        var closer = await Degrees(page);
        closer.ShouldBe(wide / 2, 5);
        await page.Locator("svg.map").DblClickAsync(new LocatorDblClickOptions { Position = new Position { X = 300, Y = 120 } });
        await Assertions.Expect(page.Locator("svg.map")).Not.ToHaveAttributeAsync("data-window", "");
        await page.WaitForFunctionAsync($"(() => {{ const w = document.querySelector('svg.map')?.dataset.window.split(',').map(Number); return w && w[2] - w[0] < {closer.ToString(System.Globalization.CultureInfo.InvariantCulture)} * 0.7; }})()");
    }

    private static Task<double> Degrees(IPage page) => page.EvaluateAsync<double>("(() => { const w = document.querySelector('svg.map').dataset.window.split(',').map(Number); return w[2] - w[0]; })()");

    [Fact]
    public async Task The_keys_search_and_walk_rows()
    {
        var (page, _) = await Browser.Page(1440);
        await page.GotoAsync(await Full("/stories"));
        await page.Keyboard.PressAsync("/");
        await Assertions.Expect(page.GetByLabel("Search stories")).ToBeFocusedAsync();
        await page.Keyboard.PressAsync("Tab");
        await page.Locator("h1").ClickAsync();
        await page.Keyboard.PressAsync("j");
        await page.Keyboard.PressAsync("j");
        await page.Keyboard.PressAsync("k");
        await Assertions.Expect(page.Locator(".stories li").First).ToHaveClassAsync("at");
        await page.Keyboard.PressAsync("Enter");
        await Assertions.Expect(page.Locator("article.text")).ToBeVisibleAsync();
    }

    [Fact]
    public async Task Markup_in_a_story_is_shown_and_does_nothing()
    {
        var bench = await TestBench.Samples;
        var hostile = bench.Archive.Stories("Lindqvist", new Archive.Questions.Filter()).Stories.Single();
        var (page, _) = await Browser.Page(1440);
        foreach (var path in new[] { $"story?id={Uri.EscapeDataString(hostile.Story)}", "stories", "timeline", "statements?actor=Lindqvist", "brief" })
        {
            await page.GotoAsync(bench.Address + path);
            (await page.TitleAsync()).ShouldNotBe("owned");
            (await page.Locator("main script, main img, main [onmouseover], main a[href^='javascript']").CountAsync()).ShouldBe(0, path);
        }

        await page.GotoAsync($"{bench.Address}story?id={Uri.EscapeDataString(hostile.Story)}");
        await Assertions.Expect(page.Locator(".body")).ToContainTextAsync("<script>alert(1)</script>");
    }

    [Fact]
    public async Task A_newcomer_adds_the_samples_with_one_button_and_actors_are_merged_and_parted_again()
    {
        await using var bench = await TestBench.Start();
        var (page, _) = await Browser.Page(1440);
        await page.GotoAsync(bench.Address.ToString());
        await Shoot(page, "/empty", 1440);
        await page.GetByRole(AriaRole.Button, new PageGetByRoleOptions { Name = "Add the sample stories" }).ClickAsync();
        await Assertions.Expect(page.Locator(".counts div").First).ToContainTextAsync("6", new LocatorAssertionsToContainTextOptions { Timeout = 60_000 });
        await page.GotoAsync(bench.Address + "actors?name=Rubio");
        await page.GetByRole(AriaRole.Link, new PageGetByRoleOptions { Name = "Marco Rubio" }).ClickAsync();
        await page.GetByLabel("This is the same as").FillAsync("David Lammy");
        await page.GetByRole(AriaRole.Button, new PageGetByRoleOptions { Name = "merge" }).ClickAsync();
        await Assertions.Expect(page.Locator("#judged + table")).ToContainTextAsync("tester");
        await Shoot(page, "/judged", 1440);
        await page.GetByRole(AriaRole.Button, new PageGetByRoleOptions { Name = "Undo" }).First.ClickAsync();
        await Assertions.Expect(page.Locator("#judged + table")).ToContainTextAsync("undone by tester");
        bench.Archive.Actor("Lammy", new Archive.Questions.Filter()).Actor.Name.ShouldBe("David Lammy");
    }

    /// <summary>With <c>PARLEY_SHOTS</c> set to a folder, what the page looks like is kept there.</summary>
    internal static async Task Shoot(IPage page, string path, int width)
    {
        if (Environment.GetEnvironmentVariable("PARLEY_SHOTS") is { Length: > 0 } folder)
        {
            var name = string.Concat(path.Trim('/').Select(c => char.IsLetterOrDigit(c) ? c : '-'));
            await page.ScreenshotAsync(new PageScreenshotOptions { Path = Path.Combine(folder, $"{(name.Length == 0 ? "overview" : name)}-{width}.png"), FullPage = true });
        }
    }
}
