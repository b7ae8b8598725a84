using Parley.Exchange;
using Parley.Reading.Actors;
using Parley.Reading.Frames;
using Parley.Record;

namespace Parley.Reading.Tests;

/// <summary>The one reader that all tests share, and the repository's folders.</summary>
internal static class Shared
{
    public static string Root { get; } = Find();

    public static StoryReader Reader { get; } =
        StoryReader.Load(Path.Combine(Root, "data"), Codebook.Load(Path.Combine(Root, "codebook")), new ReaderModels(ReaderModels.LanguageFile(Path.Combine(Root, "data", "models")), AntecedentModel.Rules));

    public static StoryRecord Read(string text) => Reader.Read(StoryHead.Read("test", text, new DateOnly(2025, 4, 17)));

    private static string Find()
    {
        var at = new DirectoryInfo(AppContext.BaseDirectory);
        while (!File.Exists(Path.Combine(at!.FullName, "Parley.slnx")))
        {
            at = at.Parent;
        }

        return at.FullName;
    }
}
