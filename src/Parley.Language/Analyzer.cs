using Parley.Language.Parsing;
using Parley.Language.Segmentation;
using Parley.Language.Tagging;

namespace Parley.Language;

/// <summary>Analyses texts: words, sentences, tags, lemmas, trees, names. One a thread; it reuses its buffers from text to text.</summary>
public sealed class Analyzer
{
    private readonly LanguageModel _model;
    private readonly DependencyParser _parser;
    private readonly List<RawToken> _raw = [];
    private readonly List<RawSentence> _sentences = [];

    /// <summary>An analyzer over a model.</summary>
    public Analyzer(LanguageModel model)
    {
        _model = model;
        _parser = new DependencyParser(model.Moves, model.Labels, model.Allowed, [.. model.Tagger.Tags.Select(t => t.UPos)]);
    }

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
        var words = new WordFeatures[raw.Count];
        for (var i = 0; i < words.Length; i++)
        {
            words[i] = WordFeatures.Of(text.AsSpan(raw[i].Span.Start, raw[i].Span.Length));
        }

        var (tags, heads, relations) = (new byte[words.Length], new int[words.Length], new Relation[words.Length]);
        foreach (var sentence in sentences)
        {
            var (first, length) = (sentence.First, sentence.End - sentence.First);
            _model.Tagger.Tag(words.AsSpan(first, length), tags.AsSpan(first, length));
            _parser.Parse(new ParserInput(words.AsSpan(first, length), tags.AsSpan(first, length)), heads.AsSpan(first, length), relations.AsSpan(first, length));
        }

        var proper = new bool[words.Length];
        for (var i = 0; i < proper.Length; i++)
        {
            proper[i] = _model.Tagger.Tags[tags[i]].UPos == UPos.PROPN || char.IsUpper(text[raw[i].Span.Start]);
        }

        return new Document(
            text, Tokens(text, raw, sentences, tags, heads, relations),
            [.. sentences.Select(s => new Sentence(s.First, s.End, new TextSpan(raw[s.First].Span.Start, raw[s.End - 1].Span.End), s.Paragraph))],
            _model.Names.Find(words, tags, proper, sentences));
    }

    private Token[] Tokens(string text, IReadOnlyList<RawToken> raw, IReadOnlyList<RawSentence> sentences, byte[] tags, int[] heads, Relation[] relations)
    {
        var tokens = new Token[raw.Count];
        for (var s = 0; s < sentences.Count; s++)
        {
            for (var i = sentences[s].First; i < sentences[s].End; i++)
            {
                var tag = _model.Tagger.Tags[tags[i]];
                var lemma = _model.Lemmatizer.Of(text.AsSpan(raw[i].Span.Start, raw[i].Span.Length), tag.UPos, tag.XPos);
                var head = heads[i] < 0 ? -1 : sentences[s].First + heads[i];
                tokens[i] = new Token(raw[i].Span, lemma, tag.UPos, tag.XPos, head, relations[i], s, raw[i].JoinsNext);
            }
        }

        return tokens;
    }
}
