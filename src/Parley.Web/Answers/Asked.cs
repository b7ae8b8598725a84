using System.Globalization;
using Microsoft.AspNetCore.Http;
using Microsoft.AspNetCore.WebUtilities;
using Parley.Archive;
using Parley.Archive.Events;
using Parley.Archive.Questions;
using Parley.Exchange;
using Parley.Web.Hosting;

namespace Parley.Web.Answers;

/// <summary>What an address asks for, read once at the edge; and addresses that ask for something else.</summary>
/// <param name="http">The request.</param>
/// <param name="place">What the workbench works on.</param>
public sealed class Asked(HttpContext http, Workplace place)
{
    private const int Longest = 400;
    private const int MostOnPage = 200;
    private static readonly string[] Statuses = ["happened", "ongoing", "planned", "possible", "not", "said", "stated"];

    /// <summary>The archive.</summary>
    public StoryArchive Archive => place.Archive;

    /// <summary>The day on which what is to come begins.</summary>
    public DateOnly Today => DateOnly.FromDateTime(place.Clock.GetUtcNow().UtcDateTime);

    /// <summary>The request.</summary>
    public HttpContext Http => http;

    /// <summary>The address's path as a page.</summary>
    public string Path => http.Request.Path.Value!;

    /// <summary>Which page of a list, from 1.</summary>
    public int Page => Whole("page", 1, 100_000) ?? 1;

    /// <summary>A parameter; null where it is absent or empty.</summary>
    public string? Text(string name)
    {
        var text = http.Request.Query[name].ToString().Trim();
        return text.Length == 0 ? null : text.Length <= Longest && !text.Contains('\0', StringComparison.Ordinal) ? text
            : throw Wrong(name, text[..20], $"more than {Longest} characters, or one that can't be");
    }

    /// <summary>A parameter that must be there.</summary>
    public string Needed(string name) => Text(name) ?? throw new WrongAddressException(Problems.WrongAddress(name, "is missing"));

    /// <summary>A whole number; null where it is absent.</summary>
    public int? Whole(string name, int least, int most) => Text(name) is not { } text ? null
        : int.TryParse(text, NumberStyles.None, CultureInfo.InvariantCulture, out var number) && number >= least && number <= most ? number
        : throw Wrong(name, text, $"expected a whole number from {least} to {most}");

    /// <summary>A part of the path that is a number.</summary>
    public long Number(string name) => long.Parse((string)http.Request.RouteValues[name]!, CultureInfo.InvariantCulture);

    /// <summary>A day; the first of a month or year, or with <paramref name="end"/> the last.</summary>
    public DateOnly? Day(string name, bool end = false)
    {
        if (Text(name) is not { } text)
        {
            return null;
        }

        var padded = text.Length switch { 4 => $"{text}-01-01", 7 => $"{text}-01", _ => text };
        if (!DateOnly.TryParseExact(padded, "yyyy-MM-dd", CultureInfo.InvariantCulture, DateTimeStyles.None, out var day))
        {
            throw Wrong(name, text, "expected YYYY-MM-DD, YYYY-MM or YYYY");
        }

        return !end ? day : text.Length switch { 4 => new DateOnly(day.Year, 12, 31), 7 => new DateOnly(day.Year, day.Month, DateTime.DaysInMonth(day.Year, day.Month)), _ => day };
    }

    /// <summary>One of several words; null where it is absent.</summary>
    public string? OneOf(string name, params string[] words) => Text(name) is not { } text ? null
        : words.Contains(text, StringComparer.Ordinal) ? text : throw Wrong(name, text, $"expected {string.Join(", ", words)}");

    /// <summary>The filter that the address names, one row longer than a page, to see whether there is more.</summary>
    /// <param name="limit">How many are on a page where the address does not say.</param>
    public Filter Filter(int limit = 50)
    {
        var size = Size(limit);
        return new Filter
        {
            Actor = Text("actor"),
            With = Text("with"),
            Country = Text("country"),
            Place = Text("place"),
            Kind = OneOf("kind", [.. Enum.GetNames<EventKind>().Select(k => k.ToLowerInvariant())]) is { } kind ? Enum.Parse<EventKind>(kind, ignoreCase: true) : null,
            Type = Text("type"),
            Status = OneOf("status", Statuses),
            Source = Text("source"),
            About = Text("about"),
            From = Day("from"),
            To = Day("to", end: true),
            Limit = size + 1,
            Skip = (Page - 1) * size,
        };
    }

    /// <summary>How many are on a page.</summary>
    public int Size(int limit = 50) => Whole("limit", 1, MostOnPage) ?? limit;

    /// <summary>The rows of a page out of those that the filter gave.</summary>
    public Listing<T> Listing<T>(IReadOnlyList<T> rows, int limit = 50, bool latestLast = false)
    {
        var size = Size(limit);
        return new Listing<T>(rows.Count <= size ? rows : latestLast ? [.. rows.Skip(rows.Count - size)] : [.. rows.Take(size)], Page, rows.Count > size);
    }

    /// <summary>This address with some parameters changed; null takes one away. Another page than the first is left, unless named.</summary>
    public string With(params (string Name, string? Value)[] changes)
    {
        var values = http.Request.Query.Where(p => Parameters.All.ContainsKey(p.Key) && p.Key != "page").ToDictionary(p => p.Key, p => (string?)p.Value.ToString(), StringComparer.Ordinal);
        foreach (var (name, value) in changes)
        {
            values[name] = value;
        }

        return QueryHelpers.AddQueryString(Path, values.Where(v => !string.IsNullOrWhiteSpace(v.Value)));
    }

    /// <summary>This address in another form: <c>json</c> or <c>csv</c>.</summary>
    public string As(string form) => (Path == "/" ? "/overview" : Path) + "." + form + http.Request.QueryString;

    /// <summary>What to throw where a parameter can't be.</summary>
    public static WrongAddressException Wrong(string name, string text, string why) => new(Problems.WrongAddress(name, $"'{text}': {why}"));
}

/// <summary>A page of a list.</summary>
/// <param name="Rows">Its rows.</param>
/// <param name="Page">Which page, from 1.</param>
/// <param name="More">Whether there is another.</param>
public sealed record Listing<T>(IReadOnlyList<T> Rows, int Page, bool More);
