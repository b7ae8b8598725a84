using System.Globalization;
using System.IO.Compression;
using System.Text;
using System.Text.Json;

namespace Parley.Exchange;

/// <summary>
/// Stories as JSONL, one object a line: <c>text</c>; <c>date</c> or <c>published</c>; <c>source</c> or <c>outlet</c>; <c>title</c>; <c>id</c>, under which
/// later lines supersede earlier ones; <c>version</c> or <c>updated</c> to order them; <c>withdrawn</c>. Plain or gzipped.
/// </summary>
public static class StoryLines
{
    private const int YearFrom = 1900;

    /// <summary>The stories of a file; a line that is none is a problem, and the next is read.</summary>
    public static IEnumerable<Incoming> Read(string path, DateOnly? published)
    {
        var (file, problem) = Open(path);
        if (file is null)
        {
            yield return new Incoming(path, null, null, null, null, false, problem, 0);
            yield break;
        }

        using var raw = file;
        using Stream stream = path.EndsWith(".gz", StringComparison.OrdinalIgnoreCase) ? new GZipStream(raw, CompressionMode.Decompress) : raw;
        using var reader = new StreamReader(stream, Encoding.UTF8, detectEncodingFromByteOrderMarks: true, 1 << 16);
        var (number, before) = (0, 0L);
        while (Next(reader, path, ref number) is var (line, failure) && (line is not null || failure is not null))
        {
            var bytes = raw.Position - before;
            before = raw.Position;
            if (failure is not null)
            {
                yield return new Incoming(failure.Where, null, null, null, null, false, failure, bytes);
                yield break;
            }

            if (!string.IsNullOrWhiteSpace(line))
            {
                yield return Parse(line!, $"{path}:{number}", published) with { Bytes = bytes };
            }
        }
    }

    private static (FileStream? File, Problem? Problem) Open(string path)
    {
        try
        {
            return (File.OpenRead(path), null);
        }
        catch (Exception problem) when (problem is IOException or UnauthorizedAccessException)
        {
            return (null, Problems.Unreadable(path, problem.Message));
        }
    }

    private static (string? Line, Problem? Problem) Next(StreamReader reader, string path, ref int number)
    {
        try
        {
            number++;
            return (reader.ReadLine(), null);
        }
        catch (Exception problem) when (problem is IOException or InvalidDataException)
        {
            return (null, Problems.Unreadable($"{path}:{number}", problem.Message));
        }
    }

    private static Incoming Parse(string line, string where, DateOnly? published)
    {
        Incoming Refused(Problem problem) => new(where, null, null, null, null, false, problem, 0);
        if (line.Length > Problems.LargestFile)
        {
            return Refused(Problems.TooLarge(where, line.Length));
        }

        try
        {
            using var json = JsonDocument.Parse(line);
            if (json.RootElement.ValueKind != JsonValueKind.Object)
            {
                return Refused(Problems.BadLine(where, $"it holds a {json.RootElement.ValueKind.ToString().ToLowerInvariant()}"));
            }

            return Of(json.RootElement, where, published);
        }
        catch (JsonException problem)
        {
            return Refused(Problems.BadLine(where, $"at character {(problem.BytePositionInLine ?? 0) + 1}"));
        }
        catch (InvalidOperationException)
        {
            return Refused(Problems.BadLine(where, "half of a surrogate pair stands alone"));
        }
    }

    private static Incoming Of(JsonElement json, string where, DateOnly? published)
    {
        var id = Field(json, "id", "guid");
        var (outlet, revised) = (Field(json, "outlet", "source"), Field(json, "version", "updated", "revised"));
        if (json.TryGetProperty("withdrawn", out var withdrawn) && withdrawn.ValueKind == JsonValueKind.True && id is not null)
        {
            return new Incoming(where, id, null, outlet, revised, true, null, 0);
        }

        var text = Field(json, "text", "body");
        if (string.IsNullOrWhiteSpace(text))
        {
            return new Incoming(where, id, null, outlet, revised, false, Problems.NoText(where), 0);
        }

        var story = StoryHead.Read(id ?? where, text.Replace('\0', ' '), published ?? Day(Field(json, "published", "date")));
        return new Incoming(where, id, Field(json, "title", "headline") is { Length: > 0 } title ? story with { Title = title } : story, outlet, revised, false, null, 0);
    }

    /// <summary>A day in the forms that headers use, with a time behind it, or as 4/18/18.</summary>
    private static DateOnly? Day(string? text) => text is null ? null
        : StoryHead.ParseDate(text) ?? (text.Length > 10 ? StoryHead.ParseDate(text[..10]) : null)
        ?? (DateOnly.TryParseExact(text, "M/d/yy", CultureInfo.InvariantCulture, DateTimeStyles.None, out var day) && day.Year > YearFrom ? day : null);

    private static string? Field(JsonElement json, params ReadOnlySpan<string> names)
    {
        foreach (var name in names)
        {
            if (json.TryGetProperty(name, out var value) && value.ValueKind is JsonValueKind.String or JsonValueKind.Number)
            {
                return value.ValueKind == JsonValueKind.String ? value.GetString() : value.GetRawText();
            }
        }

        return null;
    }
}
