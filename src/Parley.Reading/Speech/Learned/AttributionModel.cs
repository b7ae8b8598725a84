using System.Text;
using Parley.Language.Model;

namespace Parley.Reading.Speech.Learned;

/// <summary>The trained weights behind the finding of attributions: which words are cues, and what of their window is source and content. Immutable.</summary>
internal sealed class AttributionModel
{
    private readonly sbyte[] _cue;
    private readonly float[] _scales;
    private readonly HashSet<ulong> _cueWords;

    private AttributionModel(sbyte[] cue, sbyte[] word, sbyte[] change, float[] scales, IEnumerable<string> cueWords)
    {
        (_cue, _scales) = (cue, scales);
        _cueWords = [.. cueWords.Select(w => Row.Word(w))];
        (WordWeights, ChangeWeights) = (new RoundedWeights(word, scales[1]), new RoundedWeights(change, scales[2]));
    }

    /// <summary>What speaks for each part at a word.</summary>
    public RoundedWeights WordWeights { get; }

    /// <summary>What speaks for each pair of parts at a change.</summary>
    public RoundedWeights ChangeWeights { get; }

    /// <summary>Whether a lemma was ever a cue.</summary>
    public bool MayBeCue(ulong lemma) => _cueWords.Contains(lemma);

    /// <summary>How much speaks for a word being a cue; above 0 more than against.</summary>
    public float CueScore(List<int> rows)
    {
        var sum = 0;
        foreach (var row in rows)
        {
            sum += _cue[row];
        }

        return sum * _scales[0];
    }

    /// <summary>Loads a model file.</summary>
    /// <exception cref="InvalidDataException">The file is no model, cut short or altered.</exception>
    public static AttributionModel Load(string path)
    {
        var sections = ModelFile.Load(path);
        byte[] Section(string name, int length = -1) => sections.TryGetValue(name, out var bytes) && (length < 0 || bytes.Length == length)
            ? bytes : throw new InvalidDataException($"{path}: section '{name}' of an attribution model is missing or of the wrong size");
        sbyte[] Weights(string name, int length) => [.. Section(name, length).Select(b => (sbyte)b)];
        var scales = Section("scales", 3 * sizeof(float));
        return new AttributionModel(
            Weights("cue", 1 << CueFeatures.Bits), Weights("word", SpanLabeler.Parts << SpanFeatures.WordBits),
            Weights("change", (SpanLabeler.Parts * SpanLabeler.Parts) << SpanFeatures.ChangeBits),
            [.. Enumerable.Range(0, 3).Select(i => BitConverter.ToSingle(scales, i * sizeof(float)))],
            Encoding.UTF8.GetString(Section("cuewords")).Split('\n'));
    }

    /// <summary>Writes weights as a model file, each table rounded to 255 steps.</summary>
    public static void Save(string path, float[] cue, float[] word, float[] change, IEnumerable<string> cueWords)
    {
        var tables = new[] { cue, word, change }.Select(Round).ToArray();
        ModelFile.Save(path, new Dictionary<string, byte[]>(StringComparer.Ordinal)
        {
            ["cue"] = tables[0].Weights,
            ["word"] = tables[1].Weights,
            ["change"] = tables[2].Weights,
            ["scales"] = [.. tables.SelectMany(t => BitConverter.GetBytes(t.Scale))],
            ["cuewords"] = Encoding.UTF8.GetBytes(string.Join('\n', cueWords.Order(StringComparer.Ordinal))),
        });
    }

    private static (byte[] Weights, float Scale) Round(float[] weights)
    {
        var scale = Math.Max(weights.Max(Math.Abs), 1e-6f) / 127;
        return ([.. weights.Select(w => (byte)(sbyte)MathF.Round(w / scale))], scale);
    }
}
