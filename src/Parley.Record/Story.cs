namespace Parley.Record;

/// <summary>A dated text as it came in.</summary>
/// <param name="Id">Its name: the file name without extension, or the id the source gave.</param>
/// <param name="Text">The whole text, decoded; every piece of evidence is a span of it.</param>
/// <param name="Published">The day of publication; null where it is not known.</param>
/// <param name="Dateline">Where and by which agency it was filed; null where the text has none.</param>
/// <param name="Title">The headline; null where the text has none of its own.</param>
/// <param name="BodyStart">UTF-16 offset at which the telling begins, after header lines, a leading date and the dateline.</param>
public sealed record Story(string Id, string Text, DateOnly? Published, Dateline? Dateline, string? Title, int BodyStart);

/// <summary>Where a story was filed, and by whom.</summary>
/// <param name="Place">As written, in ordinary capitals: "Paris".</param>
/// <param name="Agency">The agency's short name: "AP", "Reuters".</param>
public sealed record Dateline(string? Place, string? Agency);
