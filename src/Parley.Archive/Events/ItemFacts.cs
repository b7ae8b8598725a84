namespace Parley.Archive.Events;

/// <summary>The kinds of things that stories tell, by their numbers in the archive.</summary>
public enum EventKind
{
    /// <summary>Talks, meetings, calls, summits.</summary>
    Meeting = 1,

    /// <summary>Somebody says something.</summary>
    Statement = 2,

    /// <summary>Where somebody stands on something.</summary>
    Position = 3,

    /// <summary>Violence and its toll.</summary>
    Incident = 4,

    /// <summary>What actors do otherwise.</summary>
    Action = 5,
}

/// <summary>Somebody's part in an event.</summary>
/// <param name="Slot">participant, host, speaker, addressee, holder, toward, attacker, target, actor, source.</param>
/// <param name="Profile">Who, as named.</param>
internal readonly record struct Part(string Slot, long Profile)
{
    /// <summary>The slot of those on whose word an item rests.</summary>
    public const string Source = "source";

    /// <summary>Parts as the archive writes them.</summary>
    public static string Write(IEnumerable<Part> parts) => string.Join(' ', parts.Select(p => $"{p.Slot}={p.Profile}"));

    /// <summary>Parts as written.</summary>
    public static List<Part> Read(string parts)
    {
        var found = new List<Part>();
        foreach (var range in parts.AsSpan().Split(' '))
        {
            var pair = parts.AsSpan()[range];
            if (pair.IndexOf('=') is > 0 and var cut)
            {
                found.Add(new Part(pair[..cut].ToString(), long.Parse(pair[(cut + 1)..], System.Globalization.CultureInfo.InvariantCulture)));
            }
        }

        return found;
    }
}

/// <summary>A place as the archive holds it.</summary>
/// <param name="Id">Its number.</param>
/// <param name="Country">The state it lies in; null where unknown.</param>
/// <param name="IsCountry">Whether it is that state as a whole.</param>
internal sealed record KnownPlace(long Id, string? Country, bool IsCountry);

/// <summary>One item of one story, in the archive's terms.</summary>
internal sealed record ItemFacts
{
    public required EventKind Kind { get; init; }

    public required string Local { get; init; }

    /// <summary>The stance, incident type or action type; empty for meetings and statements.</summary>
    public required string Type { get; init; }

    public required string Status { get; init; }

    public string? Time { get; init; }

    public TimeSpanOfDays Days { get; init; }

    /// <summary>The day of publication; 0 where unknown.</summary>
    public required long Told { get; init; }

    public long? Place { get; init; }

    public string? PlaceCountry { get; init; }

    /// <summary>Whether the place is a whole country.</summary>
    public bool PlaceIsCountry { get; init; }

    public required List<Part> Parts { get; init; }

    public string? Text { get; init; }

    public string? Detail { get; init; }

    public int? Killed { get; init; }

    public int? Injured { get; init; }

    public string? Topic { get; init; }

    public required string Evidence { get; init; }

    public required string Rule { get; init; }

    /// <summary>Codes of its words of meaning.</summary>
    public required string Words { get; init; }

    public required long Story { get; init; }

    public required long Report { get; init; }
}

/// <summary>The first and last day of a time as stories state it; either may be open or unknown.</summary>
internal readonly record struct TimeSpanOfDays(long? From, long? To)
{
    /// <summary>Whether it is one day.</summary>
    public bool IsDay => From is not null && From == To;

    /// <summary>Whether both ends are known.</summary>
    public bool IsClosed => From is not null && To is not null;

    /// <summary>Reads <c>2025-04-17</c>, <c>2025-04</c>, <c>2025</c> and intervals of those; empty for all else.</summary>
    public static TimeSpanOfDays Read(string? time)
    {
        if (string.IsNullOrEmpty(time))
        {
            return default;
        }

        var cut = time.IndexOf('/', StringComparison.Ordinal);
        return cut < 0 ? Part(time) : new TimeSpanOfDays(Part(time[..cut]).From, Part(time[(cut + 1)..]).To);
    }

    private static TimeSpanOfDays Part(string text)
    {
        var clean = text.TrimEnd('~', '?', '%');
        if (!int.TryParse(clean.Split('-')[0], System.Globalization.NumberStyles.None, System.Globalization.CultureInfo.InvariantCulture, out var year) || year is < 1 or > 9998)
        {
            return default;
        }

        var rest = clean.Split('-')[1..];
        var month = rest.Length > 0 && int.TryParse(rest[0], out var m) && m is >= 1 and <= 12 ? m : 0;
        var day = month > 0 && rest.Length > 1 && int.TryParse(rest[1], out var d) && d >= 1 && d <= DateTime.DaysInMonth(year, month) ? d : 0;
        var first = new DateOnly(year, Math.Max(month, 1), Math.Max(day, 1));
        var next = day > 0 ? first.AddDays(1) : month > 0 ? first.AddMonths(1) : first.AddYears(1);
        return new TimeSpanOfDays(first.DayNumber, next.DayNumber - 1);
    }
}
