using Microsoft.AspNetCore.Components;
using Microsoft.AspNetCore.Components.Rendering;
using Parley.Archive;
using Parley.Web.Answers;
using Parley.Web.Drawings;

namespace Parley.Web.Parts;

/// <summary>A story's text with its evidence underlined in lanes, one for each kind, so that overlapping evidence stays apart. Written without the spaces that markup would bring.</summary>
public sealed class MarkedText : ComponentBase
{
    /// <summary>The story.</summary>
    [Parameter, EditorRequired]
    public StoryText Story { get; set; } = null!;

    /// <summary>The item that is lit.</summary>
    [Parameter]
    public ToldItem? Chosen { get; set; }

    /// <inheritdoc/>
    protected override void BuildRenderTree(RenderTreeBuilder builder)
    {
        foreach (var run in EvidenceCut.Runs(Story.Text, Story.Items))
        {
            if (run.Items.IsEmpty)
            {
                builder.AddContent(0, run.Text);
                continue;
            }

            builder.OpenElement(1, "a");
            builder.AddAttribute(2, "id", $"at{run.Start}");
            builder.AddAttribute(3, "class", $"run {string.Join(' ', run.Items.Select(i => i.Kind).Distinct(StringComparer.Ordinal))}{(Chosen is not null && run.Items.Contains(Chosen) ? " lit" : "")}");
            builder.AddAttribute(4, "href", Links.Story(Story.Version.Story, Next(run)) + $"#{Next(run)}");
            builder.AddAttribute(5, "data-items", string.Join(' ', run.Items.Select(i => i.Id)));
            builder.AddAttribute(6, "title", string.Join(", ", run.Items.Select(i => $"{i.Id} {i.Kind}{(i.Type.Length > 0 ? " " + i.Type : "")}")));
            builder.AddContent(7, run.Text);
            builder.CloseElement();
        }
    }

    /// <summary>The item that a click chooses: that of the shortest evidence, or where it is chosen already the next.</summary>
    private string Next(EvidenceRun run) => run.Items[(run.Items.IndexOf(Chosen!) + 1) % run.Items.Length].Id;
}
