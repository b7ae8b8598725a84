using Parley.Language.Model;
using Parley.Reading.Knowledge;

namespace Parley.Reading.Nets;

/// <summary>Opens model files that annotated stories taught, and says alike what is wrong with one.</summary>
/// <param name="Path">The file.</param>
/// <param name="Model">What it is, as its absence is told: "the judge's model".</param>
/// <param name="Kind">What it is, in a word with its article: "a judge".</param>
/// <param name="Part">What <c>parley train</c> calls it.</param>
internal sealed record TaughtFile(string Path, string Model, string Kind, string Part)
{
    /// <summary>Gives the bytes of its sections.</summary>
    /// <exception cref="KnowledgeException">There is no such file.</exception>
    /// <exception cref="InvalidDataException">The file is no model, cut short or altered; or, when asked, a section is not there.</exception>
    public Func<string, byte[]> Open()
    {
        if (!File.Exists(Path))
        {
            throw new KnowledgeException(Path, 0, $"{Model} is missing; 'parley train {Part}' rebuilds it");
        }

        var sections = ModelFile.Load(Path);
        return name => sections.TryGetValue(name, out var bytes) ? bytes : throw new InvalidDataException($"{Path}: section '{name}' of {Kind} is missing");
    }

    /// <summary>What is wrong with a file of other numbers of questions or classes.</summary>
    /// <param name="name">What it is, with its article: "the judge".</param>
    public InvalidDataException OfAnotherVersion(string name) => new($"{Path}: {name} is one of another version; 'parley train {Part}' makes a new one");
}
