using Parley.Language;

namespace Parley.Reading.Clauses;

/// <summary>The dependency trees of a document, walked downwards: children, subtrees, small questions about a token.</summary>
public sealed class Tree
{
    private static readonly string[] Negations = ["not", "n't", "n’t", "never", "no"];
    private readonly int[] _first;
    private readonly int[] _next;
    private readonly string?[] _lower;

    /// <summary>Indexes the trees of a document.</summary>
    public Tree(Document document)
    {
        Document = document;
        Tokens = document.Tokens;
        _first = new int[Tokens.Length];
        _next = new int[Tokens.Length];
        _lower = new string?[Tokens.Length];
        Array.Fill(_first, -1);
        for (var i = Tokens.Length - 1; i >= 0; i--)
        {
            var head = Tokens[i].Head;
            if (head >= 0)
            {
                _next[i] = _first[head];
                _first[head] = i;
            }
        }
    }

    /// <summary>The document.</summary>
    public Document Document { get; }

    /// <summary>Its tokens.</summary>
    public Token[] Tokens { get; }

    /// <summary>The children of a token, left to right.</summary>
    public IEnumerable<int> Children(int token)
    {
        for (var child = _first[token]; child >= 0; child = _next[child])
        {
            yield return child;
        }
    }

    /// <summary>The first child in a relation; −1 where there is none.</summary>
    public int Child(int token, params ReadOnlySpan<Relation> relations)
    {
        for (var child = _first[token]; child >= 0; child = _next[child])
        {
            if (relations.Contains(Tokens[child].Relation))
            {
                return child;
            }
        }

        return -1;
    }

    /// <summary>The token and the tokens coordinated with it.</summary>
    public IEnumerable<int> Coordinated(int token)
    {
        yield return token;
        foreach (var child in Children(token))
        {
            if (Tokens[child].Relation == Relation.Conj)
            {
                foreach (var further in Coordinated(child))
                {
                    yield return further;
                }
            }
        }
    }

    /// <summary>Whether <paramref name="token"/> lies at or below <paramref name="ancestor"/>.</summary>
    public bool Within(int token, int ancestor)
    {
        for (var at = token; at >= 0; at = Tokens[at].Head)
        {
            if (at == ancestor)
            {
                return true;
            }
        }

        return false;
    }

    /// <summary>The preposition of a phrase, in lower case, its fixed parts joined ("because of"); empty where there is none.</summary>
    public string Case(int token)
    {
        var at = Child(token, Relation.Case);
        if (at < 0)
        {
            return "";
        }

        var words = Lower(at);
        foreach (var part in Children(at))
        {
            if (Tokens[part].Relation == Relation.Fixed)
            {
                words += " " + Lower(part);
            }
        }

        return words;
    }

    /// <summary>Whether a token begins with a capital.</summary>
    public bool IsCapital(int token) => Document.Form(token) is { Length: > 0 } form && char.IsUpper(form[0]);

    /// <summary>The text from a token to the one before another.</summary>
    public string Text(int first, int end) => Document.Text[Tokens[first].Span.Start..Tokens[end - 1].Span.End];

    /// <summary>The last word of its sentence before a phrase that begins at a token, articles, adjectives and quotation marks left out; −1 where none is.</summary>
    public int Before(int first)
    {
        var (at, start) = (first - 1, Document.Sentences[Tokens[first].Sentence].First);
        while (at >= start && (Tokens[at].UPos is UPos.DET or UPos.ADJ || Lower(at) is "\"" or "“" or "'" or "‘" or "``"))
        {
            at--;
        }

        return at < start ? -1 : at;
    }

    /// <summary>Whether "not", "never", "no" and the like hang on a token.</summary>
    public bool Denied(int token)
    {
        foreach (var child in Children(token))
        {
            if (Tokens[child].Relation is Relation.Advmod or Relation.Det && Negations.Contains(Lower(child), StringComparer.Ordinal))
            {
                return true;
            }
        }

        return false;
    }

    /// <summary>The form of a token in lower case.</summary>
    public string Lower(int token) => _lower[token] ??= Document.Form(token).ToString().ToLowerInvariant();

    /// <summary>The word whose object a token is: the nearest verb, noun or adjective above; itself at the root.</summary>
    public int Predicate(int token)
    {
        var at = Tokens[token].Head;
        while (at >= 0 && Tokens[at].Head >= 0 && Tokens[at].UPos is not (UPos.VERB or UPos.NOUN or UPos.ADJ))
        {
            at = Tokens[at].Head;
        }

        return at < 0 ? token : at;
    }

    /// <summary>Whether a token heads a verbal predicate.</summary>
    public bool IsVerb(int token) => Tokens[token].UPos is UPos.VERB or UPos.AUX;

    /// <summary>Whether a token can head a noun phrase.</summary>
    public bool IsNominal(int token) => Tokens[token].UPos is UPos.NOUN or UPos.PROPN or UPos.PRON or UPos.NUM or UPos.SYM or UPos.X
        || (Tokens[token].UPos is UPos.ADJ or UPos.DET && Tokens[token].Relation is Relation.Nsubj or Relation.Obj or Relation.Obl or Relation.Nmod);

    /// <summary>Whether a verb is passive: by its auxiliary, its subject, or as a reduced relative clause.</summary>
    public bool IsPassive(int verb) =>
        Child(verb, Relation.NsubjPass, Relation.AuxPass, Relation.CsubjPass) >= 0
        || (Tokens[verb].XPos == "VBN" && Tokens[verb].Relation is Relation.Acl or Relation.Amod && Child(verb, Relation.Nsubj, Relation.Aux) < 0 && CountedObject(verb) < 0)
        || (Tokens[verb] is { XPos: "VBN", Relation: Relation.Conj, Head: >= 0 } && Child(verb, Relation.Nsubj, Relation.Aux, Relation.Obj) < 0 && IsPassive(Tokens[verb].Head));

    /// <summary>"killed at least 12 people": the counted object that the parser takes for an adjunct; −1 where there is none.</summary>
    public int CountedObject(int verb) =>
        Children(verb).FirstOrDefault(c => Tokens[c].Relation == Relation.Obl && c > verb && Case(c).Length == 0 && Child(c, Relation.Nummod) >= 0, -1);

    /// <summary>The span of tokens from <paramref name="token"/>'s subtree, without the branches that <paramref name="drop"/> names.</summary>
    public (int First, int End) Extent(int token, Func<int, bool> drop)
    {
        var (first, end) = (token, token + 1);
        foreach (var child in Children(token))
        {
            if (!drop(child))
            {
                var (f, e) = Extent(child, drop);
                (first, end) = (Math.Min(first, f), Math.Max(end, e));
            }
        }

        return (first, end);
    }
}
