using System.IO.Compression;
using System.Text;
using Microsoft.AspNetCore.Http;
using Parley.Archive;
using Parley.Exchange;
using Parley.Web.Hosting;

namespace Parley.Web.Review;

/// <summary>Corrected stories as gold: <c>NAME.txt</c> with <c>NAME.json</c>, as <c>parley score</c> takes them.</summary>
public static class GoldZip
{
    /// <summary>Files of all corrected stories, by name.</summary>
    public static IEnumerable<(string Name, byte[] Content, bool Finished)> Files(StoryArchive archive, bool finished)
    {
        var names = new HashSet<string>(StringComparer.OrdinalIgnoreCase);
        foreach (var (record, key, whole) in archive.Gold(finished))
        {
            var name = Name(key);
            for (var n = 2; !names.Add(name); n++)
            {
                name = $"{Name(key)}-{n}";
            }

            using var json = new MemoryStream();
            RecordJson.Write(record with { Story = record.Story with { Id = name } }, json, indented: true, explain: false);
            yield return ($"{name}.txt", Encoding.UTF8.GetBytes(record.Story.Text), whole);
            yield return ($"{name}.json", json.ToArray(), whole);
        }
    }

    internal static IResult Answer(HttpContext http, Workplace place)
    {
        using var packed = new MemoryStream();
        using (var zip = new ZipArchive(packed, ZipArchiveMode.Create, leaveOpen: true))
        {
            foreach (var (name, content, _) in Files(place.Archive, http.Request.Query["finished"] == "yes"))
            {
                using var entry = zip.CreateEntry(name).Open();
                entry.Write(content);
            }
        }

        return Results.File(packed.ToArray(), "application/zip", "gold.zip");
    }

    /// <summary>A story's id as the name of a file: the last part of a path, what can't stand in a name replaced.</summary>
    private static string Name(string key)
    {
        var last = key[(key.LastIndexOfAny(['/', '\\']) + 1)..];
        var bare = last.EndsWith(".txt", StringComparison.OrdinalIgnoreCase) ? last[..^4] : last;
        var clean = string.Concat(bare.Take(100).Select(c => char.IsAsciiLetterOrDigit(c) || c is '-' or '_' or '.' ? c : '-')).Trim('.');
        return clean.Length == 0 ? "story" : clean;
    }
}
