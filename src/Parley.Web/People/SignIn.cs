using System.Globalization;
using Microsoft.AspNetCore.Authentication;
using Microsoft.AspNetCore.Builder;
using Microsoft.AspNetCore.Http;
using Microsoft.AspNetCore.Http.HttpResults;
using Microsoft.AspNetCore.Routing;
using Parley.Archive;
using Parley.Archive.People;
using Parley.Exchange;
using Parley.Web.Answers;
using Parley.Web.Hosting;
using Parley.Web.Pages;
using Parley.Web.Posts;

namespace Parley.Web.People;

/// <summary>Coming in and going out, and one's own password.</summary>
internal static class SignIn
{
    /// <summary>Where one signs in.</summary>
    public const string Address = "/sign-in";

    private const int MostFailures = 5;
    private static readonly TimeSpan Locked = TimeSpan.FromMinutes(15);

    public static void Map(IEndpointRouteBuilder routes)
    {
        routes.MapGet(Address, (HttpContext http) => Acting.RoleOf(http) is null ? Page(http, null) : Results.Redirect(Within(http.Request.Query["to"]))).ForAnyone().ExcludeFromDescription();
        routes.MapPost(Address, Enter).AddEndpointFilter<OwnForms>().ForAnyone().ExcludeFromDescription();
        var own = routes.MapGroup("").Needs(Role.Reader).ExcludeFromDescription();
        own.MapPost("/sign-out", async (HttpContext http) =>
        {
            await http.SignOutAsync(Acting.Scheme);
            return Results.Redirect("/");
        }).AddEndpointFilter<OwnForms>();
        own.MapGet("/account", () => new RazorComponentResult<AccountPage>());
        own.MapPost("/account/password", ChangePassword).AddEndpointFilter<OwnForms>();
    }

    /// <summary>An address of this workbench; the first page where it is another's.</summary>
    public static string Within(string? address) =>
        address is ['/', ..] && !address.StartsWith("//", StringComparison.Ordinal) && !address.Contains('\\', StringComparison.Ordinal) && !address.Any(char.IsControl) ? address : "/";

    private static async Task<IResult> Enter(HttpContext http, Workplace place)
    {
        var form = await http.Request.ReadFormAsync();
        var (name, password) = (form["name"].ToString().Trim(), form["password"].ToString());
        var account = name.Length is > 0 and <= 40 ? place.Archive.Person(name) : null;
        var locked = account?.LockedUntil is { } until && DateTimeOffset.Parse(until, CultureInfo.InvariantCulture) > place.Clock.GetUtcNow();
        if (!Passwords.Fits(account, password) || locked)
        {
            if (account is not null && !locked)
            {
                place.Archive.CountFailure(name, MostFailures, Locked);
            }

            return Page(http, Problems.WrongPassword());
        }

        if (account!.Failures > 0 || account.LockedUntil is not null)
        {
            place.Archive.ForgetFailures(name);
        }

        await http.SignInAsync(Acting.Scheme, Acting.Of(account));
        return Results.Redirect(Within(form["to"]));
    }

    private static async Task<IResult> ChangePassword(HttpContext http, Workplace place)
    {
        var form = await http.Request.ReadFormAsync();
        var account = place.Archive.Person(Acting.Who(http)) ?? throw new ArchiveException(ArchiveFault.NoSuchPerson, Acting.Who(http), "without accounts there are no passwords");
        if (!Passwords.Fits(account, form["password"].ToString()))
        {
            place.Archive.CountFailure(account.Name, MostFailures, Locked);
            throw new WrongAddressException(Problems.WrongPassword());
        }

        PeoplePosts.Renew(place, account.Name, form["new-password"].ToString());
        return Results.Redirect(Address);
    }

    private static RazorComponentResult<SignInPage> Page(HttpContext http, Problem? problem) => new(new Dictionary<string, object?>(StringComparer.Ordinal)
    {
        ["Problem"] = problem,
        ["To"] = Within(problem is null ? http.Request.Query["to"] : http.Request.Form["to"]),
        ["Name"] = problem is null ? "" : http.Request.Form["name"].ToString(),
    })
    { StatusCode = problem is null ? StatusCodes.Status200OK : StatusCodes.Status401Unauthorized };
}
