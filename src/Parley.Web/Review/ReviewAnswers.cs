using Microsoft.AspNetCore.Routing;
using Parley.Archive.Events;
using Parley.Archive.Review;
using Parley.Web.Answers;
using Parley.Web.Tables;

namespace Parley.Web.Review;

/// <summary>The queue of items to look at, and one of them.</summary>
internal static class ReviewAnswers
{
    private const int OnPage = 30;
    private const int RowsOfLately = 120;
    private const int ActsOfLately = 8;
    private static readonly string[] Verdicts = ["open", "accepted", "corrected", "rejected"];
    private static readonly string[] Kinds = [.. Enum.GetNames<EventKind>().Select(k => k.ToLowerInvariant())];

    public static void Map(IEndpointRouteBuilder routes)
    {
        routes.Answer<ReviewModel, ReviewPage>("/review", "Items for people to look at, those first that are worth it most", ["verdict", "kind", "page", "limit"], Queue, m => Sheet.Of(m.Items.Rows, Columns));
        routes.Answer<ItemOnDesk, ReviewItemPage>(
            "/review/item", "One item or actor of a story with its fields and what was decided about it", ["id", "item"], a => a.Archive.OnDesk(a.Needed("id"), a.Needed("item")),
            m => Sheet.Of(m.Fields, new("field", f => f.Name), new("value", f => f.Value)));
    }

    private static readonly Column<QueuedItem>[] Columns =
    [
        new("story", i => i.Story), new("item", i => i.Item.Id), new("verdict", i => i.Item.Verdict), new("kind", i => i.Item.Kind), new("type", i => i.Item.Type), new("status", i => i.Item.Status),
        new("who", i => string.Join(", ", i.Item.Parts.Select(p => $"{p.Slot} {p.Name}"))), new("about", i => i.Item.Text), new("reasons", i => string.Join(", ", i.Reasons)), new("words", i => i.Quote),
    ];

    private static ReviewModel Queue(Asked asked)
    {
        var verdict = asked.OneOf("verdict", Verdicts) ?? "open";
        var kind = asked.OneOf("kind", Kinds) is { } name ? Enum.Parse<EventKind>(name, ignoreCase: true) : (EventKind?)null;
        var size = asked.Size(OnPage);
        var rows = asked.Archive.Queue(Enum.Parse<Verdict>(verdict, ignoreCase: true), kind, size + 1, (asked.Page - 1) * size);
        return new ReviewModel(asked.Listing(rows, OnPage), verdict, asked.Archive.Unreviewed(ReviewModel.MostOpen), [.. ActView.Of(asked.Archive.LatestCorrections(RowsOfLately)).Take(ActsOfLately)]);
    }
}
