using Markdig;
using Markdig.Renderers;
using Markdig.Syntax;
using Markdig.Syntax.Inlines;

namespace Parley.Web.Parts;

/// <summary>The brief's Markdown as HTML. What stories say stands in it, so that markup in their words is inert: no HTML, no links but the brief's own to stories.</summary>
public static class BriefHtml
{
    private const string OwnLinks = "/story?id=";

    private static readonly MarkdownPipeline Pipeline = new MarkdownPipelineBuilder().UseFootnotes().DisableHtml().Build();

    /// <summary>The HTML.</summary>
    public static string Of(string markdown)
    {
        var document = Markdown.Parse(markdown, Pipeline);
        foreach (var link in document.Descendants<LinkInline>().Where(l => l.IsImage || l.Url?.StartsWith(OwnLinks, StringComparison.Ordinal) != true).ToList())
        {
            link.ReplaceBy(new LiteralInline(string.Concat(link.Descendants<LiteralInline>().Select(l => l.Content.ToString()))));
        }

        foreach (var link in document.Descendants<AutolinkInline>().ToList())
        {
            link.ReplaceBy(new LiteralInline(link.Url));
        }

        using var writer = new StringWriter(System.Globalization.CultureInfo.InvariantCulture);
        var renderer = new HtmlRenderer(writer);
        Pipeline.Setup(renderer);
        renderer.Render(document);
        return writer.ToString();
    }
}
