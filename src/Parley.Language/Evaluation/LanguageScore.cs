using Parley.Language.Conllu;
using Parley.Language.Names;
using Parley.Language.Training;

namespace Parley.Language.Evaluation;

/// <summary>One figure of an evaluation.</summary>
/// <param name="Name">Such as <c>LAS</c>.</param>
/// <param name="F1">Between 0 and 100.</param>
public sealed record Figure(string Name, double F1);

/// <summary>Compares a model's analyses with annotated data. Relation subtypes are not compared.</summary>
public static class LanguageScore
{
    /// <summary>Scores words, sentences, tags, lemmas and trees on a treebank in CoNLL-U.</summary>
    /// <param name="model">The model.</param>
    /// <param name="path">The treebank, plain or gzipped.</param>
    /// <param name="goldTokens">Whether words and sentences are given; otherwise the running text is.</param>
    /// <exception cref="InvalidDataException">The file is no CoNLL-U.</exception>
    public static IReadOnlyList<Figure> OfTreebank(LanguageModel model, string path, bool goldTokens)
    {
        var gold = new TreebankText(ConlluFile.Read(path));
        if (gold.Sentences.Count == 0)
        {
            throw new InvalidDataException($"{path}: expected sentences in CoNLL-U, found none");
        }

        var analyzer = new Analyzer(model);
        var found = goldTokens ? analyzer.Analyze(gold.Text, gold.Tokens, gold.Sentences) : analyzer.Analyze(gold.Text);
        var bySpan = found.Tokens.Select((token, i) => (token, i)).ToDictionary(p => p.token.Span, p => p.i);
        var goldSentences = gold.Sentences.Select(s => new TextSpan(gold.Tokens[s.First].Span.Start, gold.Tokens[s.End - 1].Span.End)).ToHashSet();
        var counts = new int[6];
        var sentence = -1;
        for (var i = 0; i < gold.Words.Count; i++)
        {
            sentence += sentence + 1 < gold.Sentences.Count && gold.Sentences[sentence + 1].First == i ? 1 : 0;
            if (!bySpan.TryGetValue(gold.Tokens[i].Span, out var at))
            {
                continue;
            }

            var (word, token) = (gold.Words[i], found.Tokens[at]);
            var head = word.Head < 0 ? (TextSpan?)null : gold.Tokens[gold.Sentences[sentence].First + word.Head].Span;
            var sameHead = head == (token.Head < 0 ? null : found.Tokens[token.Head].Span);
            counts[0]++;
            counts[1] += word.UPos == token.UPos ? 1 : 0;
            counts[2] += word.XPos == token.XPos ? 1 : 0;
            counts[3] += word.Lemma == token.Lemma || word.Lemma == "_" ? 1 : 0;
            counts[4] += sameHead ? 1 : 0;
            counts[5] += sameHead && Main(word.Relation) == Main(token.Relation) ? 1 : 0;
        }

        string[] names = ["Words", "UPOS", "XPOS", "Lemmas", "UAS", "LAS"];
        return
        [
            new Figure("Sentences", F1(found.Sentences.Count(s => goldSentences.Contains(s.Span)), goldSentences.Count, found.Sentences.Length)),
            .. names.Select((name, k) => new Figure(name, F1(counts[k], gold.Words.Count, found.Tokens.Length))),
        ];
    }

    /// <summary>Scores names, span and type, on a corpus of persons, places and organizations in columns (IOB).</summary>
    public static IReadOnlyList<Figure> OfNames(LanguageModel model, string path)
    {
        var (hit, gold, system) = (new int[4], new int[4], new int[4]);
        var analyzer = new Analyzer(model);
        foreach (var sentence in NameCorpus.Read(path))
        {
            var text = string.Join(' ', sentence.Forms);
            var (tokens, at) = (new List<RawToken>(), 0);
            foreach (var form in sentence.Forms)
            {
                tokens.Add(new RawToken(new TextSpan(at, at + form.Length), false));
                at += form.Length + 1;
            }

            var expected = NamesOf(sentence.Labels).ToHashSet();
            foreach (var name in expected)
            {
                gold[(int)name.Type]++;
            }

            foreach (var name in analyzer.Analyze(text, tokens, [new RawSentence(0, tokens.Count, 0)]).Names)
            {
                system[(int)name.Type]++;
                hit[(int)name.Type] += expected.Contains(name) ? 1 : 0;
            }
        }

        NameType[] types = gold[(int)NameType.Other] > 0 ? Enum.GetValues<NameType>() : [NameType.Person, NameType.Place, NameType.Organization];
        return
        [
            new Figure("Names", F1(types.Sum(t => hit[(int)t]), types.Sum(t => gold[(int)t]), types.Sum(t => system[(int)t]))),
            .. types.Select(t => new Figure(t.ToString(), F1(hit[(int)t], gold[(int)t], system[(int)t]))),
        ];
    }

    private static IEnumerable<Name> NamesOf(int[] labels)
    {
        for (var i = 0; i < labels.Length; i++)
        {
            if (labels[i] <= NameFinder.Outside)
            {
                continue;
            }

            var (start, type) = (i, (NameType)((labels[i] - 1) / 2));
            while (i + 1 < labels.Length && labels[i + 1] == NameFinder.Inside(type))
            {
                i++;
            }

            yield return new Name(start, i + 1, type);
        }
    }

    private static string Main(Relation relation) => Relations.Name(relation).Split(':')[0];

    private static double F1(int hit, int gold, int system) => gold + system == 0 ? 0 : 200.0 * hit / (gold + system);
}
