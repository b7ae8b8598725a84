using Microsoft.AspNetCore.Builder;
using Microsoft.AspNetCore.Http;
using Microsoft.AspNetCore.Http.HttpResults;
using Microsoft.AspNetCore.Mvc;
using Microsoft.AspNetCore.Routing;
using Parley.Archive.People;
using Parley.Exchange;
using Parley.Web.Answers;
using Parley.Web.Intake;
using Parley.Web.Pages;
using Parley.Web.People;

namespace Parley.Web.Posts;

/// <summary>Stories added from a browser: the form, what it sends, and how far that is.</summary>
internal static class AddPosts
{
    private const int LookAgain = 2;

    public static void Map(IEndpointRouteBuilder routes)
    {
        var adding = routes.MapGroup("/stories/add").Needs(Role.Analyst).ExcludeFromDescription();
        adding.MapGet("", (Adding jobs) => new RazorComponentResult<AddPage>(new Dictionary<string, object?>(StringComparer.Ordinal) { ["Open"] = jobs.Open.ToList() }));
        adding.MapPost("", Take).AddEndpointFilter<OwnForms>().WithMetadata(new RequestSizeLimitAttribute(Upload.MostBytes));
        adding.MapGet("/{id}", (string id, HttpContext http, Adding jobs) =>
        {
            if (jobs.Find(id) is not { } job)
            {
                return Results.NotFound();
            }

            if (!job.Over)
            {
                http.Response.Headers["Refresh"] = $"{LookAgain}";
            }

            return new RazorComponentResult<AddingPage>(new Dictionary<string, object?>(StringComparer.Ordinal) { ["Job"] = job });
        });
    }

    private static async Task<IResult> Take(HttpContext http, Adding jobs, CancellationToken cancellation)
    {
        var form = await http.Request.ReadFormAsync(cancellation);
        DateOnly? published = form["published"].ToString() is not { Length: > 0 } day ? null
            : DateOnly.TryParseExact(day, "yyyy-MM-dd", out var parsed) ? parsed : throw new WrongAddressException(Problems.WrongAddress("published", $"'{(day.Length > 20 ? day[..20] : day)}': expected YYYY-MM-DD"));
        var upload = await Upload.Keep(form, cancellation);
        if (jobs.Take(upload.Folder, upload.Files, published, Acting.Who(http), upload.Refused) is { } job)
        {
            return Results.Redirect($"/stories/add/{job.Id}");
        }

        Directory.Delete(upload.Folder, recursive: true);
        throw new WrongAddressException(Problems.UploadRefused("too many uploads wait already; try again in some minutes"));
    }
}
