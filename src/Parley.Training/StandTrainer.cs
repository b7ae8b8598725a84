using Parley.Language;
using Parley.Language.Training;
using Parley.Reading.Judging;

namespace Parley.Training;

/// <summary>Trains the network that sees stands and acts in whole sentences.</summary>
public static class StandTrainer
{
    /// <summary>How it is trained.</summary>
    public static SentencePlan Plan { get; } = new(Judge.Stances.Count + 1, Judge.Events.Count + 1, Width: 64);

    /// <summary>The network as sections of a model file.</summary>
    /// <param name="language">The language model whose word vectors it uses.</param>
    /// <param name="stories">What to learn from.</param>
    /// <param name="log">Told how much there is and how it goes.</param>
    public static IReadOnlyDictionary<string, byte[]> Train(LanguageModel language, IEnumerable<GoldStory> stories, Action<string> log)
    {
        var lessons = stories.SelectMany(s => Enumerable.Repeat(StandLessons.Of(s).ToList(), s.Counts)).SelectMany(l => l).ToList();
        log($"{lessons.Count} sentences, {lessons.Sum(l => l.First.Count(c => c > 0))} stands, {lessons.Sum(l => l.Second.Count(c => c > 0))} acts");
        return SentenceTrainer.Train(language, SightRows.Tables, lessons, Plan, (pass, loss) => log($"pass {pass}, loss {loss:0.0000}"));
    }
}
