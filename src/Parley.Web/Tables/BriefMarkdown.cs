using Parley.Archive;
using Parley.Archive.Questions;

namespace Parley.Web.Tables;

/// <summary>The brief as Markdown: sentences under headings, sources as notes.</summary>
public static class BriefMarkdown
{
    /// <summary>Writes it; gives the exit code of a command.</summary>
    /// <param name="page">The brief.</param>
    /// <param name="writer">Where to.</param>
    /// <param name="link">The address of a source, where the page can lead to it.</param>
    public static int Write(BriefPage page, TextWriter writer, Func<SourceView, string>? link = null)
    {
        writer.WriteLine($"# Brief since {EventColumns.Iso(page.Since)}");
        foreach (var section in page.Sections)
        {
            writer.WriteLine();
            writer.WriteLine($"## {section.Title}");
            foreach (var sentence in section.Sentences)
            {
                writer.WriteLine($"- {sentence.Text} {string.Concat(sentence.Cites.Select(c => $"[^{c}]"))}");
            }
        }

        writer.WriteLine();
        if (page.Sections.IsEmpty)
        {
            writer.WriteLine("Nothing new.");
        }

        for (var i = 0; i < page.Sources.Length; i++)
        {
            writer.WriteLine($"[^{i + 1}]: {EventColumns.Source(page.Sources[i])}{(link is null ? "" : $" [the words](<{link(page.Sources[i])}>)")}");
        }

        return 0;
    }
}
