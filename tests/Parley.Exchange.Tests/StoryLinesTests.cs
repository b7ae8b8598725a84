using System.IO.Compression;

namespace Parley.Exchange.Tests;

public class StoryLinesTests
{
    private static List<Incoming> Read(string lines, string name = "news.jsonl")
    {
        var file = Path.Combine(Directory.CreateTempSubdirectory().FullName, name);
        using (var stream = File.Create(file))
        using (Stream packed = name.EndsWith(".gz", StringComparison.Ordinal) ? new GZipStream(stream, CompressionLevel.Fastest) : stream)
        using (var writer = new StreamWriter(packed))
        {
            writer.Write(lines);
        }

        return [.. IncomingStories.Read(file, null, null)];
    }

    [Theory]
    [InlineData("""{"date": "2019-08-19", "source": "Wire", "text": "Ana spoke."}""", "2019-08-19")]
    [InlineData("""{"date": "8/19/19", "source": "Wire", "text": "Ana spoke."}""", "2019-08-19")]
    [InlineData("""{"published": "2019-08-19T10:11:12.345Z", "outlet": "Wire", "text": "Ana spoke."}""", "2019-08-19")]
    [InlineData("""{"date": "", "outlet": "Wire", "text": "Ana spoke."}""", null)]
    [InlineData("""{"date": 12, "outlet": "Wire", "text": "Ana spoke."}""", null)]
    public void The_day_is_read_in_the_forms_that_feeds_use(string line, string? day)
    {
        var story = Read(line).Single();
        (story.Outlet, story.Story!.Text, story.Story.Published?.ToString("O")).ShouldBe(("Wire", "Ana spoke.", day));
    }

    [Fact]
    public void A_gzipped_file_is_read_and_its_lines_are_named()
    {
        var stories = Read("""
            {"id": 7, "version": 2, "title": "On Ana", "text": "Ana spoke."}

            [1]
            {"id": "8", "withdrawn": true}
            {"text": "\ud800"}
            """, "news.jsonl.gz");
        stories.Select(s => (s.Key, s.Revised, s.Story?.Title, s.Withdrawn, s.Problem?.Code)).ShouldBe(
            [("7", "2", "On Ana", false, null), (null, null, null, false, "PAR040"), ("8", null, null, true, null), (null, null, null, false, "PAR040")]);
        stories[1].Where.ShouldEndWith("news.jsonl.gz:3");
    }
}
