namespace Parley.Language.Tests;

/// <summary>Where the repository is, and the model everybody shares.</summary>
internal static class Repository
{
    public static string Root { get; } = Find();

    public static LanguageModel Model { get; } = LanguageModel.Load(Path.Combine(Root, "data", "models", "english.parley"));

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
