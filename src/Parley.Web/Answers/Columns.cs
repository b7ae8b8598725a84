using System.Globalization;
using Parley.Archive;
using Parley.Archive.Questions;
using Parley.Web.Tables;

namespace Parley.Web.Answers;

/// <summary>The columns of what is no event.</summary>
internal static class Columns
{
    public static readonly Column<StoryLine>[] Stories =
    [
        new("published", s => EventColumns.Iso(s.Published)), new("source", s => s.Outlet), new("story", s => s.Story), new("title", s => s.Title), new("words", s => s.Lead), new("items", s => Text(s.Items)),
    ];

    public static readonly Column<ToldItem>[] Items =
    [
        new("item", i => i.Id), new("kind", i => i.Kind), new("type", i => i.Type), new("status", i => i.Status), new("time", i => i.Time), new("place", i => i.Place),
        new("who", i => string.Join("; ", i.Parts.Select(p => $"{p.Slot}: {p.Name}"))), new("about", i => i.Text), new("killed", i => Text(i.Killed)), new("injured", i => Text(i.Injured)),
        new("evidence", i => string.Join(' ', i.Evidence.Select(e => $"{e.Start}-{e.End}"))), new("rule", i => i.Rule), new("event", i => Text(i.Event)),
    ];

    public static readonly Column<SourceView>[] Sources =
    [
        new("source", s => s.Outlet), new("published", s => EventColumns.Iso(s.Published)), new("story", s => s.Story), new("status", s => s.Status), new("says", s => s.Says), new("killed", s => Text(s.Killed)),
        new("injured", s => Text(s.Injured)), new("words", s => s.Quote),
    ];

    public static readonly Column<StandStep>[] Steps =
    [
        EventColumns.Of(EventColumns.Day, (StandStep s) => s.Stand), new("stance", s => s.Stand.Type), new("changed", s => s.Changed ? "yes" : ""), new("on", s => s.Stand.Text),
        EventColumns.Of(EventColumns.Reports, (StandStep s) => s.Stand), EventColumns.Of(EventColumns.Sources, (StandStep s) => s.Stand),
    ];

    public static readonly Column<ActorView>[] Actors =
    [
        new("actor", a => $"#{a.Id}"), new("name", a => a.Name), new("kind", a => a.Kind), new("country", a => a.Country), new("stories", a => Text(a.Stories)),
        new("first", a => EventColumns.Iso(a.First)), new("last", a => EventColumns.Iso(a.Last)),
    ];

    public static readonly Column<RefusalView>[] Refusals = [new("came from", r => r.CameFrom), new("code", r => r.Code), new("reason", r => r.Reason), new("at", r => r.At)];

    public static readonly Column<ChangeView>[] Changes =
    [
        new("change", c => c.Change), new("was", c => c.Was), new("is", c => c.Is), .. EventColumns.Timeline.Select(t => EventColumns.Of(t, (ChangeView c) => c.Event)),
    ];

    private static string? Text(long? number) => number?.ToString(CultureInfo.InvariantCulture);
}
