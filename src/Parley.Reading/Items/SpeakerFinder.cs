using System.Buffers;
using Parley.Language;
using Parley.Reading.Actors;
using Parley.Reading.Clauses;
using Parley.Reading.Knowledge;
using Parley.Reading.Speech;
using Parley.Reading.Time;
using Parley.Record;

namespace Parley.Reading.Items;

/// <summary>Says which actor the source of an utterance is.</summary>
internal sealed class SpeakerFinder(Tree tree, Cast cast, KnowledgeBase knowledge, IReadOnlyList<TimeExpression> times)
{
    private const int LongestDescription = 16;
    private const int NearSentences = 3;
    private const int FarthestDocument = 8;
    private static readonly SearchValues<char> Breaks = SearchValues.Create(",;\"“”—()");

    private Document Document => tree.Document;

    /// <summary>The speaker of an utterance after those <paramref name="before"/> it; null where it cannot be told.</summary>
    public Actor? Of(Utterance utterance, List<Said> before)
    {
        if (GoesOn(utterance, before) is { } same)
        {
            return same;
        }

        if (cast.Of(Named(utterance)) is { } named)
        {
            return named;
        }

        if (cast.Of(utterance.SourceHead) is { } actor)
        {
            Describe(actor, utterance);
            return actor;
        }

        return BeforeRelative(utterance) ?? OfDocument(utterance, before) ?? Unnamed(utterance);
    }

    /// <summary>"The war with Iran, | which denies …": of a clause that hangs on a noun that is no actor, the actor right before its pronoun.</summary>
    private Actor? BeforeRelative(Utterance utterance)
    {
        var pronoun = utterance.CueToken < 0 ? -1 : tree.Children(utterance.CueToken).FirstOrDefault(c => tree.Tokens[c].Relation == Relation.Nsubj && tree.Lower(c) is "which" or "who", -1);
        var before = pronoun > 0 && tree.Lower(pronoun - 1) == "," ? pronoun - 2 : pronoun - 1;
        return pronoun > 0 ? cast.Of(before) : null;
    }

    /// <summary>"He said" goes on with the person who spoke in the sentence before, "it said" with the body; somebody named only in what is said is no speaker.</summary>
    private Actor? GoesOn(Utterance utterance, List<Said> said)
    {
        var pronoun = utterance.SourceHead >= 0 && Document.Tokens[utterance.SourceHead] is { UPos: UPos.PRON, Lemma: var lemma } ? lemma.ToLowerInvariant() : "";
        if (said.Count == 0 || said[^1].Speaker is not { } last || !(pronoun is "he" or "she" ? last.Kind == EntityKind.Person
            : pronoun == "it" && last.Kind is not (EntityKind.Person or EntityKind.Group)))
        {
            return null;
        }

        return SentencesBetween(said[^1].Utterance, utterance) <= 1 && !Another(said[^1].Utterance, utterance, last) ? last : null;
    }

    /// <summary>Whether the sentence between two utterances is about another person, whom the pronoun then means.</summary>
    private bool Another(Utterance earlier, Utterance later, Actor last) =>
        Document.Sentences.Where(s => s.Span.Start >= earlier.Evidence.End && s.Span.End <= later.Evidence.Start)
            .SelectMany(s => Enumerable.Range(s.First, s.End - s.First))
            .Any(t => tree.Tokens[t].Relation == Relation.Nsubj && tree.Tokens[t].UPos != UPos.PRON && tree.Tokens[t].Head >= 0 && tree.Tokens[tree.Tokens[t].Head].Relation == Relation.Root
                && cast.Of(t) is { Kind: EntityKind.Person, Named: true } other && other != last);

    private int SentencesBetween(Utterance earlier, Utterance later) =>
        Document.Sentences.Count(s => s.Span.Start >= earlier.Evidence.End && s.Span.End <= later.Evidence.Start);

    /// <summary>
    /// Last word of the name in a source such as "Foreign Minister of Jordan Ayman Safadi", "Ayman Safadi, the minister" or "Sen. Ann Doe, R-Texas";
    /// −1 where the name is of somebody else.
    /// </summary>
    private int Named(Utterance utterance)
    {
        foreach (var name in Document.Names)
        {
            var (start, end) = (Document.Tokens[name.First].Span.Start, Document.Tokens[name.End - 1].Span.End);
            if (name.Type != NameType.Person || start < utterance.Source.Start || end > utterance.Source.End || IsOfAnother(utterance, name.First))
            {
                continue;
            }

            var titled = name.First > 0 && Document.Tokens[name.First - 1].UPos is UPos.NOUN or UPos.PROPN or UPos.PUNCT;
            var closed = name.End < Document.Tokens.Length && Document.Form(name.End) is "," or "(" && !FollowsOther(utterance.Source.Start, name.First);
            var leads = start == utterance.Source.Start && (end == utterance.Source.End || closed);
            if ((titled && (end >= utterance.Source.End - 1 || closed)) || leads)
            {
                return name.End - 1;
            }
        }

        return -1;
    }

    /// <summary>Whether a name with its title is what a preposition brings in: "a spokesman for | President Ann Doe".</summary>
    private bool IsOfAnother(Utterance utterance, int name)
    {
        var first = Math.Min(name, cast.MentionAt(name)?.First ?? name) - 1;
        while (first >= 0 && cast.MentionAt(first) is { Form: MentionForm.Demonym })
        {
            first--;
        }

        return first >= 0 && Document.Tokens[first].UPos == UPos.ADP && Document.Tokens[first].Span.Start > utterance.Source.Start
            && cast.Of(utterance.SourceHead) is { Named: false };
    }

    /// <summary>Whether a name stands behind somebody else in a source: "a spokesman for | Prime Minister Ann Doe", "Jan Novak, | Ann Doe".</summary>
    private bool FollowsOther(int from, int token)
    {
        for (var t = token - 1; t >= 0 && Document.Tokens[t].Span.Start >= from; t--)
        {
            if (Document.Tokens[t].UPos is UPos.ADP or UPos.VERB or UPos.CCONJ or UPos.SCONJ || Document.Tokens[t].XPos == "POS" || Document.Form(t) is ",")
            {
                return true;
            }
        }

        return false;
    }

    /// <summary>Somebody who is only described is also known by the whole description: "an official | involved in the talks".</summary>
    private void Describe(Actor actor, Utterance utterance)
    {
        if (actor.Named || actor.Kind is not (EntityKind.Person or EntityKind.Group) || cast.MentionAt(utterance.SourceHead) is not { Form: MentionForm.Nominal } mention)
        {
            return;
        }

        var end = mention.PhraseEnd;
        while (end < Document.Tokens.Length && Document.Tokens[end].Span.End <= utterance.Source.End && !BeginsTime(end))
        {
            end++;
        }

        var words = Document.Quote(new TextSpan(Document.Tokens[mention.First].Span.Start, Document.Tokens[end - 1].Span.End));
        if (Document.Tokens[mention.First].Span.Start == utterance.Source.Start && end > mention.PhraseEnd && words.Count(c => c == ' ') < LongestDescription && words.AsSpan().IndexOfAny(Breaks) < 0)
        {
            actor.AddName(words);
        }
    }

    /// <summary>"The minister | on Monday": when somebody spoke is no part of who.</summary>
    private bool BeginsTime(int token) => times.Any(t => t.FirstToken == token || (t.FirstToken == token + 1 && Document.Tokens[token].UPos == UPos.ADP));

    /// <summary>A document speaks for who gave it out or made it: "the ministry's statement", "a report by the agency"; else for the last who spoke.</summary>
    private Actor? OfDocument(Utterance utterance, List<Said> said)
    {
        if (utterance.SourceHead < 0 || !knowledge.DocumentWords.TryGetValue(Document.Tokens[utterance.SourceHead].Lemma.ToLowerInvariant(), out var origin))
        {
            return null;
        }

        if (Issuer(utterance.SourceHead) is { } issuer)
        {
            return issuer;
        }

        return origin switch
        {
            DocumentOrigin.Giver => said.FindLast(s => s.Speaker is not null && Speaks(s, utterance))?.Speaker ?? (said.Count > 0 ? said[^1].Speaker : null),
            DocumentOrigin.Maker => said.FindLast(s => s.Speaker is { Kind: EntityKind.Organization, Named: true } && SentencesBetween(s.Utterance, utterance) < NearSentences)?.Speaker,
            _ => null,
        };
    }

    /// <summary>Whether something was said by such a document: "the ministry said in a statement".</summary>
    private bool Speaks(Said earlier, Utterance utterance)
    {
        var (evidence, document) = (earlier.Utterance.Evidence, Document.Tokens[utterance.SourceHead].Lemma);
        for (var t = Document.FirstFrom(evidence.Start); t < Document.Tokens.Length && Document.Tokens[t].Span.End <= evidence.End; t++)
        {
            if (Document.Tokens[t].Lemma == document)
            {
                return SentencesBetween(earlier.Utterance, utterance) < FarthestDocument;
            }
        }

        return false;
    }

    /// <summary>The actor that the phrase of a document names as its owner, giver or maker.</summary>
    private Actor? Issuer(int document)
    {
        foreach (var child in tree.Children(document))
        {
            var token = tree.Tokens[child];
            var names = token.Relation switch
            {
                Relation.NmodPoss => true,
                Relation.Compound or Relation.Amod => child < document,
                Relation.Nmod => tree.Case(child) is "from" or "by",
                _ => false,
            };
            if (names && cast.Of(child) is { } actor)
            {
                return actor;
            }

            if (token is { Relation: Relation.Acl, XPos: "VBN" } && tree.Children(child).FirstOrDefault(c => tree.Case(c) == "by", -1) is >= 0 and var agent && cast.Of(agent) is { } maker)
            {
                return maker;
            }
        }

        return null;
    }

    private Actor? Unnamed(Utterance utterance)
    {
        var head = utterance.SourceHead;
        if (head < 0 || utterance.Source.Length == 0 || !(Document.Tokens[head].UPos == UPos.PROPN || knowledge.DocumentWords.ContainsKey(Document.Tokens[head].Lemma.ToLowerInvariant())))
        {
            return null;
        }

        var plural = Document.Tokens[head].XPos is "NNS" or "NNPS";
        var name = Document.Names.Where(n => n.First <= head && head < n.End).Select(n => (Name?)n).FirstOrDefault();
        var kind = name?.Type switch
        {
            NameType.Person => EntityKind.Person,
            NameType.Organization => EntityKind.Organization,
            _ => Document.Tokens[head].UPos == UPos.PROPN ? EntityKind.Person : plural ? EntityKind.Group : EntityKind.Organization,
        };
        var words = name is { Type: NameType.Person } n ? new TextSpan(Document.Tokens[n.First].Span.Start, Document.Tokens[n.End - 1].Span.End) : utterance.Source;
        return cast.Describe(head, kind, Document.Quote(words));
    }
}
