using System.Globalization;

namespace Parley.Archive;

/// <summary>Times and days as the archive writes them.</summary>
internal static class Clock
{
    /// <summary>This moment, in UTC, to the second.</summary>
    public static string Stamp(TimeProvider clock) => Stamp(clock.GetUtcNow());

    /// <summary>A moment, to the second; as text it has the order of time.</summary>
    public static string Stamp(DateTimeOffset moment) => moment.UtcDateTime.ToString("yyyy-MM-ddTHH:mm:ssZ", CultureInfo.InvariantCulture);

    /// <summary>A day of the archive's numbering.</summary>
    public static DateOnly Day(long number) => DateOnly.FromDayNumber((int)number);
}
