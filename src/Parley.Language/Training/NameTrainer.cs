using System.IO.Compression;
using Parley.Language.Model;
using Parley.Language.Names;
using Parley.Language.Tagging;

namespace Parley.Language.Training;

/// <summary>Trains the name finder on corpora in column form (IOB1 or IOB2), their type names brought to four.</summary>
internal static class NameTrainer
{
    private const int Bits = 21;

    public static HashedWeights Train(string folder, Tagger tagger, int passes, Action<string> log)
    {
        var files = Directory.GetFiles(folder, "*.gz").Where(f => !f.Contains("-dev", StringComparison.Ordinal)).Order(StringComparer.Ordinal);
        var sentences = files.SelectMany(f => Read(f, tagger)).ToList();
        var weights = new HashedWeights(Bits);
        var finder = new NameFinder(weights);
        for (var pass = 1; pass <= passes; pass++)
        {
            var wrong = 0;
            var memory = new Dictionary<ulong, int>();
            for (var s = 0; s < sentences.Count; s++)
            {
                if (s % 25 == 0)
                {
                    memory.Clear();
                }

                wrong += Pass(finder, weights, sentences[s], memory);
            }

            log($"names pass {pass}: {wrong} wrong");
        }

        return weights;
    }

    private static int Pass(NameFinder finder, HashedWeights weights, NamedSentence sentence, Dictionary<ulong, int> memory)
    {
        var (wrong, gold) = (0, sentence.Labels);
        Span<ulong> features = stackalloc ulong[NameFinder.Templates];
        for (var i = 0; i < gold.Length; i++)
        {
            var previous = i > 0 ? gold[i - 1] : NameFinder.Outside;
            if (!sentence.Proper[i] && previous == NameFinder.Outside)
            {
                continue;
            }

            NameFinder.Features(sentence.Words, sentence.Tags, i, 0, gold.Length, previous, memory, features);
            var guess = finder.Best(features, previous);
            weights.Tick();
            if (guess != gold[i])
            {
                wrong++;
                foreach (var feature in features)
                {
                    weights.Update(feature, gold[i], 1);
                    weights.Update(feature, guess, -1);
                }
            }
        }

        NameFinder.Remember(sentence.Words, gold, 0, gold.Length, memory);
        return wrong;
    }

    private static IEnumerable<NamedSentence> Read(string path, Tagger tagger)
    {
        using var reader = new StreamReader(new GZipStream(File.OpenRead(path), CompressionMode.Decompress));
        var (forms, labels) = (new List<string>(), new List<string>());
        var numbered = path.EndsWith(".iob2.gz", StringComparison.Ordinal);
        while (reader.ReadLine() is { } line)
        {
            var cells = line.Split(['\t', ' '], StringSplitOptions.RemoveEmptyEntries);
            if (cells.Length >= 2 && !line.StartsWith("# ", StringComparison.Ordinal))
            {
                forms.Add(cells[numbered ? 1 : 0]);
                labels.Add(cells[numbered ? 2 : ^1]);
            }
            else if (cells.Length == 0 && forms.Count > 0)
            {
                yield return new NamedSentence(forms, labels, tagger);
                (forms, labels) = ([], []);
            }
        }
    }

    private sealed class NamedSentence
    {
        public NamedSentence(List<string> forms, List<string> labels, Tagger tagger)
        {
            Words = [.. forms.Select(f => WordFeatures.Of(f))];
            Tags = new byte[Words.Length];
            tagger.Tag(Words, Tags);
            Proper = [.. forms.Select((f, i) => char.IsUpper(f[0]) || tagger.Tags[Tags[i]].UPos == UPos.PROPN)];
            Labels = new int[Words.Length];
            for (var i = 0; i < Labels.Length; i++)
            {
                Labels[i] = Label(labels[i], i > 0 ? labels[i - 1] : "O");
            }
        }

        public WordFeatures[] Words { get; }

        public byte[] Tags { get; }

        public bool[] Proper { get; }

        public int[] Labels { get; }

        private static int Label(string label, string before)
        {
            if (label.Length < 3 || TypeOf(label[2..]) is not { } type)
            {
                return NameFinder.Outside;
            }

            var begins = label[0] == 'B' || before.Length < 3 || before[2..] != label[2..];
            return begins ? NameFinder.Begin(type) : NameFinder.Inside(type);
        }

        private static NameType? TypeOf(string type) => type.ToUpperInvariant() switch
        {
            "PER" or "PERSON" => NameType.Person,
            "LOC" or "LOCATION" => NameType.Place,
            "ORG" or "ORGANISATION" or "ORGANIZATION" or "MILITARYPLATFORM" => NameType.Organization,
            "MISC" or "NATIONALITY" => NameType.Other,
            _ => null,
        };
    }
}
