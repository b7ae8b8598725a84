using System.Data.Common;
using Parley.Archive.Stores;

namespace Parley.Archive.Identity;

/// <summary>What somebody, or Parley, holds of two profiles: one actor, different actors, or not sure. A row is never changed, only undone.</summary>
/// <param name="Id">Its number.</param>
/// <param name="Decision">same, different or unsure.</param>
/// <param name="LeftKey">One profile's key.</param>
/// <param name="RightKey">The other's.</param>
/// <param name="Act">Judgements made together share a number and are undone together.</param>
/// <param name="Score">The sum of the features; null where a person judged.</param>
/// <param name="Features">Each feature with its weight.</param>
/// <param name="Who">A person, or <c>parley</c>.</param>
/// <param name="At">When, in UTC.</param>
/// <param name="UndoneBy">Who took it back; null where it stands.</param>
/// <param name="UndoneAt">When it was taken back.</param>
public sealed record Judgement(
    long Id, string Decision, string LeftKey, string RightKey, long Act, double? Score, string Features, string Who, string At, string? UndoneBy, string? UndoneAt)
{
    /// <summary>Who judges when no person does.</summary>
    public const string Machine = "parley";

    /// <summary>Whether a person made it.</summary>
    public bool ByPerson => Who != Machine;
}

/// <summary>Judgements as rows.</summary>
internal sealed class JudgementTable(Session session)
{
    /// <summary>The columns of a judgement.</summary>
    public const string Columns = "id, decision, left_key, right_key, act, score, features, who, at, undone_by, undone_at";

    private long _next;

    /// <summary>Looks up where new ids begin; to be called when a transaction has begun.</summary>
    public void Begin() => _next = session.NextId("judgement");

    /// <summary>The number of the next act.</summary>
    public long NextAct => _next;

    public void Insert(string decision, string left, string right, long act, double? score, string features, string who, string at) => session.Run(
        "INSERT INTO judgement(id, decision, left_key, right_key, act, score, features, who, at) VALUES (@id, @decision, @left, @right, @act, @score, @features, @who, @at)",
        _next++, decision, left, right, act, score, features, who, at);

    /// <summary>All that stand on a profile.</summary>
    public List<Judgement> On(string key) => session.Rows(
        Read, $"SELECT {Columns} FROM judgement WHERE (left_key = @key OR right_key = @key) AND undone_at IS NULL ORDER BY id", key);

    /// <summary>All that were made together.</summary>
    public List<Judgement> OfAct(long act) => session.Rows(Read, $"SELECT {Columns} FROM judgement WHERE act = @act ORDER BY id", act);

    public void Undo(long act, string who, string at) =>
        session.Run("UPDATE judgement SET undone_by = @who, undone_at = @at WHERE act = @act AND undone_at IS NULL", who, at, act);

    private static Judgement Read(DbDataReader row) => new(
        row.GetInt64(0), row.GetString(1), row.GetString(2), row.GetString(3), row.GetInt64(4), row.IsDBNull(5) ? null : row.GetDouble(5), row.GetString(6), row.GetString(7), row.GetString(8),
        row.Words(9), row.Words(10));
}
