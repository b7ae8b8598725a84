using Parley.Language;
using Parley.Reading.Nets;
using Parley.Record;

namespace Parley.Reading.Actors;

/// <summary>
/// Chooses the actor already met that a pronoun or a definite noun means ("he", "the president", "the group"): of those that fit in kind, number, gender
/// and country the one that learned networks find likeliest, somebody not met before among them. Where there are no networks the rules' own choice stands.
/// </summary>
internal sealed class Antecedents(Roster roster, PersonResolver persons, AntecedentModel model)
{
    private const int Most = 14;
    private const int FarthestSentence = 12;
    private const int OftenSeen = 3;
    private const int FarthestPronoun = 5;
    private readonly Features _features = new();
    private readonly List<int> _rows = [];

    /// <summary>The choices that there were, where the model keeps them to be learned from.</summary>
    public List<Choice> Choices { get; } = [];

    /// <summary>The actor that a mention means; null for somebody not met before.</summary>
    /// <param name="mention">The mention.</param>
    /// <param name="ruled">Whom the rules take it for; null for nobody met before.</param>
    public Actor? Choose(Mention mention, Actor? ruled)
    {
        // "They" means so often nobody named that it means only whom the rules find.
        if (!model.IsAsked || !IsOpen(mention) || (ruled is null && Pronoun(mention) == "they"))
        {
            return ruled;
        }

        var described = mention is { Form: MentionForm.Nominal, Kind: EntityKind.Person } ? persons.OfficeOf(mention) : null;
        var candidates = Candidates(mention, described, ruled);
        if (candidates.Count == 0)
        {
            return ruled;
        }

        var sight = new AntecedentFeatures(roster, mention, Pronoun(mention), ruled, candidates, [.. candidates.Select(a => described is not null && persons.Bears(a, described))]);
        var offers = candidates.Cast<Actor?>().Concat(mention.Form == MentionForm.Pronoun ? [] : [null]).ToList();
        var (best, chosen) = (float.NegativeInfinity, ruled);
        var kept = new List<(Actor? Actor, ulong[] Features)>();
        foreach (var offer in offers)
        {
            _features.Clear();
            sight.Of(offer, _features);
            if (model.Keeps)
            {
                kept.Add((offer, [.. _features.All]));
            }

            if (model.Odds(_features, _rows) is var odds && odds > best)
            {
                (best, chosen) = (odds, offer);
            }
        }

        if (model.Keeps)
        {
            Choices.Add(new Choice(mention, ruled, kept));
        }

        return model.Decides ? chosen : ruled;
    }

    /// <summary>Pronouns of the third person, definite nouns and bare plurals without an owner.</summary>
    private bool IsOpen(Mention mention) => mention.Same is null && (mention.Form == MentionForm.Pronoun
        ? Pronoun(mention) is not null && roster.Tree.Tokens[mention.Head].Relation != Relation.Expl
        : mention is { Form: MentionForm.Nominal, Owner: < 0 } && (mention.Definite || (mention.Bare && mention.Plural)));

    /// <summary>The pronoun of the third person that a mention is a form of; null where it is none.</summary>
    private string? Pronoun(Mention mention) => mention.Form != MentionForm.Pronoun ? null : roster.Tree.Lower(mention.Head) switch
    {
        "he" or "him" or "his" => "he",
        "she" or "her" => "she",
        "it" or "its" => "it",
        "they" or "them" or "their" => "they",
        _ => null,
    };

    private List<Actor> Candidates(Mention mention, Office? described, Actor? ruled)
    {
        var sentence = roster.Tree.Tokens[mention.Head].Sentence;
        var far = mention.Form == MentionForm.Pronoun ? FarthestPronoun : FarthestSentence;
        return
        [
            .. roster.Actors.Where(a => a == ruled || (a.Seen.Count > 0 && Fits(mention, described, a)))
                .Select(a => (Actor: a, Last: LastBefore(a, mention.Head)))
                .Where(c => c.Actor == ruled || (c.Last >= 0 && (sentence - roster.Tree.Tokens[c.Last].Sentence <= far || (mention.Form != MentionForm.Pronoun && c.Actor.Seen.Count >= OftenSeen))))
                .OrderByDescending(c => c.Last).Take(Most).Select(c => c.Actor),
        ];
    }

    /// <summary>Where an actor was seen last before a token; −1 where nowhere.</summary>
    internal static int LastBefore(Actor actor, int token)
    {
        for (var i = actor.Seen.Count - 1; i >= 0; i--)
        {
            if (actor.Seen[i].Token < token)
            {
                return actor.Seen[i].Token;
            }
        }

        return -1;
    }

    private bool Fits(Mention mention, Office? described, Actor actor)
    {
        if (Pronoun(mention) is { } pronoun)
        {
            return pronoun switch
            {
                "he" => actor.Kind == EntityKind.Person && actor.Gender != "f",
                "she" => actor.Kind == EntityKind.Person && actor.Gender != "m",
                "it" => actor.Kind is not (EntityKind.Person or EntityKind.Group) || (actor.Kind == EntityKind.Group && !actor.Plural),
                _ => actor.Kind != EntityKind.Person || actor.Plural,
            };
        }

        return Roster.Agree(mention.Country, actor.Country) && (mention.Kind == EntityKind.Person
            ? actor.Kind == EntityKind.Person && PersonResolver.Compatible(mention.Gender, actor.Gender) && MayBear(mention, described!, actor)
            : actor.Kind is not (EntityKind.Person or EntityKind.Government));
    }

    /// <summary>Whether a person has the office of a description, or none that is known while the description names a particular one: no minister is "the official".</summary>
    private bool MayBear(Mention mention, Office described, Actor actor) => persons.Bears(actor, described)
        || (actor.Named && actor.Offices.Count == 0 && mention.RoleClass is "head_of_state" or "head_of_government" or "minister" or "legislator" or "envoy" or "military_rank" or "military_post" or "head_of_body" or "spokesperson");
}

/// <summary>Whom a mention may mean, and what is seen of each: somebody not met before, null, at the end.</summary>
/// <param name="Mention">The mention.</param>
/// <param name="Ruled">Whom the rules take it for.</param>
/// <param name="Offers">The actors and their hashed features.</param>
public sealed record Choice(Mention Mention, Actor? Ruled, IReadOnlyList<(Actor? Actor, ulong[] Features)> Offers);
