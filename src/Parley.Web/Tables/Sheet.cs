using System.Text;

namespace Parley.Web.Tables;

/// <summary>A column of an answer.</summary>
/// <param name="Title">Its head.</param>
/// <param name="Value">Its cell of a row.</param>
public sealed record Column<T>(string Title, Func<T, string?> Value);

/// <summary>An answer as rows of text, for CSV.</summary>
/// <param name="Heads">The heads of the columns.</param>
/// <param name="Rows">The cells of each row.</param>
public sealed record Sheet(IReadOnlyList<string> Heads, IEnumerable<IEnumerable<string?>> Rows)
{
    /// <summary>Rows put into columns.</summary>
    public static Sheet Of<T>(IEnumerable<T> rows, params Column<T>[] columns) => new([.. columns.Select(c => c.Title)], rows.Select(r => columns.Select(c => c.Value(r))));

    /// <summary>Writes it as RFC 4180 says, every cell in quotation marks.</summary>
    public void WriteCsv(TextWriter writer)
    {
        foreach (var row in Rows.Prepend(Heads))
        {
            var line = new StringBuilder();
            foreach (var cell in row)
            {
                line.Append(line.Length > 0 ? "," : "").Append('"').Append((cell ?? "").Replace("\"", "\"\"", StringComparison.Ordinal)).Append('"');
            }

            writer.Write(line.Append("\r\n"));
        }
    }
}
