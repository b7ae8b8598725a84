using System.Text.Encodings.Web;
using System.Text.Json;
using Parley.Web.Tables;
using Spectre.Console;

namespace Parley.Cli.Views;

/// <summary>Answers of the archive as a table to read, as JSON, or as CSV.</summary>
internal static class Answer
{
    private const int RedirectedWidth = 160;

    private static readonly JsonSerializerOptions Json = new(JsonSerializerDefaults.Web) { WriteIndented = true, Encoder = JavaScriptEncoder.UnsafeRelaxedJsonEscaping };

    /// <summary>Writes rows in a format; gives the exit code, 0 whether or not there are any.</summary>
    public static int Write<T>(string format, IReadOnlyList<T> rows, params Column<T>[] columns)
    {
        switch (format)
        {
            case "json":
                WriteJson(rows);
                break;
            case "csv":
                Sheet.Of(rows, columns).WriteCsv(Console.Out);
                break;
            default:
                Table(rows, columns);
                break;
        }

        return 0;
    }

    /// <summary>Writes anything as JSON.</summary>
    public static void WriteJson<T>(T value) => Console.Out.WriteLine(JsonSerializer.Serialize(value, Json));

    /// <summary>Writes a table, or says that nothing was found.</summary>
    public static void Table<T>(IReadOnlyList<T> rows, Column<T>[] columns, string? title = null)
    {
        var console = AnsiConsole.Create(new AnsiConsoleSettings
        {
            Out = new AnsiConsoleOutput(Console.Out),
            Ansi = Console.IsOutputRedirected ? AnsiSupport.No : AnsiSupport.Detect,
            ColorSystem = Console.IsOutputRedirected ? ColorSystemSupport.NoColors : ColorSystemSupport.Detect,
        });
        console.Profile.Width = Console.IsOutputRedirected ? RedirectedWidth : Math.Max(60, Console.WindowWidth);
        if (rows.Count == 0)
        {
            console.WriteLine(title is null ? "nothing found" : $"{title}: nothing found");
            return;
        }

        var table = new Table { Border = TableBorder.Simple, UseSafeBorder = true };
        if (title is not null)
        {
            console.MarkupLine($"[bold]{Markup.Escape(title)}[/]");
        }

        // A column that no row fills takes room from the others.
        var filled = columns.Where(c => rows.Any(r => !string.IsNullOrEmpty(c.Value(r)))).ToList();
        foreach (var column in filled)
        {
            table.AddColumn(new TableColumn($"[bold]{Markup.Escape(column.Title)}[/]"));
        }

        foreach (var row in rows)
        {
            table.AddRow(filled.Select(c => Markup.Escape(c.Value(row) ?? "")).ToArray());
        }

        console.Write(table);
    }
}
