using Microsoft.AspNetCore.Http;
using Microsoft.AspNetCore.Http.Extensions;
using Microsoft.AspNetCore.Routing;
using Parley.Archive.People;
using Parley.Exchange;
using Parley.Web.Hosting;

namespace Parley.Web.People;

/// <summary>Lets a call through to its address where the role of whoever acts allows it. People who have not signed in are led to where they can.</summary>
internal sealed class Gate(RequestDelegate next)
{
    public Task InvokeAsync(HttpContext http)
    {
        if (http.GetEndpoint() is not RouteEndpoint endpoint)
        {
            return next(http);
        }

        var needs = endpoint.Metadata.GetMetadata<Needs>() ?? new Needs(Role.Admin);
        if (needs.Role is not { } needed || Acting.RoleOf(http) >= needed)
        {
            return next(http);
        }

        if (Acting.RoleOf(http) is { } role)
        {
            return ProblemAnswers.Write(http, StatusCodes.Status403Forbidden, Problems.RoleForbids(http.Request.Path, Word(role), Word(needed)));
        }

        if (HttpMethods.IsGet(http.Request.Method) && ProblemAnswers.WantsPage(http.Request))
        {
            http.Response.Redirect($"/sign-in?to={Uri.EscapeDataString(http.Request.GetEncodedPathAndQuery())}");
            return Task.CompletedTask;
        }

        return ProblemAnswers.Write(http, StatusCodes.Status401Unauthorized, Problems.NotSignedIn(http.Request.Path));
    }

    private static string Word(Role role) => role.ToString().ToLowerInvariant();
}
