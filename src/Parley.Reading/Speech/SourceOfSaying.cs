using Parley.Language;
using Parley.Reading.Clauses;

namespace Parley.Reading.Speech;

/// <summary>Finds who says something and who is told: by the tree where it can be trusted, else by the words next to the verb.</summary>
internal sealed class SourceOfSaying(Tree tree, QuoteMarks quotes)
{
    private static readonly HashSet<string> NoLightVerbs = new(StringComparer.Ordinal);
    private readonly Arguments _arguments = new(tree, NoLightVerbs);

    /// <summary>The head of the phrase that names who says it; −1 where none does.</summary>
    public int Of(Sentence sentence, int verb)
    {
        var subject = _arguments.Subject(verb);
        if (subject >= 0 && Apposed(sentence, subject, verb) is var name and >= 0)
        {
            return name;
        }

        if (subject >= 0 && tree.Tokens[subject].Sentence == tree.Tokens[verb].Sentence && tree.IsNominal(subject))
        {
            return subject;
        }

        // The tree gives none: a name or noun right before or after the verb.
        if (verb > sentence.First && Nominal(verb - 1))
        {
            return verb - 1;
        }

        var after = verb + 1;
        while (after < sentence.End && tree.Tokens[after].UPos is UPos.DET or UPos.ADJ || (after < sentence.End && tree.Tokens[after].Relation == Relation.Compound))
        {
            after++;
        }

        return after < sentence.End && Nominal(after) && verb > sentence.First && tree.Tokens[verb - 1].UPos == UPos.PUNCT ? after : -1;
    }

    /// <summary>"quoted Y as saying", "was cited as having said": whether a verb gives the words of its object.</summary>
    public static bool Quotes(Tree tree, int verb) => tree.Tokens[verb].Lemma is "quote" or "cite"
        && tree.Children(verb).Any(c => tree.IsVerb(c) && tree.Children(c).Any(m => tree.Lower(m) == "as"));

    /// <summary>The name before a description that the tree took for the subject: "Berger, a fellow at the institute, says"; −1 where there is none.</summary>
    private int Apposed(Sentence sentence, int subject, int verb)
    {
        var first = subject;
        while (first > sentence.First && tree.Tokens[first - 1].UPos is UPos.DET or UPos.ADJ or UPos.NOUN)
        {
            first--;
        }

        var described = subject < verb && first > sentence.First + 1 && tree.Tokens[subject].UPos == UPos.NOUN
            && tree.Lower(first - 1) == "," && tree.Tokens[first - 2].UPos == UPos.PROPN && tree.Lower(verb - 1) == ",";
        return described ? first - 2 : -1;
    }

    private bool Nominal(int token) => tree.Tokens[token].UPos is UPos.NOUN or UPos.PROPN or UPos.PRON;

    /// <summary>The whole phrase of a source.</summary>
    public (int First, int End) Extent(int source)
    {
        var (first, end) = tree.Extent(source, c =>
            tree.Tokens[c].Relation is Relation.AclRelcl or Relation.Parataxis or Relation.Case or Relation.Cc or Relation.Punct
            || (tree.IsVerb(c) && tree.Tokens[c].Relation != Relation.Acl));
        return (first, end);
    }

    /// <summary>The words of a source, cut where the tree let them run over a comma or a quotation mark.</summary>
    public (int First, int End) Words(int source, int verb)
    {
        var span = Extent(source);
        var (first, end) = (source, source + 1);
        while (first > span.First && tree.Tokens[first - 1].UPos is not (UPos.PUNCT or UPos.VERB or UPos.AUX or UPos.SCONJ) && first - 1 != verb)
        {
            first--;
        }

        while (end < span.End && end != verb && (tree.Tokens[end].UPos is not UPos.VERB and not UPos.AUX) && quotes.At(end) < 0)
        {
            end++;
        }

        return (first, end);
    }

    /// <summary>Whether the saying itself is not told as done: "did not say", "if he says", "to say".</summary>
    public bool Unsaid(int verb)
    {
        foreach (var child in tree.Children(verb))
        {
            if (tree.Tokens[child].Relation == Relation.Advmod && tree.Lower(child) is "not" or "n't" or "n’t" or "never")
            {
                return true;
            }

            if (tree.Tokens[child].Relation == Relation.Mark && tree.Lower(child) is "if" or "whether" or "unless")
            {
                return true;
            }
        }

        return false;
    }

    /// <summary>The head of the phrase that names who is told; −1 where none does.</summary>
    public int Addressee(int verb, Cue cue)
    {
        if (cue.Addressee == "object")
        {
            return tree.Child(verb, Relation.Iobj, Relation.Obj);
        }

        return cue.Addressee == "to"
            ? tree.Children(verb).Where(c => tree.Tokens[c].Relation == Relation.Obl && tree.Case(c) == "to").DefaultIfEmpty(-1).First() : -1;
    }
}
