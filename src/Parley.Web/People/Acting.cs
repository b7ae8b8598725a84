using System.Security.Claims;
using Microsoft.AspNetCore.Authentication;
using Microsoft.AspNetCore.Authentication.Cookies;
using Microsoft.AspNetCore.Http;
using Microsoft.Extensions.DependencyInjection;
using Parley.Archive.People;
using Parley.Web.Hosting;

namespace Parley.Web.People;

/// <summary>Who acts in a call: whoever has signed in; where there are no accounts, the user of this machine, who may everything.</summary>
public static class Acting
{
    /// <summary>How sessions are kept.</summary>
    internal const string Scheme = CookieAuthenticationDefaults.AuthenticationScheme;

    private const string StampClaim = "stamp";
    private const string AloneScheme = "alone";

    /// <summary>The name under which what is done is kept.</summary>
    public static string Who(HttpContext http) => http.User.Identity is { IsAuthenticated: true, Name: { } name } ? name : "nobody";

    /// <summary>The role of whoever acts; null where nobody has signed in.</summary>
    public static Role? RoleOf(HttpContext http) =>
        http.User.Identity is { IsAuthenticated: true } && Enum.TryParse<Role>(http.User.FindFirstValue(ClaimTypes.Role), out var role) ? role : null;

    /// <summary>Whether there are no accounts, and the user of this machine acts.</summary>
    public static bool Alone(HttpContext http) => http.User.Identity?.AuthenticationType == AloneScheme;

    /// <summary>From where a call comes.</summary>
    internal static string Origin(HttpContext http) => http.Connection.RemoteIpAddress?.ToString() ?? "unknown";

    /// <summary>A session's owner.</summary>
    internal static ClaimsPrincipal Of(Account account) => Principal(account.Name, account.Role, account.Stamp, Scheme);

    /// <summary>Takes the user of this machine for whoever calls, where nobody can sign in and nobody from elsewhere can call.</summary>
    internal static Task Recognise(HttpContext http, RequestDelegate next)
    {
        var place = http.RequestServices.GetRequiredService<Workplace>();
        if (http.User.Identity is not { IsAuthenticated: true } && http.RequestServices.GetRequiredService<Listening>().OnThisMachine && !place.Archive.HasPeople())
        {
            http.User = Principal(place.User, Role.Admin, "", AloneScheme);
        }

        return next(http);
    }

    /// <summary>Ends a session whose account is gone, or has got another password or role.</summary>
    internal static async Task Validate(CookieValidatePrincipalContext session)
    {
        var (name, stamp) = (session.Principal?.Identity?.Name, session.Principal?.FindFirstValue(StampClaim));
        var account = name is null ? null : session.HttpContext.RequestServices.GetRequiredService<Workplace>().Archive.Person(name);
        if (account is null || account.Stamp != stamp)
        {
            session.RejectPrincipal();
            await session.HttpContext.SignOutAsync(Scheme);
        }
    }

    private static ClaimsPrincipal Principal(string name, Role role, string stamp, string scheme) => new(new ClaimsIdentity(
        [new(ClaimTypes.Name, name), new(ClaimTypes.NameIdentifier, name), new(ClaimTypes.Role, role.ToString()), new(StampClaim, stamp)], scheme));
}

/// <summary>Where the workbench listens.</summary>
/// <param name="OnThisMachine">Whether only this machine can call it.</param>
public sealed record Listening(bool OnThisMachine);
