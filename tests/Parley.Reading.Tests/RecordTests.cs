using System.IO.Compression;
using System.Text.Json;
using Parley.Exchange;
using Parley.Record;

namespace Parley.Reading.Tests;

public class RecordTests
{
    public static TheoryData<string> Samples =>
        [.. Directory.GetFiles(Path.Combine(Shared.Root, "samples"), "*.txt").Order(StringComparer.Ordinal).Select(f => Path.GetFileNameWithoutExtension(f))];

    [Theory]
    [MemberData(nameof(Samples))]
    public void Every_piece_of_evidence_is_the_words_at_its_place(string name) => Check(ReadSample(name));

    [Fact]
    public void Evidence_holds_for_texts_of_any_shape()
    {
        string[] pieces = ["Rebels attacked Goma, killing 3 people. ", "“We 🕊 agree,” Macron said.\n\n", "RUSSIA REFUSED THE CEASEFIRE. ", "\ud800", "'' `` ″ ", "According to the U.N., talks failed in "];
        var random = new Random(3);
        for (var i = 0; i < 60; i++)
        {
            Check(Shared.Read(string.Concat(Enumerable.Range(0, random.Next(12)).Select(_ => pieces[random.Next(pieces.Length)]))));
        }
    }

    [Theory]
    [MemberData(nameof(Samples))]
    public void A_sample_yields_all_that_was_checked_by_hand(string name)
    {
        using var expected = JsonDocument.Parse(File.ReadAllText(Path.Combine(Shared.Root, "samples", name + ".json")));
        using var stream = new MemoryStream();
        RecordJson.Write(ReadSample(name), stream, indented: false, explain: false);
        using var actual = JsonDocument.Parse(stream.ToArray());
        foreach (var kind in (string[])["meetings", "statements", "positions", "incidents", "actions"])
        {
            var found = actual.RootElement.GetProperty(kind).EnumerateArray().Select(i => Facts(actual.RootElement, i)).ToList();
            foreach (var item in expected.RootElement.GetProperty(kind).EnumerateArray())
            {
                found.ShouldContain(Facts(expected.RootElement, item), $"{name}: {kind}");
            }
        }
    }

    [Fact]
    public void Evidence_holds_on_real_news()
    {
        var news = Path.Combine(Shared.Root, "..", "shared", "news", "news.jsonl.gz");
        Assert.SkipUnless(File.Exists(news), "../shared/news is not here");
        using var reader = new StreamReader(new GZipStream(File.OpenRead(news), CompressionMode.Decompress));
        for (var i = 0; i < 200 && reader.ReadLine() is { } line; i++)
        {
            using var story = JsonDocument.Parse(line);
            Check(Shared.Read(story.RootElement.GetProperty("text").GetString()!));
        }
    }

    private static StoryRecord ReadSample(string name) =>
        Shared.Reader.Read(StoryFile.Read(Path.Combine(Shared.Root, "samples", name + ".txt"), null, null).Story!);

    private static void Check(StoryRecord record)
    {
        var ids = record.Entities.Select(e => e.Id).ToHashSet();
        foreach (var item in record.Items)
        {
            item.Evidence.ShouldNotBeEmpty();
            item.Evidence.ShouldAllBe(e => record.Story.Text.Substring(e.Start, e.End - e.Start) == e.Quote);
            (item.Attribution is null || ids.Contains(item.Attribution)).ShouldBeTrue();
        }
    }

    /// <summary>An item with names in place of ids, without its own id and its evidence.</summary>
    private static string Facts(JsonElement record, JsonElement item)
    {
        var names = record.GetProperty("entities").EnumerateArray().ToDictionary(e => e.GetProperty("id").GetString()!, e => e.GetProperty("name").GetString()!);
        string Name(string text) => names.GetValueOrDefault(text, text);
        return string.Join("; ", item.EnumerateObject().Where(p => p.Name is not ("id" or "evidence")).Select(p => p.Name + "=" + p.Value.ValueKind switch
        {
            JsonValueKind.Array => string.Join(",", p.Value.EnumerateArray().Select(v => Name(v.GetString()!))),
            JsonValueKind.String => Name(p.Value.GetString()!),
            _ => p.Value.ToString(),
        }));
    }
}
