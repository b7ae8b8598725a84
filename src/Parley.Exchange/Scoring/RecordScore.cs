using System.Text;
using System.Text.Json;

namespace Parley.Exchange.Scoring;

/// <summary>Records scored against gold records of the same stories.</summary>
/// <param name="Stories">Name, figures of things and of fields over all kinds but entities.</param>
/// <param name="Items">Things found, by kind; <c>all</c> is every kind but entities.</param>
/// <param name="Fields">Fields right, likewise.</param>
public sealed record RecordScore(
    IReadOnlyList<(string Name, Tally Items, Tally Fields)> Stories, IReadOnlyDictionary<string, Tally> Items, IReadOnlyDictionary<string, Tally> Fields)
{
    /// <summary>The kinds in the order of a table.</summary>
    public static IReadOnlyList<string> Kinds => [.. StoryScore.Kinds, "all"];

    /// <summary>Scores every NAME.json of a folder that has a NAME.txt; a record that is missing in the other counts as empty.</summary>
    /// <param name="gold">Folder of stories with their gold records.</param>
    /// <param name="system">Folder of the records to score.</param>
    /// <exception cref="InvalidDataException">There is no story, or a file is no JSON.</exception>
    public static RecordScore Of(string gold, string system)
    {
        var scores = Directory.GetFiles(gold, "*.json").Order(StringComparer.Ordinal).Where(p => File.Exists(Path.ChangeExtension(p, ".txt")))
            .Select(p => (Name: Path.GetFileNameWithoutExtension(p), Score: Score(p, Path.Combine(system, Path.GetFileName(p))))).ToList();
        if (scores.Count == 0)
        {
            throw new InvalidDataException($"{gold}: expected NAME.txt with NAME.json, found none");
        }

        Dictionary<string, Tally> Total(Func<StoryScore, Dictionary<string, Tally>> layer)
        {
            var total = StoryScore.Kinds.ToDictionary(k => k, k => scores.Aggregate(default(Tally), (sum, s) => sum + layer(s.Score)[k]), StringComparer.Ordinal);
            total["all"] = All(total);
            return total;
        }

        return new RecordScore([.. scores.Select(s => (s.Name, All(s.Score.Items), All(s.Score.Fields)))], Total(s => s.Items), Total(s => s.Fields));
    }

    private static Tally All(Dictionary<string, Tally> byKind) => StoryScore.Kinds.Skip(1).Aggregate(default(Tally), (sum, k) => sum + byKind[k]);

    private static StoryScore Score(string gold, string system)
    {
        var text = File.ReadAllText(Path.ChangeExtension(gold, ".txt"), Encoding.UTF8).ReplaceLineEndings("\n");
        using var goldJson = Json(gold);
        using var systemJson = File.Exists(system) ? Json(system) : JsonDocument.Parse("{}");
        return new StoryScore(text, goldJson.RootElement, systemJson.RootElement);
    }

    private static JsonDocument Json(string path)
    {
        try
        {
            return JsonDocument.Parse(File.ReadAllBytes(path));
        }
        catch (JsonException problem)
        {
            throw new InvalidDataException($"{path}: line {problem.LineNumber + 1}: expected a record in JSON", problem);
        }
    }
}
