using System.Collections.Immutable;
using System.Globalization;
using Parley.Archive.Events;
using Parley.Record;

namespace Parley.Archive.Review;

/// <summary>Items that the reader missed and people added: rows like all corrections, out of which the items are made anew with each record.</summary>
internal static class Added
{
    /// <summary>The rule that such items name.</summary>
    public const string Rule = "people.added";

    private const int MostPieces = 20;
    private const char Between = '|';
    private const int LongestSubject = 60;

    /// <summary>An item of a kind with nothing in it but its evidence.</summary>
    public static Item Blank(EventKind kind, string id, ImmutableArray<Evidence> evidence, string who)
    {
        var why = new Explanation(Rule, who);
        return kind switch
        {
            EventKind.Meeting => new Meeting(id, null, evidence, why, [], null, [], Status.Happened, null, null),
            EventKind.Statement => new Statement(id, null, evidence, why, "", [], false, null),
            EventKind.Position => new Position(id, null, evidence, why, "", Stance.Supports, null, null, null),
            EventKind.Incident => new Incident(id, null, evidence, why, IncidentType.Attack, null, null, null, null, null, null, Status.Happened, null, null),
            _ => new Deed(id, null, evidence, why, default, [], null, null, Status.Happened, null, null),
        };
    }

    /// <summary>Where words stand in a story, line breaks and doubled spaces aside; several pieces with … between.</summary>
    /// <param name="text">The story.</param>
    /// <param name="words">The words.</param>
    /// <param name="near">Of several places the one nearest to this; null for the first.</param>
    /// <exception cref="ArchiveException">They are not in the story.</exception>
    public static ImmutableArray<Evidence> Find(string text, string words, int? near)
    {
        var (line, offsets) = Flat(text);
        var pieces = words.Split('…', StringSplitOptions.RemoveEmptyEntries).Select(Fields.OneLine).Where(p => p.Length > 0).ToList();
        if (pieces.Count is 0 or > MostPieces)
        {
            throw Wrong("", $"words of the story must prove it, at most {MostPieces} pieces");
        }

        return
        [
            .. pieces.Select(piece =>
            {
                var places = Places(line, piece).ToList();
                if (places.Count == 0)
                {
                    throw Wrong(piece.Length > LongestSubject ? piece[..LongestSubject] + "…" : piece, "these words are not in the story; expected words as they stand there");
                }

                var at = near is { } wanted ? places.MinBy(p => Math.Abs(offsets[p] - wanted)) : places[0];
                var (start, end) = (offsets[at], offsets[at + piece.Length - 1] + 1);
                return new Evidence(start, end, text[start..end]);
            }).DistinctBy(e => (e.Start, e.End)).OrderBy(e => e.Start),
        ];
    }

    /// <summary>The row of an addition.</summary>
    public static Correction Row(long act, string story, long version, EventKind kind, ImmutableArray<Evidence> evidence, IEnumerable<(string Field, string Value)> values, string who, string at)
    {
        var subject = Fields.OneLine(evidence[0].Quote);
        var mark = $"{string.Join(' ', evidence.Select(e => string.Create(CultureInfo.InvariantCulture, $"{e.Start}-{e.End}")))}{Between}{(subject.Length > LongestSubject ? subject[..LongestSubject] : subject)}";
        return new Correction(0, act, story, version, (long)kind, mark, Correction.Added, "", string.Join('\n', values.Select(v => $"{v.Field}={v.Value}")), who, at, null, null, null);
    }

    /// <summary>The item of an addition.</summary>
    /// <param name="row">Its row.</param>
    /// <param name="id">The id it takes in the record.</param>
    /// <param name="text">The story.</param>
    /// <param name="actor">The id of an actor by name.</param>
    public static Item Item(Correction row, string id, string text, Func<string, string> actor)
    {
        var spans = ItemTable.Spans(row.Mark[..row.Mark.IndexOf(Between, StringComparison.Ordinal)]).Where(s => s.End <= text.Length);
        var item = Blank((EventKind)row.Kind, id, [.. spans.Select(s => new Evidence(s.Start, s.End, text[s.Start..s.End]))], row.Who);
        return row.New.Split('\n', StringSplitOptions.RemoveEmptyEntries).Select(l => l.Split('=', 2)).Aggregate(item, (i, pair) => Fields.With(i, pair[0], pair[1], actor));
    }

    /// <summary>The letter that ids of a kind begin with.</summary>
    public static char Letter(EventKind kind) => kind switch { EventKind.Meeting => 'm', EventKind.Statement => 's', EventKind.Position => 'p', EventKind.Incident => 'i', _ => 'a' };

    private static (string Line, List<int> Offsets) Flat(string text)
    {
        var (line, offsets) = (new System.Text.StringBuilder(text.Length), new List<int>(text.Length));
        for (var i = 0; i < text.Length; i++)
        {
            if (!char.IsWhiteSpace(text[i]))
            {
                line.Append(text[i]);
                offsets.Add(i);
            }
            else if (line.Length > 0 && line[^1] != ' ')
            {
                line.Append(' ');
                offsets.Add(i);
            }
        }

        return (line.ToString(), offsets);
    }

    private static IEnumerable<int> Places(string line, string piece)
    {
        for (var at = line.IndexOf(piece, StringComparison.Ordinal); at >= 0; at = line.IndexOf(piece, at + 1, StringComparison.Ordinal))
        {
            yield return at;
        }
    }

    private static ArchiveException Wrong(string words, string why) => new(ArchiveFault.WrongCorrection, $"evidence '{words}'", why);
}
