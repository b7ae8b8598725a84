using Parley.Exchange.Scoring;
using Parley.Reading.Actors;
using Parley.Reading.Judging;
using Parley.Record;

namespace Parley.Training;

/// <summary>
/// What annotated stories teach about whom pronouns and definite nouns mean: where a mention is the source of an annotated statement, or the holder or
/// doer of an annotated stand or act, it means who was annotated.
/// </summary>
public static class AntecedentLessons
{
    /// <summary>The lessons of a story: a sample for each actor that a mention may mean. It must have been examined with choices kept.</summary>
    public static IEnumerable<Sample> Of(GoldStory story) => Grouped(story)
        .SelectMany(g => g.Choice.Offers.Zip(g.Right, (offer, right) => new Sample(offer.Features, [], [(sbyte)(right ? 1 : 0)])));

    /// <summary>The choices of which it is known who was meant, and of each offer whether it is right.</summary>
    public static IEnumerable<(Choice Choice, IReadOnlyList<bool> Right)> Grouped(GoldStory story)
    {
        var meant = Meant(story);
        foreach (var choice in story.Examined.Scene.Cast.Choices)
        {
            if (!meant.TryGetValue(choice.Mention.Head, out var who))
            {
                continue;
            }

            var right = choice.Offers.Select(o => o.Actor is { } actor && who.Exists(w => Likeness.Actor(w, Lessons.Known(actor)))).ToList();
            if (!right.Contains(true) && choice.Offers[^1].Actor is null)
            {
                var own = Likeness.Known(Terms.Write(choice.Mention.Kind), choice.Mention.Country, [choice.Mention.Name]);
                right[^1] = who.Exists(w => Likeness.Actor(w, own));
            }

            if (right.Contains(true))
            {
                yield return (choice, right);
            }
        }
    }

    /// <summary>Of each token that heads a phrase known to mean an annotated actor, that actor; several where the annotation has several.</summary>
    private static Dictionary<int, List<KnownActor>> Meant(GoldStory story)
    {
        var meant = new Dictionary<int, List<KnownActor>>();
        var document = story.Examined.Scene.Tree.Document;
        foreach (var said in story.Examined.Said.Where(s => s.Utterance.SourceHead >= 0 && s.Beside.IsEmpty))
        {
            Note(meant, said.Utterance.SourceHead, story.Items.Where(i => Lessons.IsSaid(said, i, document)));
        }

        foreach (var firing in story.Examined.Firings)
        {
            var tells = FiringFeatures.Class(firing.Frame.Makes);
            if (firing.Frame.Makes.WhoSlot is not { } slot || !firing.Slots.TryGetValue(slot, out var tokens) || tokens.Length != 1)
            {
                continue;
            }

            var sentence = document.Tokens[firing.Trigger].Sentence;
            Note(meant, tokens[0], story.Items.Where(i => i.Tells == tells && i.Sentences.Contains(sentence)
                && firing.Objects.Any(o => story.Examined.Scene.Words(o) is { } words && Likeness.Words(i.What ?? "", words) >= Lessons.LeastWords)));
        }

        return meant;
    }

    private static void Note(Dictionary<int, List<KnownActor>> meant, int token, IEnumerable<GoldItem> items)
    {
        foreach (var item in items.Where(i => i.Who.Count == 1))
        {
            if (!meant.TryGetValue(token, out var who))
            {
                meant[token] = who = [];
            }

            who.AddRange(item.Who);
        }
    }
}
