using Parley.Language;
using Parley.Reading.Actors;
using Parley.Reading.Clauses;
using Parley.Reading.Speech;
using Parley.Record;

namespace Parley.Reading.Items;

/// <summary>Who is told what somebody says: whom the verb names, whom he speaks to beside it ("speaking to reporters", "in an interview with NBC"), or whom he was just telling. What the tree does not show of media and press, <see cref="Outlets"/> finds by the words.</summary>
internal sealed class Audience(Tree tree, Cast cast)
{
    private const string Media = "media";
    private static readonly string[] Speaks = ["speak", "talk", "testify"];
    private static readonly string[] Tells = ["brief", "address", "tell", "inform"];
    private static readonly string[] Asks = ["ask", "question", "press", "interview", "quiz"];
    private static readonly string[] Occasions = ["interview", "conversation", "call", "letter", "speech", "remark", "address", "message", "testimony", "comment", "briefing"];

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
        for (var token = sentence.First; token < sentence.End; token++)
        {
            if (!utterance.Content.Any(c => c.Contains(tree.Tokens[token].Span)) && cast.Of(Listener(token)) is { } listener && listener != speaker)
            {
                return listener;
            }
        }

        return null;
    }

    /// <summary>Whom a token beside a verb of saying shows to be listening; −1 where nobody.</summary>
    private int Listener(int token)
    {
        var (lemma, form) = (tree.Tokens[token].Lemma, tree.Tokens[token].XPos);
        if (form == "VBG" && Tells.Contains(lemma, StringComparer.Ordinal))
        {
            return tree.Child(token, Relation.Obj, Relation.Iobj);
        }

        if (form == "VBG" && Speaks.Contains(lemma, StringComparer.Ordinal))
        {
            return Governed(token, "to", "with", "before");
        }

        if (form == "VBN" && Asks.Contains(lemma, StringComparer.Ordinal))
        {
            return Governed(token, "by") is >= 0 and var asker ? asker : OnAir(token);
        }

        if (Occasions.Contains(lemma, StringComparer.Ordinal) && tree.Tokens[token].UPos == UPos.NOUN && tree.Case(token) is "in" or "during" or "at")
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
        .FirstOrDefault(t => cast.Of(t) is { Kind: EntityKind.Organization, Domain: Media }, -1);

    /// <summary>Whom the same speaker was telling just before: where his words go on without a cue, or "he" goes on, in the paragraph or the next.</summary>
    private Actor? Still(Utterance utterance, Actor speaker, IReadOnlyList<Said> said)
    {
        var before = said.LastOrDefault(s => s.Utterance.Evidence.Start <= utterance.Evidence.Start && s.Utterance.Parent < 0);
        if (before is not { Addressee: { Kind: not (EntityKind.Government or EntityKind.Coalition) } listener } || before.Speaker != speaker || listener == speaker)
        {
            return null;
        }

        var goesOn = utterance.CueToken < 0 || (utterance.SourceHead >= 0 && tree.Tokens[utterance.SourceHead].UPos == UPos.PRON);
        return goesOn && Paragraph(utterance) - Paragraph(before.Utterance) <= 1 ? listener : null;
    }

    private int Paragraph(Utterance utterance) => tree.Document.Sentences.First(s => s.Span.End >= utterance.Evidence.Start + 1).Paragraph;
}
