using System.CommandLine;
using Parley.Language;

namespace Parley.Cli.Commands;

/// <summary>The options that choose a language model.</summary>
internal static class LanguageOptions
{
    /// <summary><c>--setting</c>.</summary>
    public static Option<Setting> Setting() => new("--setting")
    {
        Description = "fast for bulk, careful for fewer errors",
        DefaultValueFactory = _ => Language.Setting.Fast,
    };

    /// <summary><c>--setting</c> where stories are read.</summary>
    public static Option<Setting> ReadingSetting() => new("--setting")
    {
        Description = "careful for fewer errors, fast for bulk",
        DefaultValueFactory = _ => Language.Setting.Careful,
    };

    /// <summary><c>--model</c>.</summary>
    public static Option<FileInfo?> Model() => new("--model") { Description = "Another language model file" };

    /// <summary>Loads the model that the options name.</summary>
    public static LanguageModel Load(FileInfo? model, Setting setting) => LanguageModel.Load(model?.FullName ?? ParleyHome.Find().Model, setting);
}
