using System.Text.Json;
using Microsoft.AspNetCore.Antiforgery;
using Microsoft.AspNetCore.Http;
using Microsoft.AspNetCore.Http.HttpResults;
using Microsoft.Extensions.Logging;
using Parley.Archive;
using Parley.Exchange;
using Parley.Web.Answers;
using Parley.Web.Intake;
using Parley.Web.Pages;

namespace Parley.Web.Hosting;

/// <summary>Whatever can't be answered is told with its code: as a page to people, as ProblemDetails to programs.</summary>
internal sealed partial class ProblemAnswers(RequestDelegate next, ILogger<ProblemAnswers> log)
{
    public async Task InvokeAsync(HttpContext http)
    {
        try
        {
            await next(http);
        }
        catch (ArchiveException problem)
        {
            var (status, told) = Of(problem);
            await Write(http, status, told);
        }
        catch (WrongAddressException problem)
        {
            await Write(http, StatusCodes.Status400BadRequest, problem.Problem);
        }
        catch (Exception problem) when ((problem as BadHttpRequestException ?? problem.InnerException as BadHttpRequestException) is { StatusCode: StatusCodes.Status413PayloadTooLarge })
        {
            await Write(http, StatusCodes.Status413PayloadTooLarge, Problems.UploadRefused($"too much at once; expected at most {Upload.MostBytes / 1048576} MB of files, and far less of any other form"));
        }
        catch (AntiforgeryValidationException)
        {
            await Write(http, StatusCodes.Status400BadRequest, Problems.ForeignPost(http.Request.Path));
        }
        catch (BadHttpRequestException problem)
        {
            await Write(http, problem.StatusCode, Problems.WrongAddress(http.Request.Path, problem.Message));
        }
#pragma warning disable CA1031 // the last resort: logged with its trace, told with a code
        catch (Exception problem) when (!http.RequestAborted.IsCancellationRequested)
#pragma warning restore CA1031
        {
            Failed(log, problem, http.Request.Path);
            await Write(http, StatusCodes.Status500InternalServerError, Problems.PageFailed(http.Request.Path, problem.GetType().Name));
        }

        if (http.Response is { HasStarted: false, StatusCode: StatusCodes.Status404NotFound or StatusCodes.Status405MethodNotAllowed, ContentType: null })
        {
            await Write(http, http.Response.StatusCode, Problems.NoSuchPage(http.Request.Path));
        }
    }

    /// <summary>Tells a problem.</summary>
    public static async Task Write(HttpContext http, int status, Problem problem)
    {
        if (http.Response.HasStarted)
        {
            return;
        }

        http.Response.Headers.Remove("ETag");
        http.Response.Headers.Remove(Protections.EnhancedNavigation);
        http.Response.StatusCode = status;
        if (WantsPage(http.Request))
        {
            var page = new RazorComponentResult<ProblemPage>(new Dictionary<string, object?>(StringComparer.Ordinal) { ["Problem"] = problem, ["Status"] = status }) { StatusCode = status };
            await page.ExecuteAsync(http);
            return;
        }

        var details = new Dictionary<string, object?>(StringComparer.Ordinal)
        {
            ["type"] = $"urn:parley:{problem.Code.ToLowerInvariant()}",
            ["title"] = problem.Text,
            ["status"] = status,
            ["detail"] = $"{problem.Where}: {problem.Text}",
            ["instance"] = http.Request.Path.Value,
            ["code"] = problem.Code,
        };
        http.Response.ContentType = "application/problem+json";
        await JsonSerializer.SerializeAsync(http.Response.Body, details);
    }

    /// <summary>Whether a page is wanted, rather than an answer to a program.</summary>
    public static bool WantsPage(HttpRequest request) =>
        !request.Path.StartsWithSegments("/api", StringComparison.Ordinal) && !request.Path.Value!.EndsWith(".json", StringComparison.Ordinal) && !request.Path.Value.EndsWith(".csv", StringComparison.Ordinal);

    private static (int Status, Problem Problem) Of(ArchiveException problem) => problem.Fault switch
    {
        ArchiveFault.NoSuchActor => (404, Problems.NoSuchActor(problem.Where, problem.Text)),
        ArchiveFault.NoSuchStory => (404, Problems.NoSuchStory(problem.Where, problem.Text)),
        ArchiveFault.NoSuchEvent => (404, Problems.NoSuchEvent(problem.Where, problem.Text)),
        ArchiveFault.NoSuchJudgement => (404, Problems.NoSuchJudgement(problem.Where, problem.Text)),
        ArchiveFault.NoSuchPerson => (404, Problems.NoSuchPerson(problem.Where, problem.Text)),
        ArchiveFault.PersonRefused => (400, Problems.PersonRefused(problem.Where, problem.Text)),
        ArchiveFault.NoSuchItem => (404, Problems.NoSuchItem(problem.Where, problem.Text)),
        ArchiveFault.NoSuchCorrection => (404, Problems.NoSuchCorrection(problem.Where, problem.Text)),
        ArchiveFault.WrongCorrection => (400, Problems.WrongCorrection(problem.Where, problem.Text)),
        ArchiveFault.NothingToDo => (400, Problems.NothingToJudge(problem.Where, problem.Text)),
        _ => (503, Problems.ArchiveUnusable(problem.Where, problem.Text)),
    };

    [LoggerMessage(Level = LogLevel.Error, Message = "{Path} failed")]
    private static partial void Failed(ILogger log, Exception problem, string path);
}
