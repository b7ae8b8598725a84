using System.Net;
using System.Text.Encodings.Web;
using System.Text.Unicode;
using Microsoft.AspNetCore.Builder;
using Microsoft.AspNetCore.DataProtection;
using Microsoft.AspNetCore.Hosting;
using Microsoft.AspNetCore.Http;
using Microsoft.AspNetCore.Server.Kestrel.Core;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.Logging;
using Microsoft.Extensions.WebEncoders;
using Parley.Web.Answers;
using Parley.Web.Posts;

namespace Parley.Web.Hosting;

/// <summary>The workbench as a web server: pages made on the server, each also as JSON and CSV, and the API over the same answers.</summary>
public static class Workbench
{
    private const long LargestPost = 64 * 1024;

    /// <summary>Builds it; <c>Run</c> starts it.</summary>
    /// <param name="place">What it works on.</param>
    /// <param name="address">Where it listens; a loopback address.</param>
    /// <param name="port">The port; 0 takes a free one.</param>
    /// <exception cref="ArgumentException">The address is beyond this machine.</exception>
    public static WebApplication Build(Workplace place, IPAddress address, int port)
    {
        if (!IPAddress.IsLoopback(address))
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
            o.Listen(address, port, l => l.Protocols = HttpProtocols.Http1);
        });
        AddServices(builder.Services, place);
        var app = builder.Build();
        app.UseMiddleware<Protections>();
        app.UseMiddleware<ProblemAnswers>();
        app.UseRouting();
        app.UseAntiforgery();
        OwnFiles.Map(app);
        AllAnswers.Map(app);
        SamplePosts.Map(app);
        ActorPosts.Map(app);
        app.MapOpenApi("/api/openapi.json");
        return app;
    }

    private static void AddServices(IServiceCollection services, Workplace place)
    {
        services.AddSingleton(place).AddSingleton<Rules>().AddSingleton<Drawings.Gazetteer>().AddSingleton<Overviews>();
        services.AddRazorComponents();
        services.AddHttpContextAccessor();
        services.Configure<WebEncoderOptions>(o => o.TextEncoderSettings = new TextEncoderSettings(UnicodeRanges.All));
        services.AddWebEncoders();
        services.AddDataProtection().UseEphemeralDataProtectionProvider();
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
