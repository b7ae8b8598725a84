using System.CommandLine;
using System.Text;
using Parley.Exchange;
using Parley.Language;
using Parley.Language.Conllu;

namespace Parley.Cli.Commands;

/// <summary><c>parley parse</c>: the language core's analysis of a text, as CoNLL-U.</summary>
public static class ParseCommand
{
    /// <summary>The command.</summary>
    public static Command Create()
    {
        var path = new Argument<string>("PATH") { Description = "A text file, or - for standard input", DefaultValueFactory = _ => "-" };
        var model = new Option<FileInfo?>("--model") { Description = "Another language model file" };
        var command = new Command("parse", "Print words, sentences, tags, lemmas and trees of a text as CoNLL-U.\n\n  parley parse story.txt\n  echo 'Talks resumed.' | parley parse") { path, model };
        command.SetAction(call =>
        {
            var (story, problem) = StoryFile.Read(call.GetValue(path)!, null, null);
            if (story is null)
            {
                return CommandLine.Report(problem!, CommandLine.Refused);
            }

            var analyzer = new Analyzer(LanguageModel.Load(call.GetValue(model)?.FullName ?? ParleyHome.Find().Model));
            using var writer = new StreamWriter(Console.OpenStandardOutput(), new UTF8Encoding(false));
            ConlluFile.Write(analyzer.Analyze(story.Text), writer);
            return 0;
        });
        return command;
    }
}
