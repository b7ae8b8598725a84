using Parley.Language.Model;
using Parley.Reading.Knowledge;
using Parley.Reading.Nets;

namespace Parley.Reading.Actors;

/// <summary>Networks that say how likely an actor is what a pronoun or a definite noun means. Immutable; one serves any number of threads.</summary>
/// <param name="nets">Networks that were trained alike but for chance; none where the rules decide.</param>
/// <param name="keeps">Whether choices are kept, to be learned from.</param>
public sealed class AntecedentModel(IReadOnlyList<FeatureNet> nets, bool keeps = false)
{
    private static readonly int[] Question = [0];

    /// <summary>No networks: the rules decide.</summary>
    public static AntecedentModel Rules { get; } = new([]);

    /// <summary>No networks, but choices are kept.</summary>
    public static AntecedentModel Learning { get; } = new([], true);

    /// <summary>Whether choices are kept.</summary>
    public bool Keeps => keeps;

    /// <summary>Whether there are networks.</summary>
    public bool Decides => nets.Count > 0;

    /// <summary>Whether choices have to be looked at.</summary>
    public bool IsAsked => Decides || Keeps;

    /// <summary>Reads a model.</summary>
    /// <exception cref="KnowledgeException">There is no such file.</exception>
    /// <exception cref="InvalidDataException">The file is no such model, cut short or altered.</exception>
    public static AntecedentModel Load(string path)
    {
        var file = new TaughtFile(path, "the model that says whom pronouns mean", "a model of antecedents", "antecedents");
        return new AntecedentModel(NetFile.Read(file.Open(), 0, 1) ?? throw file.OfAnotherVersion("the model of antecedents"));
    }

    /// <summary>Writes networks as a model.</summary>
    public static void Save(IReadOnlyList<FeatureNet> nets, string path)
    {
        var sections = new Dictionary<string, byte[]>(StringComparer.Ordinal);
        NetFile.Write(nets, sections);
        ModelFile.Save(path, sections);
    }

    /// <summary>The sum of the networks' log odds.</summary>
    internal float Odds(Features features, List<int> rows)
    {
        if (!Decides)
        {
            return 0;
        }

        Span<float> answer = [0];
        nets[0].RowsFor(features.All, rows);
        foreach (var net in nets)
        {
            net.AddAnswers(rows, [], Question, answer);
        }

        return answer[0];
    }
}
