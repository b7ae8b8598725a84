using System.Text;
using Parley.Record;

namespace Parley.Exchange;

/// <summary>Stories as files: finds them below the paths a user names, and reads one.</summary>
public static class StoryFile
{
    /// <summary>The story files of paths, folders searched through in order of name; what can't be found is a problem.</summary>
    public static (List<string> Files, List<Problem> Problems) Find(IEnumerable<string> paths)
    {
        var (files, problems) = (new List<string>(), new List<Problem>());
        foreach (var path in paths)
        {
            if (path == "-" || File.Exists(path))
            {
                files.Add(path);
            }
            else if (Directory.Exists(path))
            {
                var options = new EnumerationOptions { RecurseSubdirectories = true, IgnoreInaccessible = true };
                var found = Directory.EnumerateFiles(path, "*.txt", options).Order(StringComparer.Ordinal).ToList();
                files.AddRange(found);
                if (found.Count == 0)
                {
                    problems.Add(Problems.NoStories(path));
                }
            }
            else
            {
                problems.Add(Problems.NotFound(path));
            }
        }

        return (files, problems);
    }

    /// <summary>The story of a file, or of standard input for <c>-</c>; or the problem with it.</summary>
    public static (Story? Story, Problem? Problem) Read(string path, DateOnly? published, Encoding? encoding)
    {
        try
        {
            using var stream = path == "-" ? Console.OpenStandardInput() : File.OpenRead(path);
            var bytes = ReadAll(stream);
            if (bytes is null)
            {
                return (null, Problems.TooLarge(path, stream.CanSeek ? stream.Length : Problems.LargestFile + 1));
            }

            var (text, problem) = TextDecoder.Decode(bytes, path, encoding);
            var id = path == "-" ? "stdin" : Path.GetFileNameWithoutExtension(path);
            return text is null ? (null, problem) : (StoryHead.Read(id, text, published), null);
        }
        catch (Exception problem) when (problem is IOException or UnauthorizedAccessException)
        {
            return (null, Problems.Unreadable(path, problem.Message));
        }
    }

    /// <summary>All bytes of a stream; null where there are more than a story may have.</summary>
    private static byte[]? ReadAll(Stream stream)
    {
        if (stream.CanSeek && stream.Length > Problems.LargestFile)
        {
            return null;
        }

        using var memory = new MemoryStream();
        var buffer = new byte[81920];
        for (var read = stream.Read(buffer); read > 0; read = stream.Read(buffer))
        {
            memory.Write(buffer, 0, read);
            if (memory.Length > Problems.LargestFile)
            {
                return null;
            }
        }

        return memory.ToArray();
    }
}
