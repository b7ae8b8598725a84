using System.Collections.Immutable;
using Dapper;
using Parley.Archive.Events;
using Parley.Archive.Knowledge;
using Parley.Archive.Questions;
using Parley.Archive.Review;
using Parley.Archive.Stores;

namespace Parley.Archive;

/// <content>Items for people to look at, those first that are worth it most.</content>
public sealed partial class StoryArchive
{
    private const int LatestQueued = 2000;
    private const int DaysRecent = 7;
    private const long ToldBothWays = Parley.Archive.Events.Event.AsSo | Parley.Archive.Events.Event.AsNot;

    /// <summary>Items of a verdict: open ones by what makes them worth a look, out of the latest 2,000; others the latest first.</summary>
    /// <param name="verdict">open, or what people made of them.</param>
    /// <param name="kind">One kind; null for all.</param>
    /// <param name="limit">The most rows.</param>
    /// <param name="skip">Rows to pass over.</param>
    public ImmutableArray<QueuedItem> Queue(Verdict verdict, EventKind? kind, int limit, int skip)
    {
        using var asking = Ask();
        var rows = asking.Connection.Query<QueueRow>(
            $"""
            SELECT i.id AS Id, i.story_id AS Story, i.local AS Local, i.kind AS Kind, i.status AS Status, i.time AS Time, i.told AS Told, i.parts AS Parts, i.killed AS Killed, i.injured AS Injured,
                coalesce(e.reports, 1) AS Reports, coalesce(e.told_as, 0) AS ToldAs
            FROM item i LEFT JOIN event e ON e.id = i.event_id
            WHERE {(verdict == Verdict.Open ? "i.review = 0 AND i.event_id IS NOT NULL" : "i.review = @review AND i.review > 0 AND i.story_id IN (SELECT id FROM story WHERE state = 1)")}{(kind is null ? "" : " AND i.kind = @kind")}
            ORDER BY i.told DESC, i.id DESC LIMIT {LatestQueued}
            """,
            new { review = (long)verdict, kind = (long?)kind }).ToList();
        var reasons = verdict == Verdict.Open ? Reasons(asking, rows) : rows.ToDictionary(r => r.Id, _ => ImmutableArray<Feature>.Empty);
        var page = rows.OrderByDescending(r => reasons[r.Id].Sum(f => f.Weight)).Skip(skip).Take(limit).ToList();
        return Queued(asking, page, reasons);
    }

    /// <summary>How many items nobody has looked at; where there are more than the most counted, one more than these.</summary>
    public long Unreviewed(long most = long.MaxValue - 1)
    {
        using var asking = Ask();
        return asking.Connection.ExecuteScalar<long>("SELECT count(*) FROM (SELECT 1 FROM item WHERE review = 0 AND event_id IS NOT NULL LIMIT @most) counted", new { most = most + 1 });
    }

    private ImmutableArray<QueuedItem> Queued(Asking asking, List<QueueRow> page, Dictionary<long, ImmutableArray<Feature>> reasons)
    {
        using var session = new Session(_store);
        var desks = page.Select(r => r.Story).Distinct().ToDictionary(s => s, s => Desk.Of(session, s, _knowledge)!);
        var items = desks.Keys.SelectMany(s => ItemsOf(asking, s).Select(i => (Story: s, Item: i))).ToDictionary(p => (p.Story, p.Item.Id), p => p.Item);
        return [.. page.Select(r =>
        {
            var (desk, item) = (desks[r.Story], items[(r.Story, r.Local)]);
            var quote = string.Join(" … ", item.Evidence.Select(e => Asking.OneLine(desk.Story.Text[e.Start..e.End])));
            return new QueuedItem(
                new Seen(r.Story, r.Local, desk.Corrected.VersionOf(r.Local)), desk.Story.Key, desk.Story.Title, desk.Story.Outlet, desk.Story.Day, item, quote,
                [.. reasons[r.Id].OrderByDescending(f => f.Weight)]);
        })];
    }

    private Dictionary<long, ImmutableArray<Feature>> Reasons(Asking asking, List<QueueRow> rows)
    {
        var parts = rows.ToDictionary(r => r.Id, r => Part.Read(r.Parts));
        var (unsure, fresh) = (Unsure(asking, parts.Values), New(asking, parts.Values));
        var recent = rows.Select(r => r.Told).DefaultIfEmpty(0).Max() - DaysRecent;
        return rows.ToDictionary(r => r.Id, r =>
        {
            var (kind, own) = ((EventKind)r.Kind, parts[r.Id]);
            IEnumerable<(string Name, bool Holds)> features =
            [
                ("disputed", r.ToldAs == ToldBothWays),
                ("nobody named", own.Count(p => p.Slot is not Part.Source) < (kind == EventKind.Meeting ? 2 : 1)),
                ("unsure who", own.Exists(p => unsure.Contains(p.Profile))),
                ("new actor", own.Exists(p => fresh.Contains(p.Profile))),
                ("toll", r.Killed > 0 || r.Injured > 0),
                ("one report", r.Reports < 2),
                ("on whose word", own.Exists(p => p.Slot is Part.Source)),
                ("not sure", r.Status is "possible" or "not"),
                ("undated", r.Time is null && kind is (EventKind.Meeting or EventKind.Incident or EventKind.Action)),
                ("recent", r.Told > recent),
            ];
            return features.Where(f => f.Holds).Select(f => _knowledge.Review.Of(f.Name)).ToImmutableArray();
        });
    }

    private static HashSet<long> Unsure(Asking asking, IEnumerable<List<Part>> parts) => In(parts) is not { } profiles ? [] :
    [
        .. asking.Connection.Query<long>(
            $"""
            SELECT p.id FROM profile p JOIN judgement j ON j.left_key = p.key WHERE p.id IN {profiles} AND j.decision = 'unsure' AND j.undone_at IS NULL
            UNION SELECT p.id FROM profile p JOIN judgement j ON j.right_key = p.key WHERE p.id IN {profiles} AND j.decision = 'unsure' AND j.undone_at IS NULL
            """),
    ];

    private static HashSet<long> New(Asking asking, IEnumerable<List<Part>> parts) => In(parts) is not { } profiles ? [] :
        [.. asking.Connection.Query<long>($"SELECT p.id FROM profile p CROSS JOIN actor a WHERE a.id = p.actor_id AND p.id IN {profiles} AND a.named = 1 AND a.stories < 2")];

    private static string? In(IEnumerable<List<Part>> parts) => parts.SelectMany(p => p).Select(p => p.Profile).Distinct().ToArray() is { Length: > 0 } ids ? InList.Of(ids).ToString() : null;

    private sealed class QueueRow
    {
        public long Id { get; init; }

        public long Story { get; init; }

        public string Local { get; init; } = "";

        public long Kind { get; init; }

        public string Status { get; init; } = "";

        public string? Time { get; init; }

        public long Told { get; init; }

        public string Parts { get; init; } = "";

        public long? Killed { get; init; }

        public long? Injured { get; init; }

        public long Reports { get; init; }

        public long ToldAs { get; init; }
    }
}
