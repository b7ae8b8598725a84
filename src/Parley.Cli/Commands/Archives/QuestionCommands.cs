using System.CommandLine;
using System.Globalization;
using Parley.Archive.Questions;
using Parley.Cli.Views;
using Parley.Web.Tables;

namespace Parley.Cli.Commands.Archives;

/// <summary>The questions: what happened, who met, who stands where, who died, who said what, what is new, which stories.</summary>
internal static class QuestionCommands
{
    /// <summary>All of them.</summary>
    public static IEnumerable<Command> Create() => [Timeline(), Meetings(), Positions(), Toll(), Said(), Changes(), Brief(), Search()];

    private static Command Timeline() => FilterOptions.Question(
        "timeline", "What is told of, by day: meetings, positions, incidents, actions; statements with --kind statement.\n\n  parley timeline --country Sudan --from 2023-04-15",
        (archive, filter, format) => Answer.Write(format, archive.Timeline(filter), EventColumns.Timeline));

    private static Command Meetings()
    {
        var pairs = new Option<bool>("--pairs") { Description = "Who met whom how often" };
        return FilterOptions.Question(
            "meetings", "Meetings planned, held and called off, the latest first.\n\n  parley meetings --actor Rubio --status planned\n  parley meetings --pairs --country Iran", [],
            (archive, filter, format, call) => call.GetValue(pairs)
                ? Answer.Write(format, archive.Pairs(filter),
                    new("who", p => p.Left), new("whom", p => p.Right), new("held", p => Text(p.Held)), new("planned", p => Text(p.Planned)), new("possible", p => Text(p.Possible)),
                    new("called off", p => Text(p.CalledOff)), new("first", p => EventColumns.Iso(p.First)), new("last", p => EventColumns.Iso(p.Last)))
                : Answer.Write(format, archive.Meetings(filter), EventColumns.Meetings),
            pairs);
    }

    private static Command Positions()
    {
        var history = new Option<bool>("--history") { Description = "By holder and topic over time, with the changes" };
        return FilterOptions.Question(
            "positions", "Who stands where on what, the latest first.\n\n  parley positions --about ceasefire --history", [],
            (archive, filter, format, call) => !call.GetValue(history) ? Answer.Write(format, archive.Positions(filter), EventColumns.Positions)
                : format == "json" ? Json(archive.StandHistories(filter))
                : Answer.Write(format, [.. from h in archive.StandHistories(filter) from s in h.Steps select (History: h, Step: s)],
                    new("holder", r => r.History.Holder), new("topic", r => r.History.Topic), new("day", r => EventColumns.DayOf(r.Step.Stand)), new("stance", r => r.Step.Stand.Type),
                    new("changed", r => r.Step.Changed ? "changed" : ""), new("on", r => EventColumns.Short(r.Step.Stand.Text, 120)), new("status", r => r.Step.Stand.Status),
                    new("sources", r => EventColumns.Sources.Value(r.Step.Stand))),
            history);
    }

    private static Command Toll()
    {
        var per = new Option<Period>("--per") { Description = "Split by month or year", DefaultValueFactory = _ => Period.All };
        return FilterOptions.Question(
            "toll", "The dead and wounded of incidents told as having happened, by place and period, as ranges over the figures of all stories.\n\n  parley toll --country Ukraine --per month", [],
            (archive, filter, format, call) => Answer.Write(format, archive.Toll(filter, call.GetValue(per)),
                new("place", t => t.Place ?? "place not told"), new("period", t => t.Period), new("incidents", t => t.Incidents.ToString(CultureInfo.InvariantCulture)), new("killed", t => t.Killed.ToString()),
                new("injured", t => t.Injured.ToString()), new("status", t => string.Join(", ", t.Worst.Select(e => e.Status).Distinct(StringComparer.Ordinal))),
                new("worst, with sources", t => string.Join(" || ", t.Worst.Select(e => $"{EventColumns.DayOf(e)} {e.Killed} killed: {EventColumns.Sources.Value(e)}")))),
            per);
    }

    private static Command Said() => FilterOptions.Question(
        "said", "Who said what, the latest first.\n\n  parley said --actor Lavrov --about ceasefire", (archive, filter, format) => Answer.Write(format, archive.Said(filter), EventColumns.Said));

    private static Command Changes()
    {
        var since = Since();
        return FilterOptions.Question(
            "changes", "What stories published since a day brought: changed status and toll, contradictions, changed stands, new events.\n\n  parley changes --since 2025-04-17", [],
            (archive, filter, format, call) => Answer.Write(format, archive.Changes(call.GetValue(since)!.Value, filter),
                new("change", c => c.Change), new("was", c => c.Was), new("is", c => c.Is), new("day", c => EventColumns.DayOf(c.Event)), new("what", c => c.Event.Type.Length > 0 ? c.Event.Type : c.Event.Kind),
                new("status", c => EventColumns.Status.Value(c.Event)), new("who", c => string.Join(", ", c.Event.Parts.Where(p => p.Slot != "source").Select(p => p.Name).Distinct(StringComparer.Ordinal))),
                new("about", c => EventColumns.Short(c.Event.Text, 120)), new("place", c => c.Event.Place), new("reports", c => EventColumns.Reports.Value(c.Event)), new("sources", c => EventColumns.Sources.Value(c.Event))),
            since);
    }

    private static Command Brief()
    {
        var since = Since();
        return FilterOptions.Question(
            "brief", "A page of Markdown on what is new since a day, each sentence with its sources.\n\n  parley brief --since 2025-04-17 > brief.md", [],
            (archive, filter, format, call) =>
            {
                var page = archive.Brief(call.GetValue(since)!.Value, filter);
                return format == "json" ? Json(page)
                    : format == "csv" ? Answer.Write(format, [.. from section in page.Sections from sentence in section.Sentences select (section, sentence)],
                        new("section", r => r.section.Title), new("sentence", r => r.sentence.Text), new("sources", r => string.Join(" | ", r.sentence.Cites.Select(c => EventColumns.Source(page.Sources[c - 1])))))
                    : BriefMarkdown.Write(page, Console.Out);
            },
            since);
    }

    private static Command Search()
    {
        var words = new Argument<string[]>("WORDS") { Description = "Words, \"phrases\", -without, this OR that", Arity = ArgumentArity.OneOrMore };
        return FilterOptions.Question(
            "search", "Stories that hold words, the best first.\n\n  parley search grain corridor --from 2022-07-01\n  parley search '\"power station\" -nuclear'", [words],
            (archive, filter, format, call) => Answer.Write(format, archive.Search(string.Join(' ', call.GetValue(words)!), filter),
                new("published", h => EventColumns.Iso(h.Published)), new("source", h => h.Outlet), new("story", h => format == "table" ? EventColumns.Name(h.Story) : h.Story), new("title", h => h.Title), new("words", h => h.Snippet)));
    }

    private static Option<DateOnly?> Since()
    {
        var since = FilterOptions.Day("--since", "The day from which on stories are new, YYYY-MM-DD");
        since.Required = true;
        return since;
    }

    private static int Json<T>(T value)
    {
        Answer.WriteJson(value);
        return 0;
    }

    private static string Text(int number) => number.ToString(CultureInfo.InvariantCulture);
}
