using System.Collections.Immutable;
using Microsoft.AspNetCore.Builder;
using Microsoft.AspNetCore.Http;
using Microsoft.AspNetCore.Http.HttpResults;
using Microsoft.AspNetCore.Routing;
using Parley.Archive;
using Parley.Archive.Review;
using Parley.Exchange;
using Parley.Web.Answers;
using Parley.Web.Hosting;
using Parley.Web.People;
using Parley.Web.Posts;

namespace Parley.Web.Review;

/// <summary>What people decide about items. Each form carries the state in which its item was seen; where that is no longer so, both are shown.</summary>
internal static class ReviewPosts
{
    internal const string FieldsBegin = "field.";
    private const string WasBegin = "was.";

    public static void Map(IEndpointRouteBuilder routes)
    {
        var posts = routes.MapGroup("/review").AddEndpointFilter<OwnForms>().ExcludeFromDescription();
        posts.MapPost("/decide", async (HttpContext http, Workplace place) => Decide(await http.Request.ReadFormAsync(), http, place.Archive));
        posts.MapPost("/item", async (HttpContext http, Workplace place) => Correct(await http.Request.ReadFormAsync(), http, place.Archive));
        posts.MapPost("/acts/{act:long}/undo", async (long act, HttpContext http, Workplace place) =>
        {
            place.Archive.UndoCorrections(act, Acting.Who(http));
            return TypedResults.Redirect(Back(await http.Request.ReadFormAsync()));
        });
        routes.MapGet("/review/gold.zip", GoldZip.Answer).ExcludeFromDescription();
    }

    private static IResult Decide(IFormCollection form, HttpContext http, StoryArchive archive)
    {
        var parts = form["do"].ToString().Split(':', 2);
        var accept = parts[0] switch { "accept" or "accept-page" => true, "reject" or "reject-page" => false, _ => throw Wrong("do", "expected accept or reject") };
        var chosen = parts.Length == 2 ? [parts[1]] : (IEnumerable<string?>)form[parts[0].EndsWith("-page", StringComparison.Ordinal) ? "shown" : "item"];
        var items = chosen.Select(c => Seen.Read(c) ?? throw Wrong("item", "is no item")).ToList();
        if (items.Count == 0)
        {
            throw Wrong("item", "none is chosen; tick those to decide about");
        }

        var decided = archive.Decide(items, accept, Acting.Who(http));
        return decided.Changed.IsEmpty ? TypedResults.Redirect(Back(form)) : Conflict(new ConflictModel(decided.Changed, accept, NoFields, NoFields, decided.Done, Back(form)));
    }

    private static IResult Correct(IFormCollection form, HttpContext http, StoryArchive archive)
    {
        var seen = Seen.Read(form["seen"]) ?? throw Wrong("seen", "is no item");
        var (mine, was) = (Values(form, FieldsBegin), Values(form, WasBegin));
        var decided = archive.Correct(seen, mine, Acting.Who(http));
        return decided.Changed.IsEmpty ? TypedResults.Redirect(Back(form)) : Conflict(new ConflictModel(decided.Changed, null, mine, was, 0, Back(form)));
    }

    private static readonly ImmutableDictionary<string, string> NoFields = ImmutableDictionary<string, string>.Empty;

    internal static Dictionary<string, string> Values(IFormCollection form, string begin) =>
        form.Where(f => f.Key.StartsWith(begin, StringComparison.Ordinal)).ToDictionary(f => f.Key[begin.Length..], f => f.Value.ToString(), StringComparer.Ordinal);

    private static RazorComponentResult<ConflictPage> Conflict(ConflictModel model) =>
        new(new Dictionary<string, object?>(StringComparer.Ordinal) { ["Model"] = model }) { StatusCode = StatusCodes.Status409Conflict };

    /// <summary>Where the form wants to go on, within this workbench.</summary>
    private static string Back(IFormCollection form) => form["back"].ToString() is { Length: > 0 and < 1000 } back && back[0] == '/' && !back.StartsWith("//", StringComparison.Ordinal)
        && !back.Contains('\\', StringComparison.Ordinal) && !back.Any(char.IsControl) ? back : "/review";

    private static WrongAddressException Wrong(string field, string why) => new(Problems.WrongAddress(field, why));
}
