using Microsoft.AspNetCore.Builder;
using Microsoft.AspNetCore.Http;
using Microsoft.AspNetCore.Routing;
using Parley.Exchange;
using Parley.Web.Hosting;

namespace Parley.Web.Posts;

/// <summary>The sample stories, for somebody who begins.</summary>
internal static class SamplePosts
{
    public static void Map(IEndpointRouteBuilder routes) => routes.MapPost("/samples", Add).AddEndpointFilter<OwnForms>().ExcludeFromDescription();

    private static IResult Add(Workplace place, CancellationToken cancellation)
    {
        var (files, _) = IncomingStories.Find([place.Samples]);
        using var intake = place.Intake();
        intake.Add(place.Archive, files, null, null, Environment.ProcessorCount, static _ => { }, null, cancellation);
        return Results.Redirect("/");
    }
}
