using Parley.Language.Model;

namespace Parley.Language.Tagging;

/// <summary>A joint label: universal and Penn tag.</summary>
internal readonly record struct Tag(UPos UPos, string XPos);

/// <summary>
/// An averaged perceptron over joint tags, left to right. A known word chooses among the tags it was seen with; an unknown one among the open
/// classes. What the next words may be stands in for a second pass.
/// </summary>
internal sealed class Tagger(Tag[] tags, IReadOnlyDictionary<ulong, byte[]> seen, byte[] open, HashedWeights weights)
{
    public const int Templates = 29;

    public Tag[] Tags => tags;

    public HashedWeights Weights => weights;

    public IReadOnlyDictionary<ulong, byte[]> Seen => seen;

    public byte[] Open => open;

    /// <summary>The tags a word may have.</summary>
    public byte[] Candidates(in WordFeatures word) => seen.TryGetValue(word.Lower, out var known) ? known : open;

    /// <summary>Tags a sentence; <paramref name="into"/> receives one tag index a word.</summary>
    public void Tag(ReadOnlySpan<WordFeatures> words, Span<byte> into)
    {
        Span<ulong> features = stackalloc ulong[Templates];
        for (var i = 0; i < words.Length; i++)
        {
            var candidates = Candidates(words[i]);
            if (candidates.Length == 1)
            {
                into[i] = candidates[0];
                continue;
            }

            Features(words, into, i, features);
            into[i] = Best(features, candidates);
        }
    }

    /// <summary>The candidate with the highest score; the earlier one where two are equal.</summary>
    public byte Best(ReadOnlySpan<ulong> features, byte[] candidates)
    {
        var (best, score) = (candidates[0], int.MinValue);
        foreach (var candidate in candidates)
        {
            var sum = 0;
            foreach (var feature in features)
            {
                sum += weights[feature, candidate];
            }

            if (sum > score)
            {
                (best, score) = (candidate, sum);
            }
        }

        return best;
    }

    /// <summary>The features of the word at <paramref name="i"/>, given the tags before it.</summary>
    public void Features(ReadOnlySpan<WordFeatures> words, ReadOnlySpan<byte> before, int i, Span<ulong> f)
    {
        var w = words[i];
        var w1 = i > 0 ? words[i - 1] : WordFeatures.None;
        var w2 = i > 1 ? words[i - 2] : WordFeatures.None;
        var n1 = i + 1 < words.Length ? words[i + 1] : WordFeatures.None;
        var n2 = i + 2 < words.Length ? words[i + 2] : WordFeatures.None;
        var t1 = i > 0 ? (ulong)before[i - 1] + 1 : 0;
        var t2 = i > 1 ? (ulong)before[i - 2] + 1 : 0;
        var a1 = Ambiguity(n1);
        var a2 = Ambiguity(n2);
        f[0] = FeatureHash.Mix(0, w.Lower);
        f[1] = FeatureHash.Mix(1, w.Form);
        f[2] = FeatureHash.Mix(2, w.Suffix2);
        f[3] = FeatureHash.Mix(3, w.Suffix3);
        f[4] = FeatureHash.Mix(4, w.Suffix4);
        f[5] = FeatureHash.Mix(5, w.Prefix2, w.Suffix2);
        f[6] = FeatureHash.Mix(6, w.Prefix3);
        f[7] = FeatureHash.Mix(7, w.Shape);
        f[8] = FeatureHash.Mix(8, w.Shape, i == 0 ? 1UL : 0);
        f[9] = FeatureHash.Mix(9, t1);
        f[10] = FeatureHash.Mix(10, t1, t2);
        f[11] = FeatureHash.Mix(11, t1, w.Lower);
        f[12] = FeatureHash.Mix(12, t1, w.Suffix3);
        f[13] = FeatureHash.Mix(13, w1.Lower);
        f[14] = FeatureHash.Mix(14, n1.Lower);
        f[15] = FeatureHash.Mix(15, w2.Lower);
        f[16] = FeatureHash.Mix(16, n2.Lower);
        f[17] = FeatureHash.Mix(17, w1.Lower, w.Lower);
        f[18] = FeatureHash.Mix(18, w.Lower, n1.Lower);
        f[19] = FeatureHash.Mix(19, t1, n1.Lower);
        f[20] = FeatureHash.Mix(20, n1.Suffix3, n1.Shape);
        f[21] = FeatureHash.Mix(21, w1.Suffix3, t1);
        f[22] = FeatureHash.Mix(22, a1, t1);
        f[23] = FeatureHash.Mix(23, a1, w.Lower);
        f[24] = FeatureHash.Mix(24, a1, a2);
        f[25] = FeatureHash.Mix(25, w.Shape, n1.Shape, w1.Shape);
        f[26] = FeatureHash.Mix(26, t1, t2, w.Lower);
        f[27] = FeatureHash.Mix(27, a1, w.Suffix3, t1);
        f[28] = FeatureHash.Mix(28, w.Suffix1, w.Shape);
    }

    private ulong Ambiguity(in WordFeatures word)
    {
        var sum = 17UL;
        foreach (var tag in Candidates(word))
        {
            sum = (sum * 131) + tag;
        }

        return sum;
    }
}
