using Parley.Reading.Frames;
using Parley.Reading.Judging;

namespace Parley.Training;

/// <summary>Trains the judge on the lessons of annotated stories.</summary>
public static class JudgeTrainer
{
    /// <summary>
    /// The log odds from which a firing is believed: well below even, since a right item is worth more than a wrong one costs. Chosen where items and
    /// fields together came out best on parts of the gold that the networks had not learned from.
    /// </summary>
    private static readonly Dictionary<ItemKind, float> Thresholds = new()
    {
        [ItemKind.Meeting] = -1.8f,
        [ItemKind.Position] = -1.8f,
        [ItemKind.Incident] = -1.8f,
        [ItemKind.Action] = -1.4f,
    };

    private const float StatementThreshold = -0.6f;

    /// <summary>The log odds from which a firing is believed, a kind of item, and those for statements.</summary>
    public static float[] ThresholdsByKind => [.. Enum.GetValues<ItemKind>().Select(k => Thresholds[k]), StatementThreshold];

    /// <summary>How the networks are trained.</summary>
    public static NetPlan Plan { get; } = new();

    /// <summary>A judge.</summary>
    /// <param name="stories">What to learn from.</param>
    /// <param name="log">Told how much there is.</param>
    public static Judge Train(IEnumerable<GoldStory> stories, Action<string> log)
    {
        var annotated = stories.ToList();
        var lessons = annotated.SelectMany(Lessons.Of).ToList();
        log($"{lessons.Count} frames that fired, {lessons.Count(l => l.Answers.Contains((sbyte)1))} rightly");
        var sayings = annotated.SelectMany(Lessons.OfSayings).ToList();
        log($"{sayings.Count} utterances, {sayings.Count(l => l.Answers.Contains((sbyte)1))} of them statements");
        lessons.AddRange(sayings);
        return new Judge(NetTrainer.TrainVoices(lessons, Plan), ThresholdsByKind);
    }
}
