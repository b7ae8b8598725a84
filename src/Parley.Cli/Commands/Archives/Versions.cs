using System.Security.Cryptography;
using System.Text;
using Parley.Archive.Intake;
using Parley.Language;
using Parley.Reading;

namespace Parley.Cli.Commands.Archives;

/// <summary>Which reader and codebook this program reads with: the reader's version, and a hash over setting, codebook and data.</summary>
internal static class Versions
{
    private const int Shown = 16;

    public static ReaderVersion Of(ParleyHome home, Setting setting, IEnumerable<string> furtherFrames)
    {
        using var hash = IncrementalHash.CreateHash(HashAlgorithmName.SHA256);
        hash.AppendData([(byte)setting]);
        foreach (var folder in (string[])[home.Codebook, home.Data, .. furtherFrames])
        {
            foreach (var file in Directory.EnumerateFiles(folder, "*", SearchOption.AllDirectories).Where(f => !f.EndsWith(".md", StringComparison.Ordinal)).Order(StringComparer.Ordinal))
            {
                hash.AppendData(Encoding.UTF8.GetBytes(Path.GetRelativePath(folder, file).Replace('\\', '/')));
                hash.AppendData(SHA256.HashData(File.ReadAllBytes(file)));
            }
        }

        return new ReaderVersion(typeof(StoryReader).Assembly.GetName().Version!.ToString(3), Convert.ToHexStringLower(hash.GetHashAndReset())[..Shown]);
    }
}
