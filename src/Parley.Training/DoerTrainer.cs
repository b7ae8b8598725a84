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
        var lessons = stories.SelectMany(DoerLessons.Samples).ToList();
        log($"{lessons.Count} whose a stand or an act may be, {lessons.Count(l => l.Answers[0] == 1)} rightly");
        return NetTrainer.TrainVoices(lessons, Plan);
    }
}
