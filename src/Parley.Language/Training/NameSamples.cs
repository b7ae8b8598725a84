using Parley.Language.Conllu;
using Parley.Language.Names;
using Parley.Language.Networks;
using Parley.Language.Segmentation;
using Parley.Language.Tagging;

namespace Parley.Language.Training;

/// <summary>A sentence to learn names from: its words, their tags as the model's network gives them, and what is known of its names (see <see cref="NameEvidence"/>).</summary>
/// <param name="Words">Its words.</param>
/// <param name="Tags">Indices of their tags.</param>
/// <param name="Labels">What is known of each.</param>
/// <param name="Corpus">By whose customs: 0 UNER (and all whose labels follow it), 1 wikigold, 2 re3d, 3 GUM.</param>
internal sealed record NameSentence(WordFeatures[] Words, byte[] Tags, int[] Labels, int Corpus);

/// <summary>Sentences to learn names from, of name corpora, treebanks and news, and what a network for names sees of them.</summary>
internal sealed class NameSamples(LanguageModel model, NamePhrases phrases, byte[] capitals, IReadOnlyDictionary<string, string> listed)
{
    private static readonly string[] Corpora = ["uner", "wikigold", "re3d", "gum"];
    private const int LeastWords = 4;
    private const int MostWords = 60;
    private readonly NetworkReader _reader = new(model.Network);
    private readonly NetworkReadings _readings = new();
    private readonly NameParts _parts = new(phrases, capitals);
    private readonly NameEvidence _evidence = new(listed, model.Network.Vocabulary.NameWords);

    /// <summary>The sentences of a name corpus.</summary>
    public IEnumerable<NameSentence> OfCorpus(string path)
    {
        foreach (var sentence in NameCorpus.Read(path))
        {
            NameEvidence.Mend(sentence.Labels);
            yield return Tagged([.. sentence.Forms.Select(f => WordFeatures.Of(f))], sentence.Labels, CorpusOf(path));
        }
    }

    /// <summary>The sentences of a treebank with what it and the known names say of names.</summary>
    public IEnumerable<NameSentence> OfTreebank(string path) =>
        ConlluFile.Read(path).Select(s => Tagged([.. s.Words.Select(w => WordFeatures.Of(w.Form))], _evidence.Of(s), CorpusOf(path)));

    /// <summary>Sentences of every <paramref name="nth"/> story of news, of whose names nothing is known.</summary>
    public IEnumerable<NameSentence> OfNews(string news, int nth)
    {
        var (raw, sentences) = (new List<RawToken>(), new List<RawSentence>());
        foreach (var text in WordVectorTrainer.Texts(news).Where((_, story) => story % nth == 0))
        {
            raw.Clear();
            sentences.Clear();
            Tokenizer.Tokenize(text, 0, raw);
            SentenceSplitter.Split(text, raw, sentences);
            foreach (var sentence in sentences.Where(s => s.End - s.First is >= LeastWords and <= MostWords))
            {
                var words = raw.GetRange(sentence.First, sentence.End - sentence.First).Select(r => WordFeatures.Of(text.AsSpan(r.Span.Start, r.Span.Length))).ToArray();
                yield return Tagged(words, [.. Enumerable.Repeat(-1, words.Length)], NameParts.Custom);
            }
        }
    }

    /// <summary>What a network of a shape sees of a sentence.</summary>
    public NetworkSample Sample(NameSentence sentence, NetworkShape shape, Half[]? shares = null)
    {
        var parts = new int[sentence.Words.Length * shape.TableRows.Length];
        var known = Array.ConvertAll(sentence.Words, w => model.Network.Vocabulary.Find(w.Lower));
        _parts.Fill(sentence.Words, sentence.Tags, known, sentence.Corpus, shape.TableRows, parts);
        return new NetworkSample(sentence.Words, parts, Array.ConvertAll(known, k => k.Vector), sentence.Labels) { NameShares = shares };
    }

    private static int CorpusOf(string path) => Math.Max(NameParts.Custom, Array.FindIndex(Corpora, c => Path.GetFileName(path).StartsWith(c, StringComparison.Ordinal)));

    private NameSentence Tagged(WordFeatures[] words, int[] labels, int corpus)
    {
        _reader.Read(words, [new RawSentence(0, words.Length, 0)], _readings);
        return new NameSentence(words, _readings.Tags.AsSpan(0, words.Length).ToArray(), labels, corpus);
    }
}
