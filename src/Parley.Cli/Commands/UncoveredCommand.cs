using System.CommandLine;
using Parley.Exchange;

namespace Parley.Cli.Commands;

/// <summary><c>parley codebook uncovered</c>: which words actors go with in given stories that no frame knows, the most frequent first.</summary>
public static class UncoveredCommand
{
    /// <summary>The command.</summary>
    public static Command Create()
    {
        var paths = new Argument<string[]>("PATH") { Description = "Story files or folders of .txt files", Arity = ArgumentArity.OneOrMore };
        var further = CodebookCommand.Further();
        var command = new Command("uncovered", "Words that actors go with in stories and that set no frame off, by how often.") { paths, further };
        command.SetAction(call => Run(call.GetValue(paths)!, CodebookCommand.Folders(call.GetValue(further))));
        return command;
    }

    private static int Run(string[] paths, IEnumerable<string> further)
    {
        using var reader = ParleyHome.Find().UnjudgedReader(further);
        var (files, problems) = StoryFile.Find(paths);
        var read = files.Select(f => StoryFile.Read(f, null, null)).ToList();
        problems.AddRange(read.Where(r => r.Problem is not null).Select(r => r.Problem!));
        problems.ForEach(p => Console.Error.WriteLine(p));
        var words = read.Where(r => r.Story is not null).SelectMany(r => reader.Uncovered(r.Story!)).CountBy(w => w)
            .OrderByDescending(w => w.Value).ThenBy(w => w.Key.Lemma, StringComparer.Ordinal);
        foreach (var (word, count) in words)
        {
            Console.Out.WriteLine($"{count,6}  {word.Class.ToString().ToLowerInvariant(),-9}  {word.Lemma}");
        }

        return problems.Count == 0 ? 0 : CommandLine.Refused;
    }
}
