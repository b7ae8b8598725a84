using Deque.AxeCore.Playwright;
using Microsoft.Playwright;
using Parley.Archive.Review;

namespace Parley.Web.Tests;

/// <summary>The review in a real browser, by keys.</summary>
public class ReviewPageTests
{
    [Fact]
    public async Task Items_are_rejected_undone_accepted_and_corrected_by_keys()
    {
        await using var bench = await ReviewTests.Bench();
        var (page, strangers) = await Browser.Page(1440);
        var faults = new List<string>();
        page.Console += (_, message) => faults.Add(message.Text);
        await page.GotoAsync(bench.Address + "review");
        await Look(page, "review");
        await Assertions.Expect(page.Locator(".queued li.at")).ToHaveCountAsync(1);
        await page.Keyboard.PressAsync("j");
        await page.Keyboard.PressAsync("k");
        await Press(page, "r");
        await Assertions.Expect(page.Locator(".acts li").First).ToContainTextAsync("rejected 1 item");
        await Press(page, "u");
        await Assertions.Expect(page.Locator(".acts li").First).ToContainTextAsync("undone by tester");
        await Press(page, "a");
        await Assertions.Expect(page.Locator(".acts li").First).ToContainTextAsync("accepted 1 item");
        await page.GotoAsync(bench.Address + "review?kind=meeting");
        await Press(page, "e");
        await page.Locator("select[name='field.status']").SelectOptionAsync("ongoing");
        await page.GetByRole(AriaRole.Button, new PageGetByRoleOptions { Name = "Save" }).ClickAsync();
        await Assertions.Expect(page.Locator(".verdict").First).ToHaveTextAsync("corrected");
        await Look(page, "review-item");
        await page.Locator(".where a").ClickAsync();
        await Assertions.Expect(page.Locator(".record .acts li").First).ToContainTextAsync("status:");
        await Look(page, "review-story");
        await Conflict(bench, page);
        await Add(bench, page);
        strangers.ShouldBeEmpty();
        faults.Where(f => !f.Contains("409", StringComparison.Ordinal)).ShouldBeEmpty();
        await page.Context.CloseAsync();
    }

    /// <summary>What the reader missed is added with words selected in the text.</summary>
    private static async Task Add(TestBench bench, IPage page)
    {
        var story = bench.Archive.Stories("Macron", new Archive.Questions.Filter()).Stories[0].Story;
        await page.GotoAsync($"{bench.Address}story?id={Uri.EscapeDataString(story)}");
        await page.GetByText("Add what the reader missed").ClickAsync();
        await page.GetByText("position", new PageGetByTextOptions { Exact = true }).ClickAsync();
        await Look(page, "review-add");
        await page.Locator(".source").SelectTextAsync();
        await page.Locator(".source").DispatchEventAsync("mouseup");
        await Assertions.Expect(page.Locator("[data-words]")).Not.ToHaveValueAsync("");
        await page.Locator("[data-words]").FillAsync("Everyone wants peace");
        await page.Locator("input[name='field.holder']").FillAsync("Emmanuel Macron");
        await page.Locator("input[name='field.object']").FillAsync("peace");
        await page.GetByRole(AriaRole.Button, new PageGetByRoleOptions { Name = "Add", Exact = true }).ClickAsync();
        await Assertions.Expect(page.Locator(".record .chosen")).ToContainTextAsync("somebody added it");
        await Assertions.Expect(page.Locator(".run.lit").First).ToContainTextAsync("Everyone wants peace");
        bench.Archive.Positions(new Archive.Questions.Filter { Actor = "Macron" }).ShouldContain(p => p.Text == "peace");
    }

    /// <summary>Somebody else is quicker.</summary>
    private static async Task Conflict(TestBench bench, IPage page)
    {
        var row = bench.Archive.Queue(Verdict.Open, Archive.Events.EventKind.Position, 1, 0)[0];
        await page.GotoAsync($"{bench.Address}review/item?id={Uri.EscapeDataString(row.Story)}&item={row.Item.Id}");
        var stance = page.Locator("select[name='field.stance']");
        await stance.SelectOptionAsync("uncommitted");
        bench.Archive.Correct(row.Seen, new Dictionary<string, string>(StringComparer.Ordinal) { ["stance"] = "threatens" }, "bo");
        await page.GetByRole(AriaRole.Button, new PageGetByRoleOptions { Name = "Save" }).ClickAsync();
        await Assertions.Expect(page.Locator(".notice")).ToContainTextAsync("bo changed this");
        await Look(page, "review-conflict");
        await page.GetByRole(AriaRole.Button, new PageGetByRoleOptions { Name = "Save what I chose" }).ClickAsync();
        await Assertions.Expect(page.Locator("select[name='field.stance']")).ToHaveValueAsync("uncommitted");
    }

    private static async Task Press(IPage page, string key) => await page.Keyboard.PressAsync(key);

    /// <summary>What axe says, and whether anything runs over, on a wide and a narrow screen.</summary>
    private static async Task Look(IPage page, string name)
    {
        foreach (var width in new[] { 390, 1440 })
        {
            await page.SetViewportSizeAsync(width, 900);
            (await page.EvaluateAsync<int>("document.documentElement.scrollWidth - document.documentElement.clientWidth")).ShouldBe(0, $"{name} at {width} is wider than the screen");
            if (Environment.GetEnvironmentVariable("PARLEY_SHOTS") is { Length: > 0 } folder)
            {
                await page.ScreenshotAsync(new PageScreenshotOptions { Path = Path.Combine(folder, $"{name}-{width}.png"), FullPage = true });
            }
        }

        (await page.RunAxe()).Violations.Select(v => $"{v.Id}: {v.Nodes[0].Html}").ShouldBeEmpty(name);
    }
}
