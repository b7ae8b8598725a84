using System.CommandLine;
using System.Text;
using Parley.Cli.Views;
using Parley.Exchange;
using Parley.Language;
using Parley.Language.Conllu;

namespace Parley.Cli.Commands;

/// <summary><c>parley parse</c>: the language core's analysis of a text, as CoNLL-U or JSON.</summary>
public static class ParseCommand
{
    /// <summary>The command.</summary>
    public static Command Create()
    {
        var path = new Argument<string>("PATH") { Description = "A text file, or - for standard input", DefaultValueFactory = _ => "-" };
        var format = new Option<string>("--format") { Description = "conllu, or json with names", DefaultValueFactory = _ => "conllu" };
        format.AcceptOnlyFromAmong("conllu", "json");
        var (setting, model) = (LanguageOptions.Setting(), LanguageOptions.Model());
        var command = new Command("parse", "Print words, sentences, tags, lemmas and trees of a text.\n\n  parley parse story.txt\n  echo 'Talks resumed.' | parley parse --format json")
        {
            path, format, setting, model,
        };
        command.SetAction(call =>
        {
            var (story, problem) = StoryFile.Read(call.GetValue(path)!, null, null);
            if (story is null)
            {
                return CommandLine.Report(problem!, CommandLine.Refused);
            }

            var document = new Analyzer(LanguageOptions.Load(call.GetValue(model), call.GetValue(setting))).Analyze(story.Text);
            using var output = Console.OpenStandardOutput();
            if (call.GetValue(format) == "json")
            {
                DocumentJson.Write(document, output);
                output.WriteByte((byte)'\n');
                return 0;
            }

            using var writer = new StreamWriter(output, new UTF8Encoding(false));
            ConlluFile.Write(document, writer);
            return 0;
        });
        return command;
    }
}
