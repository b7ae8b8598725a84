using Parley.Archive;

namespace Parley.Cli.Views;

/// <summary>The brief as Markdown: sentences under headings, sources as notes.</summary>
internal static class BriefMarkdown
{
    public static int Write(BriefPage page, TextWriter writer)
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
            writer.WriteLine($"[^{i + 1}]: {EventColumns.Source(page.Sources[i])}");
        }

        return 0;
    }
}
