using System.Text;
using Parley.Archive;
using Parley.Archive.Intake;
using Parley.Exchange;
using Parley.Reading;
using Parley.Record;

namespace Parley.Web.Intake;

/// <summary>Reads files into an archive: for <c>parley add</c> and for the workbench.</summary>
/// <param name="reader">Reads the stories.</param>
/// <param name="version">Which reader and codebook that is.</param>
public sealed class StoryIntake(StoryReader reader, ReaderVersion version) : IDisposable
{
    /// <summary>Adds the stories of files; what is there by its content is left as it is.</summary>
    /// <param name="archive">Where to.</param>
    /// <param name="files">The files, as <see cref="IncomingStories.Find"/> gives them.</param>
    /// <param name="published">The day the user gives; it overrules what a file says.</param>
    /// <param name="encoding">The encoding of plain text; null to detect it.</param>
    /// <param name="jobs">How many stories to read at once.</param>
    /// <param name="told">Told of each problem once.</param>
    /// <param name="progress">Told after each story.</param>
    /// <param name="cancellation">Ends the run; what was committed stays.</param>
    /// <param name="upload">A folder that is gone afterwards: files below it go by their names alone, and none is a version of another of its name.</param>
    public AddCounts Add(
        StoryArchive archive, IEnumerable<string> files, DateOnly? published, Encoding? encoding, int jobs, Action<Problem> told, IProgress<AddCounts>? progress, CancellationToken cancellation,
        string? upload = null)
    {
        var known = new HashSet<string>(StringComparer.Ordinal);
        void Tell(Problem problem)
        {
            if (known.Add(problem.Where))
            {
                told(problem);
            }
        }

        return archive.Add(files.SelectMany(f => Arrivals(f, published, encoding, upload, Tell)), version, s => Read(reader, s), jobs, progress, cancellation);
    }

    /// <summary>Reads one story; a story on which the reader fails is refused, and the run goes on.</summary>
    public static ReadResult Read(StoryReader reader, Story story)
    {
        try
        {
            return new ReadResult(reader.Read(story), null);
        }
#pragma warning disable CA1031 // whatever goes wrong inside the reader is kept with the story as the reason of its refusal
        catch (Exception problem)
#pragma warning restore CA1031
        {
            var refused = Problems.ReaderFailed(story.Id, $"{problem.GetType().Name}: {problem.Message}");
            return new ReadResult(null, new Refusal(refused.Code, refused.Text));
        }
    }

    /// <summary>Lets the reader go.</summary>
    public void Dispose() => reader.Dispose();

    private static IEnumerable<Arrival> Arrivals(string file, DateOnly? published, Encoding? encoding, string? upload, Action<Problem> tell)
    {
        foreach (var found in IncomingStories.Read(file, published, encoding))
        {
            var incoming = upload is null ? found : Uploaded(found, file, upload);
            if (incoming.Problem is { } problem)
            {
                tell(problem);
            }

            yield return new Arrival(
                incoming.Where, incoming.Key, incoming.Story, incoming.Outlet, incoming.Revised, incoming.Withdrawn,
                incoming.Problem is { } refused ? new Refusal(refused.Code, refused.Text) : null, incoming.Bytes);
        }
    }

    private static Incoming Uploaded(Incoming found, string file, string upload)
    {
        string Named(string where) => where.Replace(Path.GetDirectoryName(file)!, "upload", StringComparison.Ordinal);
        return found with
        {
            Where = Named(found.Where),
            Key = found.Key?.Contains(upload, StringComparison.Ordinal) == true ? null : found.Key,
            Problem = found.Problem is { } problem ? problem with { Where = Named(problem.Where) } : null,
        };
    }
}
