using System.Data.Common;
using Parley.Archive.Stores;

namespace Parley.Archive.Review;

/// <summary>What somebody decided about one field of one item or actor of a story. A row is never changed, only undone.</summary>
/// <param name="Id">Its number.</param>
/// <param name="Act">What was made together shares a number and is undone together.</param>
/// <param name="Story">The story's id.</param>
/// <param name="Version">Which version of the story.</param>
/// <param name="Kind">0 an actor of the record, else the kind of the item by its number in the archive.</param>
/// <param name="Mark">Which item or actor, by what is in the story: see <see cref="Review.Mark"/>.</param>
/// <param name="Field">The field, or <c>verdict</c>.</param>
/// <param name="Old">What it was.</param>
/// <param name="New">What it is.</param>
/// <param name="Who">Who decided.</param>
/// <param name="At">When, in UTC.</param>
/// <param name="UndoneBy">Who took it back; null where it stands.</param>
/// <param name="UndoneAt">When it was taken back.</param>
/// <param name="UndoneAct">The number under which it was taken back.</param>
public sealed record Correction(
    long Id, long Act, string Story, long Version, long Kind, string Mark, string Field, string Old, string New, string Who, string At, string? UndoneBy, string? UndoneAt, long? UndoneAct)
{
    /// <summary>The field of whether an item is accepted or rejected as a whole.</summary>
    public const string Verdict = "verdict";

    /// <summary>The field of an item that the reader missed: all its fields at once.</summary>
    public const string Added = "added";

    /// <summary>Whether it has not been taken back.</summary>
    public bool Stands => UndoneAt is null;

    /// <summary>The last act that it is part of.</summary>
    internal long Latest => Math.Max(Act, UndoneAct ?? 0);
}

/// <summary>Corrections as rows.</summary>
internal sealed class CorrectionTable(Session session)
{
    private const string Columns = "id, act, story_key, version, kind, mark, field, old, new, who, at, undone_by, undone_at, undone_act";

    /// <summary>The number of the next act.</summary>
    public long NextAct() => Math.Max(session.Number("SELECT max(act) FROM correction") ?? 0, session.Number("SELECT max(undone_act) FROM correction") ?? 0) + 1;

    public void Insert(Correction row) => session.Run(
        $"INSERT INTO correction({Columns}) VALUES (@id, @act, @story, @version, @kind, @mark, @field, @old, @new, @who, @at, NULL, NULL, NULL)",
        session.NextId("correction"), row.Act, row.Story, row.Version, row.Kind, row.Mark, row.Field, row.Old, row.New, row.Who, row.At);

    /// <summary>All of a story, in the order in which they were made.</summary>
    public List<Correction> Of(string story, long version) => session.Rows(
        Read, $"SELECT {Columns} FROM correction WHERE story_key = @story AND version = @version ORDER BY id", story, version);

    /// <summary>All that were made together.</summary>
    public List<Correction> OfAct(long act) => session.Rows(Read, $"SELECT {Columns} FROM correction WHERE act = @act ORDER BY id", act);

    /// <summary>The latest, of any story.</summary>
    public List<Correction> Latest(int most) => session.Rows(Read, $"SELECT {Columns} FROM correction ORDER BY id DESC LIMIT @most", most);

    public void Undo(long act, string who, string at, long undoing) => session.Run(
        "UPDATE correction SET undone_by = @who, undone_at = @at, undone_act = @undoing WHERE act = @act AND undone_at IS NULL", who, at, undoing, act);

    private static Correction Read(DbDataReader row) => new(
        row.GetInt64(0), row.GetInt64(1), row.GetString(2), row.GetInt64(3), row.GetInt64(4), row.GetString(5), row.GetString(6), row.GetString(7), row.GetString(8), row.GetString(9),
        row.GetString(10), row.Words(11), row.Words(12), row.Number(13));
}
