using System.Diagnostics;
using Parley.Archive;
using Parley.Archive.Knowledge;
using Parley.Archive.Questions;

namespace Parley.Bench.Archive;

/// <summary>Asks each question many times, narrowed to what the archive holds, and tells the median, the 95th percentile and the longest.</summary>
internal static class Asked
{
    public static int Run(string store, int rounds, string? only)
    {
        var knowledge = ArchiveKnowledge.Load(Path.Combine(Environment.GetEnvironmentVariable("PARLEY_HOME") ?? ".", "data"));
        using var archive = StoryArchive.Open(store, knowledge, TimeProvider.System);
        var actors = archive.Actors(new Filter { Limit = 400 }, null);
        var last = archive.Said(new Filter { Limit = 1 })[0].Day ?? new DateOnly(2025, 1, 1);
        string[] topics = ["ceasefire", "sanctions", "elections", "refugees", "nuclear programme", "hospital", "bridge"];
        string[] words = ["ceasefire", "president", "\"prime minister\"", "grain OR wheat", "missile attack", "said", "parliament -election", "hostages"];
        string[] places = ["Baghdad", "London", "Washington", "Kabul", "Ukraine", "Gaza"];
        string[] countries = ["USA", "RUS", "IRN", "FRA", "SDN", "SYR"];
        var random = new Random(7);
        T Any<T>(IReadOnlyList<T> list) => list[random.Next(list.Count)];
        Filter Narrowed(int i) => (i % 8) switch
        {
            0 => new Filter(),
            1 or 2 => new Filter { Actor = $"#{Any(actors).Id}" },
            3 => new Filter { Country = Any(countries) },
            4 => new Filter { Place = Any(places) },
            5 => new Filter { From = last.AddDays(-random.Next(30, 700)), To = last.AddDays(-20), Status = "planned" },
            6 => new Filter { Actor = $"#{actors[random.Next(10)].Id}", Country = Any(countries) },
            _ => new Filter { About = Any(topics) },
        };
        var questions = new (string Name, Action<int> Ask)[]
        {
            ("timeline", i => archive.Timeline(Narrowed(i))),
            ("timeline --type", i => archive.Timeline(new Filter { Type = Any((string[])["travel", "expel", "attack", "opposes"]), Kind = null })),
            ("timeline --source", i => archive.Timeline(new Filter { Source = Any((string[])["Reuters", "BBC News", "Vox", "CBN"]) })),
            ("meetings", i => archive.Meetings(Narrowed(i))),
            ("meetings --pairs", i => archive.Pairs(Narrowed(i))),
            ("positions", i => archive.Positions(Narrowed(i))),
            ("positions --history", i => archive.StandHistories(Narrowed(i))),
            ("toll", i => archive.Toll(Narrowed(i) with { Status = null }, (Period)(i % 3))),
            ("said", i => archive.Said(Narrowed(i) with { Status = null })),
            ("changes --since", i => archive.Changes(last.AddDays(-random.Next(1, 60)), new Filter())),
            ("brief --since", i => archive.Brief(last.AddDays(-random.Next(1, 60)), new Filter())),
            ("search", i => archive.Search(Any(words), i % 3 == 0 ? new Filter { From = last.AddDays(-300) } : new Filter())),
            ("actors", i => archive.Actors(i % 2 == 0 ? new Filter() : new Filter { Country = Any(countries) }, null)),
            ("actor", i => archive.Actor($"#{Any(actors).Id}", new Filter())),
            ("actor, the ten most told of", i => archive.Actor($"#{actors[random.Next(10)].Id}", new Filter())),
        };
        Console.WriteLine($"{"question",-30} {"median",8} {"p95",8} {"longest",8}  ms by the clock; p95 {"",4}of processor");
        foreach (var (name, ask) in questions.Where(q => only is null || q.Name == only))
        {
            Enumerable.Range(0, 8).ToList().ForEach(ask);
            var times = Enumerable.Range(0, rounds).Select(i => Timed(() => ask(i))).ToList();
            if (only is not null)
            {
                times.ForEach(t => Console.WriteLine($"{t.Clock,8:F1} {t.Processor,8:F1}"));
            }

            double At(int percent, Func<(double Clock, double Processor), double> of) => times.Select(of).Order().ElementAt(Math.Min(rounds - 1, rounds * percent / 100));
            Console.WriteLine($"{name,-30} {At(50, t => t.Clock),8:F1} {At(95, t => t.Clock),8:F1} {At(100, t => t.Clock),8:F1} {At(95, t => t.Processor),22:F1}");
        }

        return 0;
    }

    /// <summary>How long a question takes by the clock and of the processor; on a busy machine the second is the fairer.</summary>
    private static (double Clock, double Processor) Timed(Action ask)
    {
        var (watch, before) = (Stopwatch.StartNew(), Environment.CpuUsage.TotalTime);
        ask();
        return (watch.Elapsed.TotalMilliseconds, (Environment.CpuUsage.TotalTime - before).TotalMilliseconds);
    }
}
