using System.CommandLine;
using Parley.Exchange;
using Parley.Record;

namespace Parley.Cli.Tests;

public class DocumentationTests
{
    private static string Doc(string name) => File.ReadAllText(Path.Combine(ParleyProgram.Root, name));

    [Fact]
    public void Every_command_and_option_is_documented()
    {
        var text = Doc("docs/cli.md");
        foreach (var word in Words(CommandLine.Root()).Where(w => w is not ("-?" or "/?" or "/h")))
        {
            text.ShouldContain($"`{word}", customMessage: $"docs/cli.md does not explain {word}");
        }
    }

    private static IEnumerable<string> Words(Command command) =>
        command.Options.Where(o => !o.Hidden).Select(o => o.Name)
            .Concat(command.Subcommands.SelectMany(s => Words(s).Prepend(s.Name)));

    [Fact]
    public void Every_error_code_is_documented()
    {
        var text = Doc("docs/errors.md");
        Problems.Codes.ShouldAllBe(c => text.Contains($"## {c}", StringComparison.Ordinal));
    }

    [Fact]
    public void Every_term_of_the_codebook_is_documented()
    {
        var text = Doc("docs/codebook.md");
        var terms = Enum.GetValues<EntityKind>().Select(Terms.Write).Concat(Enum.GetValues<Status>().Select(Terms.Write))
            .Concat(Enum.GetValues<Stance>().Select(Terms.Write)).Concat(Enum.GetValues<IncidentType>().Select(Terms.Write))
            .Concat(Enum.GetValues<ActionType>().Select(Terms.Write));
        terms.ShouldAllBe(t => text.Contains($"`{t}`", StringComparison.Ordinal));
    }

    [Fact]
    public void The_readme_shows_what_the_program_prints()
    {
        var readme = Doc("README.md").ReplaceLineEndings("\n");
        var output = ParleyProgram.Run(null, "read", "samples/paris-talks-2025-04-17.txt").Output.ReplaceLineEndings("\n");
        readme.ShouldContain("```text\n" + string.Join('\n', output.TrimEnd().Split('\n').Select(l => l.TrimEnd())) + "\n```");
    }

    [Fact]
    public void Every_data_file_has_its_provenance()
    {
        var text = Doc("data/README.md");
        Directory.GetFiles(Path.Combine(ParleyProgram.Root, "data"), "*", SearchOption.AllDirectories)
            .Select(f => Path.GetRelativePath(Path.Combine(ParleyProgram.Root, "data"), f).Replace('\\', '/')).Where(f => f != "README.md")
            .ShouldAllBe(f => text.Contains($"`{f}`", StringComparison.Ordinal));
    }
}
