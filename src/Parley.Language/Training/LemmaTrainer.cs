using System.Text;
using Parley.Language.Conllu;
using Parley.Language.Tagging;

namespace Parley.Language.Training;

/// <summary>Learns lemma tables: exceptions by form, rules by suffix.</summary>
internal static class LemmaTrainer
{
    private const int FewestForRule = 2;

    public static (string Table, string Rules) Train(List<ConlluSentence> sentences)
    {
        var pairs = sentences.SelectMany(s => s.Words)
            .Where(w => w.UPos is not (UPos.PROPN or UPos.PUNCT or UPos.SYM or UPos.X or UPos.NUM) && w.Form.All(c => char.IsLetter(c) || c is '\'' or '’'))
            .Select(w => (w.XPos, Form: w.Form.ToLowerInvariant().Replace('’', '\''), Lemma: w.Lemma.ToLowerInvariant()))
            .Where(w => w.Lemma != "_")
            .GroupBy(w => (w.XPos, w.Form))
            .Select(g => (g.Key.XPos, g.Key.Form, Lemma: g.GroupBy(w => w.Lemma, StringComparer.Ordinal).OrderByDescending(l => l.Count())
                .ThenBy(l => l.Key, StringComparer.Ordinal).First().Key))
            .OrderBy(p => p.XPos, StringComparer.Ordinal).ThenBy(p => p.Form, StringComparer.Ordinal).ToList();
        var table = new StringBuilder();
        var rules = new Dictionary<string, Dictionary<(int, string), int>>(StringComparer.Ordinal);
        foreach (var (xpos, form, lemma) in pairs)
        {
            table.Append(xpos).Append('\t').Append(form).Append('\t').Append(lemma).Append('\n');
            var same = form.Zip(lemma).TakeWhile(p => p.First == p.Second).Count();
            var rule = (form.Length - same, lemma[same..]);
            for (var length = Math.Max(1, rule.Item1); length <= Math.Min(Lemmatizer.LongestSuffix, form.Length - 1); length++)
            {
                var key = Lemmatizer.Key(xpos, form[^length..]);
                if (!rules.TryGetValue(key, out var counts))
                {
                    rules[key] = counts = [];
                }

                counts[rule] = counts.GetValueOrDefault(rule) + 1;
            }
        }

        return (table.ToString(), Write(rules));
    }

    private static string Write(Dictionary<string, Dictionary<(int Cut, string Add), int>> rules)
    {
        var text = new StringBuilder();
        foreach (var (key, counts) in rules.OrderBy(r => r.Key, StringComparer.Ordinal))
        {
            var (best, count) = counts.OrderByDescending(c => c.Value).ThenBy(c => c.Key.Cut).ThenBy(c => c.Key.Add, StringComparer.Ordinal).First();
            if (count >= FewestForRule)
            {
                text.Append(key).Append('\t').Append(best.Cut).Append('\t').Append(best.Add).Append('\n');
            }
        }

        return text.ToString();
    }
}
