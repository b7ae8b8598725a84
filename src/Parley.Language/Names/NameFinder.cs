using Parley.Language.Model;
using Parley.Language.Tagging;

namespace Parley.Language.Names;

/// <summary>
/// Types names word by word, left to right, with an averaged perceptron over begin/inside/outside labels. What the document said before of the same
/// word counts as a feature, so that a surname is typed like the full name.
/// </summary>
internal sealed class NameFinder(HashedWeights weights)
{
    public const int Templates = 24;
    public const int Outside = 0;
    public const int LabelCount = 9;

    /// <summary>The label that begins (odd) or continues (even) a name of a type.</summary>
    public static int Begin(NameType type) => 1 + ((int)type * 2);

    public static int Inside(NameType type) => 2 + ((int)type * 2);

    /// <summary>The names of a document.</summary>
    /// <param name="words">Features of each token.</param>
    /// <param name="tags">Tag index of each token.</param>
    /// <param name="proper">Whether a token may stand in a name at all.</param>
    /// <param name="sentences">Token ranges.</param>
    public Name[] Find(ReadOnlySpan<WordFeatures> words, ReadOnlySpan<byte> tags, ReadOnlySpan<bool> proper, IReadOnlyList<RawSentence> sentences)
    {
        var memory = new Dictionary<ulong, int>();
        var labels = new int[words.Length];
        Span<ulong> features = stackalloc ulong[Templates];
        foreach (var sentence in sentences)
        {
            for (var i = sentence.First; i < sentence.End; i++)
            {
                var previous = i > sentence.First ? labels[i - 1] : Outside;
                Features(words, tags, i, sentence.First, sentence.End, previous, memory, features);
                labels[i] = proper[i] || previous != Outside ? Best(features, previous) : Outside;
            }

            Remember(words, labels, sentence.First, sentence.End, memory);
        }

        return Collect(labels, sentences);
    }

    public int Best(ReadOnlySpan<ulong> features, int previous)
    {
        var (best, score) = (Outside, int.MinValue);
        for (var label = 0; label < LabelCount; label++)
        {
            // A name is continued only where it began.
            if (label != Outside && label % 2 == 0 && previous != label && previous != label - 1)
            {
                continue;
            }

            var sum = 0;
            foreach (var feature in features)
            {
                sum += weights[feature, label];
            }

            if (sum > score)
            {
                (best, score) = (label, sum);
            }
        }

        return best;
    }

    /// <summary>Notes the type of each word of the names found, for the rest of the document.</summary>
    public static void Remember(ReadOnlySpan<WordFeatures> words, ReadOnlySpan<int> labels, int first, int end, Dictionary<ulong, int> memory)
    {
        for (var i = first; i < end; i++)
        {
            if (labels[i] != Outside)
            {
                memory[words[i].Form] = (labels[i] + 1) / 2;
            }
        }
    }

    public static void Features(
        ReadOnlySpan<WordFeatures> words, ReadOnlySpan<byte> tags, int i, int first, int end, int previous, Dictionary<ulong, int> memory, Span<ulong> f)
    {
        var w = words[i];
        var w1 = i > first ? words[i - 1] : WordFeatures.None;
        var w2 = i > first + 1 ? words[i - 2] : WordFeatures.None;
        var n1 = i + 1 < end ? words[i + 1] : WordFeatures.None;
        var n2 = i + 2 < end ? words[i + 2] : WordFeatures.None;
        ulong p = (ulong)previous, t = tags[i], t1 = i > first ? tags[i - 1] + 1UL : 0, tn = i + 1 < end ? tags[i + 1] + 1UL : 0;
        var seen = (ulong)memory.GetValueOrDefault(w.Form);
        f[0] = FeatureHash.Mix(300, w.Lower);
        f[1] = FeatureHash.Mix(301, w.Lower, p);
        f[2] = FeatureHash.Mix(302, w.Suffix3, p);
        f[3] = FeatureHash.Mix(303, w.Suffix2, w.Shape);
        f[4] = FeatureHash.Mix(304, w.Shape, p);
        f[5] = FeatureHash.Mix(305, t, p);
        f[6] = FeatureHash.Mix(306, t, t1, tn);
        f[7] = FeatureHash.Mix(307, w1.Lower, p);
        f[8] = FeatureHash.Mix(308, n1.Lower, p);
        f[9] = FeatureHash.Mix(309, w1.Lower, w2.Lower);
        f[10] = FeatureHash.Mix(310, n1.Lower, n2.Lower);
        f[11] = FeatureHash.Mix(311, w1.Lower, w.Shape, p);
        f[12] = FeatureHash.Mix(312, n1.Lower, w.Shape, p);
        f[13] = FeatureHash.Mix(313, w.Lower, w1.Lower);
        f[14] = FeatureHash.Mix(314, w.Lower, n1.Lower);
        f[15] = FeatureHash.Mix(315, seen, p);
        f[16] = FeatureHash.Mix(316, seen, t, tn);
        f[17] = FeatureHash.Mix(317, w.Shape, n1.Shape, w1.Shape);
        f[18] = FeatureHash.Mix(318, n1.Suffix3, p, w.Shape);
        f[19] = FeatureHash.Mix(319, w.Prefix3, w.Shape);
        f[20] = FeatureHash.Mix(320, w.Suffix4, p);
        f[21] = FeatureHash.Mix(321, n2.Lower, p, w.Shape);
        f[22] = FeatureHash.Mix(322, w2.Lower, p, w.Shape);
        f[23] = FeatureHash.Mix(323, t, w1.Suffix3, p);
    }

    private static Name[] Collect(int[] labels, IReadOnlyList<RawSentence> sentences)
    {
        var names = new List<Name>();
        foreach (var sentence in sentences)
        {
            for (var i = sentence.First; i < sentence.End; i++)
            {
                if (labels[i] == Outside)
                {
                    continue;
                }

                var (start, type) = (i, (NameType)((labels[i] - 1) / 2));
                while (i + 1 < sentence.End && labels[i + 1] == Inside(type))
                {
                    i++;
                }

                names.Add(new Name(start, i + 1, type));
            }
        }

        return [.. names];
    }
}
