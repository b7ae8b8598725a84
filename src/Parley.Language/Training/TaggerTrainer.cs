using System.Text;
using Parley.Language.Model;
using Parley.Language.Tagging;

namespace Parley.Language.Training;

/// <summary>Trains taggers over one inventory of tags and one word table.</summary>
internal sealed class TaggerTrainer
{
    private const int Bits = 22;
    private const int Enough = 8;
    private const int OpenClass = 60;
    private readonly Dictionary<ulong, byte[]> _seen;
    private readonly byte[] _open;

    public TaggerTrainer(List<TrainingSentence> sentences)
    {
        Tags = [.. sentences.SelectMany(s => s.Words).Select(w => new Tag(w.UPos, w.XPos)).GroupBy(t => t)
            .OrderByDescending(g => g.Count()).ThenBy(g => g.Key.UPos).ThenBy(g => g.Key.XPos, StringComparer.Ordinal).Select(g => g.Key).Take(250)];
        var index = Tags.Select((t, i) => (t, i)).ToDictionary(p => p.t, p => (byte)p.i);
        var counts = new Dictionary<ulong, Dictionary<byte, int>>();
        foreach (var sentence in sentences)
        {
            for (var i = 0; i < sentence.Words.Length; i++)
            {
                var tag = index.GetValueOrDefault(new Tag(sentence.Words[i].UPos, sentence.Words[i].XPos));
                sentence.GoldTags[i] = tag;
                var word = sentence.Features[i].Lower;
                if (!counts.TryGetValue(word, out var of))
                {
                    counts[word] = of = [];
                }

                of[tag] = of.GetValueOrDefault(tag) + 1;
            }
        }

        // Words seen once show which tags new words take; only well-known words are bound to the tags they were seen with.
        _open = [.. counts.Values.Where(c => c.Values.Sum() == 1).SelectMany(c => c.Keys).GroupBy(t => t)
            .Where(g => g.Count() >= OpenClass).Select(g => g.Key).Order()];
        _seen = counts.Where(c => c.Value.Values.Sum() >= Enough).ToDictionary(c => c.Key, c => c.Value.Keys.Order().ToArray());
    }

    public Tag[] Tags { get; }

    public Tagger Train(List<TrainingSentence> sentences, int passes, Action<string> log)
    {
        var tagger = new Tagger(Tags, _seen, _open, new HashedWeights(Bits));
        var order = Enumerable.Range(0, sentences.Count).ToArray();
        var random = new Random(20251);
        var features = new ulong[Tagger.Templates];
        for (var pass = 1; pass <= passes; pass++)
        {
            random.Shuffle(order);
            var wrong = order.Sum(at => Pass(tagger, sentences[at], features));
            log($"tagger pass {pass}: {wrong} wrong");
        }

        return tagger;
    }

    private static int Pass(Tagger tagger, TrainingSentence sentence, ulong[] features)
    {
        var wrong = 0;
        Span<byte> guessed = stackalloc byte[sentence.Words.Length];
        for (var i = 0; i < guessed.Length; i++)
        {
            var (candidates, gold) = (tagger.Candidates(sentence.Features[i]), sentence.GoldTags[i]);
            if (candidates.Length == 1)
            {
                guessed[i] = candidates[0];
                continue;
            }

            tagger.Features(sentence.Features, guessed, i, features);
            guessed[i] = tagger.Best(features, candidates);
            tagger.Weights.Tick();
            if (guessed[i] != gold && candidates.Contains(gold))
            {
                wrong++;
                foreach (var feature in features)
                {
                    tagger.Weights.Update(feature, gold, 1);
                    tagger.Weights.Update(feature, guessed[i], -1);
                }
            }
        }

        return wrong;
    }

    public string WriteTags()
    {
        var text = new StringBuilder();
        foreach (var tag in Tags)
        {
            text.Append(tag.UPos).Append('\t').Append(tag.XPos).Append('\n');
        }

        return text.ToString();
    }

    public byte[] WriteWords()
    {
        using var memory = new MemoryStream();
        using var writer = new BinaryWriter(memory);
        writer.Write((byte)_open.Length);
        writer.Write(_open);
        writer.Write(_seen.Count);
        foreach (var (word, tags) in _seen.OrderBy(p => p.Key))
        {
            writer.Write(word);
            writer.Write((byte)tags.Length);
            writer.Write(tags);
        }

        return memory.ToArray();
    }
}
