using System.Collections.Immutable;
using System.Text.Json;
using Dapper;
using Parley.Archive.Events;
using Parley.Archive.Questions;

namespace Parley.Archive;

/// <summary>A place in a story's text, in UTF-16.</summary>
/// <param name="Start">Where it begins.</param>
/// <param name="End">One past its last unit.</param>
public readonly record struct EvidenceSpan(int Start, int End);

/// <summary>An item as one story tells it.</summary>
/// <param name="Id">m1, s1, p1, i1, a1, … by kind.</param>
/// <param name="Kind">meeting, statement, position, incident, action.</param>
/// <param name="Type">Stance, incident type or action type; empty for meetings and statements.</param>
/// <param name="Status">How sure the story is.</param>
/// <param name="Time">When, as EDTF.</param>
/// <param name="Place">Where.</param>
/// <param name="Parts">Who takes part and how, by the names that the archive has for them.</param>
/// <param name="Text">What it is about, in the story's words.</param>
/// <param name="Details">Weapon, condition and the like.</param>
/// <param name="Killed">The dead.</param>
/// <param name="Injured">The wounded.</param>
/// <param name="Topic">What its words are about.</param>
/// <param name="Evidence">The words that prove it.</param>
/// <param name="Rule">The codebook frame or built-in rule that made it.</param>
/// <param name="Event">The event that it tells of; null in versions that no longer count.</param>
/// <param name="Reports">How many reports tell of that event.</param>
/// <param name="Verdict">What people made of it: open, accepted, corrected, rejected.</param>
public sealed record ToldItem(
    string Id, string Kind, string Type, string Status, string? Time, string? Place, ImmutableArray<PartView> Parts, string? Text, IReadOnlyDictionary<string, string> Details, long? Killed, long? Injured,
    string? Topic, ImmutableArray<EvidenceSpan> Evidence, string Rule, long? Event, long Reports, string Verdict);

/// <summary>A version of a story with its text and its record.</summary>
/// <param name="Version">The version.</param>
/// <param name="Dateline">Where it was filed.</param>
/// <param name="Text">The whole text.</param>
/// <param name="BodyStart">Where the telling begins, in UTF-16.</param>
/// <param name="Items">What it tells, in the order of the record, without what people rejected.</param>
/// <param name="Versions">All versions, the latest first.</param>
/// <param name="Copies">Near copies by other outlets.</param>
public sealed record StoryText(
    VersionView Version, string? Dateline, string Text, int BodyStart, ImmutableArray<ToldItem> Items, ImmutableArray<VersionView> Versions, ImmutableArray<VersionView> Copies);

/// <content>One story to be read beside its record.</content>
public sealed partial class StoryArchive
{
    /// <summary>A story's text and record.</summary>
    /// <param name="key">The story's id.</param>
    /// <param name="version">Which version; null for the one that counts, or else the latest.</param>
    /// <exception cref="ArchiveException">There is no such story or version.</exception>
    public StoryText StoryText(string key, long? version = null)
    {
        using var asking = Ask();
        var versions = Versions(asking, "s.key = @key", new { key });
        var shown = version is null ? versions.FirstOrDefault(v => v.State == "current") ?? versions.FirstOrDefault() : versions.FirstOrDefault(v => v.Version == version);
        if (shown is null)
        {
            throw new ArchiveException(ArchiveFault.NoSuchStory, key, "no story of the archive has that id; 'parley search' finds stories by their words");
        }

        var text = asking.Connection.QuerySingle<TextRow>(
            "SELECT s.id AS Id, s.dateline AS Dateline, s.body_start AS BodyStart, t.text AS Text FROM story s JOIN story_text t ON t.story_id = s.id WHERE s.key = @key AND s.version = @version",
            new { key, version = shown.Version });
        var copies = Versions(asking, "s.report_id IN (SELECT report_id FROM story WHERE key = @key) AND s.key <> @key AND s.state = 1", new { key });
        return new StoryText(shown, text.Dateline, text.Text, (int)text.BodyStart, [.. ItemsOf(asking, text.Id).Where(i => i.Verdict != "rejected")], versions, copies);
    }

    private static ImmutableArray<ToldItem> ItemsOf(Asking asking, long story)
    {
        var rows = asking.Connection.Query<ToldRow>(
            """
            SELECT i.local AS Local, i.kind AS Kind, i.type AS Type, i.status AS Status, i.time AS Time, pl.name AS Place, i.parts AS Parts, i.text AS Text, i.detail AS Detail, i.killed AS Killed,
                i.injured AS Injured, i.topic AS Topic, i.evidence AS Evidence, i.rule AS Rule, i.event_id AS Event, e.reports AS Reports, i.review AS Review
            FROM item i LEFT JOIN place pl ON pl.id = i.place_id LEFT JOIN event e ON e.id = i.event_id WHERE i.story_id = @story ORDER BY i.id
            """,
            new { story }).ToList();
        var parts = rows.Select(r => Part.Read(r.Parts)).ToList();
        var names = asking.Names(parts.SelectMany(p => p).Select(p => p.Profile));
        return [.. rows.Zip(parts, (r, p) => new ToldItem(
            r.Local, ((EventKind)r.Kind).ToString().ToLowerInvariant(), r.Type, r.Status, r.Time, r.Place, [.. p.Select(x => new PartView(x.Slot, names[x.Profile].Actor, names[x.Profile].Name)).Distinct()],
            r.Text, r.Detail is null ? new Dictionary<string, string>(StringComparer.Ordinal) : JsonSerializer.Deserialize<Dictionary<string, string>>(r.Detail)!, r.Killed, r.Injured, r.Topic,
            [.. ItemTable.Spans(r.Evidence).Select(s => new EvidenceSpan(s.Start, s.End))], r.Rule, r.Event, r.Reports ?? 1, ((Review.Verdict)r.Review).ToString().ToLowerInvariant()))];
    }

    private sealed class TextRow
    {
        public long Id { get; init; }

        public string? Dateline { get; init; }

        public long BodyStart { get; init; }

        public string Text { get; init; } = "";
    }

    private sealed class ToldRow
    {
        public string Local { get; init; } = "";

        public long Kind { get; init; }

        public string Type { get; init; } = "";

        public string Status { get; init; } = "";

        public string? Time { get; init; }

        public string? Place { get; init; }

        public string Parts { get; init; } = "";

        public string? Text { get; init; }

        public string? Detail { get; init; }

        public long? Killed { get; init; }

        public long? Injured { get; init; }

        public string? Topic { get; init; }

        public string Evidence { get; init; } = "";

        public string Rule { get; init; } = "";

        public long? Event { get; init; }

        public long? Reports { get; init; }

        public long Review { get; init; }
    }
}
