using System.Globalization;
using Parley.Archive.Questions;

namespace Parley.Web.Answers;

/// <summary>Addresses within the workbench.</summary>
public static class Links
{
    /// <summary>A story, with an item lit.</summary>
    public static string Story(string key, string? item = null) => $"/story?id={Uri.EscapeDataString(key)}{(item is null ? "" : $"&item={item}")}";

    /// <summary>A story at the words of a source.</summary>
    public static string Story(SourceView source) => $"/story?id={Uri.EscapeDataString(source.Story)}#at{source.Start}";

    /// <summary>An actor's dossier.</summary>
    public static string Actor(long id) => string.Create(CultureInfo.InvariantCulture, $"/actors/{id}");

    /// <summary>An event.</summary>
    public static string Event(long id) => string.Create(CultureInfo.InvariantCulture, $"/events/{id}");

    /// <summary>Where somebody stood on a topic over time.</summary>
    public static string Stands(long holder, string topic) => string.Create(CultureInfo.InvariantCulture, $"/positions/history?actor=%23{holder}&topic={Uri.EscapeDataString(topic)}");
}
