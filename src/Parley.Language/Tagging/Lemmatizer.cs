using System.Collections.Frozen;
using Parley.Language.Segmentation;

namespace Parley.Language.Tagging;

/// <summary>Base forms: a table of seen (form, tag) pairs, then the longest suffix rule of the tag. Proper nouns keep their form.</summary>
internal sealed class Lemmatizer
{
    public const int LongestSuffix = 6;
    private static readonly FrozenSet<string> Verbs = WordList.Embedded("verbs.txt");

    private static readonly FrozenDictionary<string, string> Irregular = WordList.Embedded("irregular-verbs.tsv")
        .Select(l => l.Split('\t')).ToFrozenDictionary(c => c[0], c => c[1], StringComparer.Ordinal);

    private readonly Dictionary<string, string> _table;
    private readonly Dictionary<string, (int Cut, string Add)> _rules;

    /// <summary>Reads the two tables: <c>xpos⇥form⇥lemma</c> lines and <c>xpos⇥suffix⇥cut⇥add</c> lines.</summary>
    public Lemmatizer(string table, string rules)
    {
        _table = table.Split('\n', StringSplitOptions.RemoveEmptyEntries).Select(l => l.Split('\t'))
            .ToDictionary(c => Key(c[0], c[1]), c => c[2], StringComparer.Ordinal);
        _rules = rules.Split('\n', StringSplitOptions.RemoveEmptyEntries).Select(l => l.Split('\t'))
            .ToDictionary(c => Key(c[0], c[1]), c => (int.Parse(c[2]), c[3]), StringComparer.Ordinal);
    }

    /// <summary>The lemma of a form with its Penn tag.</summary>
    public string Of(ReadOnlySpan<char> form, UPos upos, string xpos)
    {
        if (upos == UPos.PROPN || form.Length > 60)
        {
            return form.ToString();
        }

        var lower = form.ToString().ToLowerInvariant().Replace('’', '\'');
        if (_table.TryGetValue(Key(xpos, lower), out var known))
        {
            return known;
        }

        if (xpos.Length == 3 && xpos.StartsWith("VB", StringComparison.Ordinal) && Verb(lower, xpos) is { } verb)
        {
            return verb;
        }

        for (var length = Math.Min(LongestSuffix, lower.Length - 1); length > 0; length--)
        {
            if (_rules.TryGetValue(Key(xpos, lower[^length..]), out var rule) && rule.Cut < lower.Length)
            {
                return lower[..^rule.Cut] + rule.Add;
            }
        }

        return lower;
    }

    /// <summary>The known verb of which a form is an inflection; null where there is none.</summary>
    private static string? Verb(string form, string xpos)
    {
        if (Irregular.TryGetValue(form, out var irregular))
        {
            return irregular;
        }

        var (ending, y) = xpos switch { "VBZ" => ("s", "ies"), "VBG" => ("ing", ""), _ => ("ed", "ied") };
        if (!form.EndsWith(ending, StringComparison.Ordinal) || form.Length < ending.Length + 2)
        {
            return null;
        }

        var stem = form[..^ending.Length];
        var undoubled = stem.Length > 2 && stem[^1] == stem[^2] ? stem[..^1] : stem;
        var withY = y.Length > 0 && form.EndsWith(y, StringComparison.Ordinal) ? form[..^3] + "y" : stem;
        var withoutE = xpos == "VBZ" && stem.EndsWith('e') ? stem[..^1] : stem;
        return ((string[])[stem + "e", stem, undoubled, withY, withoutE]).FirstOrDefault(Verbs.Contains);
    }

    public static string Key(string xpos, string form) => string.Concat(xpos, "\t", form);
}
