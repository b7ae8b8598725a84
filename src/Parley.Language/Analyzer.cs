using Parley.Language.Names;
using Parley.Language.Networks;
using Parley.Language.Segmentation;
using Parley.Language.Tagging;

namespace Parley.Language;

/// <summary>Analyses texts: words, sentences, tags, lemmas, trees, names. One a thread; it reuses its buffers from text to text.</summary>
public sealed class Analyzer
{
    private readonly LanguageModel _model;
    private readonly NetworkReader _reader;
    private readonly NetworkReadings _readings = new();
    private readonly NameFinder _names;
    private readonly NameReader _nameReader;
    private readonly LemmaCache _lemmas;
    private readonly List<RawToken> _raw = [];
    private readonly List<RawSentence> _sentences = [];
    private WordFeatures[] _words = [];

    /// <summary>An analyzer over a model.</summary>
    public Analyzer(LanguageModel model) =>
        (_model, _lemmas, _reader, _names, _nameReader) = (model, new LemmaCache(model.Lemmatizer, model.Tags), new NetworkReader(model.Network), new NameFinder(model.Adjectival, model.Names.Phrases, model.Network.Vocabulary.NameWords), new NameReader(model.Names));

    /// <summary>Analyses a text; any text, however odd, has an analysis.</summary>
    /// <param name="text">The text.</param>
    /// <param name="start">Where to begin: what stands before, such as header lines, has no words.</param>
    public Document Analyze(string text, int start = 0)
    {
        _raw.Clear();
        _sentences.Clear();
        Tokenizer.Tokenize(text, start, _raw);
        SentenceSplitter.Split(text, _raw, _sentences);
        return Analyze(text, _raw, _sentences);
    }

    /// <summary>Analyses a text whose words and sentences are given, as a treebank does.</summary>
    public Document Analyze(string text, IReadOnlyList<RawToken> raw, IReadOnlyList<RawSentence> sentences)
    {
        if (_words.Length < raw.Count)
        {
            _words = new WordFeatures[raw.Count + (raw.Count / 4)];
        }

        for (var i = 0; i < raw.Count; i++)
        {
            _words[i] = WordFeatures.Of(text.AsSpan(raw[i].Span.Start, raw[i].Span.Length));
        }

        var words = _words.AsSpan(0, raw.Count);
        _reader.Read(words, sentences, _readings);
        return new Document(
            text, Tokens(text, raw, sentences),
            [.. sentences.Select(s => new Sentence(s.First, s.End, new TextSpan(raw[s.First].Span.Start, raw[s.End - 1].Span.End), s.Paragraph))],
            Names(words, sentences));
    }

    private Name[] Names(ReadOnlySpan<WordFeatures> words, IReadOnlyList<RawSentence> sentences)
    {
        _nameReader.Read(words, _readings, sentences);
        return _names.Find(words, _nameReader.Scores, _nameReader.Columns, _nameReader.Steps, _readings.Tags, sentences);
    }

    private Token[] Tokens(string text, IReadOnlyList<RawToken> raw, IReadOnlyList<RawSentence> sentences)
    {
        var tokens = new Token[raw.Count];
        for (var s = 0; s < sentences.Count; s++)
        {
            for (var i = sentences[s].First; i < sentences[s].End; i++)
            {
                var tag = _model.Tags[_readings.Tags[i]];
                var lemma = _lemmas.Of(text.AsSpan(raw[i].Span.Start, raw[i].Span.Length), _readings.Tags[i]);
                tokens[i] = new Token(raw[i].Span, lemma, tag.UPos, tag.XPos, _readings.Heads[i], _readings.Relations[i], s, raw[i].JoinsNext);
            }
        }

        return tokens;
    }
}
