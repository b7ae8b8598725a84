using System.Globalization;
using System.Security.Cryptography;
using System.Text;
using Microsoft.AspNetCore.Builder;
using Microsoft.AspNetCore.Components;
using Microsoft.AspNetCore.Http;
using Microsoft.AspNetCore.Http.HttpResults;
using Microsoft.AspNetCore.Mvc;
using Microsoft.AspNetCore.Routing;
using Parley.Web.Hosting;
using Parley.Web.Tables;

namespace Parley.Web.Answers;

/// <summary>One answer in all its forms: a page, the same address with <c>.json</c> and <c>.csv</c>, and under <c>/api</c>.</summary>
internal static class AnswerMap
{
    /// <summary>Maps an answer.</summary>
    /// <typeparam name="TModel">What it holds.</typeparam>
    /// <typeparam name="TPage">The component that shows it; it takes <c>Model</c> and <c>Asked</c>.</typeparam>
    /// <param name="routes">Where to.</param>
    /// <param name="path">Its address.</param>
    /// <param name="summary">What it answers, in a line.</param>
    /// <param name="parameters">What the address may ask for.</param>
    /// <param name="ask">Asks the archive.</param>
    /// <param name="sheet">Its rows for CSV.</param>
    public static void Answer<TModel, TPage>(
        this IEndpointRouteBuilder routes, string path, string summary, string[] parameters, Func<Asked, TModel> ask, Func<TModel, Sheet> sheet)
        where TPage : IComponent
    {
        routes.MapGet(path, (HttpContext http, Workplace place) =>
        {
            var asked = new Asked(http, place);
            return new RazorComponentResult<TPage>(new Dictionary<string, object?>(StringComparer.Ordinal) { ["Model"] = ask(asked), ["Asked"] = asked });
        });
        routes.MapGet($"{path}.json", (HttpContext http, Workplace place) => Fresh(http, place, a => Results.Json(ask(a))));
        routes.MapGet($"{path}.csv", (HttpContext http, Workplace place) => Fresh(http, place, a => Csv(sheet(ask(a)))));
        routes.MapGet($"/api{path}", (HttpContext http, Workplace place) => Fresh(http, place, a => Results.Json(ask(a))))
            .WithSummary(summary).WithTags("archive").Produces<TModel>().Produces<ProblemDetails>(400, "application/problem+json").Produces<ProblemDetails>(404, "application/problem+json")
            .WithMetadata(new TakesParameters(parameters));
    }

    /// <summary>Answers unless the caller has the answer already: what was asked at one revision of the archive, on one day, stays the same.</summary>
    private static IResult Fresh(HttpContext http, Workplace place, Func<Asked, IResult> answer)
    {
        var asked = new Asked(http, place);
        var stated = string.Create(CultureInfo.InvariantCulture, $"{place.Archive.Revision()} {asked.Today:O} {http.Request.Path}{http.Request.QueryString}");
        var tag = $"\"{Convert.ToHexStringLower(SHA256.HashData(Encoding.UTF8.GetBytes(stated)))[..20]}\"";
        http.Response.Headers.ETag = tag;
        return http.Request.Headers.IfNoneMatch.Contains(tag, StringComparer.Ordinal) ? Results.StatusCode(StatusCodes.Status304NotModified) : answer(asked);
    }

    private static IResult Csv(Sheet sheet)
    {
        using var writer = new StringWriter(CultureInfo.InvariantCulture);
        sheet.WriteCsv(writer);
        return Results.Text(writer.ToString(), "text/csv", Encoding.UTF8);
    }
}
