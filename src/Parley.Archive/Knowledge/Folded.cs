using System.Collections.Frozen;
using System.Globalization;
using System.Text;

namespace Parley.Archive.Knowledge;

/// <summary>Names and texts in the form in which they are compared: small letters, no accents, no stops, words apart.</summary>
public static class Folded
{
    /// <summary>A whole phrase: "The U.N.-backed Forces’" is <c>un backed forces</c>.</summary>
    public static string Phrase(string phrase) => string.Join(' ', Words(phrase).SkipWhile((w, i) => i == 0 && w == "the"));

    /// <summary>The words of a phrase.</summary>
    public static IEnumerable<string> Words(string phrase)
    {
        var word = new StringBuilder();
        var text = phrase;
        for (var i = 0; i < text.Length; i++)
        {
            var c = text[i];
            if (char.IsLetterOrDigit(c))
            {
                var small = char.ToLowerInvariant(c);
                if (small > 127 && Plain.TryGetValue(small, out var plain))
                {
                    word.Append(plain);
                }
                else
                {
                    word.Append(small);
                }
            }
            else if (c is '’' or '\'' or '‘' && i + 1 < text.Length && text[i + 1] is 's' && (i + 2 == text.Length || !char.IsLetterOrDigit(text[i + 2])))
            {
                i++;
            }
            else if (c is not ('.' or '’' or '\'' or '‘') && CharUnicodeInfo.GetUnicodeCategory(c) is not UnicodeCategory.NonSpacingMark && word.Length > 0)
            {
                yield return word.ToString();
                word.Clear();
            }
        }

        if (word.Length > 0)
        {
            yield return word.ToString();
        }
    }

    /// <summary>A word without its most common endings, so that <c>talks</c> and <c>talk</c>, <c>withdrawing</c> and <c>withdraw</c> are alike.</summary>
    public static string Stem(string word)
    {
        if (word.Length < 4)
        {
            return word;
        }

        foreach (var (ending, instead) in ((string, string)[])[("ies", "y"), ("sses", "ss"), ("ches", "ch"), ("shes", "sh"), ("ing", ""), ("ed", ""), ("s", "")])
        {
            if (word.EndsWith(ending, StringComparison.Ordinal) && word.Length - ending.Length >= 3 && !word.EndsWith("ss", StringComparison.Ordinal) | ending == "sses" && !word.EndsWith("us", StringComparison.Ordinal))
            {
                var stem = word[..^ending.Length] + instead;
                return stem.Length > 3 && stem[^1] == stem[^2] && stem[^1] is not ('l' or 's') && ending is "ing" or "ed" ? stem[..^1] : stem.TrimEnd('e');
            }
        }

        return word.TrimEnd('e');
    }

    /// <summary>A surname as it may be heard: doubled letters, vowels after the first and near letters fall together (Zelensky, Zelenskyy; Gaddafi, Qadhafi).</summary>
    public static string Sound(string word)
    {
        var sound = new StringBuilder();
        var last = '\0';
        for (var i = 0; i < word.Length; i++)
        {
            var c = word[i] switch { 'q' or 'g' or 'c' => 'k', 'w' => 'v', 'z' => 's', 'j' => 'y', var other => other };
            var vowel = c is 'a' or 'e' or 'i' or 'o' or 'u' or 'y' or 'h';
            if ((!vowel || i == 0) && c != last)
            {
                sound.Append(c);
            }

            last = c;
        }

        return sound.ToString();
    }

    /// <summary>How many letters must be put in, left out or changed; more than <paramref name="most"/> is not counted out.</summary>
    public static int Distance(string left, string right, int most)
    {
        if (Math.Abs(left.Length - right.Length) > most)
        {
            return most + 1;
        }

        var row = Enumerable.Range(0, right.Length + 1).ToArray();
        for (var i = 1; i <= left.Length; i++)
        {
            var (diagonal, best) = (row[0], row[0] = i);
            for (var j = 1; j <= right.Length; j++)
            {
                (diagonal, row[j]) = (row[j], Math.Min(Math.Min(row[j], row[j - 1]) + 1, diagonal + (left[i - 1] == right[j - 1] ? 0 : 1)));
                best = Math.Min(best, row[j]);
            }

            if (best > most)
            {
                return most + 1;
            }
        }

        return row[right.Length];
    }

    /// <summary>Letters with marks and the plain ones that wires write for them; our own, as not every machine has Unicode's tables.</summary>
    private static readonly FrozenDictionary<char, string> Plain = Letters(
        "a:àáâãäåāăąǎạảấầẩẫậắằẳẵặə", "c:çćĉċč", "d:ďđð", "e:èéêëēĕėęěẹẻẽếềểễệ", "g:ĝğġģǧ", "h:ĥħḥ", "i:ìíîïĩīĭįıǐỉị", "j:ĵ", "k:ķ", "l:ĺļľŀł", "n:ñńņňŋ",
        "o:òóôõöøōŏőǒơọỏốồổỗộớờởỡợ", "r:ŕŗř", "s:śŝşšșṣ", "t:ţťŧțṭ", "u:ùúûüũūŭůűųǔưụủứừửữự", "w:ŵ", "y:ýÿŷỳỵỷỹ", "z:źżžẓ", "ss:ß", "ae:æ", "oe:œ", "th:þ");

    private static FrozenDictionary<char, string> Letters(params string[] rows) =>
        rows.Select(r => r.Split(':')).SelectMany(r => r[1].Select(c => KeyValuePair.Create(c, r[0]))).ToFrozenDictionary();
}
