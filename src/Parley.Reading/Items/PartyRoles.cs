using Parley.Language;
using Parley.Reading.Clauses;

namespace Parley.Reading.Items;

/// <summary>Names how a token stands to the object of a stand or act, and to the word that tells of it, by the path between them in the tree.</summary>
public static class PartyRoles
{
    private static readonly string[] Prepositions = ["with", "against", "on", "to", "for", "from", "of", "in", "by", "between", "at"];

    /// <summary>How a token stands inside a phrase or clause: <c>itself</c>, <c>possessor</c>, <c>subject owner</c>, …; null where it lies outside.</summary>
    public static string? Within(Tree tree, int head, int token)
    {
        if (Path(tree, head, token) is not { } path)
        {
            return null;
        }

        if (path.Count == 0)
        {
            return "itself";
        }

        var first = Step(tree, path[0]);
        return path.Count == 1 ? first : $"{first} {(path.Count == 2 ? Second(tree, path[0], path[1]) : "deep")}";
    }

    /// <summary>How a token stands to a trigger that it is no part of the object of: an argument, one of the clause above, or further off.</summary>
    public static string Around(Tree tree, int trigger, int token) => Climb(tree, trigger, token, 1) switch
    {
        { Climbed: [], Down: var down } => down.Count switch { 0 => "trigger", 1 => Step(tree, down[0]), _ => "below" },
        { Down: [] } => "above",
        { Down: [var step] } => $"above {Step(tree, step)}",
        _ => "far",
    };

    /// <summary>
    /// The way from a trigger up to the lowest word that both hang on and down to a token: the relations climbed, the step down, and that word; null where it is further than <paramref name="most"/> up.
    /// </summary>
    public static (string Climbed, string Down, int Top)? Way(Tree tree, int trigger, int token, int most)
    {
        if (Climb(tree, trigger, token, most) is not { } way)
        {
            return null;
        }

        var climbed = string.Concat(way.Climbed.Select(t => tree.Tokens[t].Relation + ">"));
        return (climbed, way.Down.Count == 0 ? "itself" : Step(tree, way.Down[0]) + (way.Down.Count == 1 ? "" : way.Down.Count == 2 ? " " + Step(tree, way.Down[1]) : " deep"), way.Top);
    }

    /// <summary>The tokens climbed from one to the lowest word that both hang on, those from below it down to the other, and that word; null where it is too far up.</summary>
    private static (List<int> Climbed, List<int> Down, int Top)? Climb(Tree tree, int from, int token, int most)
    {
        var climbed = new List<int>();
        for (var top = from; top >= 0 && climbed.Count <= most; top = tree.Tokens[top].Head)
        {
            if (Path(tree, top, token) is { } down)
            {
                return (climbed, down, top);
            }

            climbed.Add(top);
        }

        return null;
    }

    /// <summary>The tokens from below an ancestor down to a token; null where it is none.</summary>
    private static List<int>? Path(Tree tree, int ancestor, int token)
    {
        var path = new List<int>();
        for (var at = token; at >= 0; at = tree.Tokens[at].Head)
        {
            if (at == ancestor)
            {
                path.Reverse();
                return path;
            }

            path.Add(at);
        }

        return null;
    }

    private static string Step(Tree tree, int token) => tree.Tokens[token].Relation switch
    {
        Relation.Nsubj or Relation.NsubjOuter or Relation.Csubj => "subject",
        Relation.NsubjPass => "patient",
        Relation.NmodPoss => "possessor",
        Relation.Amod or Relation.Compound or Relation.NmodDesc => "modifier",
        Relation.Obj => "object",
        Relation.Iobj => "recipient",
        Relation.OblAgent => "doer",
        Relation.Obl or Relation.OblUnmarked => $"oblique {Preposition(tree, token)}",
        Relation.Nmod or Relation.NmodUnmarked => $"noun {Preposition(tree, token)}",
        Relation.Acl or Relation.AclRelcl => "clause",
        Relation.Conj => "joined",
        Relation.Xcomp or Relation.Ccomp => "complement",
        Relation.Advcl => "adverbial",
        Relation.Appos => "apposition",
        _ => "other",
    };

    private static string Second(Tree tree, int first, int second) => tree.Tokens[second].Relation switch
    {
        Relation.NmodPoss or Relation.Amod or Relation.Compound or Relation.NmodDesc => "owner",
        Relation.Conj => "joined",
        Relation.OblAgent or Relation.Nsubj when tree.Tokens[first].Relation is Relation.Acl or Relation.AclRelcl or Relation.Advcl => "doer",
        Relation.Obj when tree.Tokens[first].Relation is Relation.Acl or Relation.AclRelcl or Relation.Advcl => "object",
        Relation.Nmod when tree.Tokens[first].Relation is Relation.Obj => Preposition(tree, second),
        _ => "deep",
    };

    private static string Preposition(Tree tree, int token) =>
        tree.Case(token) is var word && Prepositions.Contains(word, StringComparer.Ordinal) ? word : "other";
}
