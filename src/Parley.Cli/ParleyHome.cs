using Parley.Language;
using Parley.Reading;
using Parley.Reading.Actors;
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
    public string Model => ReaderModels.LanguageFile(Models);

    /// <summary>What the careful setting reads with besides.</summary>
    public CarefulModels Careful => CarefulModels.In(Models);

    private string Models => Path.Combine(Data, "models");

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
    public StoryReader Reader(Setting setting, params IEnumerable<string> furtherFrames) => ReaderWith(ReaderModels.In(Models, setting), furtherFrames);

    /// <summary>A reader without a judge: for training one and for trying frames.</summary>
    public StoryReader UnjudgedReader(params IEnumerable<string> furtherFrames) => ReaderWith(ReaderModels.Unjudged(Models), furtherFrames);

    /// <summary>A reader without a judge that keeps whom pronouns may mean, to learn from.</summary>
    public StoryReader LearningReader() => ReaderWith(new ReaderModels(Model, AntecedentModel.Learning), []);

    private StoryReader ReaderWith(ReaderModels models, IEnumerable<string> furtherFrames) =>
        StoryReader.Load(Data, Reading.Frames.Codebook.Load(Codebook, furtherFrames), models);

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
