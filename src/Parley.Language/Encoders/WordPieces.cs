using System.Collections.Frozen;
using System.Globalization;
using System.Text;

namespace Parley.Language.Encoders;

/// <summary>
/// Cuts words into the pieces that an encoder knows (WordPiece, Wu et al. 2016): small letters without marks, each punctuation mark by itself, then from
/// the left the longest known piece, where a piece that goes on a word begins with <c>##</c>. Immutable; one serves any number of threads.
/// </summary>
internal sealed class WordPieces
{
    /// <summary>A longer word is not cut.</summary>
    private const int LongestWord = 60;

    /// <summary>Letters with the marks that they lose, as Unicode decomposes them.</summary>
    private static readonly FrozenDictionary<char, char> Marked = ((string[])
    [
        "a:àáâãäåāăąǎǟǡǻȁȃȧḁạảấầẩẫậắằẳẵặ", "b:ḃḅḇ", "c:çćĉċčḉ", "d:ďḋḍḏḑḓ", "e:èéêëēĕėęěȅȇȩḕḗḙḛḝẹẻẽếềểễệ", "f:ḟ", "g:ĝğġģǧǵḡ", "h:ĥȟḣḥḧḩḫẖ",
        "i:ìíîïĩīĭįǐȉȋḭḯỉị", "j:ĵǰ", "k:ķǩḱḳḵ", "l:ĺļľḷḹḻḽ", "m:ḿṁṃ", "n:ñńņňǹṅṇṉṋ", "o:òóôõöōŏőơǒǫǭȍȏȫȭȯȱṍṏṑṓọỏốồổỗộớờởỡợ", "p:ṕṗ", "r:ŕŗřȑȓṙṛṝṟ",
        "s:śŝşšșṡṣṥṧṩ", "t:ţťțṫṭṯṱẗ", "u:ùúûüũūŭůűųưǔǖǘǚǜȕȗṳṵṷṹṻụủứừửữự", "v:ṽṿ", "w:ŵẁẃẅẇẉẘ", "x:ẋẍ", "y:ýÿŷȳẏẙỳỵỷỹ", "z:źżžẑẓẕ"
    ]).SelectMany(row => row[2..].Select(c => KeyValuePair.Create(c, row[0]))).ToFrozenDictionary();

    private readonly FrozenDictionary<string, int>.AlternateLookup<ReadOnlySpan<char>> _beginning;
    private readonly FrozenDictionary<string, int>.AlternateLookup<ReadOnlySpan<char>> _further;

    /// <summary>Pieces in the order of their numbers.</summary>
    public WordPieces(IReadOnlyList<string> pieces)
    {
        Pieces = pieces;
        var numbered = pieces.Select((piece, number) => (Piece: piece, Number: number)).ToList();
        _beginning = numbered.Where(p => !p.Piece.StartsWith("##", StringComparison.Ordinal)).ToFrozenDictionary(p => p.Piece, p => p.Number, StringComparer.Ordinal).GetAlternateLookup<ReadOnlySpan<char>>();
        _further = numbered.Where(p => p.Piece.StartsWith("##", StringComparison.Ordinal)).ToFrozenDictionary(p => p.Piece[2..], p => p.Number, StringComparer.Ordinal).GetAlternateLookup<ReadOnlySpan<char>>();
        (First, Last, Unknown) = (Of("[CLS]"), Of("[SEP]"), Of("[UNK]"));
        int Of(string piece) => _beginning.TryGetValue(piece, out var number) ? number : throw new InvalidDataException($"the pieces of an encoder lack {piece}");
    }

    /// <summary>The pieces in the order of their numbers.</summary>
    public IReadOnlyList<string> Pieces { get; }

    /// <summary>What a sentence begins with.</summary>
    public int First { get; }

    /// <summary>What a sentence ends with.</summary>
    public int Last { get; }

    /// <summary>What stands for what is not known.</summary>
    public int Unknown { get; }

    /// <summary>Adds the pieces of a word, at least one.</summary>
    public void Cut(ReadOnlySpan<char> word, List<int> into)
    {
        var before = into.Count;
        Span<char> plain = stackalloc char[LongestWord];
        var count = word.Length > LongestWord ? 0 : Plain(word, plain);
        for (var at = 0; at < count;)
        {
            var end = at + 1;
            if (!IsMark(plain[at]))
            {
                while (end < count && !IsMark(plain[end]))
                {
                    end++;
                }
            }

            CutRun(plain[at..end], into);
            at = end;
        }

        if (into.Count == before)
        {
            into.Add(Unknown);
        }
    }

    private void CutRun(ReadOnlySpan<char> run, List<int> into)
    {
        var before = into.Count;
        for (var at = 0; at < run.Length;)
        {
            var (end, number) = (run.Length, -1);
            var known = at == 0 ? _beginning : _further;
            while (end > at && !known.TryGetValue(run[at..end], out number))
            {
                end--;
            }

            if (end == at)
            {
                into.RemoveRange(before, into.Count - before);
                into.Add(Unknown);
                return;
            }

            into.Add(number);
            at = end;
        }
    }

    /// <summary>Small letters without marks; how many there are.</summary>
    private static int Plain(ReadOnlySpan<char> word, Span<char> into)
    {
        if (Ascii.IsValid(word))
        {
            return word.ToLowerInvariant(into);
        }

        var count = 0;
        foreach (var c in word)
        {
            if (CharUnicodeInfo.GetUnicodeCategory(c) is not (UnicodeCategory.NonSpacingMark or UnicodeCategory.Control or UnicodeCategory.Format))
            {
                var small = char.ToLowerInvariant(c);
                into[count++] = Marked.GetValueOrDefault(small, small);
            }
        }

        return count;
    }

    private static bool IsMark(char c) => c < 128 ? !char.IsAsciiLetterOrDigit(c) : char.IsPunctuation(c);
}
