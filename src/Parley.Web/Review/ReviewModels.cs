using System.Collections.Immutable;
using Parley.Archive.Review;
using Parley.Web.Answers;

namespace Parley.Web.Review;

/// <summary>A page of the queue.</summary>
/// <param name="Items">Its items.</param>
/// <param name="Verdict">What people made of them.</param>
/// <param name="Open">How many items nobody has looked at; one more than <see cref="MostOpen"/> where there are more than these.</param>
/// <param name="Lately">What was decided last.</param>
public sealed record ReviewModel(Listing<QueuedItem> Items, string Verdict, long Open, ImmutableArray<ActView> Lately)
{
    /// <summary>How far open items are counted.</summary>
    public const long MostOpen = 10_000;
}

/// <summary>What was decided together.</summary>
/// <param name="Act">Its number.</param>
/// <param name="What">What it was, in a line.</param>
/// <param name="Who">Who decided.</param>
/// <param name="At">When.</param>
/// <param name="UndoneBy">Who took it back; null where it stands.</param>
public sealed record ActView(long Act, string What, string Who, string At, string? UndoneBy)
{
    /// <summary>Rows as acts, the latest first.</summary>
    public static ImmutableArray<ActView> Of(IEnumerable<Correction> rows) =>
        [.. rows.GroupBy(c => c.Act).OrderByDescending(g => g.Key).Select(g => new ActView(g.Key, Line([.. g.OrderBy(c => c.Id)]), g.First().Who, g.First().At, g.First().UndoneBy))];

    private static string Line(List<Correction> rows)
    {
        var items = rows.DistinctBy(c => (c.Story, c.Kind, c.Mark)).Count();
        return rows.TrueForAll(c => c.Field == Correction.Verdict) ? $"{rows[0].New} {items} {(items == 1 ? "item" : "items")}"
            : string.Join(", ", rows.Where(c => c.Field != Correction.Verdict).Select(Change));
    }

    /// <summary>A change in a line.</summary>
    public static string Change(Correction row) => row.Field == Correction.Verdict ? row.New : row.Field == Correction.Added ? $"added: {Shown(row.New.Replace("\n", ", ", StringComparison.Ordinal).Replace("=", " ", StringComparison.Ordinal))}" : $"{row.Field}: {Shown(row.Old)} → {Shown(row.New)}";

    private static string Shown(string value) => value.Length == 0 ? "none" : value.Length <= Longest ? value : value[..Longest] + "…";

    private const int Longest = 80;
}

/// <summary>Two people decided about the same thing at once: what it is now, and what the second wanted.</summary>
/// <param name="Now">The items as they are now, with who changed them.</param>
/// <param name="Accept">Whether the second accepts; null where the second corrects.</param>
/// <param name="Mine">What the second wrote into fields.</param>
/// <param name="Was">What stood in them when the second began.</param>
/// <param name="Done">How many items of the second's were decided all the same.</param>
/// <param name="Back">Where to go on.</param>
public sealed record ConflictModel(ImmutableArray<ItemOnDesk> Now, bool? Accept, IReadOnlyDictionary<string, string> Mine, IReadOnlyDictionary<string, string> Was, int Done, string Back);
