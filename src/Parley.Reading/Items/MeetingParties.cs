using Parley.Language;
using Parley.Reading.Actors;
using Parley.Reading.Frames;
using Parley.Reading.Knowledge;
using Parley.Record;

namespace Parley.Reading.Items;

/// <summary>Who takes part in a meeting and who is its host: beyond the arguments of the trigger, from the clause around it and from "the two sides".</summary>
public sealed class MeetingParties(Scene scene)
{
    private const string Slot = "participants";
    private static readonly string[] Around = ["after", "during", "at", "before", "following", "in", "ahead of", "for", "to", "into", "prior to", "on"];

    /// <summary>Mends the participants and the host of a draft.</summary>
    public void Mend(Draft draft, Firing firing)
    {
        DropPlaces(draft, firing);
        DropTellers(draft, firing);
        if (firing.ByNoun)
        {
            FromHyphens(draft, firing);
            FromClause(draft, firing.Trigger);
            FromHost(draft, firing.Trigger);
            FromRelative(draft, firing.Trigger);
        }

        if (draft.All(Slot).Count < 2)
        {
            FromLoosePartner(draft, firing.Trigger);
        }

        ResolvePairs(draft, firing);
        if (draft.One("host") is { } host && !draft.All(Slot).Contains(host))
        {
            draft.Put(Slot, host);
        }
    }

    /// <summary>Who receives a guest from abroad: the one party that belongs to the country of the town or seat where they meet.</summary>
    public void HostAt(Draft draft)
    {
        var parties = draft.All(Slot);
        if (draft.One("host") is null && draft.Place is { } place && parties.Count > 1 && parties.All(p => p.Country is not null)
            && scene.Knowledge.Names.Exactly(place).FirstOrDefault(k => k.Kind is not KnownKind.Country) is { Country: { } country }
            && parties.Where(p => p.Country == country).ToList() is [{ Kind: EntityKind.Person or EntityKind.Government } host])
        {
            draft.Put("host", host);
        }
    }

    /// <summary>"the Madrid summit", "Geneva talks": a city before the noun is where it is held.</summary>
    private void DropPlaces(Draft draft, Firing firing)
    {
        foreach (var token in firing.Slots.GetValueOrDefault(Slot, []))
        {
            if (scene.Tree.Tokens[token].Relation == Relation.Compound && scene.Tree.Tokens[token].Head == firing.Trigger
                && scene.Cast.MentionAt(token) is { Form: MentionForm.Named, Known: { Kind: KnownKind.Capital or KnownKind.Country } } mention && draft.Actors.TryGetValue(Slot, out var parties) && (mention.Known.Kind == KnownKind.Capital || scene.Tree.Tokens[firing.Trigger].XPos is "NN" or "NNP")
                && scene.Cast.Of(token) is { } actor)
            {
                parties.Remove(actor);
                draft.Place ??= mention.Name;
            }
        }
    }

    /// <summary>Leaves out the press, and whoever only tells of the meeting.</summary>
    private void DropTellers(Draft draft, Firing firing)
    {
        foreach (var token in firing.Slots.GetValueOrDefault(Slot, []))
        {
            var tells = scene.Speakers.At(firing.Trigger) >= 0 && scene.Speakers.At(token) != scene.Speakers.At(firing.Trigger) && !firing.ByNoun;
            if ((tells || IsBroadcaster(firing, token) || scene.Knowledge.EventWords.Has(scene.Tree.Tokens[token].Lemma.ToLowerInvariant(), EventUse.Press)) && scene.Cast.Of(token) is { } actor)
            {
                draft.Actors[Slot].Remove(actor);
            }
        }
    }

    /// <summary>"spoke with Fox News", "spoke to CNN": whoever is no person and no state is asked for an interview.</summary>
    private bool IsBroadcaster(Firing firing, int token) =>
        string.Equals(firing.Frame.Name, "meeting.speak", StringComparison.Ordinal) && scene.Tree.Case(token) is "with" or "to"
        && scene.Cast.Of(token) is { Kind: EntityKind.Organization };

    /// <summary>"a conversation that he had with", "talks which involve": who stands in the relative clause.</summary>
    private void FromRelative(Draft draft, int noun)
    {
        var tree = scene.Tree;
        foreach (var clause in tree.Children(noun).Where(c => tree.Tokens[c].Relation is Relation.AclRelcl or Relation.Acl))
        {
            var tokens = tree.Tokens[clause].Lemma switch
            {
                "have" or "hold" => tree.Children(clause).Where(c => tree.Tokens[c].Relation is Relation.Nsubj || tree.Case(c) == "with"),
                "involve" or "include" => tree.Children(clause).Where(c => tree.Tokens[c].Relation == Relation.Obj),
                _ => [],
            };
            foreach (var actor in tokens.SelectMany(tree.Coordinated).Select(scene.Cast.Of).OfType<Actor>())
            {
                draft.Put(Slot, actor);
            }
        }
    }

    /// <summary>"met at a secret place with the president": the partner that the tree hangs on the place.</summary>
    private void FromLoosePartner(Draft draft, int trigger)
    {
        var tree = scene.Tree;
        var partner = tree.Children(trigger).Where(c => c > trigger && tree.Tokens[c].Relation is Relation.Obl or Relation.Nmod or Relation.OblUnmarked)
            .SelectMany(tree.Children).FirstOrDefault(c => tree.Case(c) == "with" && scene.Cast.Of(c) is not null, -1);
        foreach (var actor in partner < 0 ? [] : tree.Coordinated(partner).Select(scene.Cast.Of).OfType<Actor>())
        {
            draft.Put(Slot, actor);
        }
    }

    /// <summary>"Israeli-Syrian talks", "U.S.-Russia summit": the first half of a hyphened pair.</summary>
    private void FromHyphens(Draft draft, Firing firing)
    {
        foreach (var token in firing.Slots.GetValueOrDefault(Slot, []).Where(t => scene.Tree.Tokens[t].Head == firing.Trigger && t < firing.Trigger))
        {
            foreach (var part in scene.Tree.Children(token).Where(c => scene.Tree.Tokens[c].Relation is Relation.Amod or Relation.Compound && scene.Tree.Tokens[c + 1].XPos == "HYPH"))
            {
                if (scene.Cast.Of(part) is { } actor)
                {
                    draft.Put(Slot, actor);
                }
            }
        }
    }

    /// <summary>"spoke after a meeting with", "flew to Oslo for talks with": the subject takes part; whom a traveller goes to is host.</summary>
    private void FromClause(Draft draft, int noun)
    {
        var tree = scene.Tree;
        var gathering = noun;
        if (tree.Case(noun) == "of" && tree.Tokens[noun].Head is >= 0 and var edge && scene.Is(edge, EventUse.Edge))
        {
            noun = edge;
        }

        var verb = tree.Tokens[noun].Head;
        if (verb < 0 || tree.Tokens[noun].Relation is not (Relation.Obl or Relation.Advcl or Relation.Nmod) || !Around.Contains(tree.Case(noun), StringComparer.Ordinal))
        {
            return;
        }

        while (verb >= 0 && !tree.IsVerb(verb) && tree.Tokens[verb].Relation is Relation.Nmod or Relation.Obl)
        {
            verb = tree.Tokens[verb].Head;
        }

        var apart = tree.Children(gathering).Any(c => tree.Case(c) is "between" or "among");
        var together = tree.Children(gathering).Any(c => tree.Case(c) == "with");
        if (verb < 0 || apart || !tree.IsVerb(verb) || scene.Arguments.Subject(verb) is not (>= 0 and var subject) || scene.Cast.Of(subject) is not { } traveller)
        {
            return;
        }

        var (travels, gathers) = (scene.Is(verb, EventUse.Travel), scene.Is(verb, EventUse.Gather));
        if (!together && !travels && !gathers && !(tree.Case(noun) is "at" or "during" or "in" or "after" or "following" or "on" && traveller.Kind == EntityKind.Person))
        {
            return;
        }

        var partner = draft.All(Slot).FirstOrDefault(p => p != traveller);
        draft.Put(Slot, traveller);
        if (travels && together && partner is not null)
        {
            draft.Put("host", partner);
        }
    }

    /// <summary>"a meeting hosted by", "talks mediated by": whoever it was, takes part.</summary>
    private void FromHost(Draft draft, int noun)
    {
        var tree = scene.Tree;
        foreach (var clause in tree.Children(noun).Where(c => tree.Tokens[c].Relation is Relation.Acl or Relation.AclRelcl && tree.IsPassive(c)))
        {
            var doer = tree.Children(clause).FirstOrDefault(c => tree.Case(c) == "by", -1);
            if (scene.Cast.Of(doer) is not { } actor)
            {
                continue;
            }

            if (tree.Tokens[clause].Lemma is "host" or "organize" or "organise")
            {
                draft.Put("host", actor);
                draft.Put(Slot, actor);
            }
            else if (tree.Tokens[clause].Lemma is "attend" or "chair" or "mediate" or "lead")
            {
                draft.Put(Slot, actor);
            }
        }
    }

    /// <summary>"the two sides", "both leaders", "they": the last two that were named together.</summary>
    private void ResolvePairs(Draft draft, Firing firing)
    {
        var subject = firing.ByNoun ? scene.Arguments.OfNoun(firing.Trigger)["subject"].FirstOrDefault(-1) : scene.Arguments.Subject(firing.Trigger);
        foreach (var token in firing.Slots.GetValueOrDefault(Slot, []).Append(subject).Where(t => t >= 0).Distinct().Where(IsPair).ToList())
        {
            var pair = LastPair(token);
            if (pair is null)
            {
                continue;
            }

            if (scene.Cast.Of(token) is { Named: false } vague && draft.Actors.TryGetValue(Slot, out var parties))
            {
                parties.Remove(vague);
            }

            draft.Put(Slot, pair.Value.First);
            draft.Put(Slot, pair.Value.Second);
        }
    }

    private bool IsPair(int token)
    {
        var tree = scene.Tree;
        var lower = tree.Lower(token);
        return lower is "they" or "both" || ((scene.Is(token, EventUse.Pair) || scene.Is(token, EventUse.PersonPair))
            && (lower is "two" || tree.Children(token).Any(c => tree.Lower(c) is "two" or "both"))
            && !tree.Children(token).Any(c => c > token && tree.Tokens[c].Relation is Relation.Nmod or Relation.Appos));
    }

    private (Actor First, Actor Second)? LastPair(int token)
    {
        var tree = scene.Tree;
        var sentence = tree.Tokens[token].Sentence;
        var persons = scene.Is(token, EventUse.PersonPair) || tree.Lower(token) == "they";
        for (var back = 0; back <= 3 && sentence - back >= 0; back++)
        {
            var (first, end) = (tree.Document.Sentences[sentence - back].First, Math.Min(token, tree.Document.Sentences[sentence - back].End));
            var named = Enumerable.Range(first, Math.Max(0, end - first)).Where(t => scene.Cast.MentionAt(t) is { Form: not MentionForm.Pronoun } m && m.Head == t)
                .Select(scene.Cast.Of).OfType<Actor>().Where(a => Fits(a, persons)).Distinct().ToList();
            if (named.Count >= 2)
            {
                return (named[0], named[1]);
            }
        }

        return null;
    }

    private static bool Fits(Actor actor, bool persons) => persons
        ? actor is { Kind: EntityKind.Person, Named: true }
        : actor.Named && actor.Kind is EntityKind.Government or EntityKind.ArmedGroup or EntityKind.Coalition or EntityKind.Organization;
}
