using System.Globalization;
using System.Text.RegularExpressions;
using Parley.Record;

namespace Parley.Exchange;

/// <summary>What stands before the telling: header lines, a leading date, a title, the dateline.</summary>
public static partial class StoryHead
{
    private static readonly string[] DateForms =
    [
        "yyyy-MM-dd", "yyyy/MM/dd", "d MMMM yyyy", "d MMM yyyy", "MMMM d, yyyy", "MMM d, yyyy", "MMM. d, yyyy", "MMMM d yyyy", "dddd, MMMM d, yyyy",
        "dddd, d MMMM yyyy", "ddd, d MMM yyyy", "dddd d MMMM yyyy", "yyyyMMdd", "M/d/yyyy", "yyyy-MM-ddTHH:mm:ssK", "yyyy-MM-ddTHH:mm:ss", "yyyy-MM-dd HH:mm:ss", "ddd, dd MMM yyyy HH:mm:ss K",
    ];

    /// <summary>The story of a text.</summary>
    /// <param name="id">Its name.</param>
    /// <param name="text">The whole text.</param>
    /// <param name="published">The day the user gives; it overrules what the text says.</param>
    public static Story Read(string id, string text, DateOnly? published)
    {
        var at = SkipSpace(text, 0);
        DateOnly? found = null;
        string? title = null;
        while (HeaderLine().Match(text, at) is { Success: true } header && header.Index == at)
        {
            var value = header.Groups["value"].Value.Trim();
            if (header.Groups["name"].Value.ToLowerInvariant() is "title" or "headline")
            {
                title = value;
            }
            else
            {
                found ??= ParseDate(value);
            }

            at = SkipSpace(text, header.Index + header.Length);
        }

        if (LeadingDate().Match(text, at) is { Success: true } leading && leading.Index == at)
        {
            found ??= ParseDate(leading.Groups["date"].Value);
            at = SkipSpace(text, at + leading.Length);
        }

        if (title is null && TitleLine().Match(text, at) is { Success: true } line && line.Index == at)
        {
            title = line.Groups["title"].Value.Trim();
            at = SkipSpace(text, at + line.Length);
        }

        var (dateline, dated, end) = ReadDateline(text, at, (published ?? found)?.Year);
        if (dateline is null && Byline().Match(text, at) is { Success: true } byline && byline.Index == at && ReadDateline(text, at + byline.Length, (published ?? found)?.Year) is { Dateline: not null } below)
        {
            (dateline, dated, end) = below;
        }

        return new Story(id, text, published ?? found ?? dated, dateline, title, end);
    }

    /// <summary>A day in any of the forms that headers use; null where it is none.</summary>
    public static DateOnly? ParseDate(string text)
    {
        var trimmed = text.Trim().TrimEnd('.');
        return DateTimeOffset.TryParseExact(trimmed, DateForms, CultureInfo.InvariantCulture, DateTimeStyles.AllowWhiteSpaces | DateTimeStyles.AssumeUniversal, out var day)
            ? DateOnly.FromDateTime(day.DateTime) : null;
    }

    private static (Dateline? Dateline, DateOnly? Date, int End) ReadDateline(string text, int at, int? year)
    {
        foreach (var form in (Regex[])[PlacedDateline(), AgencyDateline(), PlainDateline()])
        {
            if (form.Match(text, at) is { Success: true } match && match.Index == at)
            {
                var place = match.Groups["place"].Success ? OrdinaryCase(match.Groups["place"].Value.Trim(' ', ',')) : null;
                var agency = match.Groups["agency"].Success ? match.Groups["agency"].Value.Trim() : null;
                var date = match.Groups["date"].Success ? DatelineDate(match.Groups["date"].Value, year) : null;
                return (new Dateline(place, agency), date, at + match.Length);
            }
        }

        return (null, null, at);
    }

    private static DateOnly? DatelineDate(string text, int? year)
    {
        var clean = text.Trim(' ', ',').Replace(".", "", StringComparison.Ordinal).Replace("Sept ", "Sep ", StringComparison.OrdinalIgnoreCase);
        return ParseDate(clean) ?? (year is { } y ? ParseDate($"{clean}, {y}") : null);
    }

    /// <summary>"PARIS" is written "Paris", "BELFAST, Northern Ireland" is "Belfast, Northern Ireland".</summary>
    private static string OrdinaryCase(string place) => string.Join(' ', place.Split(' ').Select(w =>
        w.Length > 1 && !w.Contains('.', StringComparison.Ordinal) && !w.Any(char.IsLower) ? w[..1] + w[1..].ToLowerInvariant() : w));

    private static int SkipSpace(string text, int at)
    {
        while (at < text.Length && char.IsWhiteSpace(text[at]))
        {
            at++;
        }

        return at;
    }

    [GeneratedRegex(@"\G(?<name>date|published|publication date|title|headline)\s*:\s*(?<value>[^\r\n]*)\r?\n", RegexOptions.IgnoreCase | RegexOptions.ExplicitCapture, 1000)]
    private static partial Regex HeaderLine();

    [GeneratedRegex(@"\Gdate (?<date>\d{4}-\d{2}-\d{2})\b", RegexOptions.ExplicitCapture, 1000)]
    private static partial Regex LeadingDate();

    [GeneratedRegex(@"\G(?<title>[^\r\n]{8,140}?[\p{L}\p{N}'’”""\)])[ \t]*(\r?\n){2,}(?=\S[^\r\n]{140,})", RegexOptions.ExplicitCapture, 1000)]
    private static partial Regex TitleLine();

    // By Ann Doe / Riverton Herald: up to three short lines that are no sentences, before a dateline.
    [GeneratedRegex(@"\G([^\r\n.!?]{2,60}[ \t]*(\r?\n){2,}){1,3}", RegexOptions.ExplicitCapture, 1000)]
    private static partial Regex Byline();

    // PARIS (AP) —   KHARTOUM, Nov. 29 (Xinhua) --   BELFAST, Northern Ireland (AP)_   PARIS — (AP) —
    [GeneratedRegex(@"\G(?<place>\p{Lu}[\p{Lu}\p{M}'’.\- /]{2,40}(,\s*[\p{L}. ]{2,30})??)(,?\s*(?<date>(Jan|Feb|March|Mar|April|Apr|May|June|Jun|July|Jul|Aug|Sept|Sep|Oct|Nov|Dec)[a-z]*\.?\s+\d{1,2}(,\s*\d{4})?))?\s*(—|--|-|–)?\s*\((?<agency>[\p{L} .\-/]{2,40})\)\s*(—|--|–|-|_|:)+\s*", RegexOptions.ExplicitCapture, 1000)]
    private static partial Regex PlacedDateline();

    // (CNN) --
    [GeneratedRegex(@"\G\((?<agency>[\p{L} .\-/]{2,40})\)\s*(—|--|–|-|_|:)*\s*", RegexOptions.ExplicitCapture, 1000)]
    private static partial Regex AgencyDateline();

    // WASHINGTON —   MOSCOW, Nov. 29 -
    [GeneratedRegex(@"\G(?<place>\p{Lu}{2}[\p{Lu}\p{M}'’.\- ]{1,40}(,\s*[\p{L}. ]{2,30})??)(,\s*(?<date>(Jan|Feb|March|Mar|April|Apr|May|June|Jun|July|Jul|Aug|Sept|Sep|Oct|Nov|Dec)[a-z]*\.?\s+\d{1,2}(,\s*\d{4})?))?\s+(—|--|–|-)\s+", RegexOptions.ExplicitCapture, 1000)]
    private static partial Regex PlainDateline();
}
