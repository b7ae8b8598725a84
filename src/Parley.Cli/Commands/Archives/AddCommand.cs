using System.CommandLine;

namespace Parley.Cli.Commands.Archives;

/// <summary><c>parley add</c>: stories into the archive.</summary>
public static class AddCommand
{
    /// <summary>The command with its options.</summary>
    public static Command Create()
    {
        var paths = ReadCommand.Paths("Story files, .jsonl files (plain or .gz), folders of both, or - for standard input");
        var (published, encoding, jobs, frames, store) = (ReadCommand.Published(), ReadCommand.FileEncoding(), ReadCommand.Jobs(), CodebookCommand.Further(), StoreCall.Store());
        var setting = LanguageOptions.ReadingSetting();
        var command = new Command("add", "Read stories into the archive; what is there by its content is left as it is.\n\n  parley add stories/\n  parley add news.jsonl.gz --store news.db")
        {
            paths, store, published, encoding, frames, jobs, setting,
        };
        command.SetAction(call => new AddCall(
            call.GetValue(paths)!, call.GetValue(store)!, call.GetValue(published), call.GetValue(encoding), call.GetValue(setting), CodebookCommand.Folders(call.GetValue(frames)), call.GetValue(jobs)).Run());
        return command;
    }
}
