using System.CommandLine;
using Parley.Cli.Commands;
using Parley.Cli.Commands.Archives;
using Parley.Exchange;
using Parley.Reading.Knowledge;

namespace Parley.Cli;

/// <summary>The <c>parley</c> command: its subcommands and exit codes. 0 fine, 1 some input was refused, 2 the call was wrong.</summary>
public static class CommandLine
{
    /// <summary>Some input was refused.</summary>
    public const int Refused = 1;

    /// <summary>The call was wrong, or Parley's own files can't be used.</summary>
    public const int WrongCall = 2;

    /// <summary>The whole command tree.</summary>
    public static RootCommand Root()
    {
        var root = Stories();
        foreach (var command in (Command[])[AddCommand.Create(), .. QuestionCommands.Create(), .. ActorCommands.Create(), .. StoryCommands.Create(), .. KeepingCommands.Create(), PeopleCommands.Create(), ExportCommand.Create(), ServeCommand.Create()])
        {
            root.Add(command);
        }

        return root;
    }

    private static RootCommand Stories() => new(
        "Parley reads wire stories into records: who met whom, who said what, who stands where, what was hit, what was done,\n"
        + "each with its time, place, status, source and the exact words that prove it.\n\n"
        + "  parley read samples/paris-talks-2025-04-17.txt       the record of one story, to read\n"
        + "  parley read stories/ --format jsonl > records.jsonl  many stories, one record a line\n"
        + "  parley read - --published 2025-04-17 < story.txt     from standard input\n"
        + "  parley add stories/ && parley timeline               many stories as one archive, and questions to it\n"
        + "  parley serve                                         the archive in a browser")
    {
        ReadCommand.Create(), CodebookCommand.Create(), ParseCommand.Create(), TrainCommand.Create(), EvaluateCommand.Create(), ScoreCommand.Create(),
    };

    /// <summary>Runs a call and returns its exit code.</summary>
    public static int Run(string[] args)
    {
        var parsed = Root().Parse(args);
        if (parsed.Errors.Count > 0)
        {
            foreach (var error in parsed.Errors)
            {
                Console.Error.WriteLine($"parley: {error.Message}");
            }

            Console.Error.WriteLine("parley: see 'parley --help'");
            return WrongCall;
        }

        try
        {
            return parsed.Invoke(new InvocationConfiguration { EnableDefaultExceptionHandler = false });
        }
        catch (KnowledgeException problem)
        {
            return Report(Problems.Knowledge(problem.Message), WrongCall);
        }
        catch (InvalidDataException problem)
        {
            return Report(Problems.Model(problem.Message), WrongCall);
        }
    }

    /// <summary>Tells of a problem on standard error.</summary>
    public static int Report(Problem problem, int code)
    {
        Console.Error.WriteLine(problem);
        return code;
    }
}
