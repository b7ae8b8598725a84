using System.Globalization;

namespace Parley.Reading.Time;

/// <summary>Times counted from another: "three days ago", "a day earlier", "over the past two weeks".</summary>
internal static class RelativeTime
{
    /// <summary>"three days ago" from the day of publication; "a day earlier" from the day last named in the sentence.</summary>
    public static (int End, string? Value) At(Cursor c, IReadOnlyList<TimeExpression> before)
    {
        if (c.Word(0) == "the" && c.Word(1) is "previous" or "same" or "following" or "next" && c.Word(2) == "day")
        {
            return (c.At + 3, Shifted(c, before, c.Word(1) switch { "previous" => -1, "same" => 0, _ => 1 }));
        }

        var count = c.Word(0) is "a" or "an" ? 1 : c.Number(0);
        if (count is not { } many || many > 5000 || Unit(c.Word(1)) is not { } unit || c.Word(2) is not ("ago" or "earlier" or "before" or "later"))
        {
            return (c.At, null);
        }

        if (c.Word(2) == "ago")
        {
            return (c.At + 3, Ago(c.Published, unit, many));
        }

        var days = (unit switch { "day" => many, "week" => 7 * many, _ => 0 }) * (c.Word(2) == "later" ? 1 : -1);
        return days == 0 ? (c.At, null) : (c.At + 3, Shifted(c, before, days));
    }

    /// <summary>"the past year", "the last two weeks": from then until the day of publication; a calendar week or month is no matter of this.</summary>
    public static (int End, string? Value) Past(Cursor c)
    {
        if (c.Word(0) is not ("last" or "past"))
        {
            return (c.At, null);
        }

        var counted = c.Number(1) is not null && Unit(c.Word(2)) is not null;
        var unit = Unit(c.Word(counted ? 2 : 1));
        if (unit is null || (!counted && (c.Word(0) == "last" || c.Before() is not ("the" or "this"))))
        {
            return (c.At, null);
        }

        var end = c.At + (counted ? 3 : 2);
        if (c.Published is not { } day)
        {
            return (end, null);
        }

        var many = counted ? c.Number(1) ?? 1 : 1;
        var from = unit switch { "day" => day.AddDays(-many), "week" => day.AddDays(-7 * many), "month" => day.AddMonths(-many), _ => day.AddYears(-Math.Min(many, day.Year - 1)) };
        return (end, $"{Calendar.Edtf(from)}/{Calendar.Edtf(day)}");
    }

    private static string? Ago(DateOnly? published, string unit, int count) => (unit, published) switch
    {
        (_, null) => null,
        ("day", { } day) => Calendar.Edtf(day.AddDays(-count)),
        ("week", { } day) => Calendar.Week(day, -count),
        ("month", { } day) => day.AddMonths(-count).ToString("yyyy-MM", CultureInfo.InvariantCulture),
        ("year", { } day) when count < day.Year => day.AddYears(-count).ToString("yyyy", CultureInfo.InvariantCulture),
        _ => null,
    };

    /// <summary>Some days from the day last named in the sentence; null where none was.</summary>
    private static string? Shifted(Cursor c, IReadOnlyList<TimeExpression> before, int days)
    {
        var last = before.LastOrDefault(t => t.FirstToken >= c.Sentence.First && t.EndToken <= c.At);
        return last?.Value is { Length: 10 } value && DateOnly.TryParseExact(value, "yyyy-MM-dd", out var day) ? Calendar.Edtf(day.AddDays(days)) : null;
    }

    private static string? Unit(string word) => word switch
    {
        "day" or "days" => "day",
        "week" or "weeks" => "week",
        "month" or "months" => "month",
        "year" or "years" => "year",
        _ => null,
    };
}
