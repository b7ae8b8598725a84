using Parley.Language;
using Parley.Reading.Actors;
using Parley.Reading.Clauses;
using Parley.Reading.Time;

namespace Parley.Reading.Frames;

/// <summary>A frame that fired: on which token, with the tokens that fill its slots.</summary>
/// <param name="Frame">The frame.</param>
/// <param name="Trigger">The token that set it off.</param>
/// <param name="ByNoun">Whether that is an event noun.</param>
/// <param name="Slots">Slot → head tokens of its fillers.</param>
public sealed record Firing(Frame Frame, int Trigger, bool ByNoun, IReadOnlyDictionary<string, int[]> Slots)
{
    /// <summary>The stance or type that the judge gives it; null where the frame's own holds, turned by negation.</summary>
    public Makes? Chosen { get; init; }

    /// <summary>The head tokens of its object; none where it has none.</summary>
    public int[] Objects => Slots.TryGetValue("object", out var objects) ? objects : [];

    /// <summary>Whether the words that fill its slots are none that the frame asks for, so that only a judge may believe it.</summary>
    public bool Loose { get; init; }

    /// <summary>Whose stand or act it is where learned networks found another than the frame names; null where the slots say it.</summary>
    public IReadOnlyList<Actor>? Who { get; init; }
}

/// <summary>Finds the frames that fire in a document: trigger by lemma, slots by deep argument, then the frame's own constraints.</summary>
public sealed class FrameMatcher(Codebook codebook, Tree tree, Arguments arguments, Cast cast)
{
    private const int Reach = 8;
    private static readonly string[] Collected = ["participants", "actors"];
    private readonly List<(int Place, Firing Firing)> _fired = [];

    /// <summary>In text order; at a token at most one firing a kind of item, for stands one a stance and for actions one a type.</summary>
    public IEnumerable<Firing> All()
    {
        for (var token = 0; token < tree.Tokens.Length; token++)
        {
            var kind = tree.Tokens[token].UPos switch
            {
                UPos.VERB => TriggerClass.Verb,
                UPos.NOUN or UPos.PROPN => TriggerClass.Noun,
                UPos.ADJ => TriggerClass.Adjective,
                UPos.AUX => TriggerClass.Modal,
                UPos.ADP => TriggerClass.Preposition,
                _ => (TriggerClass?)null,
            };
            if (kind is { } triggerClass)
            {
                foreach (var firing in At(token, triggerClass))
                {
                    yield return firing;
                }
            }
        }
    }

    private IEnumerable<Firing> At(int token, TriggerClass kind)
    {
        var groups = codebook.Of(kind, tree.Tokens[token].Lemma.ToLowerInvariant());
        if (groups.Count == 0 || (kind == TriggerClass.Noun && tree.Tokens[token].Relation is Relation.Compound or Relation.Flat))
        {
            return [];
        }

        _fired.Clear();
        foreach (var group in groups)
        {
            if (First(group, token, kind, out var place) is { } firing)
            {
                _fired.Add((place, firing));
            }
        }

        if (_fired.Count == 0)
        {
            return [];
        }

        // In the order of the codebook.
        _fired.Sort(static (a, b) => a.Place.CompareTo(b.Place));
        return [.. _fired.Select(f => f.Firing)];
    }

    /// <summary>
    /// The first of a group whose words are those that the frame asks for, else the first loose one. <paramref name="place"/> is that of the first trigger of
    /// the group in the codebook whose words are there.
    /// </summary>
    private Firing? First(TriggerGroup group, int token, TriggerClass kind, out int place)
    {
        place = int.MaxValue;
        Firing? loose = null;
        Firing? fitting = null;
        foreach (var (trigger, frame, at) in group.Entries)
        {
            if (!Follows(token, trigger.Further))
            {
                continue;
            }

            place = Math.Min(place, at);
            if (fitting is null && Fire(frame, token, kind, arguments.Of(token)) is { } firing)
            {
                (fitting, loose) = firing.Loose ? (null, loose ?? firing) : (firing, loose);
            }
        }

        return fitting ?? loose;
    }

    /// <summary>Whether the further words of a trigger stand among the token's dependents, in order.</summary>
    private bool Follows(int token, string[] further)
    {
        var at = token;
        var end = Math.Min(tree.Document.Sentences[tree.Tokens[token].Sentence].End, token + Reach);
        foreach (var word in further)
        {
            do
            {
                at++;
            }
            while (at < end && !(Matches(at, word) && tree.Within(at, token)));

            if (at >= end)
            {
                return false;
            }
        }

        return true;
    }

    private bool Matches(int token, string word) =>
        tree.Tokens[token].Lemma.Equals(word, StringComparison.OrdinalIgnoreCase) || tree.Lower(token) == word;

    private Firing? Fire(Frame frame, int token, TriggerClass kind, ILookup<string, int> found)
    {
        if (frame.Negated is { } denied && denied != Denied(token, kind))
        {
            return null;
        }

        var roles = kind == TriggerClass.Noun && frame.NounRoles.Count > 0 ? frame.NounRoles : frame.Roles;
        var slots = new Dictionary<string, int[]>(StringComparer.Ordinal);
        foreach (var (slot, wanted) in roles)
        {
            var fillers = Fillers(slot, wanted, found, frame.Actors.Contains(slot) || slot == "attacker" || Collected.Contains(slot, StringComparer.Ordinal), token);
            if (fillers.Length > 0)
            {
                slots[slot] = fillers;
            }
        }

        if (!frame.Needs.All(n => slots.ContainsKey(n) || frame.MaySpeak(n)))
        {
            return null;
        }

        var fits = frame.Things.All(t => !slots.TryGetValue(t, out var fillers) || !fillers.Any(f => cast.Of(f) is not null))
            && frame.Never.All(n => !Heads(slots, found, n.Key).Any(n.Value.Contains))
            && frame.Only.All(o => Heads(slots, found, o.Key).Any(o.Value.Contains));
        return fits || frame.Makes.Kind is ItemKind.Position or ItemKind.Action ? new Firing(frame, token, kind == TriggerClass.Noun, slots) { Loose = !fits } : null;
    }

    /// <summary>Whether a trigger is denied: where it stands, in the verb that carries it, or in what a modal or preposition governs.</summary>
    private bool Denied(int token, TriggerClass kind) => tree.Denied(token) || (kind switch
    {
        TriggerClass.Modal or TriggerClass.Preposition => tree.Tokens[token].Head,
        TriggerClass.Noun => arguments.Carrier(token),
        _ => -1,
    } is var governed and >= 0 && tree.Denied(governed));

    private int[] Fillers(string slot, string[] wanted, ILookup<string, int> found, bool actor, int trigger)
    {
        List<int>? fillers = null;
        foreach (var argument in wanted)
        {
            foreach (var token in found[argument])
            {
                // "talks on Thursday about the war": a day is no topic.
                if ((token == trigger && argument is not (Frame.Self or "imperative")) || Calendar.Weekday(tree.Lower(token)) is not null)
                {
                    continue;
                }

                fillers ??= [];
                if (actor)
                {
                    AddActors(slot, token, fillers);
                }
                else if (!fillers.Contains(token))
                {
                    fillers.Add(token);
                }
            }

            if (fillers is { Count: > 0 } && !Collected.Contains(slot, StringComparer.Ordinal))
            {
                break;
            }
        }

        return fillers is null ? [] : [.. fillers];
    }

    /// <summary>Adds the actors that a token and those coordinated with it name.</summary>
    private void AddActors(string slot, int token, List<int> fillers)
    {
        foreach (var one in Together(token))
        {
            var filler = cast.Of(one) is not null ? one : slot == "attacker" ? Sender(one) : Counted(one);
            if (cast.Of(filler) is not null && !fillers.Contains(filler))
            {
                fillers.Add(filler);
            }
        }
    }

    /// <summary>Whose a thing is that strikes: "Russian" of "Russian rockets"; the thing itself where nobody's.</summary>
    private int Sender(int token) => tree.Children(token)
        .Where(c => tree.Tokens[c].Relation is Relation.Amod or Relation.Compound or Relation.NmodPoss && cast.Of(c) is not null).DefaultIfEmpty(token).First();

    /// <summary>Who is counted: "protesters" of "thousands of protesters"; the token itself for anything else.</summary>
    private int Counted(int token) => tree.Tokens[token].Lemma.ToLowerInvariant() is "thousand" or "hundred" or "dozen" or "score" or "million" or "number" or "majority"
        or "group" or "most" or "some" or "many" or "several" or "all" or "both" or "one" or "two" or "pair" or "team" or "crowd" or "representative" or "member"
        ? tree.Children(token).Where(c => tree.Tokens[c].Relation == Relation.Nmod && tree.Case(c) == "of").DefaultIfEmpty(token).First() : token;

    /// <summary>The actors coordinated with one: by the tree from any word of its name or title.</summary>
    private IEnumerable<int> Together(int token)
    {
        var mention = cast.MentionAt(token);
        return mention is null || mention.Head != token ? tree.Coordinated(token)
            : tree.Coordinated(token).Concat(Enumerable.Range(mention.First, mention.End - mention.First).Where(t => t != token)
                .SelectMany(t => tree.Coordinated(t).Skip(1)));
    }

    /// <summary>The head lemmas of a slot, or of a deep argument that the frame puts in no slot.</summary>
    private IEnumerable<string> Heads(Dictionary<string, int[]> slots, ILookup<string, int> found, string name) =>
        (slots.TryGetValue(name, out var tokens) ? tokens : found[name])
            .Select(t => tree.Tokens[t].Lemma.ToLowerInvariant()).SelectMany(l => (string[])[l, l.TrimEnd('s')]);
}
