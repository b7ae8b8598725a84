using System.Collections.Immutable;
using Microsoft.AspNetCore.Http;
using Parley.Exchange;

namespace Parley.Web.Intake;

/// <summary>What somebody sends: files, a folder of them, or a text pasted in; laid into a folder of its own under names that lead nowhere else.</summary>
/// <param name="Folder">Where the files are.</param>
/// <param name="Files">How many.</param>
/// <param name="Refused">What was refused at once.</param>
public sealed record Upload(string Folder, int Files, ImmutableArray<Problem> Refused)
{
    /// <summary>The most bytes of one upload.</summary>
    public const long MostBytes = 32 * 1024 * 1024;

    /// <summary>The most files of one upload.</summary>
    public const int MostFiles = 500;

    /// <summary>The most characters of a pasted text.</summary>
    public const int LongestText = 500_000;

    private static readonly ImmutableArray<string> Endings = [".txt", .. IncomingStories.Formats.SelectMany(f => f.Endings)];

    /// <summary>Keeps what a form brings.</summary>
    public static async Task<Upload> Keep(IFormCollection form, CancellationToken cancellation)
    {
        var text = form["text"].ToString();
        var sent = form.Files.Where(f => f.FileName.Length > 0).ToList();
        if (sent.Count > MostFiles || text.Length > LongestText)
        {
            throw new Answers.WrongAddressException(Problems.UploadRefused($"expected at most {MostFiles} files and {LongestText:N0} characters of pasted text at once; 'parley add' takes any number"));
        }

        if (sent.Count == 0 && string.IsNullOrWhiteSpace(text))
        {
            throw new Answers.WrongAddressException(Problems.UploadRefused("nothing was chosen or pasted"));
        }

        var folder = Directory.CreateTempSubdirectory("parley-upload-").FullName;
        var refused = ImmutableArray.CreateBuilder<Problem>();
        var kept = 0;
        if (!string.IsNullOrWhiteSpace(text))
        {
            await File.WriteAllTextAsync(Path.Combine(folder, "pasted.txt"), text, cancellation);
            kept++;
        }

        foreach (var file in sent)
        {
            var name = Name(file.FileName);
            if (!Endings.Any(e => name.EndsWith(e, StringComparison.OrdinalIgnoreCase)))
            {
                refused.Add(new Problem("PAR086", Path.GetFileName(name), $"expected a file that ends in {string.Join(", ", Endings)}"));
                continue;
            }

            // A folder per file keeps files of one name apart.
            var below = Directory.CreateDirectory(Path.Combine(folder, kept.ToString("D4", System.Globalization.CultureInfo.InvariantCulture))).FullName;
            await using var target = File.Create(Path.Combine(below, name));
            await file.CopyToAsync(target, cancellation);
            kept++;
        }

        return new Upload(folder, kept, refused.ToImmutable());
    }

    /// <summary>A file's name without its path, of characters that can do no harm.</summary>
    private static string Name(string sent)
    {
        var name = string.Concat(sent.Split('/', '\\')[^1].Where(c => !char.IsControl(c) && c is not (':' or '<' or '>' or '"' or '|' or '?' or '*'))).TrimStart('.', ' ');
        return name.Length == 0 ? "unnamed" : name.Length <= 120 ? name : name[^120..];
    }
}
