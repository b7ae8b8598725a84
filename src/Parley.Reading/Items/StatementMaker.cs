using System.Collections.Immutable;
using Parley.Language;
using Parley.Reading.Actors;
using Parley.Reading.Speech;
using Parley.Record;

namespace Parley.Reading.Items;

/// <summary>An utterance whose speaker is known.</summary>
public sealed record Said(Utterance Utterance, Actor? Speaker, Actor? Addressee);

/// <summary>Gives utterances their speakers, and lets <c>I</c> and <c>we</c> inside them stand for the speaker.</summary>
public static class StatementMaker
{
    private static readonly HashSet<string> Papers = new(StringComparer.OrdinalIgnoreCase)
    {
        "statement", "letter", "communique", "communiqué", "message", "release", "tweet", "post", "announcement", "declaration", "note", "notice",
    };

    private static readonly HashSet<string> Documents = new(StringComparer.OrdinalIgnoreCase)
    {
        "report", "document", "study", "poll", "survey", "video", "media", "newspaper", "account", "dispatch", "article", "paper", "statement", "letter",
        "resolution", "transcript", "memo", "cable", "data", "figure", "footage", "recording", "editorial", "bulletin", "draft", "agreement", "text", "law",
    };

    /// <summary>The utterances with their speakers, in text order; index for index those given.</summary>
    public static IReadOnlyList<Said> Resolve(Document document, IReadOnlyList<Utterance> utterances, Cast cast)
    {
        var said = new List<Said>();
        foreach (var utterance in utterances)
        {
            var speaker = GoesOn(document, utterance, said) ?? cast.Of(utterance.SourceHead) ?? OfPaper(document, utterance, said) ?? Unnamed(document, utterance, cast);
            said.Add(new Said(utterance, speaker, cast.Of(utterance.AddresseeHead)));
            if (speaker is not null)
            {
                BindFirstPerson(document, utterance.Content, speaker, cast);
            }
        }

        return said;
    }

    /// <summary>"He said" goes on with the person who spoke in the sentence before; somebody named only in what is said is no speaker.</summary>
    private static Actor? GoesOn(Document document, Utterance utterance, List<Said> said)
    {
        var pronoun = utterance.SourceHead >= 0 && document.Tokens[utterance.SourceHead] is { UPos: UPos.PRON, Lemma: var lemma } && lemma.ToLowerInvariant() is "he" or "she";
        if (!pronoun || said.Count == 0 || said[^1].Speaker is not { Kind: EntityKind.Person } last)
        {
            return null;
        }

        var between = document.Sentences.Count(s => s.Span.Start >= said[^1].Utterance.Evidence.End && s.Span.End <= utterance.Evidence.Start);
        return between <= 1 ? last : null;
    }

    /// <summary>A statement or letter speaks for the one who gave it out: the last speaker before it.</summary>
    private static Actor? OfPaper(Document document, Utterance utterance, List<Said> said) =>
        utterance.SourceHead >= 0 && Papers.Contains(document.Tokens[utterance.SourceHead].Lemma) && said.Count > 0 ? said[^1].Speaker : null;

    private static Actor? Unnamed(Document document, Utterance utterance, Cast cast)
    {
        var head = utterance.SourceHead;
        if (head < 0 || utterance.Source.Length == 0 || !(document.Tokens[head].UPos == UPos.PROPN || Documents.Contains(document.Tokens[head].Lemma)))
        {
            return null;
        }

        var plural = document.Tokens[head].XPos is "NNS" or "NNPS";
        var kind = document.Names.Where(n => n.First <= head && head < n.End).Select(n => (NameType?)n.Type).FirstOrDefault() switch
        {
            NameType.Person => EntityKind.Person,
            NameType.Organization => EntityKind.Organization,
            _ => document.Tokens[head].UPos == UPos.PROPN ? EntityKind.Person : plural ? EntityKind.Group : EntityKind.Organization,
        };
        return cast.Describe(head, kind, document.Quote(utterance.Source));
    }

    private static void BindFirstPerson(Document document, ImmutableArray<TextSpan> content, Actor speaker, Cast cast)
    {
        for (var t = 0; t < document.Tokens.Length; t++)
        {
            var token = document.Tokens[t];
            if (token.UPos == UPos.PRON && token.Lemma.ToLowerInvariant() is "i" or "we" or "my" or "our" && content.Any(c => c.Contains(token.Span)))
            {
                cast.Bind(t, speaker);
            }
        }
    }
}
