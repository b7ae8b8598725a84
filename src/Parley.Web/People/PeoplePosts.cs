using Microsoft.AspNetCore.Builder;
using Microsoft.AspNetCore.Http;
using Microsoft.AspNetCore.Http.HttpResults;
using Microsoft.AspNetCore.Routing;
using Parley.Archive.People;
using Parley.Exchange;
using Parley.Web.Answers;
using Parley.Web.Hosting;
using Parley.Web.Pages;
using Parley.Web.Posts;

namespace Parley.Web.People;

/// <summary>Who may what, and what was done: for admins.</summary>
internal static class PeoplePosts
{
    private const int Notes = 100;

    public static void Map(IEndpointRouteBuilder routes)
    {
        var admins = routes.MapGroup("/people").Needs(Role.Admin).ExcludeFromDescription();
        admins.MapGet("", (Workplace place) => new RazorComponentResult<PeoplePage>(new Dictionary<string, object?>(StringComparer.Ordinal) { ["People"] = place.Archive.People() }));
        admins.MapGet("/audit", (HttpContext http, Workplace place) =>
        {
            var asked = new Asked(http, place);
            var rows = place.Archive.Audit(Notes + 1, (asked.Page - 1) * Notes);
            return new RazorComponentResult<AuditPage>(new Dictionary<string, object?>(StringComparer.Ordinal) { ["Model"] = asked.Listing(rows, Notes), ["Asked"] = asked });
        });
        var posts = admins.MapGroup("").AddEndpointFilter<OwnForms>();
        posts.MapPost("", Add);
        posts.MapPost("/{name}/role", async (string name, HttpContext http, Workplace place) =>
        {
            Other(http, name);
            place.Archive.SetRole(name, Of(await http.Request.ReadFormAsync()));
            return Results.Redirect("/people");
        });
        posts.MapPost("/{name}/password", async (string name, HttpContext http, Workplace place) =>
        {
            Renew(place, name, (await http.Request.ReadFormAsync())["password"].ToString());
            return Results.Redirect("/people");
        });
        posts.MapPost("/{name}/remove", (string name, HttpContext http, Workplace place) =>
        {
            Other(http, name);
            place.Archive.RemovePerson(name);
            return Results.Redirect("/people");
        });
    }

    /// <summary>Gives somebody another password.</summary>
    public static void Renew(Workplace place, string name, string password)
    {
        if (Passwords.Fault(name, password) is { } fault)
        {
            throw new WrongAddressException(Problems.PersonRefused(name, fault));
        }

        place.Archive.SetPassword(name, Passwords.Hash(password));
    }

    private static async Task<IResult> Add(HttpContext http, Workplace place)
    {
        var form = await http.Request.ReadFormAsync();
        var (name, password) = (form["name"].ToString().Trim(), form["password"].ToString());
        if (Passwords.Fault(name, password) is { } fault)
        {
            throw new WrongAddressException(Problems.PersonRefused(name, fault));
        }

        place.Archive.AddPerson(name, Of(form), Passwords.Hash(password), Acting.Who(http));
        return Results.Redirect("/people");
    }

    private static Role Of(IFormCollection form) => Enum.TryParse<Role>(form["role"], ignoreCase: true, out var role) && Enum.IsDefined(role) ? role
        : throw new WrongAddressException(Problems.WrongAddress("role", "expected reader, analyst or admin"));

    private static void Other(HttpContext http, string name)
    {
        if (string.Equals(name, Acting.Who(http), StringComparison.OrdinalIgnoreCase))
        {
            throw new WrongAddressException(Problems.PersonRefused(name, "this is you; another admin has to do it"));
        }
    }
}
