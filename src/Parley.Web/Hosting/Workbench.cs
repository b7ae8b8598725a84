using System.Net;
using System.Security.Cryptography.X509Certificates;
using System.Text.Encodings.Web;
using System.Text.Unicode;
using Microsoft.AspNetCore.Builder;
using Microsoft.AspNetCore.Hosting;
using Microsoft.AspNetCore.Http;
using Microsoft.AspNetCore.Server.Kestrel.Core;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.Logging;
using Microsoft.Extensions.WebEncoders;
using Parley.Archive.People;
using Parley.Web.Answers;
using Parley.Web.Intake;
using Parley.Web.People;
using Parley.Web.Posts;
using Parley.Web.Review;

namespace Parley.Web.Hosting;

/// <summary>The workbench as a web server: pages made on the server, each also as JSON and CSV, and the API over the same answers.</summary>
public static class Workbench
{
    private const long LargestPost = 64 * 1024;
    private static readonly TimeSpan Session = TimeSpan.FromHours(12);

    /// <summary>Builds it; <c>Run</c> starts it.</summary>
    /// <param name="place">What it works on.</param>
    /// <param name="address">Where it listens; without accounts a loopback address.</param>
    /// <param name="port">The port; 0 takes a free one.</param>
    /// <param name="certificate">With which it speaks TLS; null where it does not.</param>
    /// <exception cref="ArgumentException">The address is beyond this machine, and there are no accounts.</exception>
    public static WebApplication Build(Workplace place, IPAddress address, int port, X509Certificate2? certificate = null)
    {
        var listening = new Listening(IPAddress.IsLoopback(address));
        if (!listening.OnThisMachine && !place.Archive.HasPeople())
        {
            throw new ArgumentException("without accounts the workbench listens on loopback only", nameof(address));
        }

        var builder = WebApplication.CreateSlimBuilder(new WebApplicationOptions { ContentRootPath = AppContext.BaseDirectory, EnvironmentName = "Production" });
        builder.Configuration.Sources.Clear();
        builder.Logging.ClearProviders().AddSimpleConsole(o => o.SingleLine = true).SetMinimumLevel(LogLevel.Warning).AddFilter("Microsoft.AspNetCore.DataProtection", LogLevel.Error).AddFilter("Microsoft.AspNetCore.Antiforgery", LogLevel.Error);
        builder.WebHost.ConfigureKestrel(o =>
        {
            o.AddServerHeader = false;
            o.Limits.MaxRequestBodySize = LargestPost;
            o.Listen(address, port, l =>
            {
                l.Protocols = HttpProtocols.Http1;
                if (certificate is not null)
                {
                    l.UseHttps(certificate);
                }
            });
        });
        builder.WebHost.UseKestrelHttpsConfiguration();
        AddServices(builder.Services, place);
        AddPeople(builder.Services, listening);
        var app = builder.Build();
        app.UseMiddleware<Protections>();
        app.UseMiddleware<ProblemAnswers>();
        app.UseRouting();
        app.UseAuthentication();
        app.Use(Acting.Recognise);
        app.UseRateLimiter();
        app.UseMiddleware<Auditing>();
        app.UseMiddleware<Gate>();
        app.UseAntiforgery();
        MapRoutes(app);
        return app;
    }

    /// <summary>Every address, with the role it takes.</summary>
    private static void MapRoutes(WebApplication app)
    {
        OwnFiles.Map(app.MapGroup("").ForAnyone());
        SignIn.Map(app);
        PeoplePosts.Map(app);
        var readers = app.MapGroup("").Needs(Role.Reader);
        AllAnswers.Map(readers);
        readers.MapOpenApi("/api/openapi.json");
        var analysts = app.MapGroup("").Needs(Role.Analyst);
        AddPosts.Map(analysts);
        SamplePosts.Map(analysts);
        ActorPosts.Map(analysts);
        ReviewAnswers.Map(analysts);
        ReviewPosts.Map(analysts);
        AddItemPosts.Map(analysts);
    }

    private static void AddPeople(IServiceCollection services, Listening listening)
    {
        services.AddSingleton(listening);
        services.AddAuthentication(Acting.Scheme).AddCookie(Acting.Scheme, o =>
        {
            o.Cookie.Name = "parley-session";
            o.Cookie.HttpOnly = true;
            o.Cookie.SameSite = SameSiteMode.Strict;
            o.Cookie.SecurePolicy = listening.OnThisMachine ? CookieSecurePolicy.SameAsRequest : CookieSecurePolicy.Always;
            o.ExpireTimeSpan = Session;
            o.Events.OnValidatePrincipal = Acting.Validate;
        });
        services.AddRateLimiter(Limits.Set);
        services.AddSingleton<Adding>().AddHostedService(s => s.GetRequiredService<Adding>()).AddHostedService<Warming>();
    }

    private static void AddServices(IServiceCollection services, Workplace place)
    {
        services.AddSingleton(place).AddSingleton<Rules>().AddSingleton<Drawings.Gazetteer>().AddSingleton<Drawings.Outlines>().AddSingleton<Overviews>();
        services.AddRazorComponents();
        services.AddHttpContextAccessor();
        services.Configure<WebEncoderOptions>(o => o.TextEncoderSettings = new TextEncoderSettings(UnicodeRanges.All));
        services.AddWebEncoders();
        KeyFiles.Protect(services, place);
        services.AddAntiforgery(o =>
        {
            o.Cookie.Name = "parley-form";
            o.Cookie.SameSite = SameSiteMode.Strict;
            o.SuppressXFrameOptionsHeader = true;
        });
        services.ConfigureHttpJsonOptions(o => o.SerializerOptions.Encoder = JavaScriptEncoder.UnsafeRelaxedJsonEscaping);
        services.AddOpenApi("v1", OpenApiText.Describe);
    }
}
