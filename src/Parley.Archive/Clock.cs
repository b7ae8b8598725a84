using System.Globalization;

namespace Parley.Archive;

/// <summary>Times and days as the archive writes them.</summary>
internal static class Clock
{
    /// <summary>This moment, in UTC, to the second.</summary>
    public static string Stamp(TimeProvider clock) => clock.GetUtcNow().ToString("yyyy-MM-ddTHH:mm:ssZ", CultureInfo.InvariantCulture);

    /// <summary>A day of the archive's numbering.</summary>
    public static DateOnly Day(long number) => DateOnly.FromDayNumber((int)number);
}
