using System.Net;
using Microsoft.AspNetCore.Http;
using Parley.Exchange;
using Parley.Web.People;

namespace Parley.Web.Hosting;

/// <summary>
/// What every answer says to browsers, and who is let in at all: only those who call this machine by a name of its own, so that no page of
/// another site can reach the archive by a name it makes up. Beyond this machine sessions see to that: a browser sends them to the name they were made for.
/// </summary>
internal sealed class Protections(RequestDelegate next, Listening listening)
{
    /// <summary>Nothing comes from elsewhere, no script or style stands in a page, nothing is framed.</summary>
    public const string ContentPolicy =
        "default-src 'none'; style-src 'self'; script-src 'self'; img-src 'self' data:; form-action 'self'; base-uri 'none'; frame-ancestors 'none'; connect-src 'self'";

    /// <summary>Razor offers its own navigation by script, which no page here has.</summary>
    public const string EnhancedNavigation = "blazor-enhanced-nav";

    public Task InvokeAsync(HttpContext http)
    {
        var headers = http.Response.Headers;
        headers.ContentSecurityPolicy = ContentPolicy;
        headers.XContentTypeOptions = "nosniff";
        headers["Referrer-Policy"] = "same-origin";
        headers["Cross-Origin-Opener-Policy"] = "same-origin";
        headers["Cross-Origin-Resource-Policy"] = "same-origin";
        headers.CacheControl = "private, no-cache";
        http.Response.OnStarting(() =>
        {
            headers.Remove(EnhancedNavigation);
            return Task.CompletedTask;
        });
        return !listening.OnThisMachine || OfThisMachine(http.Request.Host.Host) ? next(http) : ProblemAnswers.Write(http, StatusCodes.Status421MisdirectedRequest, Problems.ForeignHost(http.Request.Host.Host));
    }

    private static bool OfThisMachine(string host) =>
        host.Equals("localhost", StringComparison.OrdinalIgnoreCase) || (IPAddress.TryParse(host.Trim('[', ']'), out var address) && IPAddress.IsLoopback(address));
}
