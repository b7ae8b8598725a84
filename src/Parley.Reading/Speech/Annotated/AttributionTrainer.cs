using System.Globalization;
using Parley.Language;
using Parley.Reading.Speech.Learned;

namespace Parley.Reading.Speech.Annotated;

/// <summary>Trains the model that finds attributions from texts whose attributions are marked by hand. The same data and language model give the same bytes.</summary>
public static class AttributionTrainer
{
    private const int CueRounds = 4;
    private const int SpanRounds = 5;
    private const float CueRate = 0.07f;
    private const double Dropped = 0.4;

    /// <summary>Trains and writes a model.</summary>
    /// <param name="corpus">The texts, as <see cref="AttributedText.Read"/> takes them.</param>
    /// <param name="language">The language model that analyses them.</param>
    /// <param name="output">The model file to write.</param>
    /// <param name="tell">Takes a line about each round.</param>
    /// <exception cref="InvalidDataException">The corpus is not of the form expected.</exception>
    public static void Train(string corpus, LanguageModel language, string output, Action<string> tell)
    {
        var analyzer = new Analyzer(language);
        var texts = AttributedText.Read(corpus).Select(t => (Text: new SpeechText(analyzer.Analyze(t.Text)), t.Attributions)).ToList();
        var cues = texts.Select(t => t.Attributions.Select(a => Marks.HeadOf(t.Text, a.Cue)).ToArray()).ToList();
        var words = texts.Zip(cues).SelectMany(p => p.Second.Where(c => c >= 0).Select(c => p.First.Text.Document.Tokens[c].Lemma.ToLowerInvariant()))
            .GroupBy(w => w, StringComparer.Ordinal).Where(g => g.Count() > 1).Select(g => g.Key).ToHashSet(StringComparer.Ordinal);
        tell($"{texts.Count} texts, {cues.Sum(c => c.Length)} attributions, {words.Count} words that were cues more than once");
        var cueWeights = TrainCues(texts.Select(t => t.Text).ToList(), cues, words, tell);
        var spans = TrainSpans(Instances(texts, cues), tell);
        AttributionModel.Save(output, cueWeights, spans.Words, spans.Changes, words);
    }

    private static float[] TrainCues(List<SpeechText> texts, List<int[]> cues, HashSet<string> words, Action<string> tell)
    {
        var known = words.Select(w => Row.Word(w)).ToHashSet();
        var weights = new Weights(1 << CueFeatures.Bits, CueRate);
        var rows = new List<int>();
        var random = new Random(1);
        for (var round = 0; round < CueRounds; round++)
        {
            var (loss, count) = (0.0, 0);
            for (var i = 0; i < texts.Count; i++)
            {
                var gold = cues[i].ToHashSet();
                for (var t = 0; t < texts[i].Document.Tokens.Length; t++)
                {
                    if (!CueFinder.IsCandidate(texts[i], t, known.Contains))
                    {
                        continue;
                    }

                    CueFeatures.Of(texts[i], t, rows);
                    rows.RemoveAll(_ => random.NextDouble() < Dropped);
                    var p = 1 / (1 + Math.Exp(-rows.Sum(r => (double)weights.Now[r])));
                    var gradient = (gold.Contains(t) ? 1 : 0) - p;
                    loss -= Math.Log(Math.Max(1e-9, gold.Contains(t) ? p : 1 - p));
                    count++;
                    rows.ForEach(r => weights.Step(r, (float)gradient));
                }
            }

            tell(string.Create(CultureInfo.InvariantCulture, $"cues, round {round + 1}: loss {loss / count:F4}"));
        }

        return weights.Now;
    }

    private static List<SpanInstance> Instances(List<(SpeechText Text, System.Collections.Immutable.ImmutableArray<Attribution> Attributions)> texts, List<int[]> cues)
    {
        var instances = new List<SpanInstance>();
        for (var i = 0; i < texts.Count; i++)
        {
            var (text, attributions) = texts[i];
            var isCue = new bool[text.Document.Tokens.Length];
            foreach (var cue in cues[i].Where(c => c >= 0))
            {
                isCue[cue] = true;
            }

            for (var a = 0; a < attributions.Length; a++)
            {
                if (cues[i][a] >= 0)
                {
                    instances.Add(Instance(text, attributions[a], cues[i][a], isCue));
                }
            }
        }

        return instances;
    }

    private static SpanInstance Instance(SpeechText text, Attribution attribution, int cue, bool[] cues)
    {
        var window = new Window(text, cue);
        var parts = new Part[window.End - window.First];
        foreach (var (spans, part) in new[] { (attribution.Content, Part.Content), (attribution.Source, Part.Source) })
        {
            foreach (var t in Marks.Tokens(text, spans).Where(t => t >= window.First && t < window.End && t != cue))
            {
                parts[t - window.First] = part;
            }
        }

        var (words, changes) = (new List<int>(), new List<int>());
        SpanFeatures.Of(window, cues, words, changes);
        return new SpanInstance(words, changes, cue - window.First, parts);
    }

    private static SpanTrainer TrainSpans(List<SpanInstance> instances, Action<string> tell)
    {
        var (trainer, random) = (new SpanTrainer(), new Random(1));
        for (var round = 0; round < SpanRounds; round++)
        {
            var order = Enumerable.Range(0, instances.Count).ToArray();
            random.Shuffle(order);
            var loss = order.Sum(i => trainer.Step(instances[i]));
            tell(string.Create(CultureInfo.InvariantCulture, $"spans, round {round + 1}: loss {loss / instances.Count:F4}"));
        }

        return trainer;
    }
}
