using Parley.Language;
using Parley.Reading.Clauses;
using Parley.Reading.Knowledge;
using Parley.Record;

namespace Parley.Reading.Actors;

/// <summary>
/// Says for whom the persons of a story hold their offices, once all mentions have found their actors: "Ann Doe, | a fellow at the Baltic Trade Forum",
/// "Jan Novak | of the Teachers' Union", "the Herald's | Ann Doe".
/// </summary>
internal sealed class Affiliations(Tree tree, Cast cast, KnowledgeBase knowledge)
{
    private const int LongestComplement = 14;
    private const int LongestTag = 6;

    /// <summary>Settles them all.</summary>
    public void Settle()
    {
        Mention? last = null;
        for (var t = 0; t < tree.Tokens.Length; t++)
        {
            if (cast.MentionAt(t) is not { Kind: EntityKind.Person } mention || mention == last || cast.Of(t) is not { Kind: EntityKind.Person } person)
            {
                continue;
            }

            last = mention;
            if (person.Affiliation is null or { Kind: EntityKind.Government } && BodyOf(mention) is { } body && body != person)
            {
                person.Affiliation = body;
            }
        }
    }

    private Actor? BodyOf(Mention mention) => Represents(mention) ? null : (mention.Body >= 0 ? Body(mention.Body) : null) ?? mention switch
    {
        { Form: MentionForm.Named } => OwnerOfName(mention) ?? DescribedBehind(mention.End) ?? (Starts(mention.End, "of") || IsAttached(mention) ? Following(mention.End) : null),
        { Form: MentionForm.Nominal, RoleClass: not ("person" or "") } => IsFormer(mention.First, mention.Head) ? null : Following(mention.Head + 1),
        _ => null,
    };

    /// <summary>An ambassador speaks for a state, also at a body: "the ambassador to the United Nations".</summary>
    private static bool Represents(Mention mention) => mention.RoleClass == "envoy" && mention.Role?.Contains("mbassador", StringComparison.Ordinal) == true;

    /// <summary>"A former CIA analyst".</summary>
    private bool IsFormer(int first, int end) => Enumerable.Range(first, Math.Max(0, end - first)).Any(t => Starts(t, "former", "ex", "retired", "onetime", "ousted", "late"));

    /// <summary>"The Herald's | Ann Doe".</summary>
    private Actor? OwnerOfName(Mention name) =>
        name.First >= 2 && tree.Tokens[name.First - 1].XPos == "POS" && cast.MentionAt(name.First - 2) is { Form: MentionForm.Named } && Body(name.First - 2) is { } owner ? owner : null;

    /// <summary>The body in the description after a name: "Ann Doe, the | State Department | spokeswoman", "Ann Doe, R-Texas, chairwoman of the | panel".</summary>
    private Actor? DescribedBehind(int end)
    {
        var at = Description(end);
        Actor? inside = null;
        for (; at >= 0 && at < Math.Min(tree.Tokens.Length - 1, end + LongestComplement); at++)
        {
            var token = tree.Tokens[at];
            if (!(token.UPos is UPos.DET or UPos.ADJ or UPos.NOUN or UPos.PROPN or UPos.CCONJ || token.XPos is "POS" or "HYPH" || token.Relation == Relation.Amod))
            {
                return null;
            }

            inside ??= Body(at);
            if (knowledge.Roles.Exactly(tree.Lower(at)) is [{ Class: not "person" }, ..] && (inside is not null || tree.Tokens[at + 1].UPos == UPos.ADP) && !IsFormer(end, at))
            {
                return inside ?? Following(at + 1);
            }
        }

        return null;
    }

    /// <summary>Where the description after a name begins, party, state and age skipped: "Ann Doe, R-Texas, | the chairwoman"; −1 where there is none.</summary>
    private int Description(int end)
    {
        var at = end;
        if (Starts(at, "(", "of") || (Starts(at, ",") && tree.Document.Form(Math.Min(at + 1, tree.Tokens.Length - 1)) is "R" or "D" or "I"))
        {
            at++;
            while (at < Math.Min(tree.Tokens.Length, end + LongestTag) && !Starts(at, ",", ")"))
            {
                at++;
            }

            at += Starts(at, ")") ? 1 : 0;
        }

        at += Starts(at, ",") && at + 2 < tree.Tokens.Length && tree.Tokens[at + 1].UPos == UPos.NUM && Starts(at + 2, ",") ? 2 : 0;
        return Starts(at, ",") ? at + 1 : -1;
    }

    private bool Starts(int token, params ReadOnlySpan<string> words) => token < tree.Tokens.Length && words.Contains(tree.Lower(token));

    /// <summary>Whether the phrase with "at", "from" or "with" behind a name hangs on the name: "Ann Doe | at the Baltic Trade Forum".</summary>
    private bool IsAttached(Mention name) =>
        Starts(name.End, "at", "from", "with") && tree.Tokens[name.End].Head is >= 0 and var noun && tree.Tokens[noun].Relation == Relation.Nmod
        && tree.Tokens[noun].Head >= name.First && tree.Tokens[noun].Head < name.End;

    /// <summary>The first body in the prepositional phrases that follow one another from a token on: "of | defense studies at the | Baltic Trade Forum".</summary>
    private Actor? Following(int after)
    {
        if (!Starts(after, "of", "for", "at", "with", "from", "on", "in"))
        {
            return null;
        }

        for (var t = after; t < Math.Min(tree.Tokens.Length, after + LongestComplement); t++)
        {
            if (cast.MentionAt(t) is { Form: MentionForm.Named, Kind: EntityKind.Person or EntityKind.Group })
            {
                return null;
            }

            if (Body(t) is { } body)
            {
                return body;
            }

            var token = tree.Tokens[t];
            if (!(token.UPos is UPos.ADP or UPos.DET or UPos.ADJ or UPos.NOUN or UPos.PROPN or UPos.CCONJ or UPos.NUM || token.XPos is "POS" or "HYPH" || token.Relation is Relation.Amod or Relation.Compound)
                || (t > after && Starts(t, "to", "about", "against", "during", "after", "before", "since", "as", "by")))
            {
                return null;
            }
        }

        return null;
    }

    /// <summary>The body whose mention a token is in; null where it is in none, or is a bare noun.</summary>
    private Actor? Body(int token) =>
        cast.MentionAt(token) is { Bare: false, Form: MentionForm.Named or MentionForm.Nominal } && cast.Of(token) is { Kind: EntityKind.Organization or EntityKind.ArmedGroup or EntityKind.Military } body ? body : null;
}
