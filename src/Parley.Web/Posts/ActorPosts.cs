using Microsoft.AspNetCore.Builder;
using Microsoft.AspNetCore.Http;
using Microsoft.AspNetCore.Http.HttpResults;
using Microsoft.AspNetCore.Routing;
using Parley.Exchange;
using Parley.Web.Answers;
using Parley.Web.Hosting;
using Parley.Web.People;

namespace Parley.Web.Posts;

/// <summary>What people decide about who is who.</summary>
internal static class ActorPosts
{
    public static void Map(IEndpointRouteBuilder routes)
    {
        var posts = routes.MapGroup("").AddEndpointFilter<OwnForms>().ExcludeFromDescription();
        posts.MapPost("/actors/{number:long}/merge", async (long number, HttpContext http, Workplace place) =>
        {
            place.Archive.Merge($"#{number}", await Field(http, "other"), Acting.Who(http));
            return Done();
        });
        posts.MapPost("/actors/{number:long}/split", async (long number, HttpContext http, Workplace place) =>
        {
            place.Archive.Split($"#{number}", await Field(http, "key"), Acting.Who(http));
            return TypedResults.Redirect(Links.Actor(number));
        });
        posts.MapPost("/judgements/{act:long}/undo", (long act, HttpContext http, Workplace place) =>
        {
            place.Archive.Undo(act, Acting.Who(http));
            return Done();
        });
    }

    /// <summary>Back to the list of actors: the one at hand may have got another number.</summary>
    private static RedirectHttpResult Done() => TypedResults.Redirect("/actors#judged");

    private static async Task<string> Field(HttpContext http, string name)
    {
        var form = await http.Request.ReadFormAsync();
        return form[name].ToString().Trim() is { Length: > 0 and < 400 } text ? text : throw new WrongAddressException(Problems.WrongAddress(name, "is missing or too long"));
    }
}
