using System.CommandLine;
using System.CommandLine.Parsing;
using System.Text;
using Parley.Exchange;

namespace Parley.Cli.Commands;

/// <summary><c>parley read</c>: stories in, records out.</summary>
public static class ReadCommand
{
    /// <summary>The command with its options.</summary>
    public static Command Create()
    {
        var paths = Paths("Story files, folders of .txt files, or - for standard input");
        var (published, encoding) = (Published(), FileEncoding());
        var format = new Option<string>("--format") { Description = "text to read, json, or jsonl with one record a line", DefaultValueFactory = _ => "text" };
        format.AcceptOnlyFromAmong("text", "json", "jsonl");
        var output = new Option<DirectoryInfo?>("--out") { Description = "Write DIR/NAME.json (or .txt, .jsonl) for each NAME.txt instead of printing", HelpName = "DIR" };
        var explain = new Option<bool>("--explain") { Description = "Name the rule and the trigger behind each item" };
        var frames = CodebookCommand.Further();
        var plain = new Option<bool>("--no-color") { Description = "No colours, even on a terminal" };
        var (jobs, setting) = (Jobs(), LanguageOptions.ReadingSetting());
        var command = new Command("read", "Read stories into records.\n\n  parley read story.txt\n  parley read stories/ --format json --out records/\n  parley read story.txt --explain")
        {
            paths, published, encoding, format, output, explain, frames, plain, jobs, setting,
        };
        command.SetAction(call => new ReadRun(
            call.GetValue(paths)!, call.GetValue(published), call.GetValue(encoding), call.GetValue(format)!, call.GetValue(output)?.FullName,
            call.GetValue(explain), call.GetValue(plain), call.GetValue(jobs), call.GetValue(setting), CodebookCommand.Folders(call.GetValue(frames))).Run());
        return command;
    }

    /// <summary>The files and folders to read.</summary>
    internal static Argument<string[]> Paths(string description)
    {
        var paths = new Argument<string[]>("PATH") { Description = description, Arity = ArgumentArity.OneOrMore };
        paths.Validators.Add(r =>
        {
            foreach (var token in r.Tokens.Where(t => t.Value.Length > 1 && t.Value[0] == '-' && !File.Exists(t.Value)))
            {
                r.AddError($"there is no option '{token.Value}'");
            }
        });
        return paths;
    }

    /// <summary><c>--published</c>.</summary>
    internal static Option<DateOnly?> Published() => new("--published")
    {
        Description = "The day of publication, YYYY-MM-DD; overrules what the story says",
        CustomParser = Day,
    };

    /// <summary><c>--encoding</c>.</summary>
    internal static Option<Encoding?> FileEncoding() => new("--encoding") { Description = "The encoding of the files, such as windows-1252; otherwise detected", CustomParser = Named };

    /// <summary><c>--jobs</c>.</summary>
    internal static Option<int> Jobs()
    {
        var jobs = new Option<int>("--jobs") { Description = "How many stories to read at once", DefaultValueFactory = _ => Environment.ProcessorCount };
        jobs.Validators.Add(r =>
        {
            if (r.GetValueOrDefault<int>() < 1)
            {
                r.AddError("--jobs expects a whole number of at least 1");
            }
        });
        return jobs;
    }

    private static DateOnly? Day(ArgumentResult result)
    {
        var text = result.Tokens.Count > 0 ? result.Tokens[0].Value : "";
        if (StoryHead.ParseDate(text) is not { } day)
        {
            result.AddError(Problems.BadDate(text).ToString());
            return null;
        }

        return day;
    }

    private static Encoding? Named(ArgumentResult result)
    {
        var name = result.Tokens.Count > 0 ? result.Tokens[0].Value : "";
        if (TextDecoder.Named(name) is not { } encoding)
        {
            result.AddError(Problems.UnknownEncoding(name).ToString());
            return null;
        }

        return encoding;
    }
}
