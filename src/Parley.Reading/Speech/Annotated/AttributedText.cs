using System.Collections.Immutable;
using System.IO.Compression;
using System.Text.Json;
using Parley.Language;

namespace Parley.Reading.Speech.Annotated;

/// <summary>A text whose attributions are marked by hand.</summary>
/// <param name="Text">The text.</param>
/// <param name="Attributions">Who says what, in no particular order.</param>
public sealed record AttributedText(string Text, ImmutableArray<Attribution> Attributions)
{
    /// <summary>
    /// Reads a corpus: a text a line, <c>{"text": …, "attributions": [{"source": [[from, to], …], "cue": …, "content": …}, …]}</c>,
    /// offsets in Unicode code points, half-open; plain or gzipped.
    /// </summary>
    /// <exception cref="InvalidDataException">A line is not of that form.</exception>
    public static IEnumerable<AttributedText> Read(string path)
    {
        using Stream file = File.OpenRead(path);
        using var stream = path.EndsWith(".gz", StringComparison.OrdinalIgnoreCase) ? new GZipStream(file, CompressionMode.Decompress) : file;
        using var reader = new StreamReader(stream);
        var number = 0;
        while (reader.ReadLine() is { } line)
        {
            number++;
            if (line.Length > 0)
            {
                yield return Parse(path, number, line);
            }
        }

        if (number == 0)
        {
            throw new InvalidDataException($"{path}: expected a text a line, found none");
        }
    }

    private static AttributedText Parse(string path, int number, string line)
    {
        try
        {
            using var json = JsonDocument.Parse(line);
            var text = json.RootElement.GetProperty("text").GetString()!;
            var offsets = Offsets(text);
            return new AttributedText(text, [.. json.RootElement.GetProperty("attributions").EnumerateArray().Select(a =>
                new Attribution(Spans(a, "source", offsets), Spans(a, "cue", offsets), Spans(a, "content", offsets)))]);
        }
        catch (Exception problem) when (problem is JsonException or KeyNotFoundException or InvalidOperationException or IndexOutOfRangeException or FormatException)
        {
            throw new InvalidDataException($"{path}:{number}: expected a text with its attributions, found '{(line.Length > 40 ? line[..40] + "…" : line)}'", problem);
        }
    }

    private static ImmutableArray<TextSpan> Spans(JsonElement attribution, string part, int[] offsets) =>
        [.. attribution.GetProperty(part).EnumerateArray().Select(s => new TextSpan(offsets[s[0].GetInt32()], offsets[s[1].GetInt32()])).OrderBy(s => s.Start)];

    /// <summary>The UTF-16 offset of each code point, and of the end.</summary>
    private static int[] Offsets(string text)
    {
        var offsets = new List<int>(text.Length + 1);
        for (var i = 0; i <= text.Length; i++)
        {
            if (i == text.Length || !char.IsLowSurrogate(text[i]))
            {
                offsets.Add(i);
            }
        }

        return [.. offsets];
    }
}

/// <summary>Somebody says, thinks or wants something, as marked by hand.</summary>
/// <param name="Source">The words that name who; empty where the text does not.</param>
/// <param name="Cue">The words that say so.</param>
/// <param name="Content">What.</param>
public sealed record Attribution(ImmutableArray<TextSpan> Source, ImmutableArray<TextSpan> Cue, ImmutableArray<TextSpan> Content);
