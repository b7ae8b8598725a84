using Parley.Language;
using Parley.Language.Encoders;
using Parley.Language.Networks;
using Parley.Reading.Frames;
using Parley.Reading.Items;
using Parley.Reading.Knowledge;
using Parley.Reading.Nets;

namespace Parley.Reading.Judging;

/// <summary>
/// Sees stands, acts, incidents and meetings without frames: a network reads each sentence whole and says of every word whether it heads what somebody
/// takes a stand on or what an act is done to, or tells of an incident or a meeting, and which word names who. Immutable; one serves any number of threads.
/// </summary>
/// <param name="network">Its first classes are none and the stances, its second none and the events; partners are those who act.</param>
/// <param name="larger">The network of the careful setting, of the same classes; null in the fast one.</param>
public sealed class StandFinder(SentenceNetwork network, SentenceNetwork? larger = null) : IDisposable
{
    /// <summary>What the smaller network's scores count beside the larger one's, which is surer than it should be and misses other things.</summary>
    private const float SmallerShare = 0.4f;
    private readonly ThreadLocal<SentenceReader> _readers = new(() => new SentenceReader(network));
    private readonly ThreadLocal<SentenceReader?> _larger = new(() => larger is null ? null : new SentenceReader(larger));

    /// <summary>Reads a finder.</summary>
    /// <param name="path">The file of its network.</param>
    /// <param name="language">The language model whose word vectors it uses.</param>
    /// <param name="largerPath">The file of the larger network; null in the fast setting.</param>
    /// <exception cref="KnowledgeException">There is no such file.</exception>
    /// <exception cref="InvalidDataException">The file is no finder, cut short or altered.</exception>
    public static StandFinder Load(string path, LanguageModel language, string? largerPath = null) =>
        new(Network(path, language, SightRows.TablesOfSmaller), largerPath is null ? null : Network(largerPath, language, SightRows.Tables));

    private static SentenceNetwork Network(string path, LanguageModel language, IReadOnlyList<int> tables)
    {
        var file = new TaughtFile(path, "the model that sees stands and acts", "a finder of stands", "stands");
        var network = SentenceNetwork.Read(file.Open(), language, tables);
        return network.Classes == (Judge.Stances.Count + 1, Judge.Events.Count + 1) ? network : throw file.OfAnotherVersion("the finder of stands");
    }

    /// <summary>What a story shows.</summary>
    /// <param name="scene">The story.</param>
    /// <param name="said">What is said in it.</param>
    /// <param name="firings">The frames that fired.</param>
    /// <param name="encoded">What an encoder makes of its words, where the network needs that.</param>
    public Sightings In(Scene scene, IReadOnlyList<Said> said, IReadOnlyList<Firing> firings, EncodedDocument? encoded = null)
    {
        var (reader, larger, rows) = (_readers.Value!, _larger.Value, new SightRows(scene, said, firings));
        var sightings = new Sightings(scene.Tree.Tokens.Length, firings) { Trust = larger is null ? SightTrust.Fast : SightTrust.Careful };
        var (stances, events) = (new float[Judge.Stances.Count + 1], new float[Judge.Events.Count + 1]);
        var (objects, named) = (firings.SelectMany(f => f.Objects).ToHashSet(), new List<int>());
        Span<int> own = stackalloc int[SentenceReader.LongestSentence * SightRows.Tables.Count];
        foreach (var sentence in scene.Tree.Document.Sentences.Where(s => IsRead(scene, s)))
        {
            var count = sentence.End - sentence.First;
            named.Clear();
            named.AddRange(Enumerable.Range(sentence.First, count).Where(t => scene.Cast.Of(t) is not null));
            var filled = own[..(count * SightRows.Tables.Count)];
            rows.Fill(sentence, filled);
            reader.Read(scene.Tree.Document, sentence, filled);
            larger?.Read(scene.Tree.Document, sentence, filled, encoded);
            for (var i = 0; i < count; i++)
            {
                Blend(reader.First(i), larger is null ? [] : larger.First(i), stances);
                Blend(reader.Second(i), larger is null ? [] : larger.Second(i), events);
                var asked = objects.Contains(sentence.First + i) || ShowsAny(stances) || ShowsAny(events);
                sightings.Take(sentence.First + i, stances, events, asked ? Partners(named, sentence.First, (larger ?? reader).Partners(i)) : null);
            }
        }

        return sightings;
    }

    /// <summary>Lets the readers of all threads go.</summary>
    public void Dispose()
    {
        _readers.Dispose();
        _larger.Dispose();
    }

    /// <summary>Whether a sentence is not too long and names somebody, or somebody says any of it.</summary>
    private static bool IsRead(Scene scene, Sentence sentence) => sentence.End - sentence.First <= SentenceReader.LongestSentence
        && Enumerable.Range(sentence.First, sentence.End - sentence.First).Any(t => scene.Cast.Of(t) is not null || scene.Speakers.At(t) >= 0);

    /// <summary>The scores of both networks together; those of the smaller alone where there is no other.</summary>
    private static void Blend(ReadOnlySpan<float> smaller, ReadOnlySpan<float> larger, Span<float> into)
    {
        smaller.CopyTo(into);
        for (var i = 0; i < larger.Length; i++)
        {
            into[i] = (SmallerShare * smaller[i]) + ((1 - SmallerShare) * larger[i]);
        }
    }

    /// <summary>Whether some class is likelier than none, the first.</summary>
    private static bool ShowsAny(ReadOnlySpan<float> scores) => scores[1..].ContainsAnyInRange(scores[0], float.MaxValue);

    /// <summary>The words of the sentence that name actors, each with its score as partner, and at the end −1 with that of nobody of the sentence.</summary>
    private static (int Token, float Score)[] Partners(List<int> named, int first, ReadOnlySpan<float> scores)
    {
        var partners = new (int, float)[named.Count + 1];
        for (var i = 0; i < named.Count; i++)
        {
            partners[i] = (named[i], scores[named[i] - first]);
        }

        partners[^1] = (-1, scores[^1]);
        return partners;
    }
}
