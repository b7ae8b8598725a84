using System.Runtime.InteropServices;
using Parley.Language.Model;
using Parley.Language.Tagging;

namespace Parley.Language.Names;

/// <summary>
/// Names from the scores of the name layer: the best sequence of begin, inside and outside in each sentence; then the document speaks with one voice:
/// what is spelled alike has one type, and a lone surname has that of the person whose full name ends in it.
/// </summary>
/// <param name="adjectival">Whether a tag is that of an adjective that is part of a name ("United" of "United Nations"), by index.</param>
internal sealed class NameFinder(bool[] adjectival)
{
    public const int Outside = 0;
    public const int LabelCount = 9;
    private const int Types = 4;
    private static readonly ulong[] Articles = [FeatureHash.Of("the"), FeatureHash.Of("a"), FeatureHash.Of("an")];
    private readonly Dictionary<ulong, float[]> _votes = [];
    private readonly List<Name> _found = [];
    private byte[] _back = [];
    private int[] _labels = [];

    /// <summary>The label that begins a name of a type.</summary>
    public static int Begin(NameType type) => 1 + ((int)type * 2);

    /// <summary>The label that continues a name of a type.</summary>
    public static int Inside(NameType type) => 2 + ((int)type * 2);

    /// <summary>The names of a document.</summary>
    /// <param name="words">Features of each token.</param>
    /// <param name="scores">A row of <paramref name="columns"/> for each token; the first <see cref="LabelCount"/> are the labels.</param>
    /// <param name="columns">Length of a row.</param>
    /// <param name="tags">Index of the tag of each token.</param>
    /// <param name="sentences">Token ranges.</param>
    public Name[] Find(ReadOnlySpan<WordFeatures> words, ReadOnlySpan<float> scores, int columns, ReadOnlySpan<byte> tags, IReadOnlyList<RawSentence> sentences)
    {
        _found.Clear();
        _votes.Clear();
        foreach (var sentence in sentences)
        {
            Decode(scores, columns, sentence);
            Collect(words, tags, sentence);
        }

        foreach (var name in _found)
        {
            Vote(words, scores, columns, name);
        }

        var names = new Name[_found.Count];
        for (var i = 0; i < names.Length; i++)
        {
            names[i] = _found[i] with { Type = Winner(_votes[Key(words, _found[i])], _found[i].Type) };
        }

        return names;
    }

    /// <summary>Viterbi: a name is continued only where it began.</summary>
    private void Decode(ReadOnlySpan<float> scores, int columns, RawSentence sentence)
    {
        var length = sentence.End - sentence.First;
        if (_labels.Length < length)
        {
            (_labels, _back) = (new int[length * 2], new byte[length * 2 * LabelCount]);
        }

        Span<float> best = stackalloc float[LabelCount];
        Span<float> next = stackalloc float[LabelCount];
        best.Fill(float.NegativeInfinity);
        best[Outside] = 0;
        for (var i = 0; i < length; i++)
        {
            var row = scores.Slice((sentence.First + i) * columns, LabelCount);
            var top = Top(best);
            for (var label = 0; label < LabelCount; label++)
            {
                var inside = label != Outside && label % 2 == 0;
                var from = !inside ? top : best[label] > best[label - 1] ? label : label - 1;
                _back[(i * LabelCount) + label] = (byte)from;
                next[label] = best[from] + row[label];
            }

            next.CopyTo(best);
        }

        var at = Top(best);
        for (var i = length - 1; i >= 0; i--)
        {
            _labels[i] = at;
            at = _back[(i * LabelCount) + at];
        }
    }

    private static int Top(ReadOnlySpan<float> scores)
    {
        var top = 0;
        for (var i = 1; i < scores.Length; i++)
        {
            top = scores[i] > scores[top] ? i : top;
        }

        return top;
    }

    private void Collect(ReadOnlySpan<WordFeatures> words, ReadOnlySpan<byte> tags, RawSentence sentence)
    {
        var length = sentence.End - sentence.First;
        for (var i = 0; i < length; i++)
        {
            if (_labels[i] == Outside)
            {
                continue;
            }

            var (start, type) = (i, (NameType)((_labels[i] - 1) / 2));
            while (i + 1 < length && _labels[i + 1] == Inside(type))
            {
                i++;
            }

            // An article is no part of a name.
            start += start < i && Articles.Contains(words[sentence.First + start].Lower) ? 1 : 0;
            while (type != NameType.Person && start > 0 && _labels[start - 1] == Outside && adjectival[tags[sentence.First + start - 1]])
            {
                start--;
            }

            _found.Add(new Name(sentence.First + start, sentence.First + i + 1, type));
        }
    }

    private void Vote(ReadOnlySpan<WordFeatures> words, ReadOnlySpan<float> scores, int columns, Name name)
    {
        Span<float> votes = stackalloc float[Types];
        for (var t = 0; t < Types; t++)
        {
            for (var i = name.First; i < name.End; i++)
            {
                var label = i == name.First ? Begin((NameType)t) : Inside((NameType)t);
                votes[t] += scores[(i * columns) + label] / (name.End - name.First);
            }
        }

        Add(Key(words, name), votes);
        if (name.Type == NameType.Person && name.End - name.First > 1)
        {
            Add(words[name.End - 1].Lower, votes);
        }
    }

    private void Add(ulong key, ReadOnlySpan<float> votes)
    {
        ref var sum = ref CollectionsMarshal.GetValueRefOrAddDefault(_votes, key, out _);
        sum ??= new float[Types];
        for (var t = 0; t < Types; t++)
        {
            sum[t] += votes[t];
        }
    }

    private static NameType Winner(float[] votes, NameType type)
    {
        for (var t = 0; t < Types; t++)
        {
            type = votes[t] > votes[(int)type] ? (NameType)t : type;
        }

        return type;
    }

    private static ulong Key(ReadOnlySpan<WordFeatures> words, Name name)
    {
        var key = words[name.First].Lower;
        for (var i = name.First + 1; i < name.End; i++)
        {
            key = (key * 0x9E3779B97F4A7C15) ^ words[i].Lower;
        }

        return key;
    }
}
