using System.CommandLine;
using Parley.Language;
using Parley.Language.Encoders;
using Parley.Language.Model;
using Parley.Language.Training;
using Parley.Reading;
using Parley.Reading.Judging;
using Parley.Reading.Nets;
using Parley.Training;

namespace Parley.Cli.Commands;

/// <summary>
/// <c>parley train antecedents</c>, <c>doers</c>, <c>judge</c> and <c>stands</c>: learn from annotated stories whom pronouns mean, whose a stand or an act
/// is, what is to be believed, and what a sentence shows that no frame tells.
/// </summary>
public static class TrainOnStoriesCommands
{
    private static readonly string[] WholeStories = ["news-stories.jsonl", "news-stands.jsonl"];
    private static readonly string[] AllAnnotated = [.. WholeStories, "news-parts.jsonl"];

    /// <summary>The command that trains whom pronouns and definite nouns mean.</summary>
    public static Command CreateAntecedents() => Learning(
        "antecedents", "Train whom pronouns and definite nouns mean, from annotated stories; the same data and models give the same bytes.\n\n  parley train antecedents --gold my/gold",
        _ => "antecedents.parley", AllAnnotated, home => home.LearningReader(), (_, stories, _, model) => OddsModel.Save(AntecedentTrainer.Train(stories, Console.Error.WriteLine), model));

    /// <summary>The command that trains whose a stand or an act is.</summary>
    public static Command CreateDoers() => Learning(
        "doers", "Train whose a stand or an act is, from annotated stories; the same data and models give the same bytes.\n\n  parley train doers --gold my/gold",
        _ => "doers.parley", WholeStories, home => home.UnjudgedReader(), (_, stories, _, model) => OddsModel.Save(DoerTrainer.Train(stories, Console.Error.WriteLine), model));

    /// <summary>The command that trains the judge.</summary>
    public static Command CreateJudge() => Learning(
        "judge", "Train which frames that fire are to be believed, from annotated stories; the same data and models give the same bytes.\n\n  parley train judge --gold my/gold",
        _ => "judge.parley", WholeStories, home => home.UnjudgedReader(), (_, stories, _, model) => JudgeFile.Save(JudgeTrainer.Train(stories, Console.Error.WriteLine), model));

    /// <summary>The command that trains the finder of stands, acts, incidents and meetings.</summary>
    public static Command CreateStands()
    {
        var encoder = new Option<FileInfo>("--encoder") { Description = "For the careful setting: the ONNX file of a small uncased BERT to begin from" };
        var pieces = new Option<FileInfo>("--pieces") { Description = "The pieces of words that it knows, one a line (vocab.txt)" };
        encoder.AcceptExistingOnly();
        pieces.AcceptExistingOnly();
        var command = Learning(
            "stands", "Train to see stands, acts, incidents and meetings in whole sentences, from annotated stories; the same data and models give the same bytes.\n\n  parley train stands --gold my/gold\n  parley train stands --encoder model.onnx --pieces vocab.txt",
            call => call.GetValue(encoder) is null ? "stands.parley" : "stands.careful.parley", AllAnnotated, home => home.UnjudgedReader(),
            (call, stories, language, model) => SaveStands(model, StandTrainer.Train(
                LanguageModel.Load(language), stories, call.GetValue(encoder) is { } onnx ? new EncoderStart(onnx.FullName, call.GetValue(pieces)!.FullName) : null, Console.Error.WriteLine)));
        command.Options.Add(encoder);
        command.Options.Add(pieces);
        command.Validators.Add(r =>
        {
            if (r.GetResult(encoder) is null != r.GetResult(pieces) is null)
            {
                r.AddError("--encoder and --pieces go together");
            }
        });
        return command;
    }

    /// <summary>Writes a network and, beside it, the encoder that was trained with it.</summary>
    private static void SaveStands(string model, IReadOnlyDictionary<string, byte[]> sections)
    {
        ModelFile.Save(model, sections.Where(s => !WordEncoder.Owns(s.Key)).ToDictionary(StringComparer.Ordinal));
        if (sections.Keys.Any(WordEncoder.Owns))
        {
            ModelFile.Save(Path.Combine(Path.GetDirectoryName(model)!, "encoder.parley"), sections.Where(s => WordEncoder.Owns(s.Key)).ToDictionary(StringComparer.Ordinal));
        }
    }

    private static Command Learning(string name, string description, Func<ParseResult, string> file, string[] annotations, Func<ParleyHome, StoryReader> reader, Action<ParseResult, List<GoldStory>, string, string> learn)
    {
        var annotated = new AnnotatedStories(annotations);
        var output = new Option<FileInfo?>("--model") { Description = "The model file to write; its own in data/models where it is not given" };
        var command = new Command(name, description) { output };
        foreach (var option in annotated.All)
        {
            command.Options.Add(option);
        }

        command.SetAction(call =>
        {
            if (annotated.Missing(call) is { } problem)
            {
                return CommandLine.Report(problem, CommandLine.Refused);
            }

            var home = ParleyHome.Find();
            using var examiner = reader(home);
            learn(call, annotated.Load(call, examiner), home.Model, call.GetValue(output)?.FullName ?? Path.GetFullPath(Path.Combine("data", "models", file(call))));
            return 0;
        });
        return command;
    }
}
