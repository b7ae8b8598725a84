using System.IO.Compression;
using Parley.Language.Names;

namespace Parley.Language.Training;

/// <summary>A sentence of a name corpus: its words and the label of each; −1 where it is not known.</summary>
internal sealed record NamedSentence(string[] Forms, int[] Labels);

/// <summary>Reads name corpora in column form (IOB1 or IOB2), their type names brought to four.</summary>
internal static class NameCorpus
{
    private const int Unknown = -1;

    /// <summary>The sentences of a file; <c>.iob2</c> files have word numbers in the first column.</summary>
    public static IEnumerable<NamedSentence> Read(string path)
    {
        using var file = File.OpenRead(path);
        using Stream stream = path.EndsWith(".gz", StringComparison.Ordinal) ? new GZipStream(file, CompressionMode.Decompress) : file;
        using var reader = new StreamReader(stream);
        var (forms, labels) = (new List<string>(), new List<string>());
        // re3d marks descriptions ("local leaders"), titles and all: only what is spelled as a name teaches there.
        var descriptive = Path.GetFileName(path).StartsWith("re3d", StringComparison.Ordinal);
        var numbered = path.Contains(".iob2", StringComparison.Ordinal);
        while (reader.ReadLine() is { } line)
        {
            var cells = line.Split(['\t', ' '], StringSplitOptions.RemoveEmptyEntries);
            if (cells.Length >= 2 && !line.StartsWith("# ", StringComparison.Ordinal))
            {
                forms.Add(cells[numbered ? 1 : 0]);
                labels.Add(cells[numbered ? 2 : ^1]);
            }
            else if (cells.Length == 0 && forms.Count > 0)
            {
                yield return Sentence(forms, labels, descriptive);
                (forms, labels) = ([], []);
            }
        }

        if (forms.Count > 0)
        {
            yield return Sentence(forms, labels, descriptive);
        }
    }

    private static NamedSentence Sentence(List<string> forms, List<string> labels, bool descriptive)
    {
        var found = labels.Select((label, i) => Label(label, i > 0 ? labels[i - 1] : "O")).ToArray();
        for (var i = 0; descriptive && i < found.Length; i++)
        {
            var end = i + 1;
            while (found[i] != NameFinder.Outside && end < found.Length && found[end] == found[i] + 1)
            {
                end++;
            }

            var organization = found[i] == NameFinder.Begin(NameType.Organization);
            if (organization || (found[i] != NameFinder.Outside && forms[i..end].Exists(f => char.IsLower(f[0]))))
            {
                found.AsSpan(i, end - i).Fill(Unknown);
            }

            i = end - 1;
        }

        return new NamedSentence([.. forms], found);
    }

    private static int Label(string label, string before)
    {
        if (label.Length < 3 || TypeOf(label[2..]) is not { } type)
        {
            return NameFinder.Outside;
        }

        var begins = label[0] == 'B' || before.Length < 3 || before[2..] != label[2..];
        return begins ? NameFinder.Begin(type) : NameFinder.Inside(type);
    }

    private static NameType? TypeOf(string type) => type.ToUpperInvariant() switch
    {
        "PER" or "PERSON" => NameType.Person,
        "LOC" or "LOCATION" => NameType.Place,
        "ORG" or "ORGANISATION" or "ORGANIZATION" or "MILITARYPLATFORM" => NameType.Organization,
        "MISC" or "OTH" or "NATIONALITY" => NameType.Other,
        _ => null,
    };
}
