using System.CommandLine;
using Parley.Exchange;
using Parley.Reading;
using Parley.Reading.Frames;
using Parley.Record;

namespace Parley.Cli.Commands;

/// <summary><c>parley codebook</c>: what frames there are, what one says, whether a folder of frames can be used and does what its examples say.</summary>
public static class CodebookCommand
{
    private static readonly DateOnly AnyDay = new(2025, 4, 17);

    /// <summary>The command with its subcommands.</summary>
    public static Command Create() => new("codebook", "List, show, check and test the frames that say which words yield which items.")
    {
        OnFrames("list", "A line a frame: its name, what it makes, how many triggers, what it means", List),
        Show(),
        OnFrames("check", "Whether every frame can be used; names file, line and column where one can't", codebook => Say($"{Count(codebook)}: all can be used")),
        Test(),
        UncoveredCommand.Create(),
    };

    /// <summary>The option that lays a folder of frames over Parley's own.</summary>
    public static Option<DirectoryInfo[]> Further() => new("--codebook")
    {
        Description = "A folder of further frames; one of the same name replaces Parley's",
        HelpName = "DIR",
        DefaultValueFactory = _ => [],
    };

    /// <summary>The paths of the folders named.</summary>
    public static IEnumerable<string> Folders(DirectoryInfo[]? named) => (named ?? []).Select(d => d.FullName);

    private static Command OnFrames(string name, string description, Func<Codebook, int> run)
    {
        var further = Further();
        var command = new Command(name, description) { further };
        command.SetAction(call => run(Codebook.Load(ParleyHome.Find().Codebook, Folders(call.GetValue(further)))));
        return command;
    }

    private static int List(Codebook codebook)
    {
        foreach (var frame in codebook.Frames)
        {
            Say($"{frame.Name,-28} {Kind(frame.Makes),-20} {frame.Triggers.Count,3}  {frame.Means}");
        }

        return Say(Count(codebook));
    }

    private static Command Show()
    {
        var (name, further) = (new Argument<string>("FRAME") { Description = "The name of a frame, such as position.demand" }, Further());
        var command = new Command("show", "All that one frame says.") { name, further };
        command.SetAction(call =>
        {
            var codebook = Codebook.Load(ParleyHome.Find().Codebook, Folders(call.GetValue(further)));
            var wanted = call.GetValue(name)!;
            return codebook.Frames.FirstOrDefault(f => f.Name == wanted) is { } frame
                ? Show(frame) : CommandLine.Report(Problems.NoSuchFrame(wanted, codebook.Frames.Select(f => f.Name).Where(f => f.Contains(wanted, StringComparison.OrdinalIgnoreCase))), CommandLine.Refused);
        });
        return command;
    }

    private static int Show(Frame frame)
    {
        Say($"{frame.Name}: {Kind(frame.Makes)}\n{frame.Means}");
        foreach (var triggers in frame.Triggers.GroupBy(t => t.Class))
        {
            Say($"{triggers.Key.ToString().ToLowerInvariant()}s: {string.Join(", ", triggers.Select(t => string.Join(' ', [t.Lemma, .. t.Further])))}");
        }

        foreach (var (slot, wanted) in frame.Roles)
        {
            Say($"{slot} ← {string.Join(", else ", wanted)}{(frame.Needs.Contains(slot) ? "; needed" : "")}{(frame.Actors.Contains(slot) ? "; an actor" : "")}");
        }

        foreach (var (slot, wanted) in frame.NounRoles)
        {
            Say($"{slot} ← {string.Join(", else ", wanted)} (of a noun)");
        }

        if (frame.Negated is { } denied)
        {
            Say(denied ? "only where it is denied" : "only where it is not denied");
        }

        frame.Only.ToList().ForEach(o => Say($"only with {o.Key}: {string.Join(", ", o.Value)}"));
        frame.Never.ToList().ForEach(n => Say($"never with {n.Key}: {string.Join(", ", n.Value)}"));
        frame.Examples.ToList().ForEach(e => Say($"example: {e.Text}"));
        frame.Counterexamples.ToList().ForEach(c => Say($"counter-example: {c}"));
        return 0;
    }

    private static Command Test()
    {
        var further = Further();
        var command = new Command("test", "Read every example and counter-example and tell which do not do what they say.") { further };
        command.SetAction(call =>
        {
            using var reader = ParleyHome.Find().UnjudgedReader(Folders(call.GetValue(further)));
            StoryRecord Read(string text) => reader.Read(StoryHead.Read("example", text, AnyDay));
            var failures = reader.Codebook.Frames.SelectMany(f => CodebookTrial.Failures(f, Read)).ToList();
            failures.ForEach(f => Say(f));
            Say($"{Count(reader.Codebook)}, {reader.Codebook.Frames.Sum(f => f.Examples.Count + f.Counterexamples.Count)} examples, {failures.Count} failures");
            return failures.Count == 0 ? 0 : CommandLine.Refused;
        });
        return command;
    }

    private static string Count(Codebook codebook) => $"{codebook.Frames.Count} frames, {codebook.Frames.Sum(f => f.Triggers.Count)} triggers";

    private static string Kind(Makes makes) => makes.Kind.ToString().ToLowerInvariant()
        + (makes.Stance is { } stance ? $" {Terms.Write(stance)}" : makes.Incident is { } incident ? $" {Terms.Write(incident)}" : makes.Action is { } action ? $" {Terms.Write(action)}" : "");

    private static int Say(string line)
    {
        Console.Out.WriteLine(line);
        return 0;
    }
}
