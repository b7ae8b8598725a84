using System.Globalization;
using Microsoft.AspNetCore.Builder;
using Microsoft.AspNetCore.Http;
using Microsoft.AspNetCore.Http.HttpResults;
using Microsoft.AspNetCore.Routing;
using Parley.Archive.Events;
using Parley.Exchange;
using Parley.Web.Answers;
using Parley.Web.Hosting;
using Parley.Web.People;
using Parley.Web.Posts;

namespace Parley.Web.Review;

/// <summary>Items that the reader missed: an empty form beside the story's text, and what is sent with it.</summary>
internal static class AddItemPosts
{
    public static void Map(IEndpointRouteBuilder routes)
    {
        routes.MapGet("/review/add", (HttpContext http, Workplace place) =>
        {
            var asked = new Asked(http, place);
            var story = asked.Needed("id");
            return new RazorComponentResult<AddItemPage>(new Dictionary<string, object?>(StringComparer.Ordinal)
            {
                ["Blank"] = place.Archive.BlankOnDesk(story, Kind(asked.Text("kind") ?? "meeting")),
                ["Text"] = place.Archive.StoryText(story).Text,
            });
        }).ExcludeFromDescription();
        routes.MapGroup("/review").AddEndpointFilter<OwnForms>().ExcludeFromDescription().MapPost("/add", async (HttpContext http, Workplace place) => Add(await http.Request.ReadFormAsync(), http, place));
    }

    private static RedirectHttpResult Add(IFormCollection form, HttpContext http, Workplace place)
    {
        var near = int.TryParse(form["near"], NumberStyles.None, CultureInfo.InvariantCulture, out var at) ? at : (int?)null;
        var story = form["id"].ToString();
        var id = place.Archive.AddItem(story, Kind(form["kind"].ToString()), form["words"].ToString(), near, ReviewPosts.Values(form, ReviewPosts.FieldsBegin), Acting.Who(http));
        return TypedResults.Redirect(Links.Story(story, id) + $"#{id}");
    }

    private static EventKind Kind(string word) => Enum.GetValues<EventKind>().Select(k => (Kind: (EventKind?)k, Word: k.ToString().ToLowerInvariant())).FirstOrDefault(k => k.Word == word).Kind
        ?? throw new WrongAddressException(Problems.WrongAddress("kind", "expected meeting, statement, position, incident or action"));
}
