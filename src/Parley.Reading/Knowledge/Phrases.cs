using System.Collections.Frozen;
using System.Text;

namespace Parley.Reading.Knowledge;

/// <summary>A dictionary of phrases, looked up word by word. Words are compared folded: lower case, no diacritics, dots or hyphens.</summary>
public sealed class Phrases<T>
{
    private readonly Node _root = new();

    /// <summary>Adds a value under a phrase.</summary>
    public void Add(string phrase, T value)
    {
        Add(Folding.Words(phrase), value);
        if (phrase.Contains('-', StringComparison.Ordinal))
        {
            // Some hyphenated words are one token: "al-Shabab".
            Add(Folding.Words(phrase.Replace("-", "", StringComparison.Ordinal)), value);
        }
    }

    private void Add(IEnumerable<string> words, T value)
    {
        var node = _root;
        foreach (var word in words)
        {
            if (!node.Next.TryGetValue(word, out var next))
            {
                next = node.Grow(word);
            }

            node = next;
        }

        if (node != _root)
        {
            (node.Values ??= []).Add(value);
        }
    }

    /// <summary>The longest phrase that begins at <paramref name="start"/>; its end (exclusive) and values, or null.</summary>
    /// <param name="words">Folded words; an empty one (a hyphen, a dot) is stepped over.</param>
    /// <param name="start">Where to begin.</param>
    /// <param name="limit">Where the sentence ends.</param>
    public (int End, List<T> Values)? Longest(string[] words, int start, int limit)
    {
        (int, List<T>)? best = null;
        var node = _root;
        for (var i = start; i < limit; i++)
        {
            if (words[i].Length == 0)
            {
                if (i == start)
                {
                    return null;
                }

                continue;
            }

            if (!node.Next.TryGetValue(words[i], out node!))
            {
                break;
            }

            if (node.Values is not null)
            {
                best = (i + 1, node.Values);
            }
        }

        return best;
    }

    /// <summary>The values of exactly this phrase; empty where there are none.</summary>
    public IReadOnlyList<T> Exactly(string phrase)
    {
        var words = Folding.Words(phrase).ToArray();
        return Longest(words, 0, words.Length) is { } hit && hit.End == words.Length ? hit.Values : [];
    }

    private sealed class Node
    {
        private static readonly Dictionary<string, Node> None = new(StringComparer.Ordinal);

        /// <summary>The words that may follow; most phrases end, so there is a table only where one goes on.</summary>
        public Dictionary<string, Node> Next { get; private set; } = None;

        public List<T>? Values { get; set; }

        public Node Grow(string word)
        {
            if (ReferenceEquals(Next, None))
            {
                Next = new Dictionary<string, Node>(1, StringComparer.Ordinal);
            }

            return Next[word] = new Node();
        }
    }
}

/// <summary>Brings spellings of one word together.</summary>
public static class Folding
{
    /// <summary>Lower case without diacritics, dots, hyphens and apostrophes; the empty string for bare punctuation.</summary>
    public static string Word(ReadOnlySpan<char> form)
    {
        Span<char> buffer = stackalloc char[form.Length <= 64 ? form.Length : 64];
        var length = 0;
        foreach (var c in form[..Math.Min(form.Length, 64)])
        {
            if (c > 127)
            {
                return Slow(form);
            }

            if (char.IsLetterOrDigit(c))
            {
                buffer[length++] = char.ToLowerInvariant(c);
            }
        }

        return new string(buffer[..length]);
    }

    /// <summary>The folded words of a phrase, split at spaces and hyphens, possessive 's apart.</summary>
    public static IEnumerable<string> Words(string phrase)
    {
        var words = new List<string>(4);
        var start = 0;
        for (var i = 0; i <= phrase.Length; i++)
        {
            var possessive = i + 1 < phrase.Length && phrase[i] is '\'' or '’' && phrase[i + 1] == 's';
            if (i < phrase.Length && !possessive && phrase[i] is not (' ' or '-' or '–' or '/'))
            {
                continue;
            }

            if (i > start && Word(phrase.AsSpan(start, i - start)) is { Length: > 0 } word)
            {
                words.Add(word);
            }

            start = possessive ? i : i + 1;
        }

        return words;
    }

    private static string Slow(ReadOnlySpan<char> form)
    {
        var folded = new StringBuilder();
        foreach (var c in form)
        {
            if (char.IsLetterOrDigit(c))
            {
                folded.Append(Plain.GetValueOrDefault(char.ToLowerInvariant(c)) ?? char.ToLowerInvariant(c).ToString());
            }
        }

        return folded.ToString();
    }

    /// <summary>Letters with marks and the plain ones that wires write for them; our own, as not every machine has Unicode's tables.</summary>
    private static readonly FrozenDictionary<char, string> Plain = Letters(
        "a:àáâãäåāăąǎạảấầẩẫậắằẳẵặə", "c:çćĉċč", "d:ďđð", "e:èéêëēĕėęěẹẻẽếềểễệ", "g:ĝğġģǧ", "h:ĥħḥ", "i:ìíîïĩīĭįıǐỉị", "j:ĵ", "k:ķ", "l:ĺļľŀł", "n:ñńņňŋ",
        "o:òóôõöøōŏőǒơọỏốồổỗộớờởỡợ", "r:ŕŗř", "s:śŝşšșṣ", "t:ţťŧțṭ", "u:ùúûüũūŭůűųǔưụủứừửữự", "w:ŵ", "y:ýÿŷỳỵỷỹ", "z:źżžẓ", "ss:ß", "ae:æ", "oe:œ", "th:þ");

    private static FrozenDictionary<char, string> Letters(params string[] rows) =>
        rows.Select(r => r.Split(':')).SelectMany(r => r[1].Select(c => KeyValuePair.Create(c, r[0]))).ToFrozenDictionary();
}
