using Parley.Language;
using Parley.Reading.Frames;
using Parley.Reading.Knowledge;

namespace Parley.Reading.Items;

/// <summary>What a meeting is about where no "on" or "about" says it: its purpose ("met to discuss the budget", "talks in an attempt to end the strike").</summary>
internal sealed class MeetingTopics(Scene scene)
{
    private const string Slot = "topics";

    /// <summary>Adds the purpose of a meeting to a draft that names no topic.</summary>
    public void Add(Draft draft, Firing firing)
    {
        if (draft.Words(Slot) is not null)
        {
            return;
        }

        foreach (var head in new[] { firing.Trigger, firing.ByNoun ? scene.Arguments.Carrier(firing.Trigger) : -1 })
        {
            var topic = head < 0 ? -1 : Purposes(head).Select(Thing).FirstOrDefault(t => t >= 0, -1);
            if (topic >= 0 && scene.Words(topic) is { } words)
            {
                draft.Put(Slot, words);
                return;
            }
        }
    }

    /// <summary>The infinitives that say what for, and "discussing" beside a verb of meeting.</summary>
    private IEnumerable<int> Purposes(int head)
    {
        var tree = scene.Tree;
        foreach (var child in tree.Children(head).Where(c => c > head))
        {
            if (tree.IsVerb(child) && tree.Tokens[child].Relation is Relation.Advcl or Relation.Xcomp or Relation.Acl
                && (tree.Tokens[child].Lemma == "discuss" || tree.Children(child).Any(m => tree.Tokens[m].Relation == Relation.Mark && tree.Lower(m) == "to")))
            {
                yield return child;
            }
            else if (scene.Is(child, EventUse.Effort) && tree.Case(child) == "in")
            {
                foreach (var inner in tree.Children(child).Where(c => tree.IsVerb(c) && tree.Tokens[c].Relation == Relation.Acl))
                {
                    yield return inner;
                }
            }
        }
    }

    /// <summary>What a verb of purpose is done to; −1 where that is an actor, a pronoun or nothing.</summary>
    private int Thing(int verb)
    {
        var tree = scene.Tree;
        if (scene.Is(verb, EventUse.Otherwise))
        {
            return -1;
        }

        var thing = tree.Child(verb, Relation.Obj) is >= 0 and var direct ? direct
            : tree.Children(verb).FirstOrDefault(c => tree.Tokens[c].Relation is Relation.Obl && tree.Case(c) is "about" or "on" or "over", -1);
        return thing >= 0 && tree.Tokens[thing].UPos is UPos.NOUN or UPos.PROPN && scene.Cast.Of(thing) is null && !scene.IsTime(thing) ? thing : -1;
    }
}
