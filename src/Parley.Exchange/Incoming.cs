using System.Text;
using Parley.Record;

namespace Parley.Exchange;

/// <summary>A story of any format, with what its source says beside the text.</summary>
/// <param name="Where">The file, or file and line.</param>
/// <param name="Key">What stays the same over versions of the story: the source's id, or the file's full path; null where there is neither.</param>
/// <param name="Story">The story; null where it is withdrawn or there is a problem.</param>
/// <param name="Outlet">Who published it.</param>
/// <param name="Revised">A date, time or number that orders versions.</param>
/// <param name="Withdrawn">Whether the source takes it back.</param>
/// <param name="Problem">Why there is no story.</param>
/// <param name="Bytes">How much of the input it took.</param>
public sealed record Incoming(string Where, string? Key, Story? Story, string? Outlet, string? Revised, bool Withdrawn, Problem? Problem, long Bytes);

/// <summary>Stories out of files of all formats that Parley reads. A further format is a further entry of <see cref="Formats"/>.</summary>
public static class IncomingStories
{
    /// <summary>Each format by the ends of its files' names, with its reader; every other file is one story of plain text.</summary>
    public static readonly IReadOnlyList<(string[] Endings, Func<string, DateOnly?, IEnumerable<Incoming>> Read)> Formats =
    [
        ([".jsonl", ".ndjson", ".jsonl.gz", ".ndjson.gz"], StoryLines.Read),
    ];

    /// <summary>The files below paths, folders searched through in order of name, and what can't be found.</summary>
    public static (List<string> Files, List<Problem> Problems) Find(IEnumerable<string> paths)
    {
        var (files, problems) = (new List<string>(), new List<Problem>());
        foreach (var path in paths)
        {
            if (!Directory.Exists(path))
            {
                var (found, missing) = StoryFile.Find([path]);
                files.AddRange(found);
                problems.AddRange(missing);
                continue;
            }

            var options = new EnumerationOptions { RecurseSubdirectories = true, IgnoreInaccessible = true };
            var below = Directory.EnumerateFiles(path, "*", options).Where(f => f.EndsWith(".txt", StringComparison.OrdinalIgnoreCase) || Structured(f) is not null).Order(StringComparer.Ordinal).ToList();
            files.AddRange(below);
            if (below.Count == 0)
            {
                problems.Add(Problems.NoStories(path));
            }
        }

        return (files, problems);
    }

    /// <summary>The stories of a file, one after the other.</summary>
    /// <param name="path">The file, or <c>-</c>.</param>
    /// <param name="published">The day the user gives; it overrules what the file says.</param>
    /// <param name="encoding">The encoding of plain text; null to detect it.</param>
    public static IEnumerable<Incoming> Read(string path, DateOnly? published, Encoding? encoding) => Structured(path) is { } read ? read(path, published) : [Plain(path, published, encoding)];

    private static Func<string, DateOnly?, IEnumerable<Incoming>>? Structured(string path) =>
        Formats.FirstOrDefault(f => f.Endings.Any(e => path.EndsWith(e, StringComparison.OrdinalIgnoreCase))).Read;

    private static Incoming Plain(string path, DateOnly? published, Encoding? encoding)
    {
        var (story, problem) = StoryFile.Read(path, published, encoding);
        var bytes = path != "-" && File.Exists(path) ? new FileInfo(path).Length : 0;
        return new Incoming(path, path == "-" ? null : Path.GetFullPath(path), story, null, null, false, problem, bytes);
    }
}
