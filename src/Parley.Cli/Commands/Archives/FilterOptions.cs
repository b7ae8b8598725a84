using System.CommandLine;
using System.CommandLine.Parsing;
using Parley.Archive;
using Parley.Archive.Events;
using Parley.Archive.Questions;
using Parley.Exchange;

namespace Parley.Cli.Commands.Archives;

/// <summary>The options by which every question is narrowed.</summary>
internal sealed class FilterOptions
{
    private readonly Option<string?> _actor = new("--actor") { Description = "Who takes part: a name, an office (\"French president\"), or #NUMBER" };
    private readonly Option<string?> _with = new("--with") { Description = "Another who takes part as well" };
    private readonly Option<string?> _country = new("--country") { Description = "A state, by name or code: of those who take part, or of the place" };
    private readonly Option<string?> _place = new("--place") { Description = "A place; a country's name means anywhere in it" };
    private readonly Option<EventKind?> _kind = new("--kind") { Description = "meeting, statement, position, incident or action" };
    private readonly Option<string?> _type = new("--type") { Description = "A stance, incident type or action type" };
    private readonly Option<string?> _status = new("--status") { Description = "happened, ongoing, planned, possible or not" };
    private readonly Option<string?> _source = new("--source") { Description = "An outlet that tells it, or somebody on whose word it rests" };
    private readonly Option<string?> _about = new("--about") { Description = "What it is about, such as ceasefire" };
    private readonly Option<DateOnly?> _from = Day("--from", "The first day, YYYY-MM-DD");
    private readonly Option<DateOnly?> _to = Day("--to", "The last day, YYYY-MM-DD");
    private readonly Option<int> _limit = new("--limit") { Description = "The most rows", DefaultValueFactory = _ => 50 };
    private readonly Option<string> _store = StoreCall.Store();
    private readonly Option<string> _format = new("--format") { Description = "table to read, json, or csv", DefaultValueFactory = _ => "table" };

    public FilterOptions()
    {
        _format.AcceptOnlyFromAmong("table", "json", "csv");
        _status.AcceptOnlyFromAmong("happened", "ongoing", "planned", "possible", "not", "said", "stated");
        _limit.Validators.Add(r =>
        {
            if (r.GetValueOrDefault<int>() < 1)
            {
                r.AddError("--limit expects a whole number of at least 1");
            }
        });
    }

    /// <summary>All of them.</summary>
    public IEnumerable<Option> All => [_actor, _with, _country, _place, _kind, _type, _status, _source, _about, _from, _to, _limit, _store, _format];

    /// <summary>A command that asks the archive.</summary>
    public static Command Question(string name, string description, Func<StoryArchive, Filter, string, int> answer, params Option[] further) => Question(name, description, [], (archive, filter, format, _) => answer(archive, filter, format), further);

    /// <summary>A command that asks the archive, with arguments and options of its own.</summary>
    public static Command Question(string name, string description, Argument[] arguments, Func<StoryArchive, Filter, string, ParseResult, int> answer, params Option[] further)
    {
        var options = new FilterOptions();
        var command = new Command(name, description);
        foreach (var argument in arguments)
        {
            command.Add(argument);
        }

        foreach (var option in further.Concat(options.All))
        {
            command.Add(option);
        }

        command.SetAction(call => StoreCall.Run(call.GetValue(options._store)!, make: false, archive => answer(archive, options.Read(call), call.GetValue(options._format)!, call)));
        return command;
    }

    /// <summary>An option that is a day.</summary>
    public static Option<DateOnly?> Day(string name, string description) => new(name) { Description = description, CustomParser = r => Parse(r, name) };

    private static DateOnly? Parse(ArgumentResult result, string option)
    {
        var text = result.Tokens.Count > 0 ? result.Tokens[0].Value : "";
        if (StoryHead.ParseDate(text) is not { } day)
        {
            result.AddError((Problems.BadDate(text) with { Where = option }).ToString());
            return null;
        }

        return day;
    }

    private Filter Read(ParseResult call) => new()
    {
        Actor = call.GetValue(_actor),
        With = call.GetValue(_with),
        Country = call.GetValue(_country),
        Place = call.GetValue(_place),
        Kind = call.GetValue(_kind),
        Type = call.GetValue(_type),
        Status = call.GetValue(_status),
        Source = call.GetValue(_source),
        About = call.GetValue(_about),
        From = call.GetValue(_from),
        To = call.GetValue(_to),
        Limit = call.GetValue(_limit),
    };
}
