using System.Net;
using Microsoft.AspNetCore.Builder;
using Microsoft.AspNetCore.Http;
using Microsoft.AspNetCore.Routing;
using Microsoft.Extensions.DependencyInjection;
using Parley.Archive;
using Parley.Archive.Intake;
using Parley.Archive.Knowledge;
using Parley.Exchange;
using Parley.Language;
using Parley.Reading;
using Parley.Reading.Frames;
using Parley.Web.Hosting;
using Parley.Web.Intake;

namespace Parley.Web.Tests;

/// <summary>A workbench that really listens, over a real SQLite archive of the sample stories and one story that attacks its readers.</summary>
internal sealed class TestBench : IAsyncDisposable
{
    /// <summary>A story of markup and scripts.</summary>
    public const string Hostile = """
        <script>document.title = 'owned'</script> Talks "><img src=x onerror="document.title='owned'">

        GENEVA, April 18, 2025 (AP) -- Anna Lindqvist <script>alert(1)</script> met Karim Haddad in Geneva on Friday to discuss a ceasefire. "We want <b onmouseover='alert(2)'>peace</b>, [click](javascript:alert(3))," Lindqvist said. A rocket attack killed five people in Haifa on Thursday, police said.
        """;

    public static string Root { get; } = FindRoot();

    private static readonly Lazy<Task<TestBench>> OfSamples = new(async () =>
    {
        var bench = await Start();
        var story = Path.Combine(Directory.CreateTempSubdirectory("parley-web-").FullName, "hostile.txt");
        await File.WriteAllTextAsync(story, Hostile);
        using var intake = Intake();
        var (files, _) = IncomingStories.Find([Path.Combine(Root, "samples"), story]);
        intake.Add(bench.Archive, files, null, null, 2, static _ => { }, null, CancellationToken.None);
        return bench;
    });

    private readonly WebApplication _app;

    private TestBench(WebApplication app, StoryArchive archive) => (_app, Archive) = (app, archive);

    /// <summary>One bench that tests share; they only look.</summary>
    public static Task<TestBench> Samples => OfSamples.Value;

    public StoryArchive Archive { get; }

    public Uri Address => new(_app.Urls.First());

    /// <summary>All addresses that it has.</summary>
    public IReadOnlyList<Endpoint> Endpoints => _app.Services.GetRequiredService<EndpointDataSource>().Endpoints;

    /// <summary>A caller without a browser; redirects are not followed.</summary>
    public HttpClient Client() => new(new HttpClientHandler { AllowAutoRedirect = false }) { BaseAddress = Address };

    /// <summary>A new bench over an empty archive.</summary>
    /// <param name="file">The archive; null for a new one.</param>
    public static async Task<TestBench> Start(string? file = null)
    {
        file ??= Path.Combine(Directory.CreateTempSubdirectory("parley-web-").FullName, "parley.db");
        var archive = StoryArchive.Open(file, ArchiveKnowledge.Load(Path.Combine(Root, "data")), TimeProvider.System);
        var place = new Workplace(archive, Path.Combine(Root, "data"), Path.Combine(Root, "codebook"), Path.Combine(Root, "samples"), Intake, "tester", TimeProvider.System, file + ".keys");
        var app = Workbench.Build(place, IPAddress.Loopback, 0);
        await app.StartAsync();
        return new TestBench(app, archive);
    }

    public async ValueTask DisposeAsync()
    {
        await _app.DisposeAsync();
        Archive.Dispose();
    }

    internal static StoryIntake Intake()
    {
        var data = Path.Combine(Root, "data");
        var reader = StoryReader.Load(data, Codebook.Load(Path.Combine(Root, "codebook")), ReaderModels.In(Path.Combine(data, "models"), Setting.Fast));
        return new StoryIntake(reader, new ReaderVersion("test", "test"));
    }

    private static string FindRoot()
    {
        var at = new DirectoryInfo(AppContext.BaseDirectory);
        while (!File.Exists(Path.Combine(at!.FullName, "Parley.slnx")))
        {
            at = at.Parent;
        }

        return at.FullName;
    }
}
