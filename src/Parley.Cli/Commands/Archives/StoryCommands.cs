using System.CommandLine;
using System.Globalization;
using Parley.Archive.Questions;
using Parley.Cli.Views;
using Parley.Web.Tables;

namespace Parley.Cli.Commands.Archives;

/// <summary>One story with its history, and what was no story.</summary>
internal static class StoryCommands
{
    private static readonly Column<VersionView>[] Versions =
    [
        new("story", v => v.Story), new("version", v => v.Version.ToString(CultureInfo.InvariantCulture)), new("state", v => v.State), new("source", v => v.Outlet), new("published", v => EventColumns.Iso(v.Published)),
        new("title", v => v.Title), new("came from", v => v.CameFrom), new("added", v => v.AddedAt), new("reader", v => $"{v.Reader} {v.Codebook}"),
    ];

    /// <summary>Both.</summary>
    public static IEnumerable<Command> Create() => [Story(), Refusals()];

    private static Command Story()
    {
        var id = new Argument<string>("ID") { Description = "The story's id: the source's own, or the file's full path" };
        return FilterOptions.Question(
            "story", "A story's versions, the outlets that carry copies of it, and what it tells.\n\n  parley story reuters-4711", [id],
            (archive, _, format, call) =>
            {
                var story = archive.Story(call.GetValue(id)!);
                if (format != "table")
                {
                    return format == "csv" ? Answer.Write(format, [.. story.Versions, .. story.Copies], Versions) : Json(story);
                }

                Answer.Table(story.Versions, Versions, "Versions");
                Answer.Table(story.Copies, Versions, "Copies");
                Answer.Table(story.Tells, EventColumns.Timeline, "Tells");
                return 0;
            });
    }

    private static Command Refusals() => FilterOptions.Question(
        "refusals", "What could not be added, with code and reason.", (archive, filter, format) => Answer.Write(format, archive.Refusals(filter.Limit),
            new("came from", r => r.CameFrom), new("code", r => r.Code), new("reason", r => r.Reason), new("at", r => r.At)));

    private static int Json(StoryView story)
    {
        Answer.WriteJson(story);
        return 0;
    }
}
