using Parley.Language;

namespace Parley.Reading.Time;

/// <summary>Words that say when.</summary>
/// <param name="Span">The words.</param>
/// <param name="FirstToken">First token.</param>
/// <param name="EndToken">One past the last token.</param>
/// <param name="Value">EDTF: <c>YYYY-MM-DD</c>, <c>YYYY-MM</c>, <c>YYYY</c>, <c>A/B</c>, <c>A/..</c>; null where vague or not to be resolved.</param>
public sealed record TimeExpression(TextSpan Span, int FirstToken, int EndToken, string? Value);
