using Parley.Reading.Knowledge;
using Parley.Reading.Nets;

namespace Parley.Reading.Actors;

/// <summary>Says how likely an actor is what a pronoun or a definite noun means. Immutable; one serves any number of threads.</summary>
/// <param name="odds">Networks that say it; null where the rules decide.</param>
/// <param name="keeps">Whether choices are kept, to be learned from.</param>
public sealed class AntecedentModel(OddsModel? odds, bool keeps = false)
{
    /// <summary>No networks: the rules decide.</summary>
    public static AntecedentModel Rules { get; } = new(null);

    /// <summary>No networks, but choices are kept.</summary>
    public static AntecedentModel Learning { get; } = new(null, true);

    /// <summary>Whether choices are kept.</summary>
    public bool Keeps => keeps;

    /// <summary>Whether there are networks.</summary>
    public bool Decides => odds is not null;

    /// <summary>Whether choices have to be looked at.</summary>
    public bool IsAsked => Decides || Keeps;

    /// <summary>Reads a model.</summary>
    /// <exception cref="KnowledgeException">There is no such file.</exception>
    /// <exception cref="InvalidDataException">The file is no such model, cut short or altered.</exception>
    public static AntecedentModel Load(string path) =>
        new(OddsModel.Load(new TaughtFile(path, "the model that says whom pronouns mean", "a model of antecedents", "antecedents"), "the model of antecedents"));

    /// <summary>The networks' log odds; nought where there are none.</summary>
    internal float Odds(Features features, List<int> rows) => odds?.Odds(features, rows) ?? 0;
}
