using Parley.Language;
using Parley.Reading.Frames;

namespace Parley.Reading.Clauses;

/// <summary>The deep arguments beyond a verb's own: what nouns and prepositions are said of, conditions of clauses, whose a thing is.</summary>
internal sealed class Predication(Tree tree, Subjects subjects)
{
    /// <summary>
    /// What a noun is said of ("the raid was a crime": <c>topic</c>, also <c>subject</c>) or says ("its aim is to win": <c>predicate</c>), the preposition before it
    /// (<c>case</c>), and who does what it is told in ("marched in support of", "stressed support for": <c>doer</c>).
    /// </summary>
    public void OfNoun(int noun, List<(string, int)> found)
    {
        found.Add((Frame.Self, noun));
        found.AddRange(tree.Children(noun).Where(c => tree.Tokens[c].Relation == Relation.Case).Select(c => ("case", c)));
        var (head, relation) = (tree.Tokens[noun].Head, tree.Tokens[noun].Relation);
        if (tree.Child(noun, Relation.Cop) >= 0 && tree.Child(noun, Relation.Nsubj, Relation.Csubj) is var subject and >= 0)
        {
            found.AddRange([("subject", subjects.Antecedent(subject, noun)), ("topic", subjects.Antecedent(subject, noun))]);
            Conditions(noun, found);
        }
        else if (relation == Relation.Appos && head >= 0)
        {
            found.Add(("subject", head));
        }

        if (head >= 0 && relation is Relation.Nsubj or Relation.NsubjOuter)
        {
            var predicate = tree.Child(head, Relation.Cop) >= 0 ? head : tree.Tokens[head].Lemma == "be" ? tree.Child(head, Relation.Ccomp, Relation.Xcomp) : -1;
            found.AddRange(predicate >= 0 ? [("predicate", predicate)] : []);
        }
        else if (head >= 0 && relation is Relation.Obj or Relation.Obl && subjects.OnSurface(head) is var doer and >= 0)
        {
            found.Add(("doer", doer));
        }
    }

    /// <summary>
    /// What a preposition governs as <c>object</c>, the verb or copula its phrase hangs on as <c>carrier</c>, and whose that is as <c>subject</c>:
    /// "is against the plan", "spoke out against it".
    /// </summary>
    public void OfPreposition(int preposition, List<(string, int)> found)
    {
        var governed = tree.Tokens[preposition].Head;
        if (governed < 0 || tree.Tokens[preposition].Relation is not (Relation.Case or Relation.Mark))
        {
            return;
        }

        found.Add(("object", governed));
        var verb = tree.Tokens[governed].Head;
        var carrier = tree.Child(governed, Relation.Cop) is var copula and >= 0 ? copula : verb >= 0 && tree.IsVerb(verb) ? verb : -1;
        var subject = carrier < 0 ? -1 : carrier == verb ? subjects.OnSurface(verb) : subjects.Of(governed);
        found.AddRange(((string, int)[])[("carrier", carrier), ("subject", subject)]);
        found.RemoveAll(f => f.Item2 < 0);
    }

    /// <summary>"agreed to pull out if the other side does": the condition hangs on what is agreed; "said Syria broke the truce": whose act the clause is; "told them to leave": an infinitive.</summary>
    public void OfClauses(List<(string Role, int Token)> found)
    {
        foreach (var (_, clause) in found.Where(f => f.Role == "clause").ToList())
        {
            Conditions(clause, found);
            if (tree.Children(clause).Any(c => tree.Tokens[c].Relation == Relation.Mark && tree.Lower(c) == "to"))
            {
                found.Add(("infinitive", clause));
            }

            if (tree.Child(clause, Relation.Nsubj) is var subject and >= 0)
            {
                found.Add(("clause-subject", subject));
            }
        }
    }

    /// <summary>"Leave the base": a verb in its plain form with neither subject nor auxiliary, as <c>imperative</c>.</summary>
    public void Imperative(int verb, List<(string Role, int Token)> found)
    {
        var token = tree.Tokens[verb];
        var leads = token.Relation is Relation.Root or Relation.Parataxis or Relation.Ccomp
            || (token.Relation is Relation.Conj && token.Head >= 0 && tree.Tokens[token.Head] is { XPos: "VB", Relation: Relation.Root or Relation.Parataxis or Relation.Ccomp });
        if (leads && token.XPos == "VB" && tree.Children(verb).All(c => tree.Tokens[c].Relation is not (Relation.Nsubj or Relation.NsubjPass or Relation.Mark or Relation.Expl)
            && (tree.Tokens[c].Relation is not (Relation.Aux or Relation.AuxPass) || tree.Tokens[c].Lemma == "do")))
        {
            found.Add(("imperative", verb));
        }
    }

    /// <summary>Whose the object is: "Israel" of "condemned Israel's response", "Syrian" of "condemned the Syrian raid".</summary>
    public void Owners(List<(string Role, int Token)> found) => found.AddRange(found.Where(f => f.Role == "object").ToList()
        .SelectMany(f => tree.Children(f.Token)).Where(c => tree.Tokens[c].Relation is Relation.NmodPoss or Relation.Amod or Relation.Compound)
        .Select(c => ("owner", c)));

    private void Conditions(int clause, List<(string, int)> found) => found.AddRange(tree.Children(clause)
        .Where(c => tree.Tokens[c].Relation == Relation.Advcl && tree.Child(c, Relation.Mark) >= 0)
        .Select(c => (tree.Lower(tree.Child(c, Relation.Mark)), c)).Where(c => c.Item1 != "to"));
}
