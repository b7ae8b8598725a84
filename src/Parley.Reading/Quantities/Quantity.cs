using System.Collections.Frozen;
using System.Globalization;
using Parley.Language;

namespace Parley.Reading.Quantities;

/// <summary>How many: the whole number a noun phrase gives, in digits or words; null for vague ones ("dozens", "several").</summary>
public static class Quantity
{
    private static readonly FrozenDictionary<string, int> Words = new Dictionary<string, int>(StringComparer.Ordinal)
    {
        ["no"] = 0,
        ["zero"] = 0,
        ["one"] = 1,
        ["two"] = 2,
        ["three"] = 3,
        ["four"] = 4,
        ["five"] = 5,
        ["six"] = 6,
        ["seven"] = 7,
        ["eight"] = 8,
        ["nine"] = 9,
        ["ten"] = 10,
        ["eleven"] = 11,
        ["twelve"] = 12,
        ["thirteen"] = 13,
        ["fourteen"] = 14,
        ["fifteen"] = 15,
        ["sixteen"] = 16,
        ["seventeen"] = 17,
        ["eighteen"] = 18,
        ["nineteen"] = 19,
        ["twenty"] = 20,
        ["thirty"] = 30,
        ["forty"] = 40,
        ["fifty"] = 50,
        ["sixty"] = 60,
        ["seventy"] = 70,
        ["eighty"] = 80,
        ["ninety"] = 90,
        ["dozen"] = 12,
        ["hundred"] = 100,
        ["thousand"] = 1000,
        ["million"] = 1_000_000,
    }.ToFrozenDictionary(StringComparer.Ordinal);

    /// <summary>The number a single word stands for; null where it is none.</summary>
    public static int? Word(ReadOnlySpan<char> word)
    {
        if (word.Length == 0)
        {
            return null;
        }

        if (char.IsAsciiDigit(word[0]))
        {
            return decimal.TryParse(word, NumberStyles.AllowThousands | NumberStyles.AllowDecimalPoint, CultureInfo.InvariantCulture, out var number)
                && number == decimal.Truncate(number) && number <= int.MaxValue ? (int)number : null;
        }

        return Words.GetAlternateLookup<ReadOnlySpan<char>>().TryGetValue(word.ToString().ToLowerInvariant(), out var value) ? value : null;
    }

    /// <summary>The number of the phrase that a token heads: "at least 12 people" → 12, "a child" → 1.</summary>
    public static int? Of(Document document, int head)
    {
        if (document.Tokens[head].UPos == UPos.NUM)
        {
            return Word(document.Form(head));
        }

        var (total, any, article) = (0, false, false);
        var first = document.Sentences[document.Tokens[head].Sentence].First;
        for (var t = Math.Max(first, head - 6); t < head; t++)
        {
            var above = document.Tokens[t].Head;
            var inNumber = document.Tokens[t].UPos == UPos.NUM && above >= 0 && document.Tokens[above].UPos == UPos.NUM && document.Tokens[above].Head == head;
            if (above != head && !inNumber)
            {
                continue;
            }

            article |= document.Tokens[t].Relation == Relation.Det && document.Form(t) is "a" or "A" or "an" or "An";
            if (document.Tokens[t].UPos is UPos.NUM or UPos.DET && Word(document.Form(t)) is { } number)
            {
                (total, any) = (number is 100 or 1000 or 1_000_000 && total is > 0 and < 1000 ? total * number : total + number, true);
            }
        }

        return any ? total : article && document.Tokens[head].XPos == "NN" ? 1 : null;
    }
}
