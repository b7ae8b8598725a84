using Parley.Language;
using Parley.Reading.Quantities;

namespace Parley.Reading.Time;

/// <summary>A place in a sentence from which words are read ahead.</summary>
internal readonly record struct Cursor(Document Document, Sentence Sentence, DateOnly? Published, int At)
{
    public Cursor Skip(int words) => this with { At = At + words };

    public string Word(int ahead) => WordAt(At + ahead);

    public string WordAt(int token) => token >= Sentence.First && token < Sentence.End ? Document.Form(token).ToString().ToLowerInvariant() : "";

    private static readonly string[] PartsOfDay = ["morning", "afternoon", "evening", "night", "noon", "midday", "midnight", "dawn"];

    public string Before() => WordAt(At - 1);

    public bool Capital(int ahead) => At + ahead < Sentence.End && char.IsUpper(Document.Form(At + ahead)[0]);

    public string? Day(int shift) => Published is { } day ? Calendar.Edtf(day.AddDays(shift)) : null;

    public int? Number(int ahead) => Quantity.Word(Word(ahead).AsSpan());

    public bool IsYear(int ahead) => Word(ahead) is { Length: 4 } word && int.TryParse(word, out var year) && year is >= 1900 and <= 2099;

    /// <summary>A number in digits: "April 5", not "in April five people …".</summary>
    public int? Digits(int ahead) => Word(ahead) is { Length: > 0 } word && char.IsAsciiDigit(word[0]) ? Number(ahead) : null;

    /// <summary>Whether a year stands before the noun it dates: "a 2019 airstrike".</summary>
    public bool DatesNoun() => IsYear(0) && Document.Tokens[At] is { Relation: Relation.Nummod or Relation.Compound or Relation.Amod or Relation.NmodUnmarked } year
        && year.Head > At && Document.Tokens[year.Head].XPos is "NN" or "NNP";

    /// <summary>The end of the expression with a part of the day after it.</summary>
    public int WithPart(int ahead) => PartsOfDay.Contains(Word(ahead), StringComparer.Ordinal) ? At + ahead + 1 : At + ahead;

    /// <summary>Whether the verb that governs this place looks ahead: "will meet on Friday", "plans to arrive Monday".</summary>
    public bool Future()
    {
        var token = At;
        for (var step = 0; step < 6 && token >= 0; step++)
        {
            var (head, ahead) = (token, false);
            for (var t = Sentence.First; t < Sentence.End; t++)
            {
                var child = Document.Tokens[t];
                if (child.Head == head && child.Relation is Relation.Aux or Relation.Mark or Relation.Cop or Relation.AuxPass)
                {
                    var form = WordAt(t);
                    ahead |= child.Head == head && form is "will" or "shall" or "'ll" or "’ll" or "would" or "to" or "may" or "could" or "might" or "should";
                }
            }

            if (ahead)
            {
                return true;
            }

            if (Document.Tokens[head].XPos is "VBD" or "VBN")
            {
                return Document.Tokens[head].Lemma is "schedule" or "expect" or "plan" or "set" or "due" or "slate";
            }

            token = Document.Tokens[head].Head;
        }

        return false;
    }
}
