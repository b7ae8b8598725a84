using Parley.Reading.Knowledge;
using YamlDotNet.Core;
using YamlDotNet.RepresentationModel;

namespace Parley.Reading.Frames;

/// <summary>All frames, found by the lemma of their trigger. Loaded from the YAML files of a folder; a bad entry is named with file, line and column.</summary>
public sealed class Codebook
{
    private readonly Dictionary<(TriggerClass, string), List<(Trigger, Frame)>> _byLemma = [];
    private readonly Dictionary<(TriggerClass, string), TriggerGroup[]> _withAny = [];
    private readonly Dictionary<TriggerClass, TriggerGroup[]> _any = [];

    private Codebook(IReadOnlyList<Frame> frames, IReadOnlySet<string> added)
    {
        (Frames, Added) = (frames, added);
        foreach (var frame in frames)
        {
            foreach (var trigger in frame.Triggers)
            {
                if (!_byLemma.TryGetValue((trigger.Class, trigger.Lemma), out var list))
                {
                    _byLemma[(trigger.Class, trigger.Lemma)] = list = [];
                }

                list.Add((trigger, frame));
            }
        }

        foreach (var kind in Enum.GetValues<TriggerClass>())
        {
            _any[kind] = TriggerGroup.Of(_byLemma.GetValueOrDefault((kind, Frame.AnyWord), []));
        }

        foreach (var (key, list) in _byLemma)
        {
            _withAny[key] = TriggerGroup.Of(key.Item2 == Frame.AnyWord ? list : [.. list, .. _byLemma.GetValueOrDefault((key.Item1, Frame.AnyWord), [])]);
        }
    }

    /// <summary>All frames in file order.</summary>
    public IReadOnlyList<Frame> Frames { get; }

    /// <summary>The names of the frames that come from further folders.</summary>
    public IReadOnlySet<string> Added { get; }

    /// <summary>The triggers that begin with a lemma, and those that any word sets off, by what their frames make.</summary>
    public IReadOnlyList<TriggerGroup> Of(TriggerClass kind, string lemma) =>
        _withAny.TryGetValue((kind, lemma), out var groups) ? groups : _any[kind];

    /// <summary>Whether a trigger of its own begins with a lemma.</summary>
    public bool Knows(TriggerClass kind, string lemma) => _byLemma.ContainsKey((kind, lemma));

    /// <summary>Loads every <c>*.yaml</c> of a folder in the order of their names; a frame of a further folder replaces the one of its name.</summary>
    /// <exception cref="KnowledgeException">A file or an entry can't be used.</exception>
    public static Codebook Load(string folder, params IEnumerable<string> further)
    {
        var frames = ReadFolder(folder);
        var added = new HashSet<string>(StringComparer.Ordinal);
        foreach (var above in further.Select(ReadFolder))
        {
            var own = above.ToDictionary(f => f.Name, StringComparer.Ordinal);
            added.UnionWith(own.Keys);
            frames = [.. frames.Select(f => own.Remove(f.Name, out var replaced) ? replaced : f), .. above.Where(f => own.ContainsKey(f.Name))];
        }

        return new Codebook(frames, added);
    }

    private static List<Frame> ReadFolder(string folder)
    {
        if (!Directory.Exists(folder))
        {
            throw new KnowledgeException(folder, 0, "the codebook folder does not exist");
        }

        var frames = Directory.GetFiles(folder, "*.yaml").Order(StringComparer.Ordinal).SelectMany(ReadFile).ToList();
        var twice = frames.GroupBy(f => f.Name, StringComparer.Ordinal).FirstOrDefault(g => g.Count() > 1);
        return twice is null ? frames : throw new KnowledgeException(folder, 0, $"two frames are named '{twice.Key}'");
    }

    private static IEnumerable<Frame> ReadFile(string path)
    {
        var yaml = new YamlStream();
        try
        {
            using var reader = File.OpenText(path);
            yaml.Load(reader);
        }
        catch (YamlException problem)
        {
            throw new KnowledgeException(path, (int)problem.Start.Line, $"column {problem.Start.Column}: {problem.Message}");
        }

        if (yaml.Documents.Count == 0 || yaml.Documents[0].RootNode is not YamlSequenceNode entries)
        {
            yield break;
        }

        foreach (var entry in entries)
        {
            yield return new FrameReader(path).Read(entry);
        }
    }
}
