using System.CommandLine;
using Parley.Exchange;
using Parley.Reading;
using Parley.Training;

namespace Parley.Cli.Commands;

/// <summary>The options of commands that learn from annotated stories.</summary>
/// <param name="files">The annotations learned from where none are named.</param>
internal sealed class AnnotatedStories(params string[] files)
{
    private readonly Option<DirectoryInfo> _gold = new("--gold")
    {
        Description = "Folder of annotated stories, NAME.txt with NAME.json",
        DefaultValueFactory = _ => new DirectoryInfo(Path.Combine("..", "shared", "record", "gold", "dev")),
    };

    private readonly Option<FileInfo> _without = new("--without")
    {
        Description = "Names of stories that are not learned from, one a line",
        DefaultValueFactory = _ => new FileInfo(Path.Combine("data", "training", "set-aside.txt")),
    };

    private readonly Option<FileInfo[]> _annotations = new("--annotations")
    {
        Description = "Annotations of news stories by offset",
        DefaultValueFactory = _ => [.. files.Select(file => new FileInfo(Path.Combine("data", "training", file)))],
    };

    private readonly Option<FileInfo> _news = new("--news")
    {
        Description = "Gzipped JSONL of the stories that the annotations speak of",
        DefaultValueFactory = _ => new FileInfo(Path.Combine("..", "shared", "news", "news.jsonl.gz")),
    };

    /// <summary>All of them.</summary>
    public IEnumerable<Option> All => [_gold, _without, _annotations, _news];

    /// <summary>Why there is nothing to learn from; null where there is.</summary>
    public Problem? Missing(ParseResult call) => call.GetValue(_gold)!.Exists ? null : Problems.NotFound(call.GetValue(_gold)!.FullName);

    /// <summary>The stories, examined; tells on standard error how many.</summary>
    public List<GoldStory> Load(ParseResult call, StoryReader reader)
    {
        var left = call.GetValue(_without)!.Exists ? File.ReadLines(call.GetValue(_without)!.FullName).ToHashSet(StringComparer.Ordinal) : [];
        var stories = GoldStory.Load(call.GetValue(_gold)!.FullName, reader, left.Contains).ToList();
        Console.Error.WriteLine($"{stories.Count} gold stories");
        foreach (var annotations in call.GetValue(_annotations)!.Where(a => a.Exists && call.GetValue(_news)!.Exists))
        {
            var further = NewsStories.Load(annotations.FullName, call.GetValue(_news)!.FullName, reader, out var different).Where(f => !left.Contains(f.Name)).ToList();
            Console.Error.WriteLine($"{further.Count} news stories or parts of {annotations.Name}, {different} left out: their texts differ");
            stories.AddRange(further);
        }

        return stories;
    }
}
