using System.Runtime.InteropServices;
using Parley.Language.Model;
using Parley.Language.Networks;
using Parley.Language.Tagging;

namespace Parley.Language.Names;

/// <summary>
/// Names from the scores of the name layer: the best sequence of begin, inside and outside in each sentence; then the document speaks with one voice:
/// what is spelled alike has one type, and a lone surname has that of the person whose full name ends in it.
/// </summary>
/// <param name="adjectival">Whether a tag is that of an adjective that is part of a name ("United" of "United Nations"), by index.</param>
/// <param name="phrases">Names known beforehand.</param>
/// <param name="nameWords">The words that names are made of.</param>
internal sealed class NameFinder(bool[] adjectival, NamePhrases phrases, NameWords nameWords)
{
    public const int Outside = 0;
    public const int LabelCount = 9;
    private const int Types = 4;

    /// <summary>What being in no name scores more than was learned: taken as is, networks find more names in new text than there are.</summary>
    private const float Caution = 0.8f;
    private static readonly ulong[] Articles = [FeatureHash.Of("the"), FeatureHash.Of("a"), FeatureHash.Of("an")];
    private static readonly ulong Of = FeatureHash.Of("of");
    private static readonly ulong Comma = FeatureHash.Of(",");
    private static readonly HashSet<ulong> LegalForms =
        [.. ((string[])["inc", "inc.", "llc", "llp", "l.p.", "ltd", "ltd.", "corp", "corp.", "plc", "p.c.", "gmbh", "s.a."]).Select(form => FeatureHash.Of(form))];
    private readonly Dictionary<ulong, float[]> _votes = [];
    private readonly List<Name> _found = [];
    private byte[] _back = [];
    private int[] _labels = [];

    /// <summary>The label that begins a name of a type.</summary>
    public static int Begin(NameType type) => 1 + ((int)type * 2);

    /// <summary>The label that continues a name of a type.</summary>
    public static int Inside(NameType type) => 2 + ((int)type * 2);

    /// <summary>Whether a label may follow another: a name is continued only where it began.</summary>
    public static bool MayFollow(int from, int to) => to == Outside || to % 2 == 1 || from == to || from == to - 1;

    /// <summary>The names of a document.</summary>
    /// <param name="words">Features of each token.</param>
    /// <param name="scores">A row of <paramref name="columns"/> for each token; the first <see cref="LabelCount"/> are the labels.</param>
    /// <param name="columns">Length of a row.</param>
    /// <param name="steps">Score of one label after another, from × to.</param>
    /// <param name="tags">Index of the tag of each token.</param>
    /// <param name="sentences">Token ranges.</param>
    public Name[] Find(ReadOnlySpan<WordFeatures> words, ReadOnlySpan<float> scores, int columns, ReadOnlySpan<float> steps, ReadOnlySpan<byte> tags, IReadOnlyList<RawSentence> sentences)
    {
        _found.Clear();
        _votes.Clear();
        foreach (var sentence in sentences)
        {
            Decode(scores, columns, steps, sentence);
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
    private void Decode(ReadOnlySpan<float> scores, int columns, ReadOnlySpan<float> steps, RawSentence sentence)
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
            for (var label = 0; label < LabelCount; label++)
            {
                var inside = label != Outside && label % 2 == 0;
                var (from, reached) = (0, float.NegativeInfinity);
                for (var before = inside ? label - 1 : 0; before < (inside ? label + 1 : LabelCount); before++)
                {
                    var score = best[before] + steps[(before * LabelCount) + label];
                    (from, reached) = score > reached ? (before, score) : (from, reached);
                }

                _back[(i * LabelCount) + label] = (byte)from;
                next[label] = reached + row[label] + (label == Outside ? Caution : 0);
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

            if (type == NameType.Organization)
            {
                i = AfterForm(words, sentence.First, i, length);
            }

            var name = new Name(sentence.First + start, sentence.First + i + 1, type);
            if (type is NameType.Place or NameType.Person && CountryOfOffice(words, name, sentence.First) is { } country)
            {
                _found.Add(country);
                (name, type) = (new Name(country.End, name.End, NameType.Person), NameType.Person);
            }

            if (type == NameType.Place)
            {
                AddPlaces(words, name);
            }
            else if (type != NameType.Person)
            {
                _found.Add(name);
            }
            else
            {
                AddPerson(words, name);
            }
        }
    }

    /// <summary>The country of an office before somebody's name, which the labels join: "Governor of | Ruritania | Ann Lee"; null where there is none.</summary>
    private Name? CountryOfOffice(ReadOnlySpan<WordFeatures> words, Name name, int first)
    {
        var afterOffice = name.First - 2 >= first && words[name.First - 1].Lower == Of && words[name.First - 2].Spelling == Spelling.Capital;
        for (var at = name.First + 1; afterOffice && at + 1 < name.End; at++)
        {
            if ((phrases.ClassesOf(words[name.First..at]) & NamePhrases.Country) != 0)
            {
                return new Name(name.First, at, NameType.Place);
            }
        }

        return null;
    }

    /// <summary>Adds a person; an office alone is none ("Foreign Minister").</summary>
    private void AddPerson(ReadOnlySpan<WordFeatures> words, Name name)
    {
        if (!nameWords.IsTitleOnly(words[name.End - 1].Lower) || nameWords.IsGiven(words[name.First].Lower))
        {
            _found.Add(name);
        }
    }

    /// <summary>Adds a place; a place and the known state or country that follows it at once are two ("Houston Texas").</summary>
    private void AddPlaces(ReadOnlySpan<WordFeatures> words, Name name)
    {
        var places = NamePhrases.ClassesFor(NameType.Place);
        for (var at = name.First + 1; at < name.End && phrases.ClassesOf(words[name.First..name.End]) == 0; at++)
        {
            if ((phrases.ClassesOf(words[at..name.End]) & NamePhrases.Country) != 0 && (phrases.ClassesOf(words[name.First..at]) & places) != 0)
            {
                _found.Add(name with { End = at });
                name = name with { First = at };
            }
        }

        _found.Add(name);
    }

    /// <summary>The last word of a company's name with its legal form, which may stand after a comma ("Smith &amp; Sons, Inc.").</summary>
    private int AfterForm(ReadOnlySpan<WordFeatures> words, int first, int last, int length)
    {
        var at = last + 1 < length && words[first + last + 1].Lower == Comma ? last + 2 : last + 1;
        return at < length && _labels[at] % 2 == 0 && words[first + at].Spelling != Spelling.Lower && LegalForms.Contains(words[first + at].Lower) ? at : last;
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
