using Parley.Reading;
using Parley.Reading.Actors;
using Parley.Reading.Judging;
using Parley.Reading.Knowledge;

namespace Parley.Cli;

/// <summary>Where Parley's own files are: <c>PARLEY_HOME</c>, else the nearest folder above the program that holds <c>data</c> and <c>codebook</c>.</summary>
public sealed record ParleyHome(string Root)
{
    /// <summary>Lexicons, gazetteers, actors.</summary>
    public string Data => Path.Combine(Root, "data");

    /// <summary>The frames.</summary>
    public string Codebook => Path.Combine(Root, "codebook");

    /// <summary>Stories of our own writing, to begin with.</summary>
    public string Samples => Path.Combine(Root, "samples");

    /// <summary>The language model.</summary>
    public string Model => Path.Combine(Data, "models", "english.parley");

    /// <summary>What decides which frames that fire are believed.</summary>
    public string JudgeModel => Path.Combine(Data, "models", "judge.parley");

    /// <summary>The model that sees stands and acts.</summary>
    public string StandModel => Path.Combine(Data, "models", "stands.parley");

    /// <summary>The model that says whom pronouns and definite nouns mean.</summary>
    public string AntecedentFile => Path.Combine(Data, "models", "antecedents.parley");

    /// <summary>Finds it.</summary>
    /// <exception cref="KnowledgeException">It is nowhere, or has no model.</exception>
    public static ParleyHome Find()
    {
        var named = Environment.GetEnvironmentVariable("PARLEY_HOME");
        var home = named ?? Above(AppContext.BaseDirectory)
            ?? throw new KnowledgeException(AppContext.BaseDirectory, 0, "no folder at or above the program holds data/ and codebook/; set PARLEY_HOME");
        var found = new ParleyHome(home);
        return File.Exists(found.Model) ? found : throw new KnowledgeException(found.Model, 0, "the language model is missing; 'parley train' rebuilds it");
    }

    /// <summary>A reader over Parley's own knowledge, with the frames of further folders laid over its own.</summary>
    public StoryReader Reader(params IEnumerable<string> furtherFrames) => StoryReader.Load(
        Data, Reading.Frames.Codebook.Load(Codebook, furtherFrames), Model, JudgeFile.Load(JudgeModel), StandModel, AntecedentModel.Load(AntecedentFile));

    /// <summary>A reader without a judge: for training one and for trying frames.</summary>
    public StoryReader UnjudgedReader(params IEnumerable<string> furtherFrames) => ReaderWith(AntecedentModel.Load(AntecedentFile), furtherFrames);

    /// <summary>A reader without a judge that keeps whom pronouns may mean, to learn from.</summary>
    public StoryReader LearningReader() => ReaderWith(AntecedentModel.Learning, []);

    private StoryReader ReaderWith(AntecedentModel antecedents, IEnumerable<string> furtherFrames) =>
        StoryReader.Load(Data, Reading.Frames.Codebook.Load(Codebook, furtherFrames), Model, antecedents: antecedents);

    private static string? Above(string folder)
    {
        for (var at = new DirectoryInfo(folder); at is not null; at = at.Parent)
        {
            if (Directory.Exists(Path.Combine(at.FullName, "data")) && Directory.Exists(Path.Combine(at.FullName, "codebook")))
            {
                return at.FullName;
            }
        }

        return null;
    }
}
