namespace Parley.Language.Tagging;

/// <summary>Lemmas of forms met before, so that a word that comes again costs neither time nor memory. One a thread.</summary>
internal sealed class LemmaCache(Lemmatizer lemmatizer, Tag[] tags)
{
    private const int Most = 1 << 17;
    private readonly Dictionary<string, string>?[] _known = new Dictionary<string, string>?[tags.Length];
    private int _count;

    /// <summary>The lemma of a form with a tag, by the tag's index.</summary>
    public string Of(ReadOnlySpan<char> form, int tag)
    {
        var known = (_known[tag] ??= new Dictionary<string, string>(StringComparer.Ordinal)).GetAlternateLookup<ReadOnlySpan<char>>();
        if (known.TryGetValue(form, out var lemma))
        {
            return lemma;
        }

        lemma = lemmatizer.Of(form, tags[tag].UPos, tags[tag].XPos);
        if (++_count > Most)
        {
            Array.Clear(_known);
            _count = 0;
            return lemma;
        }

        known[form] = lemma;
        return lemma;
    }
}
