using System.Collections.Frozen;
using Parley.Language;
using Parley.Reading.Clauses;
using Parley.Reading.Frames;
using Parley.Reading.Items;
using Parley.Record;

namespace Parley.Reading.Judging;

/// <summary>Makes firings of stands and acts that were sighted and that no frame tells of: "Kyiv snorted at the plan".</summary>
internal static class Sighted
{
    /// <summary>From how much likelier than not a sighting is believed by itself. Chosen on parts of the news stories.</summary>
    private const float Sure = 0.3f;

    private static readonly Frame Stand = FrameOf("position.sighted", new Makes(ItemKind.Position, Stance: Stance.Supports), "holder");
    private static readonly Frame Act = FrameOf("action.sighted", new Makes(ItemKind.Action, Action: ActionType.Decide), "actors");

    /// <summary>The firings beyond those believed, in text order of their objects, stands first.</summary>
    /// <param name="believed">What frames tell of.</param>
    /// <param name="sightings">What was seen.</param>
    /// <param name="scene">The story.</param>
    /// <param name="doubt">How much surer a sighting must be for the story's want of public affairs.</param>
    public static IEnumerable<Firing> Beyond(IReadOnlyList<Firing> believed, Sightings sightings, Scene scene, float doubt)
    {
        foreach (var frame in (Frame[])[Stand, Act])
        {
            var kind = frame.Makes.Kind;
            var told = believed.Where(f => f.Frame.Makes.Kind == kind).SelectMany(f => f.Objects.Append(f.Trigger)).ToHashSet();
            for (var token = 0; token < sightings.Count; token++)
            {
                var (place, odds) = sightings.Best(token, kind);
                if (odds >= Sure + doubt && !told.Contains(token))
                {
                    yield return new Firing(frame, Predicate(scene.Tree, token), false, Slots(scene, token, sightings.Who(token), kind)) { Chosen = Judge.Classes[place] };
                }
            }
        }
    }

    private static Dictionary<string, int[]> Slots(Scene scene, int token, int who, ItemKind kind)
    {
        var slots = new Dictionary<string, int[]>(StringComparer.Ordinal) { ["object"] = [token] };
        if (who >= 0)
        {
            slots[kind == ItemKind.Position ? "holder" : "actors"] = [.. scene.Tree.Coordinated(who).Where(t => scene.Cast.Of(t) is not null)];
        }

        return slots;
    }

    /// <summary>The word whose object a token is: the nearest verb, noun or adjective above; itself at the root.</summary>
    private static int Predicate(Tree tree, int token)
    {
        var at = tree.Tokens[token].Head;
        while (at >= 0 && tree.Tokens[at].Head >= 0 && tree.Tokens[at].UPos is not (UPos.VERB or UPos.NOUN or UPos.ADJ))
        {
            at = tree.Tokens[at].Head;
        }

        return at < 0 ? token : at;
    }

    private static Frame FrameOf(string name, Makes makes, string who) => new(
        name, makes, "Seen in the sentence as a whole, by no one word.", [], null,
        new Dictionary<string, string[]>(StringComparer.Ordinal) { [who] = [Frame.Speaker], ["object"] = ["object"] }.ToFrozenDictionary(),
        FrozenDictionary<string, string[]>.Empty, FrozenSet.Create(StringComparer.Ordinal, "object"), FrozenSet.Create(StringComparer.Ordinal, who), FrozenSet<string>.Empty,
        FrozenDictionary<string, HashSet<string>>.Empty, FrozenDictionary<string, HashSet<string>>.Empty, null, [], []);
}
