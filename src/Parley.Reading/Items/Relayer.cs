using Parley.Language;
using Parley.Reading.Actors;
using Parley.Reading.Clauses;
using Parley.Reading.Speech;

namespace Parley.Reading.Items;

/// <summary>Who else reports that somebody said so: "Reuters quoted him as saying", "…, he said, according to Reuters", "…, he said, the agency reported".</summary>
internal sealed class Relayer(Tree tree, Cast cast)
{
    private static readonly string[] Reports = ["report", "say", "write", "note", "add"];

    /// <summary>The one who relays an utterance; null where the story tells it itself.</summary>
    public Actor? Of(Utterance utterance, Actor? speaker)
    {
        if (utterance.CueToken < 0 || speaker is null)
        {
            return null;
        }

        var sentence = tree.Document.Sentences[tree.Tokens[utterance.CueToken].Sentence];
        for (var token = sentence.First; token < sentence.End; token++)
        {
            var relayer = Within(token, utterance.Content) && !Trails(token, sentence) ? -1 : Quoter(token) is >= 0 and var quoter ? quoter
                : token != utterance.CueToken && utterance.Kind != SpeechKind.AccordingTo ? Source(token, sentence) : -1;
            if (cast.Of(relayer) is { } actor && actor != speaker && relayer != utterance.SourceHead)
            {
                return actor;
            }
        }

        return null;
    }

    private bool Within(int token, IEnumerable<TextSpan> content) => content.Any(c => c.Contains(tree.Tokens[token].Span));

    /// <summary>Whether a verb is the last word of a sentence but for its stop: the model may take "the agency reported" into what is said.</summary>
    private bool Trails(int token, Sentence sentence) =>
        Enumerable.Range(token + 1, sentence.End - token - 1).All(t => tree.Tokens[t].UPos == UPos.PUNCT);

    /// <summary>Who quotes: the subject of "quoted Y as saying", the agent of "was quoted by", "as quoted by", "in remarks carried by".</summary>
    private int Quoter(int token)
    {
        if (tree.Tokens[token].Lemma is not ("quote" or "cite" or "carry" or "publish"))
        {
            return -1;
        }

        if (tree.Tokens[token].XPos == "VBN" && Agent(token) is >= 0 and var agent)
        {
            return agent;
        }

        return SourceOfSaying.Quotes(tree, token) ? tree.IsPassive(token)
            ? tree.Children(token).Where(tree.IsVerb).Select(Agent).FirstOrDefault(a => a >= 0, -1) : tree.Child(token, Relation.Nsubj) : -1;
    }

    private int Agent(int verb) => tree.Children(verb).FirstOrDefault(c => tree.Tokens[c].Relation is Relation.OblAgent or Relation.Obl && tree.Case(c) == "by", -1);

    /// <summary>Who stands behind "according to", or before a verb of reporting that closes the sentence after a comma.</summary>
    private int Source(int token, Sentence sentence)
    {
        if (tree.Case(token) == "according to")
        {
            return token;
        }

        if (!Trails(token, sentence) || !Reports.Contains(tree.Tokens[token].Lemma, StringComparer.Ordinal) || tree.Tokens[token].XPos is not ("VBD" or "VBZ" or "VBP"))
        {
            return -1;
        }

        var first = token - 1;
        while (first > sentence.First && tree.Tokens[first].UPos != UPos.PUNCT)
        {
            first--;
        }

        return tree.Lower(first) == "," ? Enumerable.Range(first + 1, token - first - 1).LastOrDefault(t => cast.MentionAt(t) is { } m && m.Head == t, -1) : -1;
    }
}
