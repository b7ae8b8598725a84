using Parley.Reading.Nets;

namespace Parley.Training;

/// <summary>Trains the networks that say whom pronouns and definite nouns mean.</summary>
public static class AntecedentTrainer
{
    /// <summary>How they are trained.</summary>
    public static NetPlan Plan { get; } = new(Hidden: 32, Passes: 15, FeatureDrop: 0.3f);

    /// <summary>The networks.</summary>
    /// <param name="stories">What to learn from, examined with choices kept.</param>
    /// <param name="log">Told how much there is.</param>
    public static IReadOnlyList<FeatureNet> Train(IEnumerable<GoldStory> stories, Action<string> log)
    {
        var lessons = stories.SelectMany(AntecedentLessons.Of).ToList();
        log($"{lessons.Count} actors that may be meant, {lessons.Count(l => l.Answers[0] == 1)} rightly");
        return NetTrainer.TrainVoices(lessons, Plan);
    }
}
