namespace Parley.Language.Tagging;

/// <summary>Base forms: a table of seen (form, tag) pairs, then the longest suffix rule of the tag. Proper nouns keep their form.</summary>
internal sealed class Lemmatizer
{
    public const int LongestSuffix = 6;
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

        for (var length = Math.Min(LongestSuffix, lower.Length - 1); length > 0; length--)
        {
            if (_rules.TryGetValue(Key(xpos, lower[^length..]), out var rule) && rule.Cut < lower.Length)
            {
                return lower[..^rule.Cut] + rule.Add;
            }
        }

        return lower;
    }

    public static string Key(string xpos, string form) => string.Concat(xpos, "\t", form);
}
