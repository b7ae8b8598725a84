using Parley.Exchange.Scoring;
using Parley.Language;
using Parley.Reading.Actors;
using Parley.Reading.Frames;
using Parley.Reading.Items;
using Parley.Reading.Judging;
using Parley.Reading.Nets;
using Parley.Record;

namespace Parley.Training;

/// <summary>What annotated stories teach the judge: for each frame that fired, whether the item it makes is one that was annotated.</summary>
public static class Lessons
{
    /// <summary>From which likeness of words on an object is the annotated one.</summary>
    internal const double LeastWords = 0.3;

    private const double LeastContent = 0.5;
    private const double LeastParticipants = 0.4;

    /// <summary>The lessons of a story.</summary>
    public static IEnumerable<Sample> Of(GoldStory story)
    {
        var (examined, features) = (story.Examined, new Features());
        var maker = new ItemMaker(examined.Scene, examined.Said);
        foreach (var firing in examined.Firings.Where(f => story.Covers(FiringFeatures.Class(f.Frame.Makes)) && story.IsAnnotated(examined.Scene.Tree.Tokens[f.Trigger].Sentence)))
        {
            var dense = new float[FiringFeatures.Dense];
            examined.Features.Of(firing, features, dense);
            var answers = new sbyte[Judge.Questions];
            answers.AsSpan().Fill(-1);
            var drafts = maker.Make(firing with { Chosen = firing.Frame.Makes }).ToList();
            foreach (var place in Judge.Open(firing.Frame.Makes))
            {
                var tells = FiringFeatures.Class(Judge.Classes[place]);
                answers[place] = (sbyte)(drafts.Any(d => story.Items.Any(i => i.Tells == tells && Holds(d, i))) ? 1 : 0);
            }

            yield return new Sample([.. features.All], dense, answers);
        }
    }

    /// <summary>The lessons of a story about statements: for each utterance, whether it is an annotated statement of this speaker.</summary>
    public static IEnumerable<Sample> OfSayings(GoldStory story)
    {
        var (examined, features) = (story.Examined, new Features());
        for (var i = 0; i < examined.Sayings.Count && story.Covers("statement"); i++)
        {
            var dense = new float[FiringFeatures.Dense];
            examined.SayingFeatures.Of(i, features, dense);
            var answers = new sbyte[Judge.Questions];
            answers.AsSpan().Fill(-1);
            answers[Judge.IsStatement] = (sbyte)(story.Items.Any(g => Holds(examined.Sayings[i], g, examined.Scene.Tree.Document)) ? 1 : 0);
            yield return new Sample([.. features.All], dense, answers);
        }
    }

    private static bool Holds(Said said, GoldItem item, Document document) =>
        IsSaid(said, item, document) && said.Speakers.Any(s => item.Who.Any(w => Likeness.Actor(w, Known(s))));

    /// <summary>Whether what is said is an annotated statement, whoever says it.</summary>
    internal static bool IsSaid(Said said, GoldItem item, Document document) =>
        item.Tells == "statement" && GoldStory.Touched(document, said.Utterance.Evidence.Start, said.Utterance.Evidence.End).Any(item.Sentences.Contains)
        && Likeness.Words(item.What ?? "", string.Join(' ', said.Utterance.Content.Select(document.Quote))) >= LeastContent;

    /// <summary>Whether a draft is the annotated item, by the measure with which records are scored.</summary>
    private static bool Holds(Draft draft, GoldItem item)
    {
        if (!draft.Sentences.Overlaps(item.Sentences))
        {
            return false;
        }

        switch (draft.Makes.Kind)
        {
            case ItemKind.Position:
                return Shared(draft.All("holder"), item.Who) > 0 && Likeness.Words(item.What ?? "", draft.Words("object") ?? "") >= LeastWords;
            case ItemKind.Meeting:
                var participants = draft.All("participants");
                return participants.Count + item.Who.Count == 0 || 2.0 * Shared(participants, item.Who) / (participants.Count + item.Who.Count) >= LeastParticipants;
            case ItemKind.Action:
                return draft.All("actors").Count + item.Who.Count == 0 || Shared(draft.All("actors"), item.Who) > 0;
            default:
                return true;
        }
    }

    private static int Shared(IReadOnlyList<Actor> actors, IReadOnlyList<KnownActor> wanted)
    {
        var left = wanted.ToList();
        return actors.Count(a => left.FindIndex(w => Likeness.Actor(w, Known(a))) is >= 0 and var at && Taken(left, at));
    }

    private static bool Taken(List<KnownActor> left, int at)
    {
        left.RemoveAt(at);
        return true;
    }

    internal static KnownActor Known(Actor actor) => Likeness.Known(Terms.Write(actor.Kind), actor.Country, actor.Names.Append(actor.Name));
}
