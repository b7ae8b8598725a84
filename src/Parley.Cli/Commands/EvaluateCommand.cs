using System.CommandLine;
using System.Globalization;
using Parley.Exchange;
using Parley.Language;
using Parley.Language.Evaluation;
using Parley.Reading.Speech;
using Parley.Reading.Speech.Annotated;

namespace Parley.Cli.Commands;

/// <summary><c>parley evaluate</c>: how well the language core and the finding of attributions do on annotated data.</summary>
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
        return new Command("evaluate", "Measure trained models on annotated data.") { language, Attribution() };
    }

    private static Command Attribution()
    {
        var path = new Argument<FileInfo>("FILE") { Description = "Texts with their attributions, a JSON object a line (.jsonl), plain or gzipped" };
        var setting = LanguageOptions.ReadingSetting();
        var attribution = new Command("attribution", "Print precision, recall and F1 of sources, cues, contents and pairs of source and content.\n\n  parley evaluate attribution dev.jsonl.gz") { path, setting };
        attribution.SetAction(call =>
        {
            var file = call.GetValue(path)!;
            return file.Exists ? Print(file, call.GetValue(setting)) : CommandLine.Report(Problems.NotFound(file.FullName), CommandLine.Refused);
        });
        return attribution;
    }

    private static int Print(FileInfo file, Setting setting)
    {
        var home = ParleyHome.Find();
        var language = LanguageModel.Load(home.Model);
        var careful = setting == Setting.Careful ? home.Careful : null;
        using var encoder = careful?.LoadEncoder();
        using var finder = SpeechFinder.Load(home.Data, careful?.Attributions, language);
        var analyzer = new Analyzer(language);
        var score = new AttributionScore();
        try
        {
            foreach (var text in AttributedText.Read(file.FullName))
            {
                var document = analyzer.Analyze(text.Text);
                score.Add(text.Attributions, [.. finder.FindAll(document, encoder?.Read(document)).Select(u => AttributionScore.Of(document, u))]);
            }
        }
        catch (InvalidDataException problem)
        {
            return CommandLine.Report(Problems.Annotation(file.FullName, problem.Message), CommandLine.Refused);
        }

        Console.WriteLine($"{"",-8}{"P",7}{"R",7}{"F1",7}{"gold",7}");
        foreach (var (name, tally) in score.Figures)
        {
            Console.WriteLine(string.Create(CultureInfo.InvariantCulture, $"{name,-8}{100 * tally.Precision,7:F1}{100 * tally.Recall,7:F1}{100 * tally.F1,7:F1}{tally.Gold,7}"));
        }

        return 0;
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
