using System.IO.Compression;
using System.Numerics;
using System.Runtime.InteropServices;
using System.Text.Json;
using Parley.Language.Networks;
using Parley.Language.Segmentation;
using Parley.Language.Tagging;

namespace Parley.Language.Training;

/// <summary>
/// Word vectors from unlabelled text: skip-gram with negative sampling whose output vectors differ by position, which keeps word order and suits
/// syntax. One thread, fixed seed.
/// </summary>
internal sealed class WordVectorTrainer
{
    private const int Size = NetworkShape.Vector;
    private const int Window = 2;
    private const int Negatives = 5;
    private const int LeastCount = 4;
    private const int NoiseSize = 1 << 22;
    private const float Rate = 0.04f;
    private readonly List<int[]> _sentences = [];
    private readonly float[] _vectors;
    private readonly float[][] _outputs;
    private readonly int[] _noise = new int[NoiseSize];
    private readonly float[] _keep;
    private ulong _random = 20261;

    private WordVectorTrainer(List<ulong[]> sentences)
    {
        var counts = new Dictionary<ulong, int>();
        foreach (var word in sentences.SelectMany(s => s))
        {
            CollectionsMarshal.GetValueRefOrAddDefault(counts, word, out _)++;
        }

        Words = [.. counts.Where(c => c.Value >= LeastCount).OrderByDescending(c => c.Value).ThenBy(c => c.Key).Select(c => c.Key)];
        var index = Words.Select((w, i) => (w, i)).ToDictionary(p => p.w, p => p.i);
        _sentences.AddRange(sentences.Select(s => s.Where(index.ContainsKey).Select(w => index[w]).ToArray()));
        _vectors = new float[Words.Length * Size];
        _outputs = [.. Enumerable.Range(0, Window * 2).Select(_ => new float[Words.Length * Size])];
        for (var i = 0; i < _vectors.Length; i++)
        {
            _vectors[i] = ((Next() & 0xFFFF) / 65536f - 0.5f) / Size;
        }

        double total = Words.Sum(w => (double)counts[w]);
        _keep = [.. Words.Select(w => (float)Math.Min(1, Math.Sqrt(5e-4 / (counts[w] / total))))];
        var noiseTotal = Words.Sum(w => Math.Pow(counts[w], 0.75));
        var (sum, at) = (0.0, 0);
        for (var i = 0; i < Words.Length; i++)
        {
            sum += Math.Pow(counts[Words[i]], 0.75) / noiseTotal;
            for (; at < NoiseSize && (at < sum * NoiseSize || i == Words.Length - 1); at++)
            {
                _noise[at] = i;
            }
        }
    }

    /// <summary>The words (hashes of their lower forms), most frequent first.</summary>
    private ulong[] Words { get; }

    /// <summary>Vectors of the words of a gzipped JSONL file of stories with a <c>text</c> field: word hashes and their rows.</summary>
    public static (ulong[] Words, float[] Vectors) Train(string news, int passes, Action<string> log)
    {
        var sentences = Texts(news).SelectMany(Sentences).ToList();
        var trainer = new WordVectorTrainer(sentences);
        log($"word vectors: {sentences.Sum(s => (long)s.Length)} words of text, {trainer.Words.Length} kept");
        for (var pass = 0; pass < passes; pass++)
        {
            trainer.Pass(pass, passes);
            log($"word vectors, pass {pass + 1} of {passes}");
        }

        return (trainer.Words, Scaled(trainer._vectors));
    }

    /// <summary>Numbers whose mean square is 1.</summary>
    private static float[] Scaled(float[] vectors)
    {
        var scale = (float)(1 / Math.Sqrt(vectors.Sum(v => (double)v * v) / vectors.Length));
        return [.. vectors.Select(v => v * scale)];
    }

    /// <summary>The texts of a gzipped JSONL file.</summary>
    public static IEnumerable<string> Texts(string news)
    {
        using var reader = new StreamReader(new GZipStream(File.OpenRead(news), CompressionMode.Decompress));
        while (reader.ReadLine() is { } line)
        {
            using var story = JsonDocument.Parse(line);
            yield return story.RootElement.GetProperty("text").GetString() ?? "";
        }
    }

    private static IEnumerable<ulong[]> Sentences(string text)
    {
        var (words, sentences) = (new List<RawToken>(), new List<RawSentence>());
        Tokenizer.Tokenize(text, 0, words);
        SentenceSplitter.Split(text, words, sentences);
        foreach (var sentence in sentences)
        {
            var hashes = new ulong[sentence.End - sentence.First];
            for (var i = 0; i < hashes.Length; i++)
            {
                var span = words[sentence.First + i].Span;
                hashes[i] = WordFeatures.Of(text.AsSpan(span.Start, span.Length)).Lower;
            }

            yield return hashes;
        }
    }

    private void Pass(int pass, int passes)
    {
        var gradient = new float[Size];
        var kept = new List<int>();
        for (var s = 0; s < _sentences.Count; s++)
        {
            var rate = Rate * Math.Max(0.02f, 1 - ((pass + (s / (float)_sentences.Count)) / passes));
            kept.Clear();
            foreach (var word in _sentences[s])
            {
                if (_keep[word] >= 1 || (Next() & 0xFFFFFF) / 16777216f < _keep[word])
                {
                    kept.Add(word);
                }
            }

            for (var i = 0; i < kept.Count; i++)
            {
                for (var offset = -Window; offset <= Window; offset++)
                {
                    if (offset != 0 && i + offset >= 0 && i + offset < kept.Count)
                    {
                        Step(kept[i], kept[i + offset], _outputs[offset < 0 ? offset + Window : offset + Window - 1], rate, gradient);
                    }
                }
            }
        }
    }

    private void Step(int center, int context, float[] outputs, float rate, float[] gradient)
    {
        var vector = MemoryMarshal.Cast<float, Vector<float>>(_vectors.AsSpan(center * Size, Size));
        var change = MemoryMarshal.Cast<float, Vector<float>>(gradient.AsSpan());
        change.Clear();
        for (var n = 0; n <= Negatives; n++)
        {
            var word = n == 0 ? context : _noise[(int)(Next() & (NoiseSize - 1))];
            if (n > 0 && word == context)
            {
                continue;
            }

            var output = MemoryMarshal.Cast<float, Vector<float>>(outputs.AsSpan(word * Size, Size));
            var sum = Vector<float>.Zero;
            for (var d = 0; d < vector.Length; d++)
            {
                sum += vector[d] * output[d];
            }

            var score = Math.Clamp(Vector.Sum(sum), -8, 8);
            var step = new Vector<float>(((n == 0 ? 1 : 0) - (1 / (1 + MathF.Exp(-score)))) * rate);
            for (var d = 0; d < vector.Length; d++)
            {
                change[d] += step * output[d];
                output[d] += step * vector[d];
            }
        }

        for (var d = 0; d < vector.Length; d++)
        {
            vector[d] += change[d];
        }
    }

    private ulong Next()
    {
        _random ^= _random << 13;
        _random ^= _random >> 7;
        return _random ^= _random << 17;
    }
}
