using Parley.Language;
using Parley.Reading.Actors;
using Parley.Reading.Clauses;
using Parley.Reading.Knowledge;
using Parley.Reading.Speech;

namespace Parley.Reading.Items;

/// <summary>
/// Who else reports that somebody said so: "Reuters quoted him as saying", "…, he said, according to Reuters", "…, he said, the agency reported".
/// Media are known by the words beside them too, where the tree shows nobody.
/// </summary>
internal sealed class Relayer(Tree tree, Cast cast, KnowledgeBase knowledge)
{
    /// <summary>The one who relays an utterance; null where the story tells it itself.</summary>
    public Actor? Of(Utterance utterance, Actor? speaker)
    {
        if (utterance.CueToken < 0 || speaker is null)
        {
            return null;
        }

        var sentence = tree.Document.Sentences[tree.Tokens[utterance.CueToken].Sentence];
        var tokens = Enumerable.Range(sentence.First, sentence.End - sentence.First).ToLookup(t => utterance.Content.Any(c => c.Contains(tree.Tokens[t].Span)));
        var relayers = tokens[false].Concat(tokens[true].Where(t => Trails(t, sentence))).Select(t => Quoter(t) is >= 0 and var quoter ? quoter
                : t != utterance.CueToken && utterance.Kind != SpeechKind.AccordingTo ? Source(t, sentence) : -1)
            .Concat(tokens[false].Select(t => Medium(t, utterance.CueToken)));
        return relayers.Where(r => r != utterance.SourceHead).Select(cast.Of).FirstOrDefault(a => a is not null && a != speaker);
    }

    /// <summary>Whether a verb is the last word of a sentence but for its stop: the model may take "the agency reported" into what is said.</summary>
    private bool Trails(int token, Sentence sentence) =>
        Enumerable.Range(token + 1, sentence.End - token - 1).All(t => tree.Tokens[t].UPos == UPos.PUNCT);

    /// <summary>Who quotes: the subject of "quoted Y as saying", the agent of "was quoted by", "as quoted by", "in remarks carried by".</summary>
    private int Quoter(int token)
    {
        if (!knowledge.TellingWords.Has(tree.Tokens[token], TellingUse.Quotes))
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

        if (!Trails(token, sentence) || !knowledge.TellingWords.Has(tree.Tokens[token], TellingUse.Reports) || tree.Tokens[token].XPos is not ("VBD" or "VBZ" or "VBP"))
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

    /// <summary>The token itself where a medium's name begins there and the words beside it report: "a report by | CNN", "| Tass quoted", "…, | the AP reported"; else −1.</summary>
    private int Medium(int token, int cue)
    {
        if (cast.MentionAt(token) is not { Form: MentionForm.Named } name || name.First != token || cast.Of(token) is not { IsMedium: true })
        {
            return -1;
        }

        var (before, verb) = (tree.Before(token), tree.Tokens[name.Head] is { Relation: Relation.Nsubj, Head: var head } ? head : -1);
        var isSource = before > 0 && before - 1 != cue && (tree.Tokens[before - 1].Lemma, tree.Lower(before)) is ("report", "by") or ("accord", "to");
        var reports = verb >= 0 && (tree.Tokens[verb].Lemma is "quote" or "cite" || (verb != cue && before >= 0 && tree.Lower(before) == "," && knowledge.TellingWords.Has(tree.Tokens[verb], TellingUse.Reports)));
        return isSource || reports ? token : -1;
    }
}
