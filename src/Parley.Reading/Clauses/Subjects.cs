using Parley.Language;

namespace Parley.Reading.Clauses;

/// <summary>Whose act a verb is, wherever the text says so: in the clause, before it, or not at all.</summary>
public sealed class Subjects(Tree tree)
{
    private const int Deepest = 6;
    private static readonly string[] RelativePronouns = ["who", "which", "that", "whom"];

    /// <summary>The deep subject of a verb; −1 where the text leaves it open.</summary>
    public int Of(int verb, int depth = Deepest)
    {
        if (depth == 0)
        {
            return -1;
        }

        if (tree.IsPassive(verb))
        {
            var agent = tree.Child(verb, Relation.OblAgent);
            return agent >= 0 ? agent : tree.Children(verb).Where(c => tree.Tokens[c].Relation == Relation.Obl && tree.Case(c) == "by")
                .DefaultIfEmpty(-1).First();
        }

        var own = tree.Child(verb, Relation.Nsubj, Relation.NsubjOuter);
        if (own < 0 && tree.Child(verb, Relation.Aux) is var auxiliary and >= 0)
        {
            // "Officials have for years doubted": the parser may hang the subject on the auxiliary.
            own = tree.Child(auxiliary, Relation.Nsubj);
        }

        return own >= 0 ? Antecedent(own, verb) : Inherited(verb, depth);
    }

    /// <summary>What stands as surface subject, whatever the voice.</summary>
    public int OnSurface(int verb, int depth = Deepest)
    {
        var passive = tree.Child(verb, Relation.NsubjPass);
        return passive >= 0 ? Antecedent(passive, verb) : Of(verb, depth);
    }

    private int Inherited(int verb, int depth)
    {
        var token = tree.Tokens[verb];
        if (token.Head < 0)
        {
            return -1;
        }

        switch (token.Relation)
        {
            case Relation.AclRelcl:
                return tree.Child(verb, Relation.Obj) >= 0 || tree.Child(verb, Relation.Nsubj) < 0 ? token.Head : -1;
            case Relation.Acl when token.XPos is "VBG" || tree.CountedObject(verb) >= 0:
                return token.Head;
            case Relation.Acl:
                return OwnerOf(token.Head, depth);
            case Relation.Xcomp:
                var controlled = tree.Child(token.Head, Relation.Obj, Relation.Iobj);
                return controlled >= 0 && controlled < verb ? controlled : OnSurface(token.Head, depth - 1);
            case Relation.Conj or Relation.Advcl or Relation.Ccomp or Relation.Parataxis or Relation.Dep when tree.IsVerb(token.Head):
                return OnSurface(token.Head, depth - 1);
            case Relation.Cop or Relation.Aux:
                return OnSurface(token.Head, depth - 1);
            default:
                return -1;
        }
    }

    /// <summary>Whose plan, promise or goal a noun is: "Trump's goal to …", "has made no commitment to …".</summary>
    public int OwnerOf(int noun, int depth = Deepest)
    {
        var owner = tree.Child(noun, Relation.NmodPoss);
        if (owner >= 0)
        {
            return owner;
        }

        var head = tree.Tokens[noun].Head;
        return head >= 0 && tree.IsVerb(head) && tree.Tokens[noun].Relation == Relation.Obj ? OnSurface(head, depth - 1) : -1;
    }

    /// <summary>What a relative pronoun stands for; any other subject is itself.</summary>
    public int Antecedent(int subject, int verb)
    {
        if (subject < 0)
        {
            return -1;
        }

        var token = tree.Tokens[verb];
        var relative = tree.Tokens[subject].UPos == UPos.PRON && RelativePronouns.Contains(tree.Lower(subject), StringComparer.Ordinal);
        return relative && token.Head >= 0 && token.Relation is Relation.AclRelcl or Relation.Acl ? token.Head : subject;
    }
}
