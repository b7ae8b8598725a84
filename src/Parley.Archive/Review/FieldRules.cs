using System.Globalization;
using System.Text.RegularExpressions;

namespace Parley.Archive.Review;

/// <summary>Whether what somebody writes into a field can stand there.</summary>
internal static partial class FieldRules
{
    private const int Longest = 4000;
    private const int MostCounted = 10_000_000;

    /// <summary>The value as it is kept.</summary>
    /// <exception cref="ArchiveException">It can't stand there; says what can.</exception>
    public static string Checked(Field field, string value, string story)
    {
        var clean = Fields.OneLine(value);
        if (clean.Length > Longest || clean.Contains('\0', StringComparison.Ordinal))
        {
            throw Wrong(field, clean[..20], "is too long, or holds what can't be written");
        }

        return clean.Length == 0 ? field.Needed ? throw Wrong(field, "", "something must stand here") : "" : Why(field, clean, story) is { } why ? throw Wrong(field, clean, why) : clean;
    }

    private static string? Why(Field field, string value, string story) => field switch
    {
        { Sort: FieldSort.Term } => field.Choices.Contains(value, StringComparer.Ordinal) ? null : $"expected {string.Join(", ", field.Choices)}",
        { Sort: FieldSort.Number } => int.TryParse(value, NumberStyles.None, CultureInfo.InvariantCulture, out var n) && n <= MostCounted ? null : "expected a whole number",
        { Sort: FieldSort.Time } => Times().IsMatch(value) && value.Split('/').All(IsDay) ? null : "expected YYYY-MM-DD, YYYY-MM, YYYY, or two of those with / between (.. for an open end)",
        { Sort: FieldSort.Words } => InStory(value, story),
        { Sort: FieldSort.ManyWords } => value.Split([';', '…'], StringSplitOptions.RemoveEmptyEntries | StringSplitOptions.TrimEntries).Select(part => InStory(part, story)).FirstOrDefault(w => w is not null) is { } why
            ? InStory(value, story) is null ? null : why : null,
        { Name: "country" } => Codes().IsMatch(value) ? null : "expected the three letters of a state, such as FRA",
        _ => null,
    };

    private static string? InStory(string words, string story) => Fields.OneLine(story).Contains(words, StringComparison.OrdinalIgnoreCase) ? null : "these words are not in the story; expected words as they stand there";

    private static bool IsDay(string part) => part is "" or ".." || part.Length switch
    {
        10 => DateOnly.TryParseExact(part, "yyyy-MM-dd", CultureInfo.InvariantCulture, DateTimeStyles.None, out _),
        7 => DateOnly.TryParseExact(part + "-01", "yyyy-MM-dd", CultureInfo.InvariantCulture, DateTimeStyles.None, out _),
        _ => true,
    };

    private static ArchiveException Wrong(Field field, string value, string why) => new(ArchiveFault.WrongCorrection, $"{field.Name} '{value}'", why);

    [GeneratedRegex(@"^(\d{4}(-\d\d(-\d\d)?)?)(/(\d{4}(-\d\d(-\d\d)?)?|\.\.)?)?$|^\.\.?/\d{4}(-\d\d(-\d\d)?)?$", RegexOptions.ExplicitCapture, 1000)]
    private static partial Regex Times();

    [GeneratedRegex("^[A-Z]{3}$", RegexOptions.None, 1000)]
    private static partial Regex Codes();
}
