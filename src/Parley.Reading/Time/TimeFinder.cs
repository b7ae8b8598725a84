using System.Globalization;
using Parley.Language;

namespace Parley.Reading.Time;

/// <summary>
/// Finds time expressions and resolves them against the day of publication: weekdays, dates, months, years, "last week", "three days ago",
/// "since 2014". Whether a bare weekday lies ahead is read from the verbs around it.
/// </summary>
public static class TimeFinder
{
    /// <summary>The time expressions of a document.</summary>
    /// <param name="document">The document.</param>
    /// <param name="published">The day to resolve against; without it only absolute expressions have values.</param>
    public static IReadOnlyList<TimeExpression> Find(Document document, DateOnly? published)
    {
        var found = new List<TimeExpression>();
        foreach (var sentence in document.Sentences)
        {
            for (var i = sentence.First; i < sentence.End;)
            {
                var cursor = new Cursor(document, sentence, published, i);
                var (end, value) = At(cursor);
                if (end <= i)
                {
                    (end, value) = RelativeTime.At(cursor, found);
                }

                if (end <= i)
                {
                    i++;
                    continue;
                }

                found.Add(new TimeExpression(new TextSpan(document.Tokens[i].Span.Start, document.Tokens[end - 1].Span.End), i, end, value));
                i = end;
            }
        }

        return found;
    }

    private static (int End, string? Value) At(Cursor c)
    {
        var word = c.Word(0);
        return word switch
        {
            "today" or "tonight" => (c.At + 1, c.Day(0)),
            "yesterday" => (c.WithPart(1), c.Day(-1)),
            "tomorrow" => (c.WithPart(1), c.Day(1)),
            "since" => Since(c),
            "last" or "next" or "this" or "previous" or "past" or "coming" when RelativeTime.Past(c) is var (end, past) && end > c.At => (end, past),
            "last" or "next" or "this" or "previous" or "past" or "coming" => Relative(c, word),
            "christmas" => Christmas(c),
            "earlier" when c.Word(1) == "this" => Relative(c.Skip(1), "this"),
            _ when Calendar.Weekday(word) is { } weekday => Weekday(c, weekday, c.Future()),
            _ when Calendar.Month(word) is > 0 and var month && c.Capital(0) => MonthDay(c, month),
            _ when c.Digits(0) is >= 1 and <= 31 && Calendar.Month(c.Word(1)) is > 0 and var month && c.Capital(1) => DayMonth(c, month),
            _ when c.IsYear(0) && c.Before() is "in" or "of" or "during" or "from" or "until" or "by" or "the" or "late" or "early" or "mid" or "and" or "to" => Year(c),
            _ when c.DatesNoun() => (c.At + 1, c.Word(0)),
            _ => (c.At, null),
        };
    }

    private static (int, string?) Year(Cursor c) =>
        c.Word(1) is "-" or "–" or "to" or "and" && c.IsYear(2) ? (c.At + 3, $"{c.Word(0)}/{c.Word(2)}") : (c.At + 1, c.Word(0));

    private static (int, string?) Since(Cursor c)
    {
        var (end, value) = At(c.Skip(1));
        return c.IsYear(1) ? (c.At + 2, $"{c.Word(1)}/..")
            : end > c.At + 1 && value is not null ? (end, $"{value.Split('/')[0]}/..") : (c.At, null);
    }

    private static (int, string?) Relative(Cursor c, string word)
    {
        var step = word is "last" or "previous" or "past" ? -1 : word is "next" or "coming" ? 1 : 0;
        var unit = c.Word(1);
        if (Calendar.Weekday(unit) is { } weekday)
        {
            var (end, _) = Weekday(c.Skip(1), weekday, step > 0);
            var strictly = step != 0 && c.Published?.DayOfWeek == weekday ? 7 * step : 0;
            return (end, c.Published is { } day ? Calendar.Edtf(Calendar.Nearest(day, weekday, step > 0 || (step == 0 && c.Future())).AddDays(strictly)) : null);
        }

        if (Calendar.Month(unit) is > 0 and var month)
        {
            return (c.At + 2, c.Published is { } day ? Calendar.MonthNear(day, month, step > 0 || (step == 0 && c.Future())) : null);
        }

        return (unit, c.Published) switch
        {
            ("week" or "month" or "year" or "night" or "weekend", null) => (c.At + 2, null),
            ("week", { } day) => (c.At + 2, Calendar.Week(day, step)),
            ("weekend", { } day) => (c.At + 2, Weekend(day, step)),
            ("month", { } day) => (c.At + 2, day.AddMonths(step).ToString("yyyy-MM", CultureInfo.InvariantCulture)),
            ("year", { } day) => (c.At + 2, day.AddYears(step).ToString("yyyy", CultureInfo.InvariantCulture)),
            ("night", { } day) => (c.At + 2, Calendar.Edtf(day.AddDays(-1))),
            ("spring" or "summer" or "autumn" or "fall" or "winter", { } day) => (c.At + 2, Calendar.Season(day, unit, step)),
            ("morning" or "afternoon" or "evening", { } day) when word == "this" => (c.At + 2, Calendar.Edtf(day)),
            _ => (c.At, null),
        };
    }

    private static string Weekend(DateOnly day, int step)
    {
        var saturday = step > 0 ? Calendar.Nearest(day.AddDays(1), DayOfWeek.Saturday, true) : Calendar.Nearest(day.AddDays(step), DayOfWeek.Saturday, false);
        return $"{Calendar.Edtf(saturday)}/{Calendar.Edtf(saturday.AddDays(1))}";
    }

    private static (int, string?) Weekday(Cursor c, DayOfWeek weekday, bool future)
    {
        var end = c.WithPart(1);
        if (c.WordAt(end) == "," && Calendar.Month(c.WordAt(end + 1)) is > 0 and var month)
        {
            return MonthDay(c.Skip(end + 1 - c.At), month);
        }

        var (value, second) = (c.Published is { } day ? Calendar.Edtf(Calendar.Nearest(day, weekday, future)) : null, Calendar.Weekday(c.WordAt(end + 1)));
        return c.WordAt(end) is "and" or "or" && second is { } other && c.Published is { } from
            ? (end + 2, Interval(value!, Calendar.Edtf(Calendar.Nearest(from, other, future)))) : (end, value);
    }

    private static string Interval(string first, string second) =>
        string.CompareOrdinal(first, second) < 0 ? $"{first}/{second}" : second;

    /// <summary>"Christmas", "Christmas Eve": the nearest one before, or ahead.</summary>
    private static (int, string?) Christmas(Cursor c)
    {
        var named = c.Word(1) is "eve" or "day";
        return (c.At + (named ? 2 : 1), c.Published is { } day ? Calendar.DayNear(day, 12, c.Word(1) == "eve" ? 24 : 25, c.Future()) : null);
    }

    /// <summary>"April", "April 17", "April 17, 2025", "April 2025".</summary>
    private static (int, string?) MonthDay(Cursor c, int month)
    {
        if (c.Word(0) == "may" && !(c.Digits(1) is >= 1 and <= 31) && !c.IsYear(1) && c.Before() is not ("in" or "of" or "since" or "last" or "until" or "early" or "late"))
        {
            return (c.At, null);
        }

        if (c.Digits(1) is >= 1 and <= 31 and var day && !c.IsYear(1))
        {
            var comma = c.Word(2) == "," ? 3 : 2;
            return c.IsYear(comma) ? (c.At + comma + 1, Exact(c.Word(comma), month, day))
                : (c.At + 2, c.Published is { } p ? Calendar.DayNear(p, month, day, c.Future()) : null);
        }

        if (c.Word(1) is "last" or "this" or "next" && c.Word(2) == "year" && c.Published is { } now)
        {
            var year = now.Year + (c.Word(1) switch { "last" => -1, "next" => 1, _ => 0 });
            return (c.At + 3, string.Create(CultureInfo.InvariantCulture, $"{year:D4}-{month:D2}"));
        }

        if (c.Word(1) is "and" or "or" && Calendar.Month(c.Word(2)) is > 0 and var second && c.Capital(2) && c.Published is { } near2)
        {
            return (c.At + 3, $"{Calendar.MonthNear(near2, month, c.Future())}/{Calendar.MonthNear(near2, second, c.Future())}");
        }

        var skip = c.Word(1) is "," or "of" ? 2 : 1;
        return c.IsYear(skip) ? (c.At + skip + 1, $"{c.Word(skip)}-{month:D2}")
            : (c.At + 1, c.Published is { } near ? Calendar.MonthNear(near, month, c.Future()) : null);
    }

    private static (int, string?) DayMonth(Cursor c, int month) => c.IsYear(2)
        ? (c.At + 3, Exact(c.Word(2), month, c.Number(0) ?? 1))
        : (c.At + 2, c.Published is { } p ? Calendar.DayNear(p, month, c.Number(0) ?? 1, c.Future()) : null);

    private static string? Exact(string year, int month, int day)
    {
        var y = int.Parse(year, CultureInfo.InvariantCulture);
        return day <= DateTime.DaysInMonth(y, month) ? Calendar.Edtf(new DateOnly(y, month, day)) : null;
    }
}
