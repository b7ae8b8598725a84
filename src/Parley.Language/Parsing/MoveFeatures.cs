using Parley.Language.Model;
using Parley.Language.Tagging;

namespace Parley.Language.Parsing;

/// <summary>The words of a sentence as the parser sees them.</summary>
internal readonly ref struct ParserInput(ReadOnlySpan<WordFeatures> words, ReadOnlySpan<byte> tags)
{
    public ReadOnlySpan<WordFeatures> Words { get; } = words;

    public ReadOnlySpan<byte> Tags { get; } = tags;

    /// <summary>Word hash; fixed values for the root and for nothing.</summary>
    public ulong Word(int i) => i < 0 ? 1 : i >= Words.Length ? 2 : Words[i].Lower;

    /// <summary>Tag index + 3; 1 for nothing, 2 for the root.</summary>
    public ulong Tag(int i) => i < 0 ? 1 : i >= Tags.Length ? 2 : (ulong)Tags[i] + 3;
}

/// <summary>The feature templates of the two classifiers: which move, and which label once an arc is made.</summary>
internal static class MoveFeatures
{
    public const int Moves = 72;
    public const int Labels = 34;

    /// <summary>Features of the state for choosing a move.</summary>
    public static int ForMove(ParserState state, in ParserInput input, Span<ulong> f)
    {
        var (s0, s1, s2) = (state.Stack(0), state.Stack(1), state.Stack(2));
        var (b0, b1, b2) = (state.Ahead(0), state.Ahead(1), state.Ahead(2));
        var n = 0;
        var (ws0, ws1, ws2, wb0, wb1, wb2) = (input.Word(s0), input.Word(s1), input.Word(s2), input.Word(b0), input.Word(b1), input.Word(b2));
        var (ts0, ts1, ts2, tb0, tb1, tb2) = (input.Tag(s0), input.Tag(s1), input.Tag(s2), input.Tag(b0), input.Tag(b1), input.Tag(b2));
        var tb3 = input.Tag(state.Ahead(3));
        f[n++] = FeatureHash.Mix(100, ws0);
        f[n++] = FeatureHash.Mix(101, ts0);
        f[n++] = FeatureHash.Mix(102, ws0, ts0);
        f[n++] = FeatureHash.Mix(103, ws1);
        f[n++] = FeatureHash.Mix(104, ts1);
        f[n++] = FeatureHash.Mix(105, ws1, ts1);
        f[n++] = FeatureHash.Mix(106, wb0);
        f[n++] = FeatureHash.Mix(107, tb0);
        f[n++] = FeatureHash.Mix(108, wb0, tb0);
        f[n++] = FeatureHash.Mix(109, wb1);
        f[n++] = FeatureHash.Mix(110, tb1);
        f[n++] = FeatureHash.Mix(111, wb1, tb1);
        f[n++] = FeatureHash.Mix(112, ts2);
        f[n++] = FeatureHash.Mix(113, tb2);
        f[n++] = FeatureHash.Mix(114, ws0, wb0);
        f[n++] = FeatureHash.Mix(115, ws0, ts0, tb0);
        f[n++] = FeatureHash.Mix(116, ts0, wb0, tb0);
        f[n++] = FeatureHash.Mix(117, ts0, tb0);
        f[n++] = FeatureHash.Mix(118, ws0, tb0);
        f[n++] = FeatureHash.Mix(119, ts0, wb0);
        f[n++] = FeatureHash.Mix(120, ws0, ws1);
        f[n++] = FeatureHash.Mix(121, ts0, ts1);
        f[n++] = FeatureHash.Mix(122, ws0, ts1);
        f[n++] = FeatureHash.Mix(123, ts0, ws1);
        f[n++] = FeatureHash.Mix(124, ts0, tb0, tb1);
        f[n++] = FeatureHash.Mix(125, ts1, ts0, tb0);
        f[n++] = FeatureHash.Mix(126, ts2, ts1, ts0);
        f[n++] = FeatureHash.Mix(127, tb0, tb1, tb2);
        f[n++] = FeatureHash.Mix(128, ws0, tb0, tb1);
        f[n++] = FeatureHash.Mix(129, ts1, ts0, wb0);
        f[n++] = FeatureHash.Mix(130, ts1, ws0, tb0);
        f[n++] = FeatureHash.Mix(131, ws1, ts0, tb0);
        f[n++] = FeatureHash.Mix(132, tb0, tb1);
        f[n++] = FeatureHash.Mix(133, wb0, tb1);
        f[n++] = FeatureHash.Mix(134, wb0, wb1);
        f[n++] = FeatureHash.Mix(135, ts1, tb0);
        f[n++] = FeatureHash.Mix(136, ws1, tb0);
        f[n++] = FeatureHash.Mix(137, ws1, wb0);
        f[n++] = FeatureHash.Mix(138, ts0 | (tb0 << 8) | (tb1 << 16) | (tb2 << 24));
        f[n++] = FeatureHash.Mix(139, ts1 | (ts0 << 8) | (tb0 << 16) | (tb1 << 24));
        f[n++] = FeatureHash.Mix(140, tb1 | (tb2 << 8) | (tb3 << 16) | (tb0 << 24));
        f[n++] = FeatureHash.Mix(141, wb2);
        f[n++] = FeatureHash.Mix(142, ws2);
        n = AddChildren(state, input, f, n, s0, 150, ts0, tb0);
        n = AddChildren(state, input, f, n, s1, 160, ts1, ts0);
        n = AddLeft(state, input, f, n, b0, 170, ts0, tb0);
        var distance = s0 < 0 ? 0UL : (ulong)Math.Min(b0 - s0, 12);
        var apart = s1 < 0 ? 0UL : (ulong)Math.Min(s0 - s1, 12);
        f[n++] = FeatureHash.Mix(180, distance, ts0, tb0);
        f[n++] = FeatureHash.Mix(181, distance, ws0, wb0);
        f[n++] = FeatureHash.Mix(182, apart, ts0, ts1);
        f[n++] = FeatureHash.Mix(183, distance, apart);
        f[n++] = FeatureHash.Mix(184, (ulong)Math.Min(state.Depth, 4), tb0, ts0);
        f[n++] = FeatureHash.Mix(185, apart, ts1, tb0);
        f[n++] = FeatureHash.Mix(186, s0 < 0 || s0 >= input.Words.Length ? 0 : input.Words[s0].Suffix3, tb0);
        f[n++] = FeatureHash.Mix(187, b0 < 0 || b0 >= input.Words.Length ? 0 : input.Words[b0].Suffix3, ts0);
        return n;
    }

    private static int AddChildren(ParserState state, in ParserInput input, Span<ulong> f, int n, int token, int template, ulong tag, ulong other)
    {
        if (token < 0)
        {
            return n;
        }

        var (l0, l1) = (state.Children[token * 4], state.Children[(token * 4) + 1]);
        var (r0, r1) = (state.Children[(token * 4) + 2], state.Children[(token * 4) + 3]);
        f[n++] = FeatureHash.Mix(template, Label(state, l0), tag, other);
        f[n++] = FeatureHash.Mix(template + 1, Label(state, r0), tag, other);
        f[n++] = FeatureHash.Mix(template + 2, input.Tag(l0), tag, Label(state, l1));
        f[n++] = FeatureHash.Mix(template + 3, input.Tag(r0), tag, other);
        f[n++] = FeatureHash.Mix(template + 4, Label(state, r1), Label(state, r0), tag);
        f[n++] = FeatureHash.Mix(template + 5, (ulong)Math.Min(state.LeftCount[token], 4), (ulong)Math.Min(state.RightCount[token], 4), tag);
        f[n++] = FeatureHash.Mix(template + 6, input.Word(l0), tag);
        f[n++] = FeatureHash.Mix(template + 7, input.Word(r0), tag, other);
        return n;
    }

    private static int AddLeft(ParserState state, in ParserInput input, Span<ulong> f, int n, int token, int template, ulong other, ulong tag)
    {
        var (l0, l1) = token < 0 ? (-1, -1) : (state.Children[token * 4], state.Children[(token * 4) + 1]);
        f[n++] = FeatureHash.Mix(template, Label(state, l0), tag, other);
        f[n++] = FeatureHash.Mix(template + 1, input.Tag(l0), tag, other);
        f[n++] = FeatureHash.Mix(template + 2, input.Word(l0), other);
        f[n++] = FeatureHash.Mix(template + 3, Label(state, l1), Label(state, l0), other);
        return n;
    }

    private static ulong Label(ParserState state, int token) => token < 0 ? 0 : (ulong)state.Labels[token] + 1;

    /// <summary>Features of an arc about to be made, for choosing its label. The dependent is complete.</summary>
    public static int ForLabel(ParserState state, in ParserInput input, int head, int dependent, Span<ulong> f)
    {
        var n = 0;
        var (wh, wd, th, td) = (input.Word(head), input.Word(dependent), input.Tag(head), input.Tag(dependent));
        var side = head < dependent ? 1UL : 2UL;
        var left = state.Children[dependent * 4];
        var first = left >= 0 && state.Children[(dependent * 4) + 1] >= 0 ? state.Children[(dependent * 4) + 1] : left;
        var right = state.Children[(dependent * 4) + 2];
        var sibling = state.Children[(head * 4) + (side == 1 ? 2 : 0)];
        var other = state.Children[(head * 4) + (side == 1 ? 0 : 2)];
        var span = (ulong)Math.Min(Math.Abs(head - dependent), 10);
        f[n++] = FeatureHash.Mix(200, wd, side);
        f[n++] = FeatureHash.Mix(201, td, side);
        f[n++] = FeatureHash.Mix(202, wh, side);
        f[n++] = FeatureHash.Mix(203, th, side);
        f[n++] = FeatureHash.Mix(204, th, td, side);
        f[n++] = FeatureHash.Mix(205, wh, td, side);
        f[n++] = FeatureHash.Mix(206, th, wd, side);
        f[n++] = FeatureHash.Mix(207, wh, wd, side);
        f[n++] = FeatureHash.Mix(208, th | (td << 8), span, side);
        f[n++] = FeatureHash.Mix(209, td, Label(state, left), side | (th << 4));
        f[n++] = FeatureHash.Mix(210, td, Label(state, first), side | (th << 4));
        f[n++] = FeatureHash.Mix(211, td, input.Word(first), side | (th << 4));
        f[n++] = FeatureHash.Mix(212, td, input.Word(left), side | (th << 4));
        f[n++] = FeatureHash.Mix(213, td, Label(state, right), side);
        f[n++] = FeatureHash.Mix(214, th | (td << 8), Label(state, sibling), side);
        f[n++] = FeatureHash.Mix(215, th | (td << 8), Label(state, other), side);
        f[n++] = FeatureHash.Mix(216, td, input.Tag(dependent - 1), side);
        f[n++] = FeatureHash.Mix(217, td, input.Tag(dependent + 1), side);
        f[n++] = FeatureHash.Mix(218, th | (td << 8), input.Tag(head - 1), side);
        f[n++] = FeatureHash.Mix(219, th | (td << 8), input.Tag(head + 1), side);
        f[n++] = FeatureHash.Mix(220, Suffix(input, dependent), side, th);
        f[n++] = FeatureHash.Mix(221, Suffix(input, head), side, td);
        f[n++] = FeatureHash.Mix(222, wh, input.Word(first), td);
        f[n++] = FeatureHash.Mix(223, wh, Label(state, first), td | (side << 8));
        f[n++] = FeatureHash.Mix(224, (ulong)Math.Min(state.LeftCount[head], 3), (ulong)Math.Min(state.RightCount[head], 3), th | (td << 8) | (side << 16));
        f[n++] = FeatureHash.Mix(225, wd, Label(state, other), side);
        f[n++] = FeatureHash.Mix(226, wh, Label(state, other), td | (side << 8));
        f[n++] = FeatureHash.Mix(227, input.Word(other), td, side);
        f[n++] = FeatureHash.Mix(228, wd, input.Word(dependent + 1));
        f[n++] = FeatureHash.Mix(229, wd, input.Word(dependent - 1));
        f[n++] = FeatureHash.Mix(230, td, (ulong)Math.Min(state.LeftCount[dependent], 3), Label(state, right) | (th << 8));
        f[n++] = FeatureHash.Mix(231, wd, span, side);
        return n;
    }

    private static ulong Suffix(in ParserInput input, int i) => i < 0 || i >= input.Words.Length ? 0 : input.Words[i].Suffix3;
}
