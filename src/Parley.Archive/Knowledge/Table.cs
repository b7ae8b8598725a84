namespace Parley.Archive.Knowledge;

/// <summary>A tab-separated data file whose first line names its columns after <c># columns:</c>; lists inside a cell are separated by <c>|</c>.</summary>
internal static class Table
{
    private const string Mark = "# columns:";

    /// <summary>The rows of a file.</summary>
    /// <exception cref="ArchiveException">It is missing or malformed.</exception>
    public static IEnumerable<Row> Read(string path)
    {
        if (!File.Exists(path))
        {
            throw new ArchiveException(ArchiveFault.Knowledge, path, "the file does not exist");
        }

        string[]? columns = null;
        foreach (var line in File.ReadLines(path))
        {
            if (columns is null)
            {
                columns = line.StartsWith(Mark, StringComparison.Ordinal) ? line[Mark.Length..].Split('\t', StringSplitOptions.TrimEntries)
                    : throw new ArchiveException(ArchiveFault.Knowledge, path, "expected '# columns: …' with tab-separated names in the first line");
            }
            else if (line.Length > 0 && line[0] != '#')
            {
                yield return new Row(columns, line.Split('\t'));
            }
        }
    }
}

/// <summary>One row of a <see cref="Table"/>.</summary>
internal readonly record struct Row(string[] Columns, string[] Cells)
{
    /// <summary>A cell by its column; empty where there is none.</summary>
    public string this[string column] => Array.IndexOf(Columns, column) is >= 0 and var at && at < Cells.Length ? Cells[at].Trim() : "";

    /// <summary>The parts of a cell.</summary>
    public string[] List(string column) => this[column].Split('|', StringSplitOptions.RemoveEmptyEntries | StringSplitOptions.TrimEntries);
}
