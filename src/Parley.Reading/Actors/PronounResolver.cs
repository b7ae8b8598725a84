using Parley.Language;
using Parley.Record;

namespace Parley.Reading.Actors;

/// <summary>
/// Says whom a pronoun means: of the actors that fit it in number and gender, the one that the sentences before give most weight.
/// The weight of a mention falls with distance and rises with its place in the sentence: the subject of a main clause goes before all others.
/// </summary>
internal sealed class PronounResolver(Roster roster)
{
    private const int FarthestSentence = 3;
    private const double LeastWeight = 0.5;

    /// <summary>The actor of a pronoun; null where none fits, and for first persons, which speech binds.</summary>
    public Actor? Of(Mention mention)
    {
        var word = roster.Tree.Lower(mention.Head);
        if (word is "i" or "we" or "me" or "us" or "my" or "our" or "who" || roster.Tree.Tokens[mention.Head].Relation == Relation.Expl)
        {
            return null;
        }

        var best = roster.Actors.Where(a => Fits(word, a)).Select(a => (Actor: a, Weight: Weight(a, mention.Head, word))).DefaultIfEmpty().MaxBy(p => p.Weight);
        return best.Weight >= LeastWeight ? best.Actor : null;
    }

    private double Weight(Actor actor, int pronoun, string word)
    {
        var sentence = roster.Tree.Tokens[pronoun].Sentence;
        var subject = roster.Tree.Tokens[pronoun].Relation is Relation.Nsubj or Relation.NsubjPass;
        var best = 0.0;
        for (var i = actor.Seen.Count - 1; i >= 0; i--)
        {
            var (token, place) = actor.Seen[i];
            var gap = sentence - roster.Tree.Tokens[token].Sentence;
            if (gap > FarthestSentence)
            {
                break;
            }

            if (token >= pronoun || (gap == 0 && Clashes(token, pronoun, word)))
            {
                continue;
            }

            var near = gap switch { 0 => 2.0, 1 => 1.6, 2 => 0.8, _ => 0.4 };
            best = Math.Max(best, near * (place + (subject && place >= 1 ? 0.2 : 0)) + (token * 0.0001));
        }

        return best > 0 ? best + Math.Min(actor.Seen.Count, 5) * 0.04 + (actor.Named ? 0.1 : 0) : 0;
    }

    /// <summary>Whether subject and object of one verb, which can't be the same: "Novak met him".</summary>
    private bool Clashes(int token, int pronoun, string word) =>
        word is "him" or "them" or "it" or "he" or "she" or "they" && roster.Tree.Tokens[token].Head == roster.Tree.Tokens[pronoun].Head
        && roster.Tree.Tokens[pronoun].Relation is Relation.Obj or Relation.Iobj or Relation.Obl && roster.Tree.Tokens[token].Relation is Relation.Nsubj or Relation.Obj or Relation.Obl;

    private static bool Fits(string pronoun, Actor actor) => pronoun switch
    {
        "he" or "him" or "his" => actor.Kind == EntityKind.Person && actor.Gender != "f",
        "she" or "her" => actor.Kind == EntityKind.Person && actor.Gender != "m",
        "it" or "its" => actor.Kind is EntityKind.Government or EntityKind.Organization or EntityKind.Coalition
            || (actor.Kind is EntityKind.Military or EntityKind.ArmedGroup or EntityKind.Group && !actor.Plural && (actor.Named || actor.Kind != EntityKind.Group)),
        _ => actor.Kind is EntityKind.Group or EntityKind.ArmedGroup or EntityKind.Coalition or EntityKind.Military || actor.Plural,
    };
}
