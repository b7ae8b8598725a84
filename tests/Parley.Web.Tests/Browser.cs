using Microsoft.Playwright;

namespace Parley.Web.Tests;

/// <summary>Debian's Chromium, driven by Playwright; started once. Tests that need it are skipped where it is not installed.</summary>
internal static class Browser
{
    // Machines that build may be busy.
    private const float Patience = 120_000;

    private static readonly string[] Programs = ["/usr/bin/chromium", "/usr/bin/chromium-browser", "/usr/bin/google-chrome"];

    private static readonly Lazy<Task<IBrowser>> Started = new(async () =>
    {
        var playwright = await Playwright.CreateAsync();
        return await playwright.Chromium.LaunchAsync(new BrowserTypeLaunchOptions { ExecutablePath = Programs.First(File.Exists), Args = ["--no-sandbox", "--disable-gpu"] });
    });

    /// <summary>A new page of a size; what the page asks of other machines is refused and remembered.</summary>
    public static async Task<(IPage Page, List<string> Strangers)> Page(int width, int height = 900, bool scripts = true, ColorScheme scheme = ColorScheme.Light)
    {
        Assert.SkipUnless(Programs.Any(File.Exists), "Chromium: not installed; 'apt-get install chromium' brings it");
        var browser = await Started.Value;
        var context = await browser.NewContextAsync(new BrowserNewContextOptions { ViewportSize = new ViewportSize { Width = width, Height = height }, JavaScriptEnabled = scripts, ColorScheme = scheme });
        context.SetDefaultTimeout(Patience);
        context.SetDefaultNavigationTimeout(Patience);
        Assertions.SetDefaultExpectTimeout(Patience);
        var strangers = new List<string>();
        context.Request += (_, request) =>
        {
            if (!request.Url.StartsWith("http://127.0.0.1", StringComparison.Ordinal) && !request.Url.StartsWith("data:", StringComparison.Ordinal))
            {
                strangers.Add(request.Url);
            }
        };
        return (await context.NewPageAsync(), strangers);
    }
}
