using System.Collections.Frozen;
using Parley.Language;
using Parley.Reading.Frames;
using Parley.Reading.Items;
using Parley.Record;

namespace Parley.Reading.Judging;

/// <summary>Makes firings of stands and acts that were sighted and that no frame tells of: "Kyiv snorted at the plan".</summary>
internal static class Sighted
{
    /// <summary>How much surer an act must be on what a frame tells a stand on: "accepted the ceasefire" is a stand, seldom an act as well.</summary>
    private const float StoodOn = 1;

    private static readonly Frame Stand = FrameOf("position.sighted", new Makes(ItemKind.Position, Stance: Stance.Supports), "holder", "object");
    private static readonly Frame Act = FrameOf("action.sighted", new Makes(ItemKind.Action, Action: ActionType.Decide), "actors", "object");
    private static readonly Frame Violence = FrameOf("incident.sighted", new Makes(ItemKind.Incident, Incident: IncidentType.Attack), "attacker");
    private static readonly Frame Meeting = FrameOf("meeting.sighted", new Makes(ItemKind.Meeting), "participants");
    private static readonly string[] Partakers = ["subject", "object", "with", "between", "among", "to", "possessor"];

    /// <summary>The firings beyond those believed, in text order of their objects, stands first.</summary>
    /// <param name="believed">What frames tell of.</param>
    /// <param name="sightings">What was seen.</param>
    /// <param name="scene">The story.</param>
    /// <param name="doubt">How much surer a sighting must be for what the story is about.</param>
    /// <param name="ofIncidents">The same for incidents.</param>
    public static IEnumerable<Firing> Beyond(IReadOnlyList<Firing> believed, Sightings sightings, Scene scene, float doubt, float ofIncidents)
    {
        var gathered = new Gathered(scene, sightings);
        foreach (var frame in (Frame[])[Stand, Act])
        {
            foreach (var (token, place) in Untold(frame.Makes.Kind, sightings.Trust.Sure + doubt, believed, gathered))
            {
                yield return new Firing(frame, scene.Tree.Predicate(token), false, Named(scene, sightings.Who(token), frame.Makes.WhoSlot!, token)) { Chosen = Judge.Classes[place] };
            }
        }

        foreach (var firing in Happening(Violence, sightings.Trust.Sure + ofIncidents, believed, sightings, scene).Concat(Happening(Meeting, sightings.Trust.Sure + doubt, believed, sightings, scene)))
        {
            yield return firing;
        }
    }

    /// <summary>The words at which stands or acts are seen surely enough that no frame tells, each thing once, in text order.</summary>
    private static IEnumerable<(int Token, int Place)> Untold(ItemKind kind, float sure, IReadOnlyList<Firing> believed, Gathered gathered)
    {
        var told = believed.Where(f => f.Frame.Makes.Kind == kind).ToList();
        var words = told.SelectMany(f => f.Objects.Append(f.Trigger)).ToHashSet();
        var stoodOn = kind == ItemKind.Action ? believed.Where(f => f.Frame.Makes.Kind == ItemKind.Position).SelectMany(f => f.Objects).ToHashSet() : [];
        var things = told.Where(f => f.Chosen is not null).SelectMany(f => f.Objects.Select(o => (Token: o, Place: Judge.PlaceOf(f.Chosen!)))).ToList();
        var untold = new List<(int Token, int Place)>();
        foreach (var (token, place, _) in gathered.Surest(kind).TakeWhile(s => s.Odds >= sure).Where(s => !words.Contains(s.Token) && (s.Odds >= sure + StoodOn || !stoodOn.Contains(s.Token))))
        {
            if (!things.Exists(t => t.Place == place && gathered.IsOne(t.Token, token, kind)))
            {
                things.Add((token, place));
                untold.Add((token, place));
            }
        }

        return untold.OrderBy(u => u.Token);
    }

    /// <summary>Incidents or meetings seen in sentences of which no frame tells one: in each the word that tells it most surely.</summary>
    private static IEnumerable<Firing> Happening(Frame frame, float sure, IReadOnlyList<Firing> believed, Sightings sightings, Scene scene)
    {
        var kind = frame.Makes.Kind;
        var told = believed.Where(f => f.Frame.Makes.Kind == kind).Select(f => scene.Tree.Tokens[f.Trigger].Sentence).ToHashSet();
        for (var s = 0; s < scene.Tree.Document.Sentences.Length; s++)
        {
            var sentence = scene.Tree.Document.Sentences[s];
            var surest = Enumerable.Range(sentence.First, sentence.End - sentence.First).MaxBy(t => sightings.Best(t, kind).Odds);
            var (place, odds) = sightings.Best(surest, kind);
            if (odds < sure || told.Contains(s))
            {
                continue;
            }

            var slots = kind == ItemKind.Meeting ? Parties(scene, surest, sightings.Who(surest)) : Named(scene, sightings.Who(surest), "attacker");
            yield return new Firing(frame, surest, scene.Tree.Tokens[surest].UPos is UPos.NOUN or UPos.PROPN, slots) { Chosen = Judge.Classes[place] };
        }
    }

    /// <summary>Who meets: the one the network names, with those that the word's own arguments name.</summary>
    private static Dictionary<string, int[]> Parties(Scene scene, int token, int who)
    {
        var arguments = scene.Arguments.Of(token);
        var named = Partakers.SelectMany(role => arguments[role]).Concat(who >= 0 ? [who] : []).SelectMany(scene.Tree.Coordinated).Where(t => scene.Cast.Of(t) is not null);
        return new Dictionary<string, int[]>(StringComparer.Ordinal) { ["participants"] = [.. named.Distinct()] };
    }

    /// <summary>The slots of the one that the network names, with those joined to it, and of an object.</summary>
    private static Dictionary<string, int[]> Named(Scene scene, int who, string slot, params int[] what)
    {
        var slots = new Dictionary<string, int[]>(StringComparer.Ordinal);
        if (what.Length > 0)
        {
            slots["object"] = what;
        }

        if (who >= 0)
        {
            slots[slot] = [.. scene.Tree.Coordinated(who).Where(t => scene.Cast.Of(t) is not null)];
        }

        return slots;
    }

    private static Frame FrameOf(string name, Makes makes, string who, params string[] needs) => new(
        name, makes, "Seen in the sentence as a whole, by no one word.", [], null,
        new Dictionary<string, string[]>(StringComparer.Ordinal) { [who] = [Frame.Speaker], ["object"] = ["object"] }.ToFrozenDictionary(),
        FrozenDictionary<string, string[]>.Empty, needs.ToFrozenSet(StringComparer.Ordinal), FrozenSet.Create(StringComparer.Ordinal, who), FrozenSet<string>.Empty,
        FrozenDictionary<string, HashSet<string>>.Empty, FrozenDictionary<string, HashSet<string>>.Empty, null, [], []);
}
