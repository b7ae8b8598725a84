using Parley.Exchange.Scoring;
using Parley.Reading.Judging;
using Parley.Reading.Nets;

namespace Parley.Training;

/// <summary>What annotated stories teach about whose a stand or an act is.</summary>
public static class DoerLessons
{
    private const double LeastWords = 0.4;

    /// <summary>The annotated stands and acts that frames or whole sentences may tell of, with all whose they may be, and of each whether they are his.</summary>
    private static IEnumerable<(Doing Doing, IReadOnlyList<Doer> Doers, IReadOnlyList<bool> Right)> Of(GoldStory story, DoerFinder finder)
    {
        foreach (var item in story.Items.Where(i => i.What is not null && i.Tells.Split('.')[0] is "position" or "action"))
        {
            if (DoingOf(story, item) is not { } doing)
            {
                continue;
            }

            var doers = finder.Of(doing);
            var right = doers.Select(d => item.Who.Count == 0 ? d.Origin == DoerOrigin.Nobody : item.Who.Any(w => Is(w, d))).ToList();
            if (right.Contains(true))
            {
                yield return (doing, doers, right);
            }
        }

        bool Is(KnownActor wanted, Doer doer) => doer.Land is { } land ? wanted.Kind == "government" && wanted.Country == land
            : doer.Actor is { } actor && Likeness.Actor(wanted, Lessons.Known(actor));
    }

    /// <summary>The lessons of a story: for each stand and act a sample for each whose it may be.</summary>
    public static IEnumerable<Sample[]> Choices(GoldStory story)
    {
        var (finder, features) = (new DoerFinder(story.Examined.Scene, story.Examined.Said), new Features());
        foreach (var (doing, doers, right) in Of(story, finder))
        {
            var sight = new DoerFeatures(story.Examined.Scene, finder, doing, story.By);
            var samples = new Sample[doers.Count];
            for (var i = 0; i < samples.Length; i++)
            {
                features.Clear();
                sight.Of(doers[i], doers, features);
                samples[i] = new Sample([.. features.All], [], [(sbyte)(right[i] ? 1 : 0)]);
            }

            yield return samples;
        }
    }

    private static Doing? DoingOf(GoldStory story, GoldItem item)
    {
        var (scene, tree) = (story.Examined.Scene, story.Examined.Scene.Tree);
        var makes = Judge.Classes.First(c => FiringFeatures.Class(c) == item.Tells);
        var best = story.Examined.Firings.Where(f => f.Frame.Makes.Kind == makes.Kind && item.Sentences.Contains(tree.Tokens[f.Trigger].Sentence) && f.Objects.Length > 0)
            .Select(f => (Firing: f, Like: f.Objects.Max(o => scene.Words(o) is { } words ? Likeness.Words(item.What!, words) : 0) + (f.Frame.Makes == makes ? 0.3 : 0) - (f.Loose ? 0.1 : 0)))
            .OrderByDescending(f => f.Like).FirstOrDefault();
        if (best.Firing is { } firing && best.Like >= LeastWords)
        {
            return DoerFinder.DoingOf(firing with { Chosen = makes }, scene);
        }

        foreach (var s in item.Sentences)
        {
            if (StandLessons.Object(tree.Document, tree.Document.Sentences[s], item.What!) is { } words)
            {
                return new Doing(makes, "", tree.Predicate(words.Head), words.Head, []);
            }
        }

        return null;
    }
}
