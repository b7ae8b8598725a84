using Parley.Language;
using Parley.Reading.Frames;
using Parley.Reading.Time;

namespace Parley.Reading.Clauses;

/// <summary>
/// The deep arguments of a trigger. Voice, relative clauses, infinitive control, participles, coordination and light verbs are undone here,
/// so that a frame names only <c>subject</c>, <c>object</c>, <c>clause</c>, <c>possessor</c>, <c>adjective</c>, <c>compound</c> or a preposition.
/// </summary>
public sealed class Arguments(Tree tree, IReadOnlySet<string> lightVerbs)
{
    private readonly Subjects _subjects = new(tree);
    private readonly Predication _predication = new(tree, new Subjects(tree));

    private readonly ILookup<string, int>?[] _known = new ILookup<string, int>?[tree.Tokens.Length];

    /// <summary>The arguments of a trigger of any part of speech.</summary>
    public ILookup<string, int> Of(int trigger) => _known[trigger] ??= tree.Tokens[trigger].UPos switch
    {
        UPos.NOUN or UPos.PROPN => OfNoun(trigger),
        UPos.AUX => OfModal(trigger),
        UPos.ADP => OfPreposition(trigger),
        _ => OfVerb(trigger),
    };

    /// <summary>The arguments of a verb or predicate adjective.</summary>
    public ILookup<string, int> OfVerb(int verb) => Collect(found =>
    {
        AddVerb(verb, found);
        var subject = _subjects.Of(verb);
        if (subject >= 0)
        {
            found.Add(("subject", subject));
        }

        // "made the truce conditional on …": whoever made it so.
        if (tree.Tokens[verb] is { Relation: Relation.Xcomp, UPos: UPos.ADJ, Head: >= 0 } raised && _subjects.OnSurface(raised.Head) is var maker and >= 0)
        {
            found.Add(("causer", maker));
        }

        found.Add((Frame.Self, verb));
        _predication.OfClauses(found);
        _predication.Owners(found);
        _predication.Imperative(verb, found);

        // "issued a statement condemning …": whoever issued it condemns.
        if (tree.Tokens[verb] is { Relation: Relation.Acl, Head: >= 0 } participle && _subjects.OwnerOf(participle.Head) is var owner and >= 0)
        {
            found.Add(("subject", owner));
        }
    });

    /// <summary>The arguments of an event noun, with those of a light verb that carries it ("hold talks with").</summary>
    public ILookup<string, int> OfNoun(int noun) => Collect(found =>
    {
        AddNoun(noun, found);
        AddPurpose(noun, found);
        _predication.OfNoun(noun, found);
        var carrier = Carrier(noun);
        if (carrier >= 0)
        {
            var subject = _subjects.Of(carrier);
            if (subject >= 0 && subject != noun)
            {
                found.Add(("subject", subject));
            }

            AddObliques(carrier, found);
        }
    });

    /// <summary>The arguments of a modal: the verb or predicate it governs as <c>clause</c>, and whose act that is as <c>subject</c>.</summary>
    public ILookup<string, int> OfModal(int modal) => Collect(found =>
    {
        var verb = tree.Tokens[modal].Head;
        if (verb < 0 || tree.Tokens[modal].Relation != Relation.Aux)
        {
            return;
        }

        found.Add(("clause", verb));
        AddObliques(verb, found);
        if (!tree.IsPassive(verb) && _subjects.Of(verb) is var subject and >= 0)
        {
            found.Add(("subject", subject));
        }
    });

    /// <summary>The arguments of a preposition: what it governs, what its phrase hangs on, and whose that is.</summary>
    public ILookup<string, int> OfPreposition(int preposition) => Collect(found => _predication.OfPreposition(preposition, found));

    /// <summary>The light verb an event noun hangs on, as its object or subject; −1 where there is none.</summary>
    public int Carrier(int noun)
    {
        var token = tree.Tokens[noun];
        if (token.Head < 0 || token.Relation is not (Relation.Obj or Relation.NsubjPass or Relation.Nsubj or Relation.Obl))
        {
            return token.Relation == Relation.Conj && token.Head >= 0 && tree.IsNominal(token.Head) ? Carrier(token.Head) : -1;
        }

        var verb = tree.Tokens[token.Head];
        return tree.IsVerb(token.Head) && lightVerbs.Contains(verb.Lemma) ? token.Head : -1;
    }

    /// <summary>The deep subject of a verb; −1 where the text leaves it open.</summary>
    public int Subject(int verb) => _subjects.Of(verb);

    private void AddVerb(int verb, List<(string, int)> found)
    {
        var passive = tree.IsPassive(verb);
        foreach (var child in tree.Children(verb))
        {
            switch (tree.Tokens[child].Relation)
            {
                case Relation.Obj:
                    found.Add(("object", _subjects.Antecedent(child, verb)));
                    break;
                case Relation.NsubjPass:
                    found.Add(("object", _subjects.Antecedent(child, verb)));
                    break;
                case Relation.Iobj:
                    found.Add(("iobject", child));
                    break;
                case Relation.Ccomp or Relation.Xcomp or Relation.Csubj or Relation.CsubjPass:
                    found.Add(("clause", child));
                    break;
                case Relation.Advcl or Relation.Acl when tree.Child(child, Relation.Mark) is var mark and >= 0:
                    found.Add((tree.Lower(mark) == "to" ? "clause" : tree.Lower(mark), child));
                    break;
            }
        }

        AddObliques(verb, found);
        AddFromContext(verb, passive, found);
    }

    private void AddFromContext(int verb, bool passive, List<(string, int)> found)
    {
        var token = tree.Tokens[verb];
        var hasObject = found.Exists(f => f.Item1 == "object");
        if (!hasObject && token.Head >= 0 && passive && token.Relation is Relation.Acl or Relation.Amod)
        {
            found.Add(("object", token.Head));
        }
        else if (!hasObject && token.Relation == Relation.AclRelcl && tree.Child(verb, Relation.Nsubj) is var subject and >= 0
            && _subjects.Antecedent(subject, verb) == subject)
        {
            found.Add(("object", token.Head));
        }
        else if (!hasObject && token.Relation == Relation.Conj && tree.IsVerb(token.Head) && passive == tree.IsPassive(token.Head))
        {
            var shared = passive ? tree.Child(token.Head, Relation.NsubjPass) : tree.Child(token.Head, Relation.Obj);
            if (shared >= 0 && (passive || shared > verb))
            {
                found.Add(("object", shared));
            }
            else if (tree.Tokens[token.Head] is { Relation: Relation.AclRelcl } relative && (shared < 0 || _subjects.Antecedent(shared, token.Head) != shared))
            {
                found.Add(("object", relative.Head));
            }
        }

        if (!hasObject && token is { Relation: Relation.Xcomp, UPos: UPos.ADJ, Head: >= 0 } && tree.Child(token.Head, Relation.Obj, Relation.Expl) is var raised and >= 0)
        {
            found.Add(("object", raised));
        }

        if (!hasObject && tree.CountedObject(verb) is >= 0 and var counted)
        {
            found.Add(("object", counted));
        }

        // "urged both sides to stop": who is urged counts as object where there is no other.
        if (!hasObject && tree.Child(verb, Relation.Iobj) is var urged and >= 0 && tree.Child(verb, Relation.Xcomp) >= 0)
        {
            found.Add(("object", urged));
        }

        var directObject = tree.Child(verb, Relation.Obj);
        if (directObject >= 0)
        {
            AddPrepositions(directObject, found);
            AddGerunds(directObject, found);
        }
    }

    /// <summary>"accused them of stalling": the clause hangs on the object.</summary>
    private void AddGerunds(int noun, List<(string, int)> found)
    {
        foreach (var child in tree.Children(noun))
        {
            if (tree.Tokens[child] is { Relation: Relation.Acl, XPos: "VBG" } && tree.Child(child, Relation.Mark) is var mark and >= 0)
            {
                found.Add((tree.Lower(mark), child));
            }
        }
    }

    private void AddNoun(int noun, List<(string, int)> found)
    {
        foreach (var child in tree.Children(noun))
        {
            switch (tree.Tokens[child].Relation)
            {
                case Relation.NmodPoss:
                    found.Add(("possessor", child));
                    break;
                case Relation.Amod:
                    found.Add(("adjective", child));
                    break;
                case Relation.Compound or Relation.NmodDesc or Relation.NmodUnmarked:
                    found.Add(("compound", child));
                    break;
                case Relation.Acl or Relation.Ccomp or Relation.Xcomp or Relation.Advcl
                    when tree.Child(child, Relation.Mark) is var mark and >= 0:
                    found.Add(("clause", child));
                    break;
                case Relation.Acl when tree.Tokens[child].XPos == "VBG":
                    found.Add((tree.Lower(child), tree.Child(child, Relation.Obj) is var obj and >= 0 ? obj : child));
                    break;
            }
        }

        AddPrepositions(noun, found);
    }

    /// <summary>"repeated its threat to cut supplies": what somebody's own threat, offer or plan is to do, though the parser hangs it on the verb.</summary>
    private void AddPurpose(int noun, List<(string Role, int)> found)
    {
        var verb = tree.Tokens[noun].Head;
        if (tree.Tokens[noun].Relation != Relation.Obj || tree.Child(noun, Relation.NmodPoss) < 0 || found.Exists(f => f.Role == "clause"))
        {
            return;
        }

        found.AddRange(tree.Children(verb).Where(c => c > noun && tree.Tokens[c].Relation == Relation.Advcl
            && tree.Child(c, Relation.Mark) is var mark and >= 0 && tree.Lower(mark) == "to").Take(1).Select(c => ("clause", c)));
    }

    private void AddObliques(int head, List<(string, int)> found)
    {
        foreach (var child in tree.Children(head))
        {
            var relation = tree.Tokens[child].Relation;
            if (relation is Relation.Obl or Relation.OblAgent or Relation.Nmod && tree.Case(child) is { Length: > 0 } preposition)
            {
                found.Add((preposition, child));
                if (Calendar.Weekday(tree.Lower(child)) is not null)
                {
                    // "held talks on Thursday about the war": nothing is about a day.
                    AddPrepositions(child, found);
                }
            }
            else if (relation == Relation.CompoundPrt)
            {
                // "called on both sides to …": the parser may take the preposition for a part of the verb.
                found.AddRange(tree.Children(head).Where(c => c > child && tree.Case(c).Length == 0
                    && tree.Tokens[c].Relation is Relation.Obj or Relation.Obl or Relation.OblUnmarked).Take(1).Select(c => (tree.Lower(child), c)));
            }
            else if (relation == Relation.OblUnmarked)
            {
                // "met last week with Putin": what follows a bare time expression belongs to the verb.
                AddPrepositions(child, found);
            }
            else if (relation == Relation.Advcl && tree.Child(child, Relation.Mark) is var mark and >= 0 && tree.Lower(mark) is not "to")
            {
                found.Add((tree.Lower(mark), child));
            }
        }
    }

    private void AddPrepositions(int noun, List<(string, int)> found)
    {
        foreach (var child in tree.Children(noun))
        {
            if (tree.Tokens[child].Relation is Relation.Nmod or Relation.Obl or Relation.Acl && tree.Case(child) is { Length: > 0 } preposition)
            {
                found.Add((preposition, child));
            }
        }
    }

    private static RoleLookup Collect(Action<List<(string Role, int Token)>> fill)
    {
        var found = new List<(string Role, int Token)>();
        fill(found);
        return new RoleLookup(found);
    }
}
