using Parley.Language.Model;

namespace Parley.Reading.Nets;

/// <summary>Networks that answer one question about something by its features. Immutable; one serves any number of threads.</summary>
/// <param name="nets">Networks over the same features that were trained alike but for chance.</param>
public sealed class OddsModel(IReadOnlyList<FeatureNet> nets)
{
    private static readonly int[] Question = [0];

    /// <summary>Reads a model.</summary>
    /// <param name="file">The file.</param>
    /// <param name="name">What it is, with its article, should it be one of another version: "the model of antecedents".</param>
    internal static OddsModel Load(TaughtFile file, string name) => new(NetFile.Read(file.Open(), 0, 1) ?? throw file.OfAnotherVersion(name));

    /// <summary>Writes networks as a model.</summary>
    public static void Save(IReadOnlyList<FeatureNet> nets, string path)
    {
        var sections = new Dictionary<string, byte[]>(StringComparer.Ordinal);
        NetFile.Write(nets, sections);
        ModelFile.Save(path, sections);
    }

    /// <summary>The mean of the networks' log odds of a yes.</summary>
    /// <param name="features">What is seen.</param>
    /// <param name="rows">Room for rows.</param>
    internal float Odds(Features features, List<int> rows)
    {
        Span<float> answer = [0];
        nets[0].RowsFor(features.All, rows);
        foreach (var net in nets)
        {
            net.AddAnswers(rows, [], Question, answer);
        }

        return answer[0] / nets.Count;
    }
}
