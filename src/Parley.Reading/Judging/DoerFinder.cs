using Parley.Reading.Actors;
using Parley.Reading.Frames;
using Parley.Reading.Items;
using Parley.Record;

namespace Parley.Reading.Judging;

/// <summary>Lists whose a stand or an act may be.</summary>
public sealed class DoerFinder(Scene scene, IReadOnlyList<Said> said)
{
    private const int MostOften = 2;

    /// <summary>The named actors of the story, the most often mentioned first.</summary>
    private readonly Lazy<List<Actor>> _byMention = new(() => [.. scene.Cast.Actors.Where(a => a.Named && a.Kind != EntityKind.Group && a.Seen.Count > 0).OrderByDescending(a => a.Seen.Count)]);

    /// <summary>How many named actors the story mentions more often; −1 for one without a name.</summary>
    public int RankOf(Actor actor) => _byMention.Value.IndexOf(actor);

    /// <summary>The stand or act that a firing tells of.</summary>
    public static Doing DoingOf(Firing firing, Scene scene)
    {
        var framed = firing.Frame.Makes.WhoSlot is { } slot && firing.Slots.TryGetValue(slot, out var tokens) ? tokens.Select(scene.Cast.Of).OfType<Actor>().ToList() : [];
        return new Doing(firing.Chosen ?? firing.Frame.Makes, firing.Frame.Name, firing.Trigger, firing.Objects is [var first, ..] ? first : -1, framed);
    }

    /// <summary>Who says the words that tell of a stand or an act; null where the story itself tells.</summary>
    public Actor? Speaker(Doing doing) => scene.Speakers.At(doing.Trigger) is >= 0 and var at ? said[at].Speaker : null;

    /// <summary>Whose it may be: all that the sentence names, the one who speaks, their governments, who was named before and often, and for an act nobody.</summary>
    public List<Doer> Of(Doing doing)
    {
        var sentence = scene.Tree.Document.Sentences[scene.Tree.Tokens[doing.Trigger].Sentence];
        var found = Enumerable.Range(sentence.First, sentence.End - sentence.First)
            .Where(t => scene.Cast.Of(t) is not null && (scene.Cast.MentionAt(t)?.Head ?? t) == t).Select(t => new Doer(scene.Cast.Of(t), t, DoerOrigin.Word)).ToList();
        var (named, lands) = (found.Count, found.Where(d => d.Actor!.Kind == EntityKind.Government).Select(d => d.Actor!.Country).ToHashSet(StringComparer.Ordinal));
        if (Speaker(doing) is { } speaker)
        {
            found.Add(new Doer(speaker, -1, DoerOrigin.Speaker));
            found.AddRange(LandOf(speaker, DoerOrigin.SpeakersLand, lands));
        }

        found.AddRange(found.Take(named).SelectMany(d => LandOf(d.Actor!, DoerOrigin.Land, lands)).ToList());
        AddFurther(sentence.First, found, found.Select(d => d.Actor).OfType<Actor>().ToHashSet());
        if (doing.Makes.Kind == ItemKind.Action)
        {
            found.Add(new Doer(null, -1, DoerOrigin.Nobody));
        }

        return found;
    }

    /// <summary>The government of the state of somebody who is none himself, unless it was thought of.</summary>
    private IEnumerable<Doer> LandOf(Actor actor, DoerOrigin origin, HashSet<string?> thought) =>
        actor is { Kind: not (EntityKind.Government or EntityKind.ArmedGroup or EntityKind.Coalition), Country: { } country, International: false } && thought.Add(country)
            ? [new Doer(scene.Cast.Actors.FirstOrDefault(a => a.Kind == EntityKind.Government && a.Country == country), -1, origin, country)] : [];

    private void AddFurther(int first, List<Doer> found, HashSet<Actor> thought)
    {
        if (first > 0)
        {
            var before = scene.Tree.Document.Sentences[scene.Tree.Tokens[first - 1].Sentence];
            for (var token = before.First; token < before.End; token++)
            {
                if (scene.Cast.Of(token) is { } actor && thought.Add(actor))
                {
                    found.Add(new Doer(actor, token, DoerOrigin.Before));
                }
            }
        }

        found.AddRange(_byMention.Value.Take(MostOften).Where(thought.Add).Select(a => new Doer(a, -1, DoerOrigin.Often)));
    }
}
