using System.Globalization;
using Microsoft.AspNetCore.Builder;
using Microsoft.AspNetCore.Http;
using Microsoft.AspNetCore.Http.HttpResults;
using Microsoft.AspNetCore.Routing;
using Microsoft.Extensions.DependencyInjection;
using Parley.Archive.Events;
using Parley.Archive.Questions;
using Parley.Web.Drawings;
using Parley.Web.Hosting;
using Parley.Web.Pages;
using Parley.Web.Tables;

namespace Parley.Web.Answers;

/// <summary>Every address of the workbench: what it asks of the archive, the component that shows it, its rows for CSV.</summary>
internal static class AllAnswers
{
    private const int OnTimeline = 120;
    private const int PairsCounted = 60;
    private const int InMonth = 600;
    private const int Holders = 14;
    private const int Topics = 10;
    private const int PlacesDrawn = 60;
    private const int NewestShown = 8;
    private const int DaysOfNews = 7;
    private const int YearsByMonth = 3;

    private static readonly string[] OfEvents = Parameters.OfEvents;

    public static void Map(IEndpointRouteBuilder routes)
    {
        Stories(routes);
        Events(routes);
        Actors(routes);
        routes.Answer<BriefModel, BriefPageView>("/brief", "What stories published since a day brought, each sentence with its sources", ["since", .. OfEvents.Except(["page", "limit", "from"], StringComparer.Ordinal)], Brief, BriefSheet);
    }

    private static void Stories(IEndpointRouteBuilder routes)
    {
        routes.MapGet("/", (HttpContext http, Workplace place) =>
        {
            var asked = new Asked(http, place);
            return new RazorComponentResult<OverviewPage>(new Dictionary<string, object?>(StringComparer.Ordinal) { ["Model"] = Overview(asked), ["Asked"] = asked });
        });
        routes.Answer<OverviewModel, OverviewPage>("/overview", "How much the archive holds, and what its latest stories brought", [], Overview, m => Sheet.Of(m.Changes, Columns.Changes));
        routes.Answer<StoriesModel, StoriesPage>(
            "/stories", "Stories, the latest first, with what they can be narrowed to", ["q", "source", "from", "to", "country", "actor", "page", "limit"],
            a =>
            {
                var found = a.Archive.Stories(a.Text("q"), a.Filter(30));
                return new StoriesModel(a.Listing(found.Stories, 30), found);
            },
            m => Sheet.Of(m.Stories.Rows, Columns.Stories));
        routes.Answer<StoryModel, StoryPage>("/story", "A story's text and record", ["id", "item", "version"], Story, m => Sheet.Of(m.Story.Items, Columns.Items));
        routes.Answer<Listing<RefusalView>, RefusalsPage>(
            "/refusals", "What could not be added, and why", ["limit"], a => a.Listing(a.Archive.Refusals(a.Size() + 1)), m => Sheet.Of(m.Rows, Columns.Refusals));
    }

    private static void Events(IEndpointRouteBuilder routes)
    {
        routes.Answer<Listing<EventView>, TimelinePage>(
            "/timeline", "What is told of, by day; of more than a page the latest", ["kind", "lanes", .. OfEvents],
            a => a.Listing(a.Archive.Timeline(a.Filter(OnTimeline)), OnTimeline, latestLast: true), m => Sheet.Of(m.Rows, EventColumns.Timeline));
        routes.Answer<EventView, EventPage>("/events/{number:long}", "One event with all that stories say of it", [], a => a.Archive.Event(a.Number("number")), m => Sheet.Of(m.Sources, Columns.Sources));
        routes.Answer<MeetingsModel, MeetingsPage>(
            "/meetings", "Meetings held, planned and called off, and who met whom how often; with view=calendar those of a month", ["view", "month", .. OfEvents], Meetings, m => Sheet.Of(m.Meetings.Rows, EventColumns.Meetings));
        routes.Answer<PositionsModel, PositionsPage>(
            "/positions", "Who stands where on what", OfEvents,
            a => new PositionsModel(a.Archive.StandMatrix(a.Filter(), Holders, Topics), a.Listing(a.Archive.Positions(a.Filter()))), m => Sheet.Of(m.Positions.Rows, EventColumns.Positions));
        routes.Answer<StandHistory, StandsPage>(
            "/positions/history", "Where one holder stood on one topic over time", ["actor", "topic"],
            a => a.Archive.StandHistory(a.Needed("actor"), a.Needed("topic")), m => Sheet.Of(m.Steps, Columns.Steps));
        routes.Answer<Listing<EventView>, StatementsPage>(
            "/statements", "Who said what", OfEvents, a => a.Listing(a.Archive.Said(a.Filter())), m => Sheet.Of(m.Rows, EventColumns.Said));
        routes.Answer<IncidentsModel, IncidentsPage>("/incidents", "Incidents with their toll over time and by place", ["per", "region", "bbox", "boundaries", .. OfEvents], Incidents, m => Sheet.Of(m.Incidents.Rows, EventColumns.Timeline));
    }

    private static void Actors(IEndpointRouteBuilder routes)
    {
        routes.Answer<ActorsModel, ActorsPage>(
            "/actors", "Named actors, those of most stories first", ["name", "country", "page", "limit"],
            a => new ActorsModel(a.Listing(a.Archive.Actors(a.Filter(), a.Text("name"))), a.Archive.JudgedByPeople(20)), m => Sheet.Of(m.Actors.Rows, Columns.Actors));
        routes.Answer<Dossier, ActorPage>(
            "/actors/{number:long}", "All about one actor", [], a => a.Archive.Actor($"#{a.Number("number")}", new Filter()),
            m => Sheet.Of([.. m.Meetings, .. m.Stands, .. m.Said, .. m.Acts], [new("kind", e => e.Kind), .. EventColumns.Timeline]));
    }

    private static OverviewModel Overview(Asked asked)
    {
        var counts = asked.Http.RequestServices.GetRequiredService<Overviews>().Now(present: !ProblemAnswers.WantsPage(asked.Http.Request));
        var since = counts.Last?.AddDays(1 - DaysOfNews);
        return new OverviewModel(
            counts, since, since is { } day ? asked.Archive.Changes(day, new Filter { Limit = NewestShown }) : [], asked.Archive.LatestStories(NewestShown));
    }

    private static StoryModel Story(Asked asked)
    {
        var story = asked.Archive.StoryText(asked.Needed("id"), asked.Whole("version", 1, int.MaxValue));
        var chosen = asked.Text("item") is { } item ? story.Items.FirstOrDefault(i => i.Id == item) : null;
        return new StoryModel(story, chosen, chosen?.Event is { } number ? asked.Archive.Event(number) : null);
    }

    private static MeetingsModel Meetings(Asked asked)
    {
        if (asked.OneOf("view", "matrix", "network", "calendar") != "calendar" && asked.Text("month") is null)
        {
            return new MeetingsModel(asked.Archive.Pairs(asked.Filter() with { Limit = PairsCounted, Skip = 0 }), asked.Listing(asked.Archive.Meetings(asked.Filter())));
        }

        var day = asked.Day("month") ?? asked.Http.RequestServices.GetRequiredService<Overviews>().Now().Last ?? asked.Today;
        var first = new DateOnly(day.Year, day.Month, 1);
        var rows = asked.Archive.MeetingsInShort(asked.Filter() with { From = first, To = first.AddMonths(1).AddDays(-1), Limit = InMonth + 1, Skip = 0 });
        return new MeetingsModel([], new Listing<EventView>(rows.Length <= InMonth ? rows : [.. rows.Take(InMonth)], 1, rows.Length > InMonth), first);
    }

    private static IncidentsModel Incidents(Asked asked)
    {
        var filter = asked.Filter() with { Kind = EventKind.Incident };
        var whole = filter with { Limit = PlacesDrawn, Skip = 0 };
        var per = asked.OneOf("per", "month", "year") ?? (Years(asked, filter) > YearsByMonth ? "year" : "month");
        return new IncidentsModel(
            per, asked.Archive.TollOverTime(whole, per == "year" ? Period.Year : Period.Month), asked.Archive.TollByPlace(whole), asked.Listing([.. asked.Archive.Timeline(filter).Reverse()]), Window(asked),
            asked.OneOf("boundaries", "0", "1") == "1");
    }

    private static MapWindow? Window(Asked asked) =>
        asked.Text("bbox") is { } box ? MapWindow.Read(box) ?? throw Asked.Wrong("bbox", box, "expected WEST,SOUTH,EAST,NORTH in degrees, at least one each way")
        : asked.OneOf("region", [.. MapWindow.Regions.Keys.Order(StringComparer.Ordinal)]) is { } region ? MapWindow.Regions[region] : null;

    private static int Years(Asked asked, Filter filter)
    {
        var counts = asked.Http.RequestServices.GetRequiredService<Overviews>().Now();
        return (filter.To ?? counts.Last ?? asked.Today).Year - (filter.From ?? counts.First ?? asked.Today).Year;
    }

    private static BriefModel Brief(Asked asked)
    {
        var last = asked.Http.RequestServices.GetRequiredService<Overviews>().Now().Last ?? asked.Today;
        var page = asked.Archive.Brief(asked.Day("since") ?? last.AddDays(1 - DaysOfNews), asked.Filter() with { From = null, Skip = 0, Limit = new Filter().Limit });
        using var writer = new StringWriter(CultureInfo.InvariantCulture);
        BriefMarkdown.Write(page, writer, Links.Story);
        return new BriefModel(page, writer.ToString());
    }

    private static Sheet BriefSheet(BriefModel model) => Sheet.Of(
        from section in model.Page.Sections from sentence in section.Sentences select (section, sentence),
        new("section", r => r.section.Title), new("sentence", r => r.sentence.Text),
        new("sources", r => string.Join(" | ", r.sentence.Cites.Select(c => EventColumns.Source(model.Page.Sources[c - 1])))));
}
