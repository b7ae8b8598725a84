using Parley.Archive.Intake;
using Parley.Archive.Review;
using Parley.Archive.Stores;
using Parley.Record;

namespace Parley.Archive;

/// <content>The whole archive read anew.</content>
public sealed partial class StoryArchive
{
    private const int StoriesInTransaction = 100;

    /// <summary>
    /// Reads every current story that another reader or codebook has read, and puts what it tells now in the place of what it told. What people judged
    /// stays. A run that was stopped goes on where it was.
    /// </summary>
    public AddCounts Reread(ReaderVersion version, Func<Story, ReadResult> read, int jobs, IProgress<AddCounts>? progress, CancellationToken cancellation)
    {
        using var writer = new StoryWriter(_store, _knowledge, _clock);
        var counts = new AddCounts(0, 0, 0, 0, 0, 0);
        var last = 0L;
        while (true)
        {
            writer.Begin();
            var reading = writer.ReadBy(version);
            var stories = writer.Session.Rows(ReadStory, NextUnread, last, reading, StoriesInTransaction);
            if (stories.Count == 0)
            {
                writer.Commit();
                return counts;
            }

            var results = stories.AsParallel().AsOrdered().WithDegreeOfParallelism(Math.Clamp(jobs, 1, 512)).WithCancellation(cancellation).Select(s => (Stored: s, Result: read(s.Story))).ToList();
            foreach (var (stored, result) in results)
            {
                // A story on which the present reader fails keeps what an earlier one read.
                if (result.Record is { } record)
                {
                    Desk.Reread(writer, stored, record, _knowledge);
                }

                counts = counts with { Added = counts.Added + (result.Record is null ? 0 : 1), Refused = counts.Refused + (result.Record is null ? 1 : 0), Bytes = counts.Bytes + 1 };
            }

            writer.Commit();
            last = stories[^1].Id;
            progress?.Report(counts);
        }
    }

    /// <summary>How many current stories another reader or codebook has read.</summary>
    public long Unread(ReaderVersion version)
    {
        using var session = new Session(_store);
        return session.Number(
            "SELECT count(*) FROM story s JOIN reading r ON r.id = s.reading_id WHERE s.state = 1 AND NOT (r.reader = @reader AND r.codebook = @codebook)", version.Reader, version.Codebook) ?? 0;
    }

    private const string NextUnread = """
        SELECT s.id, s.key, s.day, s.dateline, s.agency, t.title, s.body_start, t.text, o.name, s.report_id FROM story s JOIN story_text t ON t.story_id = s.id JOIN outlet o ON o.id = s.outlet_id
        WHERE s.id > @last AND s.state = 1 AND s.reading_id <> @reading ORDER BY s.id LIMIT @most
        """;
}
