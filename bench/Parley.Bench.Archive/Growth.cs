using System.Collections.Immutable;
using System.Diagnostics;
using System.Text.RegularExpressions;
using Parley.Archive;
using Parley.Archive.Intake;
using Parley.Archive.Knowledge;
using Parley.Record;

namespace Parley.Bench.Archive;

/// <summary>
/// Makes a large archive out of a real one: each new story is the first half of one real story and the second half of another, published on a day of its
/// own, with the items that lie in those halves; times that stories state move with the day. So words, names and items are as in the news,
/// and no story is a near copy of another. Stories come in order of day, as they do in life.
/// </summary>
internal static partial class Growth
{
    private const int DaysCovered = 1200;
    private const int Step = 5000;
    private static readonly DateOnly First = new(2022, 1, 1);

    public static int Run(string from, string to, int stories, int first)
    {
        var knowledge = ArchiveKnowledge.Load(Path.Combine(Environment.GetEnvironmentVariable("PARLEY_HOME") ?? ".", "data"));
        using var source = StoryArchive.Open(from, knowledge, TimeProvider.System);
        var records = source.Records().Where(r => r.Record.Story.Text.Length > 400).ToList();
        Console.WriteLine($"{records.Count} real stories");
        using var archive = StoryArchive.Open(to, knowledge, TimeProvider.System);
        var made = new Dictionary<string, StoryRecord>(StringComparer.Ordinal);
        for (var done = first; done < stories; done += Step)
        {
            var random = new Random(done);
            var arrivals = Enumerable.Range(done, Math.Min(Step, stories - done)).Select(n =>
            {
                var (a, b) = (records[random.Next(records.Count)], records[random.Next(records.Count)]);
                var record = Join(a.Record, b.Record, $"made-{n}", First.AddDays((int)((long)n * DaysCovered / stories)));
                lock (made)
                {
                    made[record.Story.Id] = record;
                }

                return new Arrival($"made:{n}", record.Story.Id, record.Story, a.Outlet, null, false, null, 0);
            });
            var (watch, before) = (Stopwatch.StartNew(), Process.GetCurrentProcess().TotalProcessorTime);
            archive.Add(arrivals, new ReaderVersion("made", "made"), s => new ReadResult(Take(made, s.Id), null), 1, null, CancellationToken.None);
            var processor = (Process.GetCurrentProcess().TotalProcessorTime - before).TotalSeconds;
            Console.WriteLine($"{Math.Min(done + Step, stories)} stories: {Step / watch.Elapsed.TotalSeconds:F0} a second, {processor / Step * 1000:F2} ms of processor each, {Process.GetCurrentProcess().WorkingSet64 / 1048576} MB");
        }

        return 0;
    }

    private static StoryRecord Take(Dictionary<string, StoryRecord> made, string id)
    {
        lock (made)
        {
            made.Remove(id, out var record);
            return record!;
        }
    }

    private static StoryRecord Join(StoryRecord a, StoryRecord b, string id, DateOnly day)
    {
        var (cut, from) = (Cut(a.Story.Text), Cut(b.Story.Text));
        var story = new Story(id, a.Story.Text[..cut] + "\n\n" + b.Story.Text[from..], day, a.Story.Dateline, a.Story.Title, a.Story.BodyStart);
        var left = new Half(a, "a", e => e.End <= cut, 0, story.Text, day);
        var right = new Half(b, "b", e => e.Start >= from, cut + 2 - from, story.Text, day);
        var items = left.Items().Concat(right.Items()).ToList();
        return new StoryRecord(
            story, [.. left.Entities(), .. right.Entities()], [.. items.OfType<Meeting>()], [.. items.OfType<Statement>()], [.. items.OfType<Position>()], [.. items.OfType<Incident>()],
            [.. items.OfType<Deed>()]);
    }

    private static int Cut(string text) => text.IndexOf('\n', text.Length / 2) is > 0 and var line ? line : text.IndexOf(' ', text.Length / 2) is > 0 and var space ? space : text.Length / 2;

    [GeneratedRegex(@"\d{4}-\d{2}-\d{2}", RegexOptions.None, 1000)]
    private static partial Regex Day();

    /// <summary>What of a record lies in one half of its story, moved to its place in the new one.</summary>
    private sealed class Half(StoryRecord record, string mark, Func<Evidence, bool> inside, int shift, string text, DateOnly day)
    {
        private readonly HashSet<string> _used = new(StringComparer.Ordinal);
        private int _count;

        public IEnumerable<Item> Items()
        {
            foreach (var item in record.Items.Where(i => i.Evidence.All(inside)))
            {
                var evidence = item.Evidence.Select(e => new Evidence(e.Start + shift, e.End + shift, text[(e.Start + shift)..(e.End + shift)])).ToImmutableArray();
                var id = $"{item.Id}{mark}{++_count}";
                yield return item switch
                {
                    Meeting m => m with { Id = id, Evidence = evidence, Attribution = Name(m.Attribution), Participants = [.. m.Participants.Select(p => Name(p)!)], Host = Name(m.Host), Time = Move(m.Time) },
                    Statement s => s with { Id = id, Evidence = evidence, Attribution = Name(s.Attribution), Speaker = Name(s.Speaker)!, Addressee = Name(s.Addressee) },
                    Position p => p with { Id = id, Evidence = evidence, Attribution = Name(p.Attribution), Holder = Name(p.Holder)!, Toward = Name(p.Toward) },
                    Incident i => i with { Id = id, Evidence = evidence, Attribution = Name(i.Attribution), Attacker = Name(i.Attacker), Target = Name(i.Target), Time = Move(i.Time) },
                    Deed d => d with { Id = id, Evidence = evidence, Attribution = Name(d.Attribution), Actors = [.. d.Actors.Select(p => Name(p)!)], Target = Name(d.Target), Time = Move(d.Time) },
                    _ => throw new InvalidOperationException(item.GetType().Name),
                };
            }
        }

        public IEnumerable<Entity> Entities() => record.Entities.Where(e => _used.Contains(e.Id)).Select(e => e with { Id = e.Id + mark, Affiliation = null });

        private string? Name(string? entity)
        {
            if (entity is not null)
            {
                _used.Add(entity);
            }

            return entity is null ? null : entity + mark;
        }

        /// <summary>Days move with the day of publication; months and years fall away.</summary>
        private string? Move(string? time) => time is null || record.Story.Published is not { } published || !Day().IsMatch(time) ? null
            : Day().Replace(time, m => DateOnly.TryParse(m.Value, out var d) && d.DayNumber + day.DayNumber - published.DayNumber is > 0 and < 3_600_000 and var moved ? DateOnly.FromDayNumber(moved).ToString("O") : m.Value);
    }
}
