using Parley.Reading.Nets;

namespace Parley.Training;

/// <summary>Trains the networks that say whose a stand or an act is.</summary>
public static class DoerTrainer
{
    /// <summary>How they are trained.</summary>
    public static NetPlan Plan { get; } = new(Hidden: 24, Passes: 8, FeatureDrop: 0.3f, LeastCount: 5);

    /// <summary>The networks.</summary>
    /// <param name="stories">What to learn from.</param>
    /// <param name="log">Told how much there is.</param>
    public static IReadOnlyList<FeatureNet> Train(IEnumerable<GoldStory> stories, Action<string> log)
    {
        var choices = stories.SelectMany(DoerLessons.Choices).ToList();
        log($"{choices.Count} stands and acts, {choices.Sum(c => c.Length)} whose they may be");
        return NetTrainer.TrainVoicesToChoose(choices, Plan);
    }
}
