namespace Parley.Language;

/// <summary>A word before it is analysed.</summary>
/// <param name="Span">Its characters.</param>
/// <param name="JoinsNext">Whether the next word is part of the same multi-word token.</param>
public readonly record struct RawToken(TextSpan Span, bool JoinsNext);

/// <summary>A sentence before it is analysed: the half-open token range and the paragraph it stands in.</summary>
public readonly record struct RawSentence(int First, int End, int Paragraph);
