using Parley.Language;
using Parley.Reading.Actors;
using Parley.Reading.Frames;
using Parley.Reading.Knowledge;
using Parley.Record;

namespace Parley.Reading.Items;

/// <summary>Who struck and who was struck: from the clause, from claims of responsibility and blame, from nationality words.</summary>
public sealed class IncidentSides(Scene scene)
{
    private const int LongestModifier = 9;

    /// <summary>Mends the attacker and the target of a draft.</summary>
    public void Mend(Draft draft, Firing firing)
    {
        Attacker(draft, firing);
        Target(draft, firing);
        if (draft.One("attacker") is { } attacker && attacker == draft.One("target"))
        {
            draft.Actors.Remove("target");
        }
    }

    private void Attacker(Draft draft, Firing firing)
    {
        var tokens = firing.Slots.GetValueOrDefault("attacker", []);
        var kept = tokens.Where(t => MayStrike(draft, firing, t)).Select(scene.Cast.Of).OfType<Actor>().Distinct().ToList();
        draft.Actors.Remove("attacker");
        if (Accountable(firing.Trigger) is { } named)
        {
            kept.Insert(0, named);
        }

        if (kept.Count == 0)
        {
            return;
        }

        draft.Put("attacker", kept[0]);
        if (draft.Makes.Incident == IncidentType.Clash && kept.Count > 1 && draft.One("target") is null)
        {
            draft.Put("target", kept[1]);
        }
    }

    private bool MayStrike(Draft draft, Firing firing, int token)
    {
        var (tree, mention) = (scene.Tree, scene.Cast.MentionAt(token));
        var relation = tree.Tokens[token].Relation;
        var (direct, kind) = (tree.Within(token, firing.Trigger), scene.Cast.Of(token)?.Kind);
        if (firing.ByNoun && !direct && tree.Tokens[firing.Trigger].Relation == Relation.Obl)
        {
            return false;
        }

        if (firing.ByNoun && !direct && scene.Arguments.Carrier(firing.Trigger) is >= 0 and var carrier
            && scene.Is(carrier, EventUse.Endured))
        {
            return false;
        }

        if (firing.ByNoun && direct && relation == Relation.NmodPoss
            && tree.Children(firing.Trigger).Any(c => tree.Tokens[c].XPos == "JJS" || tree.Lower(c) is "first" or "second" or "third"))
        {
            return false;
        }

        if (IsPlaceName(token, mention) && (relation == Relation.Compound || (relation == Relation.NmodPoss && firing.ByNoun && mention!.Known!.Kind == KnownKind.Capital)))
        {
            draft.Place ??= mention!.Name;
            return false;
        }

        var subject = relation is Relation.Nsubj or Relation.NsubjOuter or Relation.OblAgent or Relation.Obl or Relation.Conj;
        return kind != EntityKind.Organization || subject || tree.Case(token) == "by";
    }

    /// <summary>Whether a token names a country or capital in full, as a place would be: "Gaza", "Kabul", not "U.S." nor "Israeli".</summary>
    private bool IsPlaceName(int token, Mention? mention) =>
        mention is { Form: MentionForm.Named, Known.Kind: KnownKind.Country or KnownKind.Capital } && !scene.Tree.Document.Form(token)[1..].ContainsAnyInRange('A', 'Z');

    /// <summary>Who answers for an attack: by a claim, by blame, as its doer in a participle, or as the one behind it.</summary>
    private Actor? Accountable(int noun)
    {
        var tree = scene.Tree;
        foreach (var child in tree.Children(noun))
        {
            if (tree.Tokens[child].Relation is Relation.Acl or Relation.AclRelcl && tree.IsPassive(child) && tree.Children(child).FirstOrDefault(c => tree.Case(c) == "by", -1) is >= 0 and var doer && Group(doer) is { } actor)
            {
                return actor;
            }
        }

        if (tree.Case(noun) == "behind" && tree.Child(noun, Relation.Nsubj) is >= 0 and var behind)
        {
            return scene.Cast.Of(behind);
        }

        var (preposition, governor) = Governor(noun);
        return governor < 0 ? null : Claimant(preposition, governor) ?? Blamed(preposition, governor) ?? Partaker(preposition, governor);
    }

    /// <summary>"took part in the attack", "played a role in the attack".</summary>
    private Actor? Partaker(string preposition, int head)
    {
        var tree = scene.Tree;
        if (preposition != "in")
        {
            return null;
        }

        var verb = tree.IsVerb(head) ? head : tree.Tokens[head].Lemma is "role" or "part" ? tree.Tokens[head].Head : -1;
        var takes = verb >= 0 && (tree.Tokens[verb].Lemma is "participate" or "implicate" or "involve"
            || (tree.Tokens[verb].Lemma is "take" or "play" && tree.Children(verb).Any(c => tree.Lower(c) is "part" or "role")));
        return takes && !scene.Statuses.Negated(verb) && scene.Arguments.Subject(verb) is >= 0 and var subject ? Group(subject) : null;
    }

    /// <summary>The actor a token names, or the body of "members of …".</summary>
    private Actor? Group(int token) => token >= 0 && scene.Tree.Lower(token) is "who" or "which" or "that" or "whoever" ? null :
        token >= 0 && scene.Tree.Tokens[token].Lemma is "government" or "regime" && scene.Tree.Child(token, Relation.NmodPoss) is >= 0 and var whose
            && scene.Cast.Of(whose) is { Country: { } country } ? scene.Cast.Government(country) :
        token >= 0 && scene.Is(token, EventUse.Member)
            && scene.Tree.Children(token).Where(c => scene.Tree.Case(c) is "of" or "from").Select(scene.Cast.Of).FirstOrDefault(a => a is { Named: true }) is { } body
            ? body : scene.Cast.Of(token);

    /// <summary>The preposition before a noun with all that modifies it, and what governs it; read from the words where a date between them leads the tree astray.</summary>
    private (string Preposition, int Governor) Governor(int noun)
    {
        var tree = scene.Tree;
        if (tree.Case(noun) is { Length: > 0 } preposition)
        {
            return (preposition, tree.Tokens[noun].Head);
        }

        for (var at = noun - 1; at >= Math.Max(1, noun - LongestModifier) && tree.Tokens[at].Sentence == tree.Tokens[noun].Sentence; at--)
        {
            if (tree.Tokens[at].UPos == UPos.ADP)
            {
                return (tree.Lower(at), at - 1);
            }

            if (!scene.IsTime(at) && tree.Tokens[at].UPos is not (UPos.DET or UPos.ADJ or UPos.NUM or UPos.NOUN or UPos.PUNCT))
            {
                break;
            }
        }

        return ("", tree.Tokens[noun].Head);
    }

    private Actor? Claimant(string preposition, int head)
    {
        var tree = scene.Tree;
        var claim = preposition != "for" ? -1
            : tree.Tokens[head].Lemma == "responsibility" ? tree.Tokens[head].Head
            : tree.Child(head, Relation.Obj) is >= 0 and var obj && tree.Tokens[obj].Lemma is "responsibility" or "credit" ? head : -1;
        if (claim < 0)
        {
            return preposition == "for" && tree.Tokens[head].Lemma == "responsible" && tree.Child(head, Relation.Nsubj) is >= 0 and var culprit
                && !scene.Statuses.Negated(head) ? scene.Cast.Of(culprit) : null;
        }

        var subject = scene.Arguments.Subject(claim);
        var nobody = subject >= 0 && tree.Children(subject).Any(c => tree.Lower(c) is "no" or "neither");
        return scene.Is(claim, EventUse.Claim) && subject >= 0 && !nobody && !scene.Statuses.Negated(claim)
            ? Group(subject) : null;
    }

    /// <summary>"blamed the attack on the rebels", "blamed the rebels for the attack", "accused the rebels of the attack".</summary>
    private Actor? Blamed(string preposition, int head)
    {
        var tree = scene.Tree;
        if (!scene.Is(head, EventUse.Blame) || scene.Statuses.Negated(head))
        {
            return null;
        }

        var culprit = preposition is "for" or "of"
            ? tree.Child(head, Relation.Obj, Relation.NsubjPass)
            : tree.Children(head).FirstOrDefault(c => tree.Case(c) is "on" or "to" && scene.Cast.Of(c) is not null, -1);
        return Group(culprit);
    }

    private void Target(Draft draft, Firing firing)
    {
        if (draft.Makes.Incident == IncidentType.Clash)
        {
            return;
        }

        draft.Actors.Remove("target");
        var tokens = firing.Slots.GetValueOrDefault("target", []);
        foreach (var token in tokens)
        {
            var preposition = scene.Tree.Case(token);
            if (firing.ByNoun && preposition == "of" && scene.Is(firing.Trigger, EventUse.Owned))
            {
                continue;
            }

            if (Struck(token) is { } struck && !(IncidentTellings.TellsToll(draft) && !struck.Named))
            {
                draft.Put("target", struck);
                return;
            }
        }
    }

    /// <summary>The actor that was struck: the one named, or the one whose ship, base or town it was.</summary>
    private Actor? Struck(int token)
    {
        var (tree, actor) = (scene.Tree, scene.Cast.Of(token));
        if (actor is null)
        {
            return Owner(token);
        }

        var mention = scene.Cast.MentionAt(token);
        if (IsPlaceName(token, mention) && tree.Case(token) is "in" or "at" || mention is { Form: MentionForm.Named, Known.Kind: KnownKind.Capital })
        {
            return null;
        }

        var owner = Owner(token) ?? (tree.Child(token, Relation.NmodPoss) is >= 0 and var its && tree.Tokens[its].UPos == UPos.PRON ? scene.Cast.Of(its) : null);
        var counted = actor.Kind is EntityKind.Group or EntityKind.Military && tree.Child(token, Relation.Nummod) >= 0;
        return !actor.Named && owner is { Kind: not EntityKind.Person } ? owner : counted ? null : actor;
    }

    private Actor? Owner(int token)
    {
        var tree = scene.Tree;
        var owner = tree.Children(token).Where(c => tree.Tokens[c].Relation is Relation.Amod or Relation.Compound or Relation.NmodPoss)
            .Select(scene.Cast.Of).OfType<Actor>().FirstOrDefault();
        var lemma = tree.Tokens[token].Lemma.ToLowerInvariant();
        if (owner is null)
        {
            return null;
        }

        if (owner.Kind == EntityKind.Government)
        {
            return scene.Knowledge.EventWords.Has(lemma, EventUse.Protected) ? Institution(token)
                : scene.Knowledge.EventWords.Has(lemma, EventUse.Post) ? owner
                : scene.Cast.Of(token) is { Kind: EntityKind.Military } ? Forces(owner) : null;
        }

        return owner.Kind is EntityKind.ArmedGroup or EntityKind.Military or EntityKind.Organization ? owner : null;
    }

    private Actor Forces(Actor state) =>
        scene.Cast.Actors.FirstOrDefault(a => a.Kind == EntityKind.Military && a.Country == state.Country && !a.Name.Any(char.IsAsciiDigit)) ?? state;

    private Actor? Institution(int token) =>
        scene.Words(token, compact: true) is { } words
            ? scene.Cast.Actors.FirstOrDefault(a => a.Kind == EntityKind.Organization && a.Names.Contains(words, StringComparer.Ordinal)) ?? scene.Cast.Describe(token, EntityKind.Organization, Bare(words))
            : null;

    private static string Bare(string words) =>
        words.StartsWith("the ", StringComparison.OrdinalIgnoreCase) ? words[4..] : words;
}
