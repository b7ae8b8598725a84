using Parley.Language.Conllu;
using Parley.Language.Names;
using Parley.Language.Networks;
using Parley.Language.Segmentation;
using Parley.Language.Tagging;

namespace Parley.Language.Training;

/// <summary>Sentences to learn from: of treebanks, of name corpora, and of news as a network reads it.</summary>
internal static class TrainingSamples
{
    private const int MostTags = 250;
    private const int LeastSilver = 4;
    private const int LongestSilver = 60;

    /// <summary>The joint tags of treebanks, the most frequent first.</summary>
    public static Tag[] TagsOf(List<ConlluSentence> sentences) =>
        [.. sentences.SelectMany(s => s.Words).Select(w => new Tag(w.UPos, w.XPos)).GroupBy(t => t)
            .OrderByDescending(g => g.Count()).ThenBy(g => g.Key.UPos).ThenBy(g => g.Key.XPos, StringComparer.Ordinal).Select(g => g.Key).Take(MostTags)];

    /// <summary>A sentence of a treebank; what it tells of names is in <see cref="NameHints"/>.</summary>
    public static NetworkSample Of(ConlluSentence sentence, Tag[] tags, Vocabulary vocabulary)
    {
        var sample = new NetworkSample([.. sentence.Words.Select(w => WordFeatures.Of(w.Form))], vocabulary);
        for (var i = 0; i < sample.Count; i++)
        {
            var word = sentence.Words[i];
            sample.Tags[i] = Array.IndexOf(tags, new Tag(word.UPos, word.XPos));
            sample.Heads[i] = word.Head;
            sample.Relations[i] = word.Head < 0 ? -1 : (int)word.Relation;
        }

        NameHints.Fill(sentence, sample.Names);
        return sample;
    }

    /// <summary>The sentences of the name corpora of a folder, but those kept to measure.</summary>
    public static IEnumerable<NetworkSample> OfNames(string folder, Vocabulary vocabulary)
    {
        var files = Directory.GetFiles(folder, "*.gz").Where(f => !f.Contains("-dev", StringComparison.Ordinal)).Order(StringComparer.Ordinal);
        foreach (var sentence in files.SelectMany(NameCorpus.Read))
        {
            var sample = new NetworkSample([.. sentence.Forms.Select(f => WordFeatures.Of(f))], vocabulary);
            sentence.Labels.CopyTo(sample.Names, 0);
            yield return sample;
        }
    }

    /// <summary>Sentences of news as the network reads them, an even share of every story.</summary>
    public static IEnumerable<NetworkSample> Silver(string news, Network network, Vocabulary vocabulary, int most)
    {
        var (reader, readings, count, story) = (new NetworkReader(ReadingNetwork.Of(network)), new NetworkReadings(), 0, 0);
        var (raw, sentences) = (new List<RawToken>(), new List<RawSentence>());
        foreach (var text in WordVectorTrainer.Texts(news))
        {
            if (count > most || story++ % 4 != 0)
            {
                continue;
            }

            raw.Clear();
            sentences.Clear();
            Tokenizer.Tokenize(text, 0, raw);
            SentenceSplitter.Split(text, raw, sentences);
            var words = raw.Select(r => WordFeatures.Of(text.AsSpan(r.Span.Start, r.Span.Length))).ToArray();
            reader.Read(words, sentences, readings);
            foreach (var sentence in sentences.Where(s => s.End - s.First is >= LeastSilver and <= LongestSilver))
            {
                var sample = SilverSample(words, sentence, readings, network.Shape.NameColumns, vocabulary);
                count += sample.Count;
                yield return sample;
            }
        }
    }

    private static NetworkSample SilverSample(WordFeatures[] words, RawSentence sentence, NetworkReadings readings, int nameColumns, Vocabulary vocabulary)
    {
        var sample = new NetworkSample(words.AsSpan(sentence.First, sentence.End - sentence.First), vocabulary);
        for (var i = 0; i < sample.Count; i++)
        {
            var at = sentence.First + i;
            var names = readings.Names.AsSpan(at * nameColumns, NameFinder.LabelCount);
            sample.Tags[i] = readings.Tags[at];
            sample.Heads[i] = readings.Heads[at] < 0 ? -1 : readings.Heads[at] - sentence.First;
            sample.Relations[i] = readings.Heads[at] < 0 ? -1 : (int)readings.Relations[at];
            for (var label = sample.Names[i] = 0; label < NameFinder.LabelCount; label++)
            {
                sample.Names[i] = names[label] > names[sample.Names[i]] ? label : sample.Names[i];
            }
        }

        return sample;
    }
}
