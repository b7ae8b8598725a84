namespace Parley.Language;

/// <summary>Dependency relations with the subtypes that English treebanks use; see universaldependencies.org/en/dep.</summary>
public enum Relation : byte
{
#pragma warning disable CS1591 // the names are those of Universal Dependencies, "nsubj:pass" written NsubjPass
    Punct, Case, Det, Nsubj, Root, Advmod, Amod, Obj, Obl, Conj, Nmod, Compound, Cc, Mark, Aux, Cop, NmodPoss, Advcl,
    Xcomp, Flat, AclRelcl, Ccomp, Acl, Parataxis, AuxPass, Nummod, Appos, NsubjPass, Discourse, OblUnmarked,
    NmodUnmarked, CompoundPrt, Expl, Fixed, Iobj, List, OblAgent, Dep, Reparandum, NmodDesc, Csubj, NsubjOuter,
    DetPredet, AdvclRelcl, Vocative, CcPreconj, Goeswith, Orphan, Dislocated, CsubjPass, CsubjOuter,
#pragma warning restore CS1591
}

/// <summary>Relations and the way CoNLL-U writes them.</summary>
public static class Relations
{
    private static readonly string[] Written =
    [
        "punct", "case", "det", "nsubj", "root", "advmod", "amod", "obj", "obl", "conj", "nmod", "compound", "cc",
        "mark", "aux", "cop", "nmod:poss", "advcl", "xcomp", "flat", "acl:relcl", "ccomp", "acl", "parataxis",
        "aux:pass", "nummod", "appos", "nsubj:pass", "discourse", "obl:unmarked", "nmod:unmarked", "compound:prt",
        "expl", "fixed", "iobj", "list", "obl:agent", "dep", "reparandum", "nmod:desc", "csubj", "nsubj:outer",
        "det:predet", "advcl:relcl", "vocative", "cc:preconj", "goeswith", "orphan", "dislocated", "csubj:pass",
        "csubj:outer",
    ];

    private static readonly Dictionary<string, Relation> ByName =
        Written.Select((name, i) => (name, (Relation)i)).ToDictionary(p => p.name, p => p.Item2, StringComparer.Ordinal);

    /// <summary>How many relations there are; their values are 0 … Count − 1.</summary>
    public static int Count => Written.Length;

    /// <summary>As CoNLL-U writes it: <c>nsubj:pass</c>.</summary>
    public static string Name(Relation relation) => Written[(int)relation];

    /// <summary>Reads CoNLL-U's form; an unknown subtype falls back to its main relation, anything else to <see cref="Relation.Dep"/>.</summary>
    public static Relation Parse(string name) =>
        ByName.TryGetValue(name, out var exact) ? exact
        : ByName.TryGetValue(name.Split(':')[0], out var main) ? main
        : Relation.Dep;
}
