using System.CommandLine;
using System.Globalization;
using Parley.Archive.Identity;
using Parley.Archive.Questions;
using Parley.Cli.Views;
using Parley.Web.Tables;

namespace Parley.Cli.Commands.Archives;

/// <summary>Who there is, who is who, and what people decide about it.</summary>
internal static class ActorCommands
{
    /// <summary>All of them.</summary>
    public static IEnumerable<Command> Create() => [Actors(), Actor(), Merge(), Split(), Undo()];

    private static Command Actors()
    {
        var name = new Argument<string?>("NAME") { Description = "The beginning of a word of the name", Arity = ArgumentArity.ZeroOrOne };
        var candidates = new Option<bool>("--candidates") { Description = "Pairs of names that may be one actor, for a person to judge" };
        var judged = new Option<bool>("--judged") { Description = "What people judged, with the numbers that undo takes" };
        return FilterOptions.Question(
            "actors", "Named actors, those of most stories first.\n\n  parley actors --country Iran\n  parley actors --candidates", [name],
            (archive, filter, format, call) => call.GetValue(candidates) ? Judgements(format, archive.Candidates(filter.Limit))
                : call.GetValue(judged) ? Judgements(format, archive.JudgedByPeople(filter.Limit))
                : Answer.Write(format, archive.Actors(filter, call.GetValue(name)),
                    new("actor", a => $"#{a.Id}"), new("name", a => a.Name), new("kind", a => a.Kind), new("country", a => a.Country), new("stories", a => Text(a.Stories)),
                    new("first", a => EventColumns.Iso(a.First)), new("last", a => EventColumns.Iso(a.Last))),
            candidates, judged);
    }

    private static Command Actor()
    {
        var name = new Argument<string>("NAME") { Description = "A name, an office (\"French president\", on the day of --to), or #NUMBER" };
        return FilterOptions.Question(
            "actor", "All about one actor: names, offices over time, whom it met, where it stood, what it said and did.\n\n  parley actor Rubio\n  parley actor \"French president\" --to 2006-05-01", [name],
            (archive, filter, format, call) =>
            {
                var dossier = archive.Actor(call.GetValue(name)!, filter);
                if (format == "json")
                {
                    Answer.WriteJson(dossier);
                    return 0;
                }

                return format == "csv" ? Answer.Write(format, [.. dossier.Meetings, .. dossier.Stands, .. dossier.Said, .. dossier.Acts], [new("kind", e => e.Kind), .. EventColumns.Timeline]) : Show(dossier);
            });
    }

    private static int Show(Dossier dossier)
    {
        var actor = dossier.Actor;
        Console.Out.WriteLine($"{actor.Name} (#{actor.Id}), {actor.Kind.Replace('_', ' ')}{(actor.Country is null ? "" : $", {actor.Country}")}; {actor.Stories} stories, {EventColumns.Iso(actor.First)} to {EventColumns.Iso(actor.Last)}");
        Answer.Table(dossier.Names, [new("name", n => n.Name), new("country", n => n.Country), new("as", n => n.Role), new("stories", n => Text(n.Stories)), new("last", n => EventColumns.Iso(n.Last)), new("key", n => n.Key)], "Names");
        Answer.Table(dossier.Offices, [new("office", o => o.Role), new("of", o => o.Of), new("from", o => EventColumns.Iso(o.From)), new("to", o => EventColumns.Iso(o.To))], "Offices");
        Answer.Table(dossier.Met, [new("with", p => p.LeftId == actor.Id ? p.Right : p.Left), new("held", p => Text(p.Held)), new("planned", p => Text(p.Planned)), new("possible", p => Text(p.Possible)),
            new("called off", p => Text(p.CalledOff)), new("last", p => EventColumns.Iso(p.Last))], "Met");
        Answer.Table(dossier.Meetings, EventColumns.Meetings, "Meetings");
        Answer.Table(dossier.Stands, EventColumns.Positions, "Stands");
        Answer.Table(dossier.Said, EventColumns.Said, "Said");
        Answer.Table(dossier.Acts, EventColumns.Timeline, "Acts");
        return dossier.Judgements.IsEmpty ? 0 : Judgements("table", dossier.Judgements);
    }

    private static int Judgements(string format, IReadOnlyList<Judgement> rows) => Answer.Write(format, rows,
        new("number", j => Text(j.Act)), new("decision", j => j.Decision), new("one", j => j.LeftKey), new("other", j => j.RightKey), new("score", j => j.Score?.ToString("F1", CultureInfo.InvariantCulture)),
        new("features", j => j.Features), new("who", j => j.Who), new("when", j => j.At), new("undone", j => j.UndoneAt is null ? "" : $"{j.UndoneBy} {j.UndoneAt}"));

    private static Command Merge()
    {
        var (left, right, who, store) = (Name("ACTOR"), Name("OTHER"), Who(), StoreCall.Store());
        var command = new Command("merge", "Say that two actors are one; prints the number that undoes it.\n\n  parley merge \"Abu Ali\" \"Ali al-Hassan\"") { left, right, who, store };
        command.SetAction(call => StoreCall.Run(call.GetValue(store)!, make: false, archive => Done(archive.Merge(call.GetValue(left)!, call.GetValue(right)!, call.GetValue(who)!))));
        return command;
    }

    private static Command Split()
    {
        var (actor, name, who, store) = (Name("ACTOR"), Name("NAME"), Who(), StoreCall.Store());
        var command = new Command("split", "Say that a name does not belong to an actor; prints the number that undoes it.\n\n  parley split \"George Bush\" \"George H. W. Bush\"") { actor, name, who, store };
        command.SetAction(call => StoreCall.Run(call.GetValue(store)!, make: false, archive => Done(archive.Split(call.GetValue(actor)!, call.GetValue(name)!, call.GetValue(who)!))));
        return command;
    }

    private static Command Undo()
    {
        var number = new Argument<long>("NUMBER") { Description = "The number of a judgement; those made together are undone together" };
        var (who, store) = (Who(), StoreCall.Store());
        var command = new Command("undo", "Take a merge, a split, or a judgement of Parley's own back.\n\n  parley undo 4711") { number, who, store };
        command.SetAction(call => StoreCall.Run(call.GetValue(store)!, make: false, archive =>
        {
            archive.Undo(call.GetValue(number), call.GetValue(who)!);
            return 0;
        }));
        return command;
    }

    private static int Done(long act)
    {
        Console.Out.WriteLine($"judgement {act}; 'parley undo {act}' takes it back");
        return 0;
    }

    private static Argument<string> Name(string name) => new(name) { Description = "A name, or #NUMBER as 'parley actors' shows it" };

    private static Option<string> Who() => new("--who") { Description = "Who judges (default: the user)", DefaultValueFactory = _ => Environment.UserName };

    private static string Text(long number) => number.ToString(CultureInfo.InvariantCulture);
}
