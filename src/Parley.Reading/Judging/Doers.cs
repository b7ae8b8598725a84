using Parley.Reading.Actors;
using Parley.Reading.Frames;
using Parley.Reading.Items;
using Parley.Reading.Knowledge;
using Parley.Reading.Nets;

namespace Parley.Reading.Judging;

/// <summary>Says whose a stand or an act is: of all who may be meant the likeliest by learned networks and by what is seen in the whole sentence.</summary>
public sealed class Doers(Scene scene, IReadOnlyList<Said> said, Sightings? sightings, OddsModel model)
{
    /// <summary>What the network of sentences counts beside, and what it says at least.</summary>
    private const float Seen = 1;
    private const float LeastSeen = -6;

    /// <summary>What speaks for whom the frame names; where it names none, for the one who speaks, and of an act for nobody.</summary>
    private const float Framed = 0.5f;

    /// <summary>What it is taken to say of nobody and of whoever stands outside the sentence; of a government that no word names it says nothing.</summary>
    private const float SeenOutside = -3;
    private readonly DoerFinder _finder = new(scene, said);
    private readonly Features _features = new();
    private readonly List<int> _rows = [];

    /// <summary>Reads the networks.</summary>
    /// <exception cref="KnowledgeException">There is no such file.</exception>
    /// <exception cref="InvalidDataException">The file is no such model, cut short or altered.</exception>
    public static OddsModel Load(string path) =>
        OddsModel.Load(new TaughtFile(path, "the model that says whose a stand or an act is", "a model of doers", "doers"), "the model of doers");

    /// <summary>The firing, with whose it is where that is another than its frame names.</summary>
    public Firing Of(Firing firing)
    {
        if (firing.Frame.Makes.WhoSlot is null)
        {
            return firing;
        }

        var doing = DoerFinder.DoingOf(firing, scene);
        var doers = _finder.Of(doing);
        if (doers.Count == 0)
        {
            return firing;
        }

        var sight = new DoerFeatures(scene, _finder, doing);
        var partners = doing.Object < 0 ? null : sightings?.Partners(doing.Object);
        var most = partners?.Max(p => p.Score) ?? 0;
        var speaker = _finder.Speaker(doing);
        var best = doers.MaxBy(d =>
        {
            _features.Clear();
            sight.Of(d, doers, _features);
            return model.Odds(_features, _rows) + (Seen * (partners is null ? 0 : SeenAs(d, partners, most))) + (IsFramed(d, doing, speaker) ? Framed : 0);
        })!;
        return best.Actor is { } actor && doing.Framed.Contains(actor) ? firing : firing with { Who = Meant(best) };
    }

    private static bool IsFramed(Doer doer, Doing doing, Actor? speaker) => doing.Framed.Count > 0 ? doer.Actor is { } actor && doing.Framed.Contains(actor)
        : doing.Makes.Kind == ItemKind.Position ? doer.Actor is not null && doer.Actor == speaker : doer.Origin == DoerOrigin.Nobody;

    private IReadOnlyList<Actor> Meant(Doer doer) => doer switch
    {
        { Land: { } land } => [scene.Cast.Government(land)],
        { Origin: DoerOrigin.Word } => [.. scene.Tree.Coordinated(doer.Token).Select(scene.Cast.Of).OfType<Actor>().Distinct()],
        _ => doer.Actor is { } actor ? [actor] : [],
    };

    /// <summary>How much less likely than the likeliest the network of sentences finds somebody.</summary>
    private float SeenAs(Doer doer, IReadOnlyList<(int Token, float Score)> partners, float most) => doer.Origin switch
    {
        DoerOrigin.Word => partners.Where(p => p.Token >= 0 && scene.Cast.Of(p.Token) == doer.Actor).Select(p => Math.Max(LeastSeen, p.Score - most)).DefaultIfEmpty(SeenOutside).Max(),
        DoerOrigin.Speaker => Math.Max(LeastSeen, partners[^1].Score - most),
        DoerOrigin.Land or DoerOrigin.SpeakersLand => 0,
        _ => SeenOutside,
    };
}
