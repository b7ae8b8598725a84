namespace Parley.Reading.Knowledge;

/// <summary>A tab-separated data file whose first line names the columns: <c># columns: name⇥aliases</c>. Other <c>#</c> lines are comments.</summary>
public static class DataTable
{
    private const string ColumnsMark = "# columns:";

    /// <summary>The rows of a file, each a view over its cells by column name.</summary>
    /// <exception cref="KnowledgeException">The file is missing, names no columns or has a row with too many cells.</exception>
    public static IEnumerable<DataRow> Read(string path)
    {
        if (!File.Exists(path))
        {
            throw new KnowledgeException(path, 0, "the file does not exist");
        }

        string[]? columns = null;
        var number = 0;
        foreach (var line in File.ReadLines(path))
        {
            number++;
            if (columns is null)
            {
                columns = line.StartsWith(ColumnsMark, StringComparison.Ordinal)
                    ? [.. line[ColumnsMark.Length..].Split('\t', StringSplitOptions.TrimEntries)]
                    : throw new KnowledgeException(path, number, "expected '# columns: …' with tab-separated names");
                continue;
            }

            if (line.Length == 0 || line[0] == '#')
            {
                continue;
            }

            var cells = line.Split('\t');
            if (cells.Length > columns.Length)
            {
                throw new KnowledgeException(path, number, $"expected at most {columns.Length} cells, found {cells.Length}");
            }

            yield return new DataRow(path, number, columns, cells);
        }
    }

    /// <summary>The lines of a plain word list, comments and blank lines left out.</summary>
    public static IEnumerable<string> ReadWords(string path) =>
        File.Exists(path)
            ? File.ReadLines(path).Where(l => l.Length > 0 && l[0] != '#').Select(l => l.Trim())
            : throw new KnowledgeException(path, 0, "the file does not exist");
}

/// <summary>One row of a <see cref="DataTable"/>, with its file and line.</summary>
public readonly record struct DataRow(string Path, int Line, string[] Columns, string[] Cells)
{
    /// <summary>A cell by column name; empty where the row or table has none.</summary>
    public string this[string column]
    {
        get
        {
            var at = Array.IndexOf(Columns, column);
            return at >= 0 && at < Cells.Length ? Cells[at].Trim() : "";
        }
    }

    /// <summary>A cell that holds a list separated by <c>|</c>.</summary>
    public string[] List(string column) => this[column].Split('|', StringSplitOptions.RemoveEmptyEntries | StringSplitOptions.TrimEntries);

    /// <summary>A cell, null where it is empty.</summary>
    public string? Optional(string column) => this[column] is { Length: > 0 } value ? value : null;

    /// <summary>What is wrong with a cell, with the file, the line and the column in characters that it begins at.</summary>
    public KnowledgeException Wrong(string column, string problem)
    {
        var at = Math.Clamp(Array.IndexOf(Columns, column), 0, Cells.Length);
        return new KnowledgeException(Path, Line, $"column {Cells.Take(at).Sum(c => c.Length + 1) + 1}: {problem}");
    }
}

/// <summary>A data or codebook file that can't be used: which, where and why.</summary>
public sealed class KnowledgeException(string path, int line, string problem)
    : Exception(line > 0 ? $"{path}:{line}: {problem}" : $"{path}: {problem}")
{
    /// <summary>The file.</summary>
    public string Path { get; } = path;

    /// <summary>Line, from 1; 0 where the problem is the whole file's.</summary>
    public int Line { get; } = line;
}
