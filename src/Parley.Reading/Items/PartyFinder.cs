using Parley.Reading.Actors;
using Parley.Reading.Frames;
using Parley.Record;

namespace Parley.Reading.Items;

/// <summary>
/// Finds the party that a stand is directed at or that an act is done to, where the frame names none or names another: each actor of the sentence and those
/// that the story tells of most are weighed by a visible list of features (<c>party-weights.tsv</c>). The heaviest fills the slot where it is heavy enough.
/// </summary>
public sealed class PartyFinder(Scene scene)
{
    private const int Ranked = 4;
    private const int Often = 2;
    private const double Least = 0;
    private const double LeastOfFrame = -0.5;
    private readonly Dictionary<(string As, Actor? Holder), Actor> _last = [];
    private List<Actor>? _byMention;

    /// <summary>Fills <c>toward</c> of a stand or <c>target</c> of an act.</summary>
    public void Fill(Draft draft, Firing firing, Actor? speaker)
    {
        var slot = draft.Makes.Kind switch { ItemKind.Position => "toward", ItemKind.Action => "target", _ => null };
        if (slot is null)
        {
            return;
        }

        var weights = scene.Knowledge.PartyWeights;
        var (best, most) = ((Actor?)null, double.MinValue);
        foreach (var (actor, features) in Candidates(draft, firing, slot, speaker))
        {
            var weight = features.Sum(f => weights.GetValueOrDefault((slot, f)));
            (best, most) = weight > most ? (actor, weight) : (best, most);
        }

        var fills = best is not null && most >= (best == draft.One(slot) ? LeastOfFrame : Least);
        draft.Actors.Remove(slot);
        if (fills)
        {
            draft.Put(slot, best!);
            _last[Last(draft)] = best!;
        }
    }

    /// <summary>Who may be meant, with what speaks for and against each.</summary>
    private IEnumerable<(Actor Actor, IReadOnlyList<string> Features)> Candidates(Draft draft, Firing firing, string slot, Actor? speaker)
    {
        var tree = scene.Tree;
        var (doers, sentence) = (Doers(draft), tree.Document.Sentences[tree.Tokens[firing.Trigger].Sentence]);
        var often = Mentioned.Where(a => !doers.Contains(a) && !IsOwn(a, doers)).Take(Ranked).ToList();
        var seen = new HashSet<Actor>();
        for (var token = sentence.First; token < sentence.End; token++)
        {
            if (scene.Cast.MentionAt(token) is { } mention && mention.Head == token && tree.Lower(token) != "it" && scene.Cast.Of(token) is { } actor && !doers.Contains(actor))
            {
                seen.Add(actor);
                yield return (actor, Features(draft, firing, slot, actor, token, doers, often, speaker));
            }
        }

        foreach (var actor in often.Take(Often).Append(_last.GetValueOrDefault(Last(draft))).OfType<Actor>().Where(a => !doers.Contains(a) && seen.Add(a)))
        {
            yield return (actor, Features(draft, firing, slot, actor, -1, doers, often, speaker));
        }
    }

    private List<string> Features(Draft draft, Firing firing, string slot, Actor actor, int token, HashSet<Actor> doers, List<Actor> often, Actor? speaker)
    {
        var kind = As(draft);
        var within = token >= 0 && firing.Objects.Length > 0 ? PartyRoles.Within(scene.Tree, firing.Objects[0], token) : null;
        var role = token < 0 ? "absent" : within is not null ? $"in {within}" : $"out {PartyRoles.Around(scene.Tree, firing.Trigger, token)}";
        var side = within is null ? "out" : "in";
        var rank = often.IndexOf(actor) is >= 0 and var at ? at + 1 : Ranked + 1;
        var features = new List<string> { "any", kind, role, $"{role}, {kind}", $"{actor.Kind}{(actor.Named ? "" : " unnamed")}", $"rank {rank}", $"rank {Math.Min(rank, 3)} {side}" };
        if (IsOwn(actor, doers))
        {
            features.AddRange(["own", $"own {side}"]);
        }

        if (actor == speaker)
        {
            features.Add("speaker");
        }

        if (draft.One(slot) is { } framed)
        {
            features.AddRange(framed == actor ? ["framed", $"framed {kind}"] : ["framed other"]);
        }

        if (_last.GetValueOrDefault(Last(draft)) == actor)
        {
            features.AddRange(["last", $"last {side}"]);
        }

        return features;
    }

    /// <summary>Named actors, the most often mentioned first.</summary>
    private List<Actor> Mentioned => _byMention ??= [.. Enumerable.Range(0, scene.Tree.Tokens.Length)
        .Where(t => scene.Cast.MentionAt(t) is { } m && m.Head == t).Select(scene.Cast.Of).OfType<Actor>()
        .Where(a => a.Named && a.Kind != EntityKind.Group).GroupBy(a => a).OrderByDescending(g => g.Count()).Select(g => g.Key)];

    private static HashSet<Actor> Doers(Draft draft) => [.. draft.All("actors"), .. draft.All("holder")];

    /// <summary>Whether an actor belongs to the state of those who stand or act.</summary>
    private static bool IsOwn(Actor actor, HashSet<Actor> doers) => actor.Country is { } country && doers.Any(d => d.Country == country);

    private static string As(Draft draft) => (draft.Makes.Stance?.ToString() ?? draft.Makes.Action?.ToString() ?? "").ToLowerInvariant();

    private static (string As, Actor? Holder) Last(Draft draft) => draft.Makes.Kind == ItemKind.Position ? ("", draft.One("holder")) : (As(draft), null);
}
