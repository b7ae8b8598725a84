using Parley.Language;
using Parley.Language.Model;
using Parley.Language.Networks;
using Parley.Reading.Frames;
using Parley.Reading.Items;
using Parley.Reading.Knowledge;

namespace Parley.Reading.Judging;

/// <summary>
/// Sees stands, acts, incidents and meetings without frames: a network reads each sentence whole and says of every word whether it heads what somebody
/// takes a stand on or what an act is done to, or tells of an incident or a meeting, and which word names who. Immutable; one serves any number of threads.
/// </summary>
/// <param name="network">Its first classes are none and the stances, its second none and the events; partners are those who act.</param>
public sealed class StandFinder(SentenceNetwork network) : IDisposable
{
    private readonly ThreadLocal<SentenceReader> _readers = new(() => new SentenceReader(network));

    /// <summary>Reads a finder.</summary>
    /// <exception cref="KnowledgeException">There is no such file.</exception>
    /// <exception cref="InvalidDataException">The file is no finder, cut short or altered.</exception>
    public static StandFinder Load(string path, LanguageModel language)
    {
        if (!File.Exists(path))
        {
            throw new KnowledgeException(path, 0, "the model that sees stands and acts is missing; 'parley train stands' rebuilds it");
        }

        var sections = ModelFile.Load(path);
        byte[] Section(string name) => sections.TryGetValue(name, out var bytes) ? bytes : throw new InvalidDataException($"{path}: section '{name}' of a finder of stands is missing");
        var network = SentenceNetwork.Read(Section, language, SightRows.Tables);
        return network.Classes == (Judge.Stances.Count + 1, Judge.Events.Count + 1) ? new StandFinder(network)
            : throw new InvalidDataException($"{path}: the finder of stands is one of another version; 'parley train stands' makes a new one");
    }

    /// <summary>What a story shows.</summary>
    public Sightings In(Scene scene, IReadOnlyList<Said> said, IReadOnlyList<Firing> firings)
    {
        var (reader, rows, sightings) = (_readers.Value!, new SightRows(scene, said, firings), new Sightings(scene.Tree.Tokens.Length, firings));
        var (objects, named) = (firings.SelectMany(f => f.Objects).ToHashSet(), new List<int>());
        Span<int> own = stackalloc int[SentenceReader.LongestSentence * SightRows.Tables.Count];
        foreach (var sentence in scene.Tree.Document.Sentences)
        {
            var count = sentence.End - sentence.First;
            if (count <= SentenceReader.LongestSentence && HasActor(scene, sentence))
            {
                var filled = own[..(count * SightRows.Tables.Count)];
                rows.Fill(sentence, filled);
                reader.Read(scene.Tree.Document, sentence, filled);
                named.Clear();
                named.AddRange(Enumerable.Range(sentence.First, count).Where(t => scene.Cast.Of(t) is not null));
                for (var i = 0; i < count; i++)
                {
                    var stances = reader.First(i);
                    var events = reader.Second(i);
                    var asked = objects.Contains(sentence.First + i) || ShowsAny(stances) || ShowsAny(events);
                    sightings.Take(sentence.First + i, stances, events, asked ? Partners(named, sentence.First, reader.Partners(i)) : null);
                }
            }
        }

        return sightings;
    }

    /// <summary>Lets the readers of all threads go.</summary>
    public void Dispose() => _readers.Dispose();

    private static bool HasActor(Scene scene, Sentence sentence)
    {
        for (var t = sentence.First; t < sentence.End; t++)
        {
            if (scene.Cast.Of(t) is not null || scene.Speakers.At(t) >= 0)
            {
                return true;
            }
        }

        return false;
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
