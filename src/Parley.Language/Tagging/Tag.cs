namespace Parley.Language.Tagging;

/// <summary>A joint label: universal and Penn tag.</summary>
internal readonly record struct Tag(UPos UPos, string XPos);
