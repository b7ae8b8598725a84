using Parley.Archive.Knowledge;
using Parley.Record;

namespace Parley.Archive.Identity;

/// <summary>What speaks for and against two profiles being one actor: a visible list of features with their weights from <c>archive/same-actor.tsv</c>.</summary>
internal sealed class ActorScore(ArchiveKnowledge knowledge)
{
    private const int DaysClose = 14;
    private const int DaysNear = 366;
    private const int DaysFar = 8 * 366;

    /// <summary>The weight from which on a pair is one actor.</summary>
    public double Accept => knowledge.SameActor["accept"];

    /// <summary>The weight from which on a pair is listed as a candidate.</summary>
    public double Consider => knowledge.SameActor["consider"];

    /// <summary>That somebody else fits as well.</summary>
    public Feature Rival => knowledge.SameActor.Of("rival");

    /// <summary>That two described actors play one part in one event.</summary>
    public Feature SamePart => knowledge.SameActor.Of("same part in one event");

    /// <summary>The features of a pair; none where their names have nothing in common.</summary>
    public List<Feature> Of(Profile left, Profile right)
    {
        var name = left.Kind == EntityKind.Person ? right.Kind == EntityKind.Person ? PersonName(left.Words, right.Words) : null : right.Kind == EntityKind.Person ? null : BodyName(left, right);
        if (name is null)
        {
            return [];
        }

        var found = new List<Feature> { knowledge.SameActor.Of(name) };
        found.Add(knowledge.SameActor.Of(left.Country is null || right.Country is null ? "country unknown" : left.Country == right.Country ? "same country" : "other country"));
        if (left.Role is not null && right.Role is not null)
        {
            found.Add(knowledge.SameActor.Of(Office(left.Role) == Office(right.Role) ? "same office" : "other office"));
        }

        if (left.LastDay is { } a && right.LastDay is { } b)
        {
            var apart = Math.Max(left.FirstDay!.Value - b, right.FirstDay!.Value - a);
            if (apart <= DaysNear || apart > DaysFar)
            {
                found.Add(knowledge.SameActor.Of(apart <= DaysNear ? apart <= DaysClose ? "same weeks" : "near in time" : "far in time"));
            }
        }

        return found;
    }

    private static string Office(string role) => Folded.Words(role).LastOrDefault() ?? "";

    private static string? PersonName(string[] left, string[] right)
    {
        var (small, large) = left.Length <= right.Length ? (left, right) : (right, left);
        if (small.AsSpan().SequenceEqual(large))
        {
            return "same name";
        }

        var sameSurname = small[^1] == large[^1];
        if (small.Length == 1)
        {
            return sameSurname && large.Length > 1 ? "surname only" : null;
        }

        if (sameSurname && (small[0] == large[0] || large.AsSpan().EndsWith(small)))
        {
            // "George Bush" and "George W. Bush"; "Ana Alba" and "Labour Minister Ana Alba".
            return "fuller name";
        }

        if (sameSurname && (small[0].Length == 1 || large[0].Length == 1) && small[0][0] == large[0][0])
        {
            return "initial";
        }

        if (sameSurname && small[0].Length > 3 && large[0].Length > 3 && small[0][0] == large[0][0] && Folded.Distance(small[0], large[0], 2) <= 2 && Folded.Sound(small[0]) == Folded.Sound(large[0]))
        {
            return "given name variant";
        }

        return small[0] == large[0] && small[^1].Length > 4 && Folded.Sound(small[^1]) == Folded.Sound(large[^1]) ? "surname variant" : null;
    }

    private static string? BodyName(Profile left, Profile right)
    {
        if (left.Words.AsSpan().SequenceEqual(right.Words))
        {
            return "same name";
        }

        var (small, large) = left.Words.Length <= right.Words.Length ? (left, right) : (right, left);
        if (small.Words.Length == 1 && large.Words.Length > 2 && small.Words[0].Length > 2 && small.Words[0] == large.Draft().Initials())
        {
            return "acronym";
        }

        return small.Words.Length > 1 && small.Words.All(large.Words.Contains) ? "contained" : null;
    }
}
