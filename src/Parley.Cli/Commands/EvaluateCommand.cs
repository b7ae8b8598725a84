using System.CommandLine;
using System.Globalization;
using Parley.Exchange;
using Parley.Language;
using Parley.Language.Evaluation;

namespace Parley.Cli.Commands;

/// <summary><c>parley evaluate language</c>: how well the language core does on annotated data.</summary>
public static class EvaluateCommand
{
    /// <summary>The command.</summary>
    public static Command Create()
    {
        var path = new Argument<FileInfo>("FILE") { Description = "A treebank (.conllu) or a name corpus (.iob, .iob2), plain or gzipped" };
        var gold = new Option<bool>("--gold-tokens") { Description = "Give the analyser the treebank's words and sentences" };
        var (setting, model) = (LanguageOptions.Setting(), LanguageOptions.Model());
        var language = new Command("language", "Print F1 of words, sentences, tags, lemmas and trees, or of names.\n\n  parley evaluate language dev.conllu --setting careful")
        {
            path, gold, setting, model,
        };
        language.SetAction(call =>
        {
            var file = call.GetValue(path)!;
            if (!file.Exists)
            {
                return CommandLine.Report(Problems.NotFound(file.FullName), CommandLine.Refused);
            }

            return Print(LanguageOptions.Load(call.GetValue(model), call.GetValue(setting)), file, call.GetValue(gold));
        });
        return new Command("evaluate", "Measure trained models on annotated data.") { language };
    }

    private static int Print(LanguageModel model, FileInfo file, bool goldTokens)
    {
        try
        {
            var figures = file.Name.Contains(".iob", StringComparison.Ordinal)
                ? LanguageScore.OfNames(model, file.FullName)
                : LanguageScore.OfTreebank(model, file.FullName, goldTokens);
            foreach (var figure in figures)
            {
                Console.WriteLine(string.Create(CultureInfo.InvariantCulture, $"{figure.Name,-13}{figure.F1,6:F2}"));
            }

            return 0;
        }
        catch (InvalidDataException problem)
        {
            return CommandLine.Report(Problems.Annotation(file.FullName, problem.Message), CommandLine.Refused);
        }
    }
}
