using Parley.Language;
using Parley.Language.Encoders;
using Parley.Language.Model;
using Parley.Language.Training;
using Parley.Reading.Speech.Learned;

namespace Parley.Reading.Speech.Annotated;

/// <summary>Trains the model that sees attributions in what an encoder says. The same data, language model and encoder give the same bytes.</summary>
public static class AttributionSightsTrainer
{
    private static readonly SentencePlan Plan = new(AttributionSights.Classes.Cues, AttributionSights.Classes.Parts, Passes: 6, Width: 64);

    /// <summary>Trains and writes a model.</summary>
    /// <param name="corpus">The texts, as <see cref="AttributedText.Read"/> takes them.</param>
    /// <param name="language">The language model that analyses them.</param>
    /// <param name="encoder">The encoder.</param>
    /// <param name="output">The model file to write.</param>
    /// <param name="tell">Takes a line about each pass.</param>
    /// <exception cref="InvalidDataException">The corpus is not of the form expected.</exception>
    public static void Train(string corpus, LanguageModel language, WordEncoder encoder, string output, Action<string> tell)
    {
        var analyzer = new Analyzer(language);
        var lessons = AttributedText.Read(corpus).SelectMany(t => Of(new SpeechText(analyzer.Analyze(t.Text)), t.Attributions, encoder)).ToList();
        tell($"{lessons.Count} sentences, {lessons.Sum(l => l.First.Count(c => c > 0))} cues");
        ModelFile.Save(output, SentenceTrainer.Train(language, AttributionSights.Tables, lessons, Plan, (pass, loss) => tell($"pass {pass}, loss {loss:0.0000}")));
    }

    private static IEnumerable<SentenceLesson> Of(SpeechText text, IEnumerable<Attribution> attributions, WordEncoder encoder)
    {
        var (document, encoded) = (text.Document, encoder.Read(text.Document));
        var (cues, parts, partners) = (new bool[document.Tokens.Length], new Part[document.Tokens.Length], new int[document.Tokens.Length]);
        Array.Fill(partners, -2);
        foreach (var attribution in attributions)
        {
            foreach (var t in Marks.Tokens(text, attribution.Content))
            {
                parts[t] = Part.Content;
            }
        }

        foreach (var attribution in attributions)
        {
            var source = Marks.HeadOf(text, attribution.Source);
            foreach (var t in Marks.Tokens(text, attribution.Source).Where(t => parts[t] == Part.None))
            {
                parts[t] = Part.Source;
            }

            if (Marks.HeadOf(text, attribution.Cue) is >= 0 and var cue)
            {
                (cues[cue], partners[cue]) = (true, source);
            }
        }

        foreach (var sentence in document.Sentences)
        {
            var (first, count) = (sentence.First, sentence.End - sentence.First);
            var own = new int[count * AttributionSights.Tables.Count];
            AttributionSights.Fill(text, sentence, own);
            yield return new SentenceLesson(
                document, sentence, own, [.. cues.AsSpan(first, count).ToArray().Select(c => c ? 1 : 0)], [.. parts.AsSpan(first, count).ToArray().Select(p => (int)p)],
                [.. partners.AsSpan(first, count).ToArray().Select(p => p >= first && p < sentence.End ? p - first : -2)])
            { Encoded = encoded };
        }
    }
}
