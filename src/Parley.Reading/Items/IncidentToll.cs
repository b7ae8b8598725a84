using Parley.Language;
using Parley.Reading.Frames;
using Parley.Reading.Quantities;
using Parley.Record;

namespace Parley.Reading.Items;

/// <summary>How many fell and who they were: counts over whole enumerations, tolls told by nouns, single persons by name.</summary>
public sealed class IncidentToll(Scene scene)
{
    private const int MostBelievable = 100_000;

    /// <summary>Mends the dead, the wounded and the victims of a draft.</summary>
    public void Mend(Draft draft, Firing firing)
    {
        if (firing.Slots.TryGetValue("killed", out var killed))
        {
            draft.Killed = Count(killed[0]) ?? draft.Killed;
            Victims(draft, killed[0]);
        }

        if (firing.Slots.TryGetValue("injured", out var injured))
        {
            draft.Injured = Count(injured[0]) ?? draft.Injured;
            if (draft.Killed is null)
            {
                Victims(draft, injured[0]);
            }
        }

        if (string.Equals(firing.Frame.Name, "incident.toll-noun", StringComparison.Ordinal))
        {
            FromNoun(draft, firing.Trigger);
        }

        draft.Killed = draft.Killed == 0 ? null : draft.Killed;
        draft.Injured = draft.Injured == 0 ? null : draft.Injured;
        if (firing.Slots.TryGetValue("victims", out var struck) && !IncidentTellings.TellsToll(draft))
        {
            Struck(draft, struck[0]);
        }
    }

    /// <summary>How many people a phrase with all that is coordinated to it counts; null where a part is vague.</summary>
    private int? Count(int head)
    {
        var sum = 0;
        foreach (var part in scene.Tree.Coordinated(head).Where(scene.Tree.IsNominal))
        {
            var one = Quantity.Of(scene.Tree.Document, part) ?? (scene.Cast.Of(part) is { Kind: EntityKind.Person } && scene.Tree.Tokens[part].XPos is "NN" or "NNP" ? 1 : null);
            if (one is null)
            {
                return null;
            }

            sum += one.Value;
        }

        return sum is > 0 and < MostBelievable ? sum : null;
    }

    private void Victims(Draft draft, int head)
    {
        if (scene.Tree.Tokens[head].UPos == UPos.PRON || scene.IsTime(head) || !scene.Tree.IsNominal(head))
        {
            draft.Texts.Remove("victims");
            return;
        }

        var (first, end) = (head, head + 1);
        foreach (var part in scene.Tree.Coordinated(head).Where(scene.Tree.IsNominal))
        {
            var (from, to) = scene.Tree.Extent(part, c => Loose(part, c));
            (first, end) = (Math.Min(first, from), Math.Max(end, to));
        }

        while (first < head && scene.Tree.Tokens[first].UPos == UPos.PUNCT)
        {
            first++;
        }

        var words = scene.Tree.Document.Quote(new TextSpan(scene.Tree.Tokens[first].Span.Start, scene.Tree.Tokens[end - 1].Span.End)).TrimEnd(',', ' ', '.');
        draft.Texts.Remove("victims");
        if (words.Length > 0)
        {
            draft.Put("victims", words);
        }
    }

    /// <summary>Leaves out what only comments on the counted: clauses, places, times, afterthoughts other than "including …" and "most of them …".</summary>
    private bool Loose(int head, int child)
    {
        var tree = scene.Tree;
        if (tree.Tokens[child].Head != head)
        {
            return false;
        }

        return scene.IsTime(child) || tree.Tokens[child].Relation switch
        {
            Relation.AclRelcl or Relation.Parataxis or Relation.Acl or Relation.Advcl or Relation.Conj or Relation.Cc or Relation.Dep or Relation.Advmod when child > head => true,
            Relation.Nmod or Relation.Obl when child > head => tree.Case(child) is not ("of" or "from" or "including"),
            Relation.Case or Relation.Mark or Relation.Cc or Relation.Punct => child < head,
            _ => false,
        };
    }

    /// <summary>What was hit is a victim where it is a thing or people unnamed; a named side is the target alone.</summary>
    private void Struck(Draft draft, int head)
    {
        var actor = scene.Cast.Of(head);
        var named = actor is not null && actor.Kind is not (EntityKind.Group or EntityKind.Person);
        if (named || scene.Tree.Tokens[head].UPos == UPos.PRON || (actor is null && (scene.Tree.Tokens[head].UPos == UPos.PROPN || scene.Places.IsPlace(head))))
        {
            draft.Texts.Remove("victims");
        }
        else
        {
            Victims(draft, head);
        }
    }

    /// <summary>"the death toll rose to 26", "12 deaths", "a toll of 30 dead".</summary>
    private void FromNoun(Draft draft, int noun)
    {
        var tree = scene.Tree;
        var own = tree.Tokens[noun].Lemma is "death" or "fatality" ? Quantity.Of(tree.Document, noun) : null;
        var around = tree.Tokens[noun].Head is >= 0 and var head && tree.IsVerb(head) ? tree.Children(noun).Concat(tree.Children(head)) : tree.Children(noun);
        draft.Killed = own ?? around.Where(c => tree.Case(c) is "to" or "of" or "at")
            .Select(c => Quantity.Of(tree.Document, c)).FirstOrDefault(n => n is > 0 and < MostBelievable);
    }
}
