using System.CommandLine;
using Parley.Language;
using Parley.Language.Encoders;
using Parley.Language.Model;
using Parley.Language.Training;
using Parley.Reading.Knowledge;
using Parley.Training;

namespace Parley.Cli.Commands;

/// <summary>
/// <c>parley train stands</c>: learns from annotated stories what a sentence shows that no frame tells. Begins anew, with an encoder or without, or
/// from the network there is.
/// </summary>
public sealed class TrainStandsCommand
{
    private const string About = """
        Train to see stands, acts, incidents and meetings in whole sentences, from annotated stories; the same data and models give the same bytes.

          parley train stands --gold my/gold
          parley train stands --encoder model.onnx --pieces vocab.txt
          parley train stands --further --setting careful --gold my/gold
        """;

    private readonly Option<FileInfo> _encoder = new Option<FileInfo>("--encoder") { Description = "For the careful setting: the ONNX file of a small uncased BERT to begin from" }.AcceptExistingOnly();
    private readonly Option<FileInfo> _pieces = new Option<FileInfo>("--pieces") { Description = "The pieces of words that it knows, one a line (vocab.txt)" }.AcceptExistingOnly();
    private readonly Option<bool> _further = new("--further") { Description = "Begin from the network in data/models, with its encoder in the careful setting: half the passes, smaller steps" };
    private readonly Option<Setting> _setting = LanguageOptions.Setting();

    private TrainStandsCommand()
    {
    }

    /// <summary>The command.</summary>
    public static Command Create() => new TrainStandsCommand().Command();

    private Command Command()
    {
        var command = TrainOnStoriesCommands.Learning(
            "stands", About, call => FileOf(IsCareful(call)), TrainOnStoriesCommands.AllAnnotated, home => home.UnjudgedReader(),
            (call, stories, language, model) => Save(model, StandTrainer.Train(LanguageModel.Load(language), stories, Start(call), Trained(call, language), Console.Error.WriteLine)));
        foreach (var option in (Option[])[_encoder, _pieces, _further, _setting])
        {
            command.Options.Add(option);
        }

        command.Validators.Add(r =>
        {
            if (r.GetResult(_encoder) is null != r.GetResult(_pieces) is null)
            {
                r.AddError("--encoder and --pieces go together");
            }
            else if (r.GetResult(_encoder) is not null && r.GetValue(_further))
            {
                r.AddError("--further begins from the encoder in data/models: leave --encoder and --pieces out");
            }
            else if (r.GetResult(_setting) is { Implicit: false } && !r.GetValue(_further))
            {
                r.AddError("--setting says what is trained further: it goes with --further");
            }
        });
        return command;
    }

    private bool IsCareful(ParseResult call) => call.GetValue(_encoder) is not null || (call.GetValue(_further) && call.GetValue(_setting) == Setting.Careful);

    private static string FileOf(bool careful) => careful ? "stands.careful.parley" : "stands.parley";

    private EncoderStart? Start(ParseResult call) => call.GetValue(_encoder) is { } onnx ? new EncoderStart(onnx.FullName, call.GetValue(_pieces)!.FullName) : null;

    /// <summary>The network to learn further, with its encoder in the careful setting; null where training begins anew.</summary>
    private Dictionary<string, byte[]>? Trained(ParseResult call, string language)
    {
        string[] files = [FileOf(IsCareful(call)), .. IsCareful(call) ? ["encoder.parley"] : Array.Empty<string>()];
        return call.GetValue(_further) ? files.SelectMany(f => Sections(Path.Combine(Path.GetDirectoryName(language)!, f))).ToDictionary(StringComparer.Ordinal) : null;
    }

    private static Dictionary<string, byte[]> Sections(string path) =>
        File.Exists(path) ? ModelFile.Load(path) : throw new KnowledgeException(path, 0, "what is to learn further is missing; 'parley train stands' without --further makes a new one");

    /// <summary>Writes a network and, beside it, the encoder that was trained with it.</summary>
    private static void Save(string model, IReadOnlyDictionary<string, byte[]> sections)
    {
        ModelFile.Save(model, sections.Where(s => !WordEncoder.Owns(s.Key)).ToDictionary(StringComparer.Ordinal));
        if (sections.Keys.Any(WordEncoder.Owns))
        {
            ModelFile.Save(Path.Combine(Path.GetDirectoryName(model)!, "encoder.parley"), sections.Where(s => WordEncoder.Owns(s.Key)).ToDictionary(StringComparer.Ordinal));
        }
    }
}
