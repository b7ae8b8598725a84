using System.Globalization;

namespace Parley.Reading.Time;

/// <summary>The arithmetic of days, weeks and months that time expressions need.</summary>
internal static class Calendar
{
    private static readonly string[] Weekdays = ["sunday", "monday", "tuesday", "wednesday", "thursday", "friday", "saturday"];
    private static readonly string[] Months =
        ["january", "february", "march", "april", "may", "june", "july", "august", "september", "october", "november", "december"];

    /// <summary>The day a weekday names, or its abbreviation; null for other words.</summary>
    public static DayOfWeek? Weekday(string word)
    {
        if (word.Length < 4 || !(word[^1] == '.' || word.EndsWith("day", StringComparison.Ordinal)))
        {
            return null;
        }

        var at = Array.FindIndex(Weekdays, d => d == word || (word.Length is 4 or 5 && word.EndsWith('.') && d.StartsWith(word[..^1], StringComparison.Ordinal)));
        return at < 0 ? null : (DayOfWeek)at;
    }

    /// <summary>The number of a month by name or abbreviation; 0 for other words.</summary>
    public static int Month(string word)
    {
        var stem = word.TrimEnd('.');
        return stem.Length < 3 ? 0
            : Array.FindIndex(Months, m => m == stem || (stem.Length <= 4 && m.StartsWith(stem, StringComparison.Ordinal)) || (stem == "sept" && m == "september")) + 1;
    }

    /// <summary>The nearest such weekday at or before a day, or at or after it.</summary>
    public static DateOnly Nearest(DateOnly day, DayOfWeek weekday, bool future)
    {
        var step = ((int)weekday - (int)day.DayOfWeek + 7) % 7;
        return future || step == 0 ? day.AddDays(step) : day.AddDays(step - 7);
    }

    /// <summary>Monday to Sunday of the week some weeks from a day's; on a Sunday "last week" is the week that ends.</summary>
    public static string Week(DateOnly day, int weeks)
    {
        var monday = day.AddDays(-(((int)day.DayOfWeek + 6) % 7));
        if (weeks < 0 && day.DayOfWeek == DayOfWeek.Sunday)
        {
            weeks++;
        }

        var first = monday.AddDays(7 * weeks);
        return $"{Edtf(first)}/{Edtf(first.AddDays(6))}";
    }

    /// <summary>The three months of a season, in the year of a day or one beside it; winter begins in the December before.</summary>
    public static string Season(DateOnly day, string season, int step)
    {
        var first = season switch { "spring" => 3, "summer" => 6, "autumn" or "fall" => 9, _ => 12 };
        var year = day.Year + step;
        if (step < 0 && first + 2 < day.Month)
        {
            year++;
        }

        var begin = new DateOnly(first == 12 ? year - 1 : year, first, 1);
        return string.Create(CultureInfo.InvariantCulture, $"{begin:yyyy-MM}/{begin.AddMonths(2):yyyy-MM}");
    }

    /// <summary>A month near a day: the year is the one that makes it nearest in the direction asked for.</summary>
    public static string MonthNear(DateOnly day, int month, bool future)
    {
        var year = future ? (month >= day.Month ? day.Year : day.Year + 1) : (month <= day.Month ? day.Year : day.Year - 1);
        return string.Create(CultureInfo.InvariantCulture, $"{year:D4}-{month:D2}");
    }

    /// <summary>A day of a month near a day.</summary>
    public static string? DayNear(DateOnly day, int month, int dayOfMonth, bool future)
    {
        var years = future ? new[] { day.Year, day.Year + 1 } : [day.Year, day.Year - 1];
        foreach (var year in years)
        {
            if (dayOfMonth <= DateTime.DaysInMonth(year, month))
            {
                var date = new DateOnly(year, month, dayOfMonth);
                if (future ? date >= day.AddDays(-3) : date <= day.AddDays(3))
                {
                    return Edtf(date);
                }
            }
        }

        return null;
    }

    public static string Edtf(DateOnly day) => day.ToString("yyyy-MM-dd", CultureInfo.InvariantCulture);
}
