namespace Parley.Language.Training;

/// <summary>Names known beforehand, from the tables of the data folder, each with its class (see <see cref="Names.NamePhrases.Letters"/>).</summary>
internal static class NameTables
{
    private const int LargeTown = 300_000;

    /// <summary>All names of the tables of a folder.</summary>
    public static IEnumerable<(char Letter, string Name)> Read(string folder)
    {
        foreach (var row in Rows(folder, "places", "countries.tsv"))
        {
            foreach (var (column, letter) in ((int, char)[])[(1, 'p'), (2, 'p'), (3, 'x'), (4, 'c')])
            {
                foreach (var name in Names(row, column))
                {
                    yield return (letter, name);
                }
            }
        }

        foreach (var row in Rows(folder, "places", "cities.tsv"))
        {
            var letter = row.Length > 5 && int.TryParse(row[5], out var people) && people > LargeTown ? 'c' : 't';
            foreach (var name in Names(row, 0).Concat(Names(row, 1)))
            {
                yield return (letter, name);
            }
        }

        foreach (var (file, letter) in ((string, char)[])[("places/regions.tsv", 'p'), ("actors/holders.tsv", 'h'), ("actors/organizations.tsv", 'o')])
        {
            foreach (var name in Rows(folder, file.Split('/')).SelectMany(row => Names(row, 0).Concat(Names(row, 1))))
            {
                yield return (letter, name);
            }
        }

        foreach (var row in Rows(folder, "lexicons", "known-names.tsv"))
        {
            foreach (var letter in row[1])
            {
                yield return (letter, row[0]);
            }
        }
    }

    /// <summary>Proper nouns that stand together in a treebank, with the letters of what they name.</summary>
    public static IReadOnlyDictionary<string, string> Listed(string folder) =>
        Rows(folder, "lexicons", "treebank-names.tsv").ToDictionary(row => row[0], row => row[1], StringComparer.Ordinal);

    private static IEnumerable<string[]> Rows(string folder, params string[] path) =>
        File.ReadLines(Path.Combine([folder, .. path])).Where(line => line.Length > 0 && line[0] != '#').Select(line => line.Split('\t'));

    private static string[] Names(string[] row, int column) =>
        column < row.Length ? row[column].Split('|', StringSplitOptions.RemoveEmptyEntries | StringSplitOptions.TrimEntries) : [];
}
