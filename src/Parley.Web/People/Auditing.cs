using Microsoft.AspNetCore.Http;
using Microsoft.AspNetCore.Http.Features;
using Microsoft.AspNetCore.Routing;
using Parley.Web.Hosting;

namespace Parley.Web.People;

/// <summary>Notes every call that changes something or tries to: who, what, when, from where. Passwords are left out.</summary>
internal sealed class Auditing(RequestDelegate next)
{
    private const int LongestField = 80;

    public async Task InvokeAsync(HttpContext http, Workplace place)
    {
        if (HttpMethods.IsGet(http.Request.Method) || http.GetEndpoint() is not RouteEndpoint)
        {
            await next(http);
            return;
        }

        var who = Acting.RoleOf(http) is null ? null : Acting.Who(http);
        var outcome = "refused";
        try
        {
            await next(http);
            outcome = http.Response.StatusCode < 400 ? "" : $"refused ({http.Response.StatusCode})";
        }
        finally
        {
            // Strangers leave a trace only where they tried to sign in.
            if ((who ?? Named(http)) is { Length: > 0 } name)
            {
                place.Archive.Note(name, $"{http.Request.Method} {http.Request.Path}", $"{Fields(http)} {outcome}".Trim(), Acting.Origin(http));
            }
        }
    }

    private static string? Named(HttpContext http) => http.Request.Path == SignIn.Address ? Form(http)?["name"].ToString() : null;

    private static string Fields(HttpContext http) => Form(http) is not { } form ? "" : string.Join(", ",
        form.Where(f => !f.Key.StartsWith("__", StringComparison.Ordinal) && !f.Key.Contains("password", StringComparison.OrdinalIgnoreCase) && f.Value.ToString().Length > 0)
            .Select(f => $"{f.Key}: {Short(f.Value.ToString())}").Concat(form.Files.Where(f => f.FileName.Length > 0).Take(3).Select(f => Short(f.FileName))));

    private static IFormCollection? Form(HttpContext http) => http.Features.Get<IFormFeature>()?.Form;

    private static string Short(string text) => text.Length <= LongestField ? text : text[..LongestField] + "…";
}
