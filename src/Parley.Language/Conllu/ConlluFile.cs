using System.Globalization;
using System.IO.Compression;
using System.Text;

namespace Parley.Language.Conllu;

/// <summary>A sentence of a treebank: its words and the raw text they stand for.</summary>
/// <param name="Words">The syntactic words in order.</param>
/// <param name="NewParagraph">Whether it begins a paragraph or document.</param>
public sealed record ConlluSentence(IReadOnlyList<ConlluWord> Words, bool NewParagraph);

/// <summary>A word of a treebank.</summary>
/// <param name="Form">As written.</param>
/// <param name="Lemma">Base form.</param>
/// <param name="UPos">Universal part of speech.</param>
/// <param name="XPos">Penn tag.</param>
/// <param name="Head">Index of the head in the sentence from 0; −1 for the root.</param>
/// <param name="Relation">Relation to the head.</param>
/// <param name="JoinsNext">Whether the next word belongs to the same multi-word token.</param>
/// <param name="SpaceAfter">Whether white space follows.</param>
/// <param name="Misc">The last column.</param>
public sealed record ConlluWord(string Form, string Lemma, UPos UPos, string XPos, int Head, Relation Relation, bool JoinsNext, bool SpaceAfter, string Misc = "_");

/// <summary>Reads and writes CoNLL-U (universaldependencies.org/format), plain or gzipped.</summary>
public static class ConlluFile
{
    /// <summary>The sentences of a file.</summary>
    /// <exception cref="InvalidDataException">A line has too few columns or no word number.</exception>
    public static IEnumerable<ConlluSentence> Read(string path)
    {
        using var file = File.OpenRead(path);
        using Stream stream = path.EndsWith(".gz", StringComparison.Ordinal) ? new GZipStream(file, CompressionMode.Decompress) : file;
        using var reader = new StreamReader(stream, Encoding.UTF8);
        var words = new List<ConlluWord>();
        var (fresh, joinedUntil, joinedSpace, number) = (false, 0, true, 0);
        while (reader.ReadLine() is { } line)
        {
            number++;
            if (line.Length == 0)
            {
                if (words.Count > 0)
                {
                    yield return new ConlluSentence(words, fresh);
                }

                (words, fresh, joinedUntil) = ([], false, 0);
                continue;
            }

            if (line[0] == '#')
            {
                fresh |= line.StartsWith("# newpar", StringComparison.Ordinal) || line.StartsWith("# newdoc", StringComparison.Ordinal);
                continue;
            }

            var cells = line.Split('\t');
            if (cells.Length < 10)
            {
                throw new InvalidDataException($"{path}:{number}: expected 10 columns, found {cells.Length}");
            }

            if (!int.TryParse(cells[0].Split('-', '.')[0], CultureInfo.InvariantCulture, out _) || (cells[0].Contains('-', StringComparison.Ordinal) && !int.TryParse(cells[0].Split('-')[1], CultureInfo.InvariantCulture, out _)))
            {
                throw new InvalidDataException($"{path}:{number}: expected a word number such as 3 or 3-4, found '{cells[0]}'");
            }

            var space = !cells[9].Contains("SpaceAfter=No", StringComparison.Ordinal);
            if (cells[0].Contains('-', StringComparison.Ordinal))
            {
                (joinedUntil, joinedSpace) = (int.Parse(cells[0].Split('-')[1]), space);
            }
            else if (!cells[0].Contains('.', StringComparison.Ordinal))
            {
                words.Add(Word(cells, int.Parse(cells[0]), joinedUntil, joinedSpace, space));
            }
        }

        if (words.Count > 0)
        {
            yield return new ConlluSentence(words, fresh);
        }
    }

    private static ConlluWord Word(string[] cells, int id, int joinedUntil, bool joinedSpace, bool space)
    {
        _ = Enum.TryParse<UPos>(cells[3], out var upos);
        return new ConlluWord(
            cells[1], cells[2], upos, cells[4], int.TryParse(cells[6], out var head) ? head - 1 : -1, Relations.Parse(cells[7]),
            id < joinedUntil, id == joinedUntil ? joinedSpace : id > joinedUntil && space, cells[9]);
    }

    /// <summary>Writes an analysis; a sentence that begins a paragraph is marked <c># newpar</c>.</summary>
    public static void Write(Document document, TextWriter writer)
    {
        var paragraph = -1;
        for (var s = 0; s < document.Sentences.Length; s++)
        {
            var sentence = document.Sentences[s];
            if (sentence.Paragraph != paragraph)
            {
                writer.Write("# newpar\n");
                paragraph = sentence.Paragraph;
            }

            writer.Write($"# sent_id = {s + 1}\n# text = {document.Quote(sentence.Span).ReplaceLineEndings(" ")}\n");
            for (var t = sentence.First; t < sentence.End; t++)
            {
                WriteWord(document, sentence, t, writer);
            }

            writer.Write('\n');
        }
    }

    private static void WriteWord(Document document, Sentence sentence, int t, TextWriter writer)
    {
        var token = document.Tokens[t];
        var joinsPrevious = t > sentence.First && document.Tokens[t - 1].JoinsNext;
        var after = t + 1 < document.Tokens.Length && document.Tokens[t + 1].Span.Start == token.Span.End ? "SpaceAfter=No" : "_";
        if (token.JoinsNext && !joinsPrevious)
        {
            var last = t;
            while (document.Tokens[last].JoinsNext && last + 1 < sentence.End)
            {
                last++;
            }

            var whole = document.Text[token.Span.Start..document.Tokens[last].Span.End];
            var tight = last + 1 < document.Tokens.Length && document.Tokens[last + 1].Span.Start == document.Tokens[last].Span.End;
            writer.Write($"{t - sentence.First + 1}-{last - sentence.First + 1}\t{whole}\t_\t_\t_\t_\t_\t_\t_\t{(tight ? "SpaceAfter=No" : "_")}\n");
        }

        writer.Write($"{t - sentence.First + 1}\t{document.Form(t)}\t{token.Lemma}\t{token.UPos}\t{token.XPos}\t_\t");
        writer.Write($"{(token.Head < 0 ? 0 : token.Head - sentence.First + 1)}\t{Relations.Name(token.Relation)}\t_\t");
        writer.Write($"{(token.JoinsNext || joinsPrevious ? "_" : after)}\n");
    }
}
