using Parley.Language;
using Parley.Language.Encoders;
using Parley.Language.Training;
using Parley.Reading.Judging;

namespace Parley.Training;

/// <summary>Trains the network that sees stands and acts in whole sentences.</summary>
public static class StandTrainer
{
    /// <summary>How the network of the fast setting is trained.</summary>
    public static SentencePlan Plan { get; } = new(Judge.Stances.Count + 1, Judge.Events.Count + 1, Width: 64);

    /// <summary>How that of the careful setting is, which an encoder tells what it makes of each word.</summary>
    public static SentencePlan CarefulPlan { get; } = Plan with { Width = 96, Passes = 2 };

    /// <summary>The network as sections of a model file.</summary>
    /// <param name="language">The language model whose word vectors it uses.</param>
    /// <param name="stories">What to learn from.</param>
    /// <param name="encoder">The encoder of the careful setting; null for the fast one.</param>
    /// <param name="further">Sections of a network trained before, with its encoder where it has one, to learn further; null to begin anew.</param>
    /// <param name="log">Told how much there is and how it goes.</param>
    public static IReadOnlyDictionary<string, byte[]> Train(LanguageModel language, IEnumerable<GoldStory> stories, EncoderStart? encoder, IReadOnlyDictionary<string, byte[]>? further, Action<string> log)
    {
        var careful = encoder is not null || further?.Keys.Any(WordEncoder.Owns) == true;
        var lessons = stories.SelectMany(s => Enumerable.Repeat(StandLessons.Of(s).ToList(), s.Counts)).SelectMany(l => l)
            .Where((lesson, i) => !careful || i % 2 == 0 || TellsSomething(lesson)).ToList();
        log($"{lessons.Count} sentences, {lessons.Sum(l => l.First.Count(c => c > 0))} stands, {lessons.Sum(l => l.Second.Count(c => c > 0))} acts");
        var plan = (careful ? CarefulPlan : Plan) with { Encoder = encoder, Further = further, Log = (words, loss) => log($"{words} words, loss {loss:0.0000}") };
        plan = further is null ? plan : plan with { Passes = Math.Max(1, plan.Passes / 2) };
        return SentenceTrainer.Train(language, careful ? SightRows.Tables : SightRows.TablesOfSmaller, lessons, plan, (pass, loss) => log($"pass {pass}, loss {loss:0.0000}"));
    }

    /// <summary>An encoder takes long to train: of the sentences that tell nothing it learns from every other.</summary>
    private static bool TellsSomething(SentenceLesson lesson) => lesson.First.Any(c => c > 0) || lesson.Second.Any(c => c > 0);
}
