using System.Globalization;

namespace Parley.Archive.Questions;

/// <summary>Lists of numbers inside SQL. The numbers are the archive's own ids, written out because the two drivers take lists as values in different ways.</summary>
internal static class InList
{
    /// <summary><c>(1,2,3)</c>; for no numbers a list that nothing is in.</summary>
    public static string Of(IEnumerable<long> ids) => string.Join(',', ids.Select(i => i.ToString(CultureInfo.InvariantCulture))) is { Length: > 0 } list ? $"({list})" : "(NULL)";
}
