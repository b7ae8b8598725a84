using System.IO.Compression;
using System.Security.Cryptography;
using System.Text;
using System.Text.Json;
using Parley.Exchange;
using Parley.Exchange.Scoring;
using Parley.Language;
using Parley.Reading;
using Parley.Reading.Judging;

namespace Parley.Training;

/// <summary>
/// Our own annotations of published stories, kept apart from their texts: a JSON object a line names the line of the news file, the day, the hash of
/// <c>"date " + day + blank line + text</c>, where the text may be only the first <c>length</c> UTF-16 units of the story, and gives all words but
/// names as UTF-16 offsets into that. A story may be annotated in parts, each an object of its own: what stands before <c>from</c> was not annotated.
/// </summary>
public static class NewsStories
{
    /// <summary>The annotated stories whose texts the news file has; those that differ are left out and counted.</summary>
    /// <param name="annotations">The annotations.</param>
    /// <param name="newsFile">Gzipped JSONL of stories with a text field.</param>
    /// <param name="reader">Examines the stories.</param>
    /// <param name="different">How many texts are not those that were annotated.</param>
    public static List<GoldStory> Load(string annotations, string newsFile, StoryReader reader, out int different)
    {
        var wanted = File.ReadLines(annotations).Select(l => JsonDocument.Parse(l)).ToList();
        var byLine = wanted.ToLookup(a => a.RootElement.Field("line").GetInt32());
        var (stories, line) = (new List<GoldStory>(), 0);
        different = 0;
        using var lines = new StreamReader(new GZipStream(File.OpenRead(newsFile), CompressionMode.Decompress), Encoding.UTF8);
        for (; lines.ReadLine() is { } json; line++)
        {
            if (!byLine.Contains(line))
            {
                continue;
            }

            using var news = JsonDocument.Parse(json);
            var whole = news.RootElement.Field("text").Word()!.Trim();
            foreach (var annotation in byLine[line])
            {
                var story = Story($"news{line}", annotation.RootElement, whole, reader);
                stories.AddRange(story is null ? [] : [story]);
                different += story is null ? 1 : 0;
            }
        }

        wanted.ForEach(a => a.Dispose());
        return stories;
    }

    /// <summary>An annotated story; null where its text is not the one that was annotated.</summary>
    private static GoldStory? Story(string name, JsonElement annotation, string whole, StoryReader reader)
    {
        var length = annotation.TryGetProperty("length", out var cut) ? Math.Min(cut.GetInt32(), whole.Length) : whole.Length;
        var text = $"date {annotation.Field("date").Word()}\n\n{whole[..length]}\n";
        if (!Convert.ToHexStringLower(SHA256.HashData(Encoding.UTF8.GetBytes(text))).StartsWith(annotation.Field("sha256").Word()!, StringComparison.Ordinal))
        {
            return null;
        }

        var examined = reader.Examine(StoryHead.Read(name, text, null));
        string[]? kinds = annotation.TryGetProperty("only", out var only) ? [.. only.Items().Select(k => k.Word()!)] : null;
        return new GoldStory(name, examined, [.. ItemsOf(annotation, text, examined.Scene.Tree.Document)], kinds, kinds is null ? Annotators.Quick : Annotators.InPart)
        {
            From = annotation.TryGetProperty("from", out var from) ? from.GetInt32() : 0,
        };
    }

    private static IEnumerable<GoldItem> ItemsOf(JsonElement annotation, string text, Document document)
    {
        string Words(JsonElement span) => text[span[0].GetInt32()..span[1].GetInt32()];
        var actors = annotation.Field("actors").Items().Select(a => Likeness.Known(
            a.Field("kind").Word(), a.Field("country").Word(), [.. a.Field("names").Items().Select(n => n.Word()), .. a.Field("spans").Items().Select(Words)])).ToList();
        return annotation.Field("items").Items().Select(i => new GoldItem(
            i.Field("tells").Word()!,
            i.Field("evidence").Items().SelectMany(e => GoldStory.Touched(document, e[0].GetInt32(), e[1].GetInt32())).ToHashSet(),
            [.. i.Field("who").Items().Select(w => actors[w.GetInt32()])],
            i.Field("what").IsFilled() ? Words(i.Field("what")) : i.Field("content").IsFilled() ? string.Join(' ', i.Field("content").Items().Select(Words)) : null));
    }
}
