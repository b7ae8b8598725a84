using Parley.Language.Networks;
using Parley.Language.Segmentation;
using Parley.Language.Tagging;

namespace Parley.Language.Training;

/// <summary>How often news spells a word with a capital where nothing but the word itself asks for one: inside sentences that are no headlines.</summary>
internal static class NameCapitals
{
    private const int LeastSeen = 3;
    private static readonly double[] Bounds = [0.02, 0.1, 0.3, 0.6, 0.85, 0.97];

    /// <summary>Of the word of each vector 1 (never) to 7 (always); 0 where it is seen too seldom.</summary>
    public static byte[] Count(string news, WordVectors vectors)
    {
        var (all, capital) = (new int[vectors.Words.Length + 1], new int[vectors.Words.Length + 1]);
        var (raw, sentences) = (new List<RawToken>(), new List<RawSentence>());
        foreach (var text in WordVectorTrainer.Texts(news))
        {
            raw.Clear();
            sentences.Clear();
            Tokenizer.Tokenize(text, 0, raw);
            SentenceSplitter.Split(text, raw, sentences);
            foreach (var sentence in sentences)
            {
                var words = raw.GetRange(sentence.First, sentence.End - sentence.First).ConvertAll(r => WordFeatures.Of(text.AsSpan(r.Span.Start, r.Span.Length)));
                if (words.Count(w => w.Spelling == Spelling.Lower) * 2 < words.Count(w => w.Spelling != Spelling.Other))
                {
                    continue;
                }

                foreach (var word in words.Skip(1))
                {
                    var row = vectors.Find(word.Lower);
                    all[row]++;
                    capital[row] += word.Spelling is Spelling.Capital or Spelling.Upper ? 1 : 0;
                }
            }
        }

        return [.. Enumerable.Range(1, vectors.Words.Length).Select(row => all[row] < LeastSeen ? (byte)0 : Level((double)capital[row] / all[row]))];
    }

    private static byte Level(double share) => (byte)(1 + Bounds.Count(bound => share >= bound));
}
