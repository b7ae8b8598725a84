using Parley.Language;
using Parley.Reading.Actors;
using Parley.Reading.Clauses;
using Parley.Reading.Frames;

namespace Parley.Reading;

/// <summary>A word that an actor goes with and that sets no frame off.</summary>
/// <param name="Class">Verb, noun or adjective.</param>
/// <param name="Lemma">Its lemma.</param>
public sealed record Uncovered(TriggerClass Class, string Lemma)
{
    /// <summary>The words of a story that no frame knows: verbs and predicate adjectives with an actor as subject, nouns that are an actor's own doing.</summary>
    internal static IEnumerable<Uncovered> In(Tree tree, Cast cast, Arguments arguments, Codebook codebook)
    {
        for (var token = 0; token < tree.Tokens.Length; token++)
        {
            var lemma = tree.Tokens[token].Lemma.ToLowerInvariant();
            if (Kind(tree, token) is { } kind && !codebook.Knows(kind, lemma) && cast.Of(token) is null && Actors(kind, token, arguments).Any(a => cast.Of(a) is not null))
            {
                yield return new Uncovered(kind, lemma);
            }
        }
    }

    private static TriggerClass? Kind(Tree tree, int token) => tree.Tokens[token].UPos switch
    {
        UPos.VERB => TriggerClass.Verb,
        UPos.ADJ when tree.Child(token, Relation.Cop) >= 0 => TriggerClass.Adjective,
        UPos.NOUN when tree.Child(token, Relation.Acl, Relation.Nmod) >= 0 => TriggerClass.Noun,
        _ => null,
    };

    private static IEnumerable<int> Actors(TriggerClass kind, int token, Arguments arguments) => kind == TriggerClass.Noun
        ? arguments.OfNoun(token)["possessor"]
        : arguments.Subject(token) is var subject and >= 0 ? [subject] : [];
}
