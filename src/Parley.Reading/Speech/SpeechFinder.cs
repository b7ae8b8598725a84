using Parley.Language;
using Parley.Language.Encoders;
using Parley.Reading.Clauses;
using Parley.Reading.Knowledge;
using Parley.Reading.Speech.Learned;

namespace Parley.Reading.Speech;

/// <summary>
/// Finds who says what. A trained model finds attributions of every kind, beliefs, plans and what documents show among them; the table of cues says
/// which of them are sayings. Quotations that go on without a cue are the last speaker's.
/// </summary>
public sealed class SpeechFinder : IDisposable
{
    private readonly CueLexicon _cues;
    private readonly AttributionFinder _attributions;

    private readonly AttributionSights? _sights;

    private SpeechFinder(string data, AttributionSights? sights)
    {
        _sights = sights;
        _cues = new CueLexicon(Path.Combine(data, "lexicons", "speech-cues.tsv"));
        var model = Path.Combine(data, "models", "attribution.parley");
        _attributions = new AttributionFinder(
            File.Exists(model) ? AttributionModel.Load(model) : throw new KnowledgeException(model, 0, "the attribution model is missing; 'parley train attribution' rebuilds it"), _cues);
    }

    /// <summary>Loads a finder.</summary>
    /// <param name="dataFolder">Lexicons and models.</param>
    /// <param name="sightsFile">For the careful setting: the model that sees cues, sources and contents in what an encoder says.</param>
    /// <param name="language">The language model whose word vectors that model uses.</param>
    /// <exception cref="KnowledgeException">A table or the model is missing or malformed.</exception>
    /// <exception cref="InvalidDataException">The model is none.</exception>
    public static SpeechFinder Load(string dataFolder, string? sightsFile = null, LanguageModel? language = null) =>
        new(dataFolder, sightsFile is null ? null : AttributionSights.Load(sightsFile, language!));

    /// <summary>Attributions of every kind, in the order of their cues.</summary>
    /// <param name="document">The document.</param>
    /// <param name="encoded">What an encoder makes of its words, for the careful setting.</param>
    public IReadOnlyList<Utterance> FindAll(Document document, EncodedDocument? encoded = null)
    {
        var text = new SpeechText(document);
        return [.. _attributions.Find(text, Hints(text, encoded)).Select(a => SayingReader.Make(text, a, -1)).OfType<Utterance>()];
    }

    /// <summary>The utterances of a document in text order, and apart from them those whose cue is none of saying by the table.</summary>
    /// <param name="tree">The document's trees.</param>
    /// <param name="encoded">What an encoder makes of its words, for the careful setting.</param>
    /// <param name="doubtful">Those whose cue is none of saying.</param>
    public IReadOnlyList<Utterance> Find(Tree tree, EncodedDocument? encoded, out IReadOnlyList<Utterance> doubtful)
    {
        var (text, document) = (new SpeechText(tree), tree.Document);
        var reader = new SayingReader(text, _cues);
        var found = new List<Utterance>();
        var read = _attributions.Find(text, Hints(text, encoded)).Select(reader.Read).OfType<Utterance>().ToList();
        foreach (var utterance in read.Where(u => !u.Doubtful))
        {
            if (!found.Exists(f => SameContent(f, utterance)) && !JoinsEarlier(text.Tree, found, utterance))
            {
                found.Add(utterance);
            }
        }

        GoOn(document, text.Quotes, found);
        for (var i = 0; i < found.Count; i++)
        {
            found[i] = found[i] with { Parent = Reporter(document, found, i) };
        }

        doubtful = [.. read.Where(u => u.Doubtful && !found.Exists(f => SameContent(f, u)))];
        return [.. found.Select((u, i) => u with { Relays = found.Exists(inner => inner.Parent == i && TakesUp(inner, u)) })];
    }

    /// <summary>Lets the readers of all threads go.</summary>
    public void Dispose() => _sights?.Dispose();

    private AttributionHints? Hints(SpeechText text, EncodedDocument? encoded) => encoded is null ? null : _sights?.In(text, encoded);

    private static bool SameContent(Utterance a, Utterance b) => a.Content.Any(c => b.Content.Any(d => c == d));

    /// <summary>"…, he said, adding that …" is one utterance: what is added joins what was said.</summary>
    private static bool JoinsEarlier(Tree tree, List<Utterance> found, Utterance added)
    {
        var token = tree.Tokens[added.CueToken];
        var at = token.XPos == "VBG" && token.Relation is Relation.Advcl or Relation.Conj or Relation.Ccomp or Relation.Parataxis
            ? found.FindLastIndex(f => f.CueToken >= 0 && tree.Tokens[f.CueToken].Sentence == token.Sentence && tree.Within(added.CueToken, f.CueToken)) : -1;
        if (at < 0 || (added.SourceHead >= 0 && added.SourceHead != found[at].SourceHead) || found[at].Content.Any(c => c.Overlaps(added.Content[0])))
        {
            return false;
        }

        found[at] = found[at] with { Content = [.. found[at].Content.Concat(added.Content).OrderBy(c => c.Start)], Quoted = found[at].Quoted || added.Quoted };
        return true;
    }

    /// <summary>Sentences of quoted words with no cue: more of the utterance before them in the paragraph, or, in a paragraph of their own, by the same speaker.</summary>
    private static void GoOn(Document document, QuoteMarks quotes, List<Utterance> found)
    {
        foreach (var sentence in document.Sentences)
        {
            var inside = Enumerable.Range(sentence.First, sentence.End - sentence.First).Count(t => quotes.At(t) >= 0);
            if (inside < 4 || inside < 0.8 * (sentence.End - sentence.First) || found.Exists(f => f.Content.Any(c => c.Overlaps(sentence.Span))))
            {
                continue;
            }

            var at = found.FindLastIndex(f => f.Evidence.End <= sentence.Span.Start);
            var last = at < 0 ? null : found[at];
            var from = last is null ? -1 : document.Sentences.First(s => s.Span.End >= last.Evidence.End).Paragraph;
            if (last is null || sentence.Paragraph - from > 1)
            {
                continue;
            }

            if (sentence.Paragraph == from && last.Quoted)
            {
                found[at] = last with { Content = last.Content.Add(sentence.Span), Evidence = new TextSpan(last.Evidence.Start, sentence.Span.End) };
            }
            else
            {
                found.Insert(at + 1, new Utterance(-1, last.SourceHead, last.Source, [sentence.Span], true, -1, sentence.Span, SpeechKind.Continued, -1, false));
            }
        }
    }

    private static int Reporter(Document document, List<Utterance> found, int index)
    {
        var cue = found[index].CueToken;
        if (cue < 0)
        {
            return -1;
        }

        var at = document.Tokens[cue].Span;
        var best = -1;
        for (var i = 0; i < found.Count; i++)
        {
            if (i != index && found[i].Content.Any(c => c.Contains(at))
                && (best < 0 || found[i].Content.Sum(c => c.Length) < found[best].Content.Sum(c => c.Length)))
            {
                best = i;
            }
        }

        return best;
    }

    /// <summary>Whether an utterance is all that another tells: "The talks failed, the minister said, Reuters reported".</summary>
    private static bool TakesUp(Utterance inner, Utterance outer)
    {
        var start = Math.Min(inner.Source.Length > 0 ? inner.Source.Start : int.MaxValue, inner.Content[0].Start);
        var end = Math.Max(inner.Source.End, inner.Content[^1].End);
        return end - start >= 0.8 * outer.Content.Sum(c => c.Length);
    }
}
