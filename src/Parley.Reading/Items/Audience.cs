using Parley.Language;
using Parley.Reading.Actors;
using Parley.Reading.Clauses;
using Parley.Reading.Knowledge;
using Parley.Reading.Speech;
using Parley.Record;

namespace Parley.Reading.Items;

/// <summary>
/// Who is told what somebody says: whom the verb names, whom he speaks to beside it ("speaking to reporters", "in an interview with NBC"), or whom he was just
/// telling. Media and press are known by the words before them too, where the tree shows nobody.
/// </summary>
internal sealed class Audience(Tree tree, Cast cast, KnowledgeBase knowledge)
{
    private const int NearOccasion = 4;

    /// <summary>Whom an utterance is told to; null where nobody is named.</summary>
    /// <param name="utterance">The utterance.</param>
    /// <param name="speaker">Who says it.</param>
    /// <param name="said">What was said before it.</param>
    public Actor? Of(Utterance utterance, Actor? speaker, IReadOnlyList<Said> said)
    {
        var told = cast.Of(utterance.AddresseeHead) ?? (utterance.CueToken < 0 || speaker is null ? null : Beside(utterance, speaker));
        return told ?? (speaker is null ? null : Still(utterance, speaker, said));
    }

    private Actor? Beside(Utterance utterance, Actor speaker)
    {
        var sentence = tree.Document.Sentences[tree.Tokens[utterance.CueToken].Sentence];
        var around = Enumerable.Range(sentence.First, sentence.End - sentence.First).Where(t => !utterance.Content.Any(c => c.Contains(tree.Tokens[t].Span))).ToList();
        var outlets = speaker.IsMedium ? [] : around.Select(t => Outlet(t, utterance.CueToken));
        return around.Select(Listener).Concat(outlets).Select(cast.Of).FirstOrDefault(a => a is not null && a != speaker);
    }

    /// <summary>Whom a token beside a verb of saying shows to be listening; −1 where nobody.</summary>
    private int Listener(int token)
    {
        var form = tree.Tokens[token].XPos;
        if (form == "VBG" && knowledge.TellingWords.Has(tree.Tokens[token], TellingUse.Tells))
        {
            return tree.Child(token, Relation.Obj, Relation.Iobj);
        }

        if (form == "VBG" && knowledge.TellingWords.Has(tree.Tokens[token], TellingUse.Speaks))
        {
            return Governed(token, "to", "with", "before");
        }

        if (form == "VBN" && knowledge.TellingWords.Has(tree.Tokens[token], TellingUse.Asks))
        {
            return Governed(token, "by") is >= 0 and var asker ? asker : OnAir(token);
        }

        if (tree.Tokens[token].UPos == UPos.NOUN && knowledge.TellingWords.Has(tree.Tokens[token], TellingUse.Occasion) && tree.Case(token) is "in" or "during" or "at")
        {
            return Governed(token, "with", "to", "before") is >= 0 and var partner ? partner : OnAir(token);
        }

        return tree.Case(token) == "on" ? Station(token) : -1;
    }

    private int Governed(int head, params string[] prepositions) => tree.Children(head)
        .FirstOrDefault(c => tree.Tokens[c].Relation is Relation.Obl or Relation.OblAgent or Relation.Nmod && prepositions.Contains(tree.Case(c), StringComparer.Ordinal), -1);

    private int OnAir(int head) => tree.Children(head).Where(c => tree.Case(c) == "on").Select(Station).FirstOrDefault(s => s >= 0, -1);

    /// <summary>The station of "on CNN", "on NBC's Today".</summary>
    private int Station(int token) => tree.Children(token).Where(c => tree.Tokens[c].Relation is Relation.NmodPoss or Relation.Compound).Append(token)
        .FirstOrDefault(t => cast.Of(t) is { IsMedium: true }, -1);

    /// <summary>The token itself where a medium or the press begins there and the words before it tell: "told | the Herald", "said on | CNN", "an interview with | NBC"; else −1.</summary>
    private int Outlet(int token, int cue)
    {
        if (cast.MentionAt(token) is not { } mention || mention.First != token || !(IsPress(mention) || (mention.Form == MentionForm.Named && cast.Of(token) is { IsMedium: true })))
        {
            return -1;
        }

        var before = tree.Before(token);
        var told = before >= 0 && tree.Lower(before) switch
        {
            "on" => mention.Form == MentionForm.Named,
            "to" => before == cue + 1 || FollowsOccasion(before),
            "with" or "by" or "for" => FollowsOccasion(before),
            _ => tree.Tokens[before].UPos == UPos.VERB && knowledge.TellingWords.Has(tree.Tokens[before], TellingUse.Tells),
        };
        return told ? token : -1;
    }

    /// <summary>"Reporters".</summary>
    private bool IsPress(Mention mention) => mention is { Form: MentionForm.Nominal, Plural: true } && knowledge.TellingWords.Has(tree.Tokens[mention.Head], TellingUse.Press);

    private bool FollowsOccasion(int preposition) => Enumerable.Range(Math.Max(0, preposition - NearOccasion), Math.Min(preposition, NearOccasion))
        .Any(t => tree.Tokens[t].Sentence == tree.Tokens[preposition].Sentence && knowledge.TellingWords.Has(tree.Tokens[t], TellingUse.Airs, TellingUse.Occasion, TellingUse.Speaks, TellingUse.Asks));

    /// <summary>Whom the same speaker was telling just before: where his words go on without a cue, or "he" goes on, in the paragraph or the next; "since he said" tells of another time.</summary>
    private Actor? Still(Utterance utterance, Actor speaker, IReadOnlyList<Said> said)
    {
        var before = said.LastOrDefault(s => s.Utterance.Evidence.Start <= utterance.Evidence.Start && s.Utterance.Parent < 0);
        if (before is not { Addressee: { Kind: not (EntityKind.Government or EntityKind.Coalition) } listener } || before.Speaker != speaker || listener == speaker)
        {
            return null;
        }

        var goesOn = utterance.CueToken < 0
            || (utterance.SourceHead >= 0 && tree.Tokens[utterance.SourceHead].UPos == UPos.PRON && tree.Tokens[utterance.CueToken].Relation != Relation.Advcl);
        return goesOn && Paragraph(utterance) - Paragraph(before.Utterance) <= 1 ? listener : null;
    }

    private int Paragraph(Utterance utterance) => tree.Document.Sentences.First(s => s.Span.End >= utterance.Evidence.Start + 1).Paragraph;
}
