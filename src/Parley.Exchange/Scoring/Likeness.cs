using System.Globalization;
using System.Text;
using System.Text.Json;
using System.Text.RegularExpressions;

namespace Parley.Exchange.Scoring;

/// <summary>When two words, names, times, places or actors of two records count as the same.</summary>
public static partial class Likeness
{
    private static readonly HashSet<string> Stop = [.. "a an the of to in on at for by with and or 's s its his her their".Split(' ')];

    /// <summary>Plain lower-case words: no accents, marks, possessive endings or stops inside acronyms.</summary>
    public static string Norm(string? text)
    {
        var bare = new StringBuilder();
        foreach (var c in (text ?? "").Normalize(NormalizationForm.FormKD))
        {
            _ = CharUnicodeInfo.GetUnicodeCategory(c) is UnicodeCategory.NonSpacingMark ? bare : bare.Append(c);
        }

        var lower = Acronym().Replace(Possessive().Replace(bare.ToString().ToLowerInvariant(), ""), "${letter}");
        return Marks().Replace(lower, " ").Trim();
    }

    /// <summary>F1 of the words of two texts, or lists of texts, small words left out.</summary>
    public static double Words(JsonElement a, JsonElement b) => Words(Text(a), Text(b));

    /// <summary>Whether two entities are the same actor.</summary>
    public static bool Actor(JsonElement? gold, JsonElement? system)
    {
        return gold is { } g && system is { } s && Actor(Known(g), Known(s));
    }

    /// <summary>Whether two actors are the same, by kind, country and names.</summary>
    public static bool Actor(KnownActor gold, KnownActor system)
    {
        if (gold.Kind == "government" && system.Kind == "government" && gold.Country is { Length: > 0 } country && country == system.Country)
        {
            return true;
        }

        return gold.Names.Overlaps(system.Names) || (gold.Kind == "person" || system.Kind == "person"
            ? gold.Names.Any(x => system.Names.Any(y => SameSurname(x.Split(' '), y.Split(' '))))
            : gold.Names.Any(x => system.Names.Any(y => Words(x, y) >= 0.75)));
    }

    /// <summary>What of an entity decides whether it is the same as another.</summary>
    public static KnownActor Known(JsonElement entity) => Known(
        entity.Field("kind").Word(), entity.Field("country").Word(), entity.Field("names").Items().Select(n => n.Word()).Prepend(entity.Field("name").Word()));

    /// <summary>The same of an actor that is no JSON yet.</summary>
    public static KnownActor Known(string? kind, string? country, IEnumerable<string?> names) => new(
        kind, country,
        names.Where(n => n is { Length: > 0 }).Select(Norm).Where(n => n.Length > 0)
            .Select(n => n.StartsWith("the ", StringComparison.Ordinal) ? n[4..] : n).Where(n => n.Length > 0).ToHashSet(StringComparer.Ordinal));

    /// <summary>Whether two spans of time overlap by half of both.</summary>
    public static bool Time(string? a, string? b)
    {
        if (Interval(a) is not var (a0, a1) || Interval(b) is not var (b0, b1))
        {
            return false;
        }

        var both = Math.Min(Days(a1), Days(b1)) - Math.Max(Days(a0), Days(b0)) + 1;
        var either = Math.Max(Days(a1), Days(b1)) - Math.Min(Days(a0), Days(b0)) + 1;
        return (a0 == b0 && a1 == b1) || (both > 0 && both / either >= 0.5);
    }

    /// <summary>Whether two places are the same, or one is told as lying in the other.</summary>
    public static bool Place(string? a, string? b)
    {
        var (x, y) = (Norm(a), Norm(b));
        return x.Length > 0 && y.Length > 0
            && (x == y || Words(x, y) >= 0.66 || y.Split(" in ").Contains(x, StringComparer.Ordinal) || x.Split(" in ").Contains(y, StringComparer.Ordinal));
    }

    private static bool SameSurname(string[] a, string[] b) => a[^1] == b[^1] && (a.Length == 1 || b.Length == 1);

    /// <summary>F1 of the words of two texts, small words left out.</summary>
    public static double Words(string x, string y)
    {
        var (a, b) = (Tokens(x), Tokens(y));
        if (a.Length == 0 && b.Length == 0)
        {
            return 1;
        }

        var left = b.ToList();
        var hits = a.Count(left.Remove);
        return hits == 0 ? 0 : 2.0 * hits / (a.Length + b.Length);
    }

    private static string[] Tokens(string text)
    {
        var all = Norm(text).Split(' ', StringSplitOptions.RemoveEmptyEntries);
        var kept = all.Where(t => !Stop.Contains(t)).ToArray();
        return kept.Length > 0 ? kept : all;
    }

    private static string Text(JsonElement value) => value.ValueKind switch
    {
        JsonValueKind.String => value.GetString()!,
        JsonValueKind.Array => string.Join(' ', value.EnumerateArray().Select(v => v.GetString()).Where(v => v is { Length: > 0 })),
        _ => "",
    };

    /// <summary>First and last day of an EDTF date or interval as numbers; null where it can't be read.</summary>
    private static (int First, int Last)? Interval(string? value)
    {
        if (value is not { Length: > 0 })
        {
            return null;
        }

        var parts = value.Split('/', 2);
        return Edge(parts[0], last: false) is { } first && Edge(parts[^1], last: true) is { } last ? (first, last) : null;
    }

    private static int? Edge(string part, bool last)
    {
        if (part is "" or "..")
        {
            return last ? 99999999 : 0;
        }

        var match = Day().Match(part);
        int Number(string group, int otherwise) => match.Groups[group].Success ? int.Parse(match.Groups[group].ValueSpan, CultureInfo.InvariantCulture) : otherwise;
        return match.Success ? (Number("y", 0) * 10000) + (Number("m", last ? 12 : 1) * 100) + Number("d", last ? 31 : 1) : null;
    }

    private static double Days(int day) => (day / 10000 * 365.25) + (day / 100 % 100 * 30.44) + (day % 100);

    [GeneratedRegex(@"[’']s\b", RegexOptions.None, matchTimeoutMilliseconds: 1000)]
    private static partial Regex Possessive();

    [GeneratedRegex(@"\b(?<letter>[a-z])\.(?=[a-z]\b)", RegexOptions.ExplicitCapture, matchTimeoutMilliseconds: 1000)]
    private static partial Regex Acronym();

    [GeneratedRegex("[^a-z0-9]+", RegexOptions.None, matchTimeoutMilliseconds: 1000)]
    private static partial Regex Marks();

    [GeneratedRegex(@"^(?<y>\d{4})(-(?<m>\d{2}))?(-(?<d>\d{2}))?$", RegexOptions.ExplicitCapture, matchTimeoutMilliseconds: 1000)]
    private static partial Regex Day();
}

/// <summary>What of an actor decides whether it is the same as another.</summary>
/// <param name="Kind">As records write it.</param>
/// <param name="Country">ISO code.</param>
/// <param name="Names">All names, normalised.</param>
public sealed record KnownActor(string? Kind, string? Country, IReadOnlySet<string> Names);

/// <summary>Fields of records as they come: what is missing counts as null.</summary>
public static class JsonFields
{
    /// <summary>A field; undefined where there is none.</summary>
    public static JsonElement Field(this JsonElement item, string name) =>
        item.ValueKind == JsonValueKind.Object && item.TryGetProperty(name, out var value) ? value : default;

    /// <summary>A text; null where it is none.</summary>
    public static string? Word(this JsonElement value) => value.ValueKind == JsonValueKind.String ? value.GetString() : null;

    /// <summary>The members of a list; none where it is no list.</summary>
    public static IEnumerable<JsonElement> Items(this JsonElement value) => value.ValueKind == JsonValueKind.Array ? value.EnumerateArray() : [];

    /// <summary>Whether there is anything: not null, no empty text, no empty list.</summary>
    public static bool IsFilled(this JsonElement value) => value.ValueKind switch
    {
        JsonValueKind.String => value.GetString() is { Length: > 0 },
        JsonValueKind.Array => value.GetArrayLength() > 0,
        JsonValueKind.Undefined or JsonValueKind.Null => false,
        _ => true,
    };

    /// <summary>Whether two values are alike: both empty, or written alike.</summary>
    public static bool Same(this JsonElement a, JsonElement b) => a.IsFilled() == b.IsFilled() && (!a.IsFilled() || a.GetRawText() == b.GetRawText());
}
