using System.Text;
using System.Text.RegularExpressions;
using Parley.Archive;
using Parley.Archive.Intake;
using Parley.Archive.Knowledge;
using Parley.Exchange;
using Parley.Reading;
using Parley.Reading.Actors;
using Parley.Reading.Frames;

namespace Parley.Bench.Archive;

/// <summary>
/// Who is who and what is one event, measured on groups.txt with B³: for each mention (telling) that the reader found, which share of those put together
/// with it belongs there (precision), and which share of those that belong together is put together with it (recall).
/// </summary>
internal static partial class SameOrNot
{
    public static int Run(string root, bool errors)
    {
        using var reader = StoryReader.Load(
            Path.Combine(root, "data"), Codebook.Load(Path.Combine(root, "codebook")), new ReaderModels(ReaderModels.LanguageFile(Path.Combine(root, "data", "models")), AntecedentModel.Rules));
        var stories = Annotated.Read(Path.Combine(root, "bench", "Parley.Bench.Archive", "groups.txt"));
        var file = Path.Combine(Directory.CreateTempSubdirectory("parley-same-").FullName, "parley.db");
        using var archive = StoryArchive.Open(file, ArchiveKnowledge.Load(Path.Combine(root, "data")), TimeProvider.System);
        archive.Add(
            stories.Select(s => new Arrival(s.Name, s.Name, StoryHead.Read(s.Name, s.Text, s.Day), s.Outlet, null, false, null, 0)), new ReaderVersion("bench", "bench"),
            s => new ReadResult(reader.Read(s), null), 1, null, CancellationToken.None);
        var (actors, actorsWanted) = Actors(archive, stories);
        var (events, eventsWanted) = Events(archive, stories);
        Report("actors", actors, actorsWanted, errors);
        Report("events", events, eventsWanted, errors);
        return 0;
    }

    private static (List<(string Where, string Gold, long Found)> Pairs, int Wanted) Actors(StoryArchive archive, List<Annotated> stories)
    {
        var pairs = new List<(string, string, long)>();
        var found = archive.Mentions().ToLookup(m => m.Story, StringComparer.Ordinal);
        foreach (var story in stories)
        {
            foreach (var (name, actor) in found[story.Name].Select(m => (Folded.Phrase(m.Name), m.Actor)))
            {
                var label = story.Actors.Where(a => a.Words == name || $" {a.Words} ".Contains($" {name} ", StringComparison.Ordinal) || $" {name} ".Contains($" {a.Words} ", StringComparison.Ordinal))
                    .OrderByDescending(a => a.Words == name).ThenByDescending(a => a.Words.Length).Select(a => a.Label).FirstOrDefault();
                if (label is not null)
                {
                    pairs.Add(($"{story.Name} {name}", $"{Group(story.Name)} {label}", actor));
                }
            }
        }

        return (pairs, stories.Sum(s => s.Actors.Select(a => a.Label).Distinct(StringComparer.Ordinal).Count()));
    }

    private static (List<(string Where, string Gold, long Found)> Pairs, int Wanted) Events(StoryArchive archive, List<Annotated> stories)
    {
        var pairs = new List<(string, string, long)>();
        foreach (var story in stories)
        {
            foreach (var e in archive.Story(story.Name).Tells)
            {
                var source = e.Sources.First(s => s.Story == story.Name);
                var wanted = story.Events.Where(g => g.Kind == e.Kind && source.Start < g.End && source.Start + source.Quote.Length > g.Start).Select(g => g.Label).FirstOrDefault();
                if (wanted is not null)
                {
                    pairs.Add(($"{story.Name} {e.Kind} {e.Type} {source.Quote}", $"{Group(story.Name)} {wanted}", e.Id));
                }
            }
        }

        return (pairs, stories.Sum(s => s.Events.Count));
    }

    private static void Report(string what, List<(string Where, string Gold, long Found)> pairs, int wanted, bool errors)
    {
        var (gold, found) = (pairs.ToLookup(p => p.Gold, StringComparer.Ordinal), pairs.ToLookup(p => p.Found));
        var precision = pairs.Average(p => (double)found[p.Found].Count(q => q.Gold == p.Gold) / found[p.Found].Count());
        var recall = pairs.Average(p => (double)gold[p.Gold].Count(q => q.Found == p.Found) / gold[p.Gold].Count());
        Console.WriteLine($"{what}: B³ precision {precision:F3}, recall {recall:F3}, F1 {2 * precision * recall / (precision + recall):F3}; {pairs.Count} found by the reader of {wanted} annotated, {gold.Count} different");
        if (!errors)
        {
            return;
        }

        foreach (var apart in gold.Where(g => g.Select(p => p.Found).Distinct().Count() > 1))
        {
            Console.WriteLine($"  apart: {apart.Key}\n    {string.Join("\n    ", apart.Select(p => $"{p.Found} {p.Where}"))}");
        }

        foreach (var together in found.Where(g => g.Select(p => p.Gold).Distinct(StringComparer.Ordinal).Count() > 1))
        {
            Console.WriteLine($"  together: {together.Key}\n    {string.Join("\n    ", together.Select(p => $"{p.Gold}: {p.Where}"))}");
        }
    }

    /// <summary>Labels of events hold within their group; those of well-known actors hold over groups too, which the measure leaves out.</summary>
    private static string Group(string story) => story[..story.LastIndexOf('-')];

    /// <summary>A story with what annotators say of it.</summary>
    private sealed record Annotated(string Name, DateOnly Day, string Outlet, string Text, List<(string Label, string Words)> Actors, List<(string Kind, string Label, int Start, int End)> Events)
    {
        public static List<Annotated> Read(string file)
        {
            var stories = new List<Annotated>();
            foreach (var part in File.ReadAllText(file).Split("\n== ")[1..])
            {
                var (head, body) = (part[..part.IndexOf('\n')].Split(' '), part[(part.IndexOf('\n') + 1)..].Trim());
                stories.Add(Parse(head, body));
            }

            return stories;
        }

        private static Annotated Parse(string[] head, string body)
        {
            var (text, actors, events, start) = (new StringBuilder(), new List<(string, string)>(), new List<(string, string, int, int)>(), 0);
            var marked = false;
            foreach (Match match in Mark().Matches(body))
            {
                if (match.Groups["label"].Success)
                {
                    Begin();
                    actors.Add((match.Groups["label"].Value, Folded.Phrase(match.Groups["words"].Value)));
                    text.Append(match.Groups["words"].Value);
                }
                else if (match.Groups["kind"].Success)
                {
                    events.Add((match.Groups["kind"].Value, match.Groups["event"].Value, start, text.ToString().TrimEnd().Length));
                    marked = true;
                }
                else
                {
                    var words = text.Length == 0 || text[^1] == ' ' ? match.Value.TrimStart() : match.Value;
                    if (words.Trim().Length > 0)
                    {
                        Begin();
                    }

                    text.Append(words);
                }
            }

            return new Annotated(head[0], DateOnly.Parse(head[1]), head[2], text.ToString().TrimEnd(), actors, events);

            void Begin()
            {
                if (marked)
                {
                    (start, marked) = (text.Length, false);
                }
            }
        }
    }

    [GeneratedRegex(@"\[(?<label>[a-z]+)\|(?<words>[^\]]+)\]|\{(?<kind>[a-z]+) (?<event>[a-z-]+)\}|[^\[\{]+", RegexOptions.ExplicitCapture, 1000)]
    private static partial Regex Mark();
}
