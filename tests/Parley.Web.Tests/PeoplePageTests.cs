using Deque.AxeCore.Playwright;
using Microsoft.Playwright;
using Parley.Archive.People;

namespace Parley.Web.Tests;

/// <summary>The pages of accounts and of adding stories, in a real browser.</summary>
public class PeoplePageTests
{
    [Fact]
    public async Task An_admin_signs_in_adds_a_person_and_pasted_stories_and_axe_finds_nothing_wrong()
    {
        await using var bench = await PeopleBench.Start();
        foreach (var (width, scheme) in new[] { (1440, ColorScheme.Light), (390, ColorScheme.Dark) })
        {
            var (page, strangers) = await Browser.Page(width, scheme: scheme);
            await page.GotoAsync(bench.Address + "people");
            await Look(page, "sign-in", width);
            await page.GetByLabel("Name").FillAsync("the-admin");
            await page.GetByLabel("Password").FillAsync(PeopleBench.Password);
            await page.GetByRole(AriaRole.Button, new PageGetByRoleOptions { Name = "Sign in" }).ClickAsync();
            var form = page.Locator("form.card");
            await form.GetByLabel("Name").FillAsync($"ben-{width}");
            await form.GetByLabel("Role").SelectOptionAsync("analyst");
            await form.GetByLabel("Password").FillAsync("nine quiet harbours");
            await form.GetByRole(AriaRole.Button).ClickAsync();
            await Assertions.Expect(page.Locator(".people")).ToContainTextAsync($"ben-{width}");
            await Look(page, "people", width);
            bench.Archive.Person($"ben-{width}")!.Role.ShouldBe(Role.Analyst);
            await page.GotoAsync(bench.Address + "people/audit");
            await Look(page, "audit", width);
            await page.GotoAsync(bench.Address + "account");
            await Look(page, "account", width);
            await page.GotoAsync(bench.Address + "stories/add");
            await Look(page, "stories-add", width);
            await page.GetByLabel("Pasted as it ran").FillAsync($"Haddad returns {width}\n\nCAIRO, April 18, 2025 (AP) -- Karim Haddad met Lena Brandt in Cairo on Friday.");
            await page.GetByLabel("Stories as").SetInputFilesAsync(new FilePayload { Name = "page.txt", MimeType = "text/plain", Buffer = "<!DOCTYPE html><html></html>"u8.ToArray() });
            await page.GetByRole(AriaRole.Button, new PageGetByRoleOptions { Name = "Add", Exact = true }).ClickAsync();
            await Assertions.Expect(page.Locator("h1")).ToHaveTextAsync("Done");
            await Assertions.Expect(page.Locator(".facts")).ToContainTextAsync("PAR008");
            await Look(page, "stories-added", width);
            strangers.ShouldBeEmpty();
            await page.Context.CloseAsync();
        }
    }

    private static async Task Look(IPage page, string name, int width)
    {
        await PageTests.Shoot(page, name, width);
        (await page.RunAxe()).Violations.Select(v => $"{v.Id}: {v.Nodes[0].Html}").ShouldBeEmpty($"{name} at {width}");
        (await page.EvaluateAsync<int>("document.documentElement.scrollWidth - document.documentElement.clientWidth")).ShouldBe(0, $"{name} at {width} is wider than the screen");
    }
}
