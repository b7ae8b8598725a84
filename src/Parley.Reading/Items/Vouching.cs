using Parley.Language;
using Parley.Reading.Clauses;
using Parley.Reading.Frames;
using Parley.Reading.Speech;

namespace Parley.Reading.Items;

/// <summary>
/// Whether a telling rests on the word of the one in whose speech it stands: what is asserted does; what the sentence only brings in beside it ("the deal that was
/// signed in May", "since the raid") the story knows without him.
/// </summary>
public static class Vouching
{
    /// <summary>Whether the speaker of an utterance vouches for what a trigger in its content tells.</summary>
    public static bool For(Tree tree, Firing firing, Utterance utterance)
    {
        var steps = Below(tree, firing.Trigger, utterance.CueToken);
        var stands = firing.Frame.Makes.Kind == ItemKind.Position;
        for (var i = 0; i < steps.Count; i++)
        {
            var aside = tree.Tokens[steps[i]].Relation switch
            {
                Relation.AclRelcl or Relation.Acl => !stands,
                Relation.Advcl => steps.Count > 1,
                _ => false,
            };
            if (aside)
            {
                return false;
            }
        }

        return stands || !firing.ByNoun || steps.Count <= 1 || utterance.CueToken < 0;
    }

    /// <summary>The tokens from a trigger up to the one below the top of what is said; those joined to another left out.</summary>
    private static List<int> Below(Tree tree, int trigger, int cue)
    {
        var steps = new List<int>();
        for (var at = trigger; tree.Tokens[at].Head is >= 0 and var head && head != cue && !(tree.Tokens[at].Relation is Relation.Ccomp or Relation.Parataxis && tree.Tokens[head].Head < 0); at = head)
        {
            if (tree.Tokens[at].Relation is not (Relation.Conj or Relation.Xcomp))
            {
                steps.Add(at);
            }
        }

        return steps;
    }
}
