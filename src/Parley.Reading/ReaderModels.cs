using Parley.Language;
using Parley.Language.Encoders;
using Parley.Reading.Actors;
using Parley.Reading.Judging;
using Parley.Reading.Knowledge;
using Parley.Reading.Nets;

namespace Parley.Reading;

/// <summary>The trained models that a reader reads with.</summary>
/// <param name="Language">The file of the language model.</param>
/// <param name="Antecedents">Chooses whom pronouns and definite nouns mean.</param>
/// <param name="Judge">Decides which frames that fired are believed; without it all are.</param>
/// <param name="Stands">The file of the model that sees stands and acts in whole sentences; without it only frames tell of them.</param>
/// <param name="Doers">Says whose a stand or an act is; without it the frames alone do.</param>
/// <param name="Careful">What the careful setting reads with besides; null for the fast one.</param>
public sealed record ReaderModels(string Language, AntecedentModel Antecedents, Judge? Judge = null, string? Stands = null, CarefulModels? Careful = null, OddsModel? Doers = null)
{
    /// <summary>All models of a folder.</summary>
    /// <param name="folder">The folder of the models.</param>
    /// <param name="setting">The careful setting reads each sentence with a large network first, which takes most of the time.</param>
    /// <exception cref="KnowledgeException">A file is missing or malformed.</exception>
    public static ReaderModels In(string folder, Setting setting) => Unjudged(folder) with
    {
        Judge = JudgeFile.Load(Path.Combine(folder, "judge.parley")),
        Stands = Path.Combine(folder, "stands.parley"),
        Doers = Judging.Doers.Load(Path.Combine(folder, "doers.parley")),
        Careful = setting == Setting.Careful ? CarefulModels.In(folder) : null,
    };

    /// <summary>Those without which there is no reading: every frame that fires is believed.</summary>
    /// <param name="folder">The folder of the models.</param>
    /// <exception cref="KnowledgeException">A file is missing or malformed.</exception>
    public static ReaderModels Unjudged(string folder) => new(LanguageFile(folder), AntecedentModel.Load(Path.Combine(folder, "antecedents.parley")));

    /// <summary>The file of the language model of a folder.</summary>
    /// <param name="folder">The folder of the models.</param>
    public static string LanguageFile(string folder) => Path.Combine(folder, "english.parley");
}

/// <summary>The files of what the careful setting reads with besides.</summary>
/// <param name="Encoder">That of the encoder, which says of each word what it makes of it.</param>
/// <param name="Stands">That of the larger network that sees stands and acts in what the encoder says.</param>
/// <param name="Attributions">That of the model that sees cues, sources and contents in what the encoder says.</param>
public sealed record CarefulModels(string Encoder, string Stands, string Attributions)
{
    /// <summary>Those of a folder.</summary>
    /// <param name="folder">The folder of the models.</param>
    public static CarefulModels In(string folder) => new(Path.Combine(folder, "encoder.parley"), Path.Combine(folder, "stands.careful.parley"), Path.Combine(folder, "attribution.careful.parley"));

    /// <summary>Reads the encoder.</summary>
    /// <exception cref="KnowledgeException">There is no such file.</exception>
    /// <exception cref="InvalidDataException">The file is no encoder, cut short or altered.</exception>
    public WordEncoder LoadEncoder() => WordEncoder.Read(new TaughtFile(Encoder, "the encoder of the careful setting", "an encoder", "stands --encoder").Open());
}
