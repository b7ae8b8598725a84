using Parley.Reading.Actors;
using Parley.Reading.Frames;

namespace Parley.Reading.Judging;

/// <summary>Gives a stand or act another holder or doer than its frame found where the network of sentences is much surer of that one.</summary>
internal static class Holders
{
    private const float Surer = 2;

    /// <summary>The firing, with who is likelier in the place of whom the frame found.</summary>
    public static Firing Of(Firing firing, Sightings sightings, Examination examined)
    {
        var (scene, kind) = (examined.Scene, firing.Frame.Makes.Kind);
        if (kind is not (ItemKind.Position or ItemKind.Action) || Partners(firing, sightings, kind) is not { } partners)
        {
            return firing;
        }

        var slot = kind == ItemKind.Position ? "holder" : "actors";
        var ruled = firing.Slots.TryGetValue(slot, out var tokens) ? tokens.Select(scene.Cast.Of).OfType<Actor>().ToList() : [];
        if (ruled.Count > 1)
        {
            return firing;
        }

        var speaker = scene.Speakers.At(firing.Trigger) is >= 0 and var at ? examined.Said[at].Speaker : null;
        var own = ruled.Count > 0 ? ruled[0] : kind == ItemKind.Position ? speaker : null;
        Actor? Meant((int Token, float Score) p) => p.Token >= 0 ? scene.Cast.Of(p.Token) : kind == ItemKind.Position ? speaker : null;
        var best = partners.MaxBy(p => p.Score);
        var known = partners.Where(p => Meant(p) == own).Select(p => p.Score).DefaultIfEmpty(-10).Max();
        if (best.Token < 0 || Meant(best) == own || best.Score - known < Surer)
        {
            return firing;
        }

        return firing with
        {
            Slots = new Dictionary<string, int[]>(firing.Slots, StringComparer.Ordinal) { [slot] = [.. scene.Tree.Coordinated(best.Token).Where(t => scene.Cast.Of(t) is not null)] },
        };
    }

    /// <summary>What the network says of the object it is surest of.</summary>
    private static IReadOnlyList<(int Token, float Score)>? Partners(Firing firing, Sightings sightings, ItemKind kind) =>
        firing.Objects.Where(o => sightings.Partners(o) is not null).OrderByDescending(o => sightings.Best(o, kind).Odds).Select(sightings.Partners).FirstOrDefault();
}
