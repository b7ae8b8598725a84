using System.Collections.Immutable;
using Parley.Language;
using Parley.Reading.Actors;
using Parley.Reading.Speech;
using Parley.Record;

namespace Parley.Reading.Items;

/// <summary>An utterance whose speaker is known.</summary>
/// <param name="Utterance">What is said.</param>
/// <param name="Speaker">Who says it; null where it cannot be told.</param>
/// <param name="Addressee">Who is told; null where nobody is named.</param>
/// <param name="Beside">Who else says it: "Lavrov and Kerry said".</param>
public sealed record Said(Utterance Utterance, Actor? Speaker, Actor? Addressee, ImmutableArray<Actor> Beside)
{
    /// <summary>All who say it.</summary>
    public IEnumerable<Actor> Speakers => Speaker is null ? [] : Beside.Prepend(Speaker);
}

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
            var speaker = GoesOn(document, utterance, said) ?? cast.Of(Named(document, utterance)) ?? cast.Of(utterance.SourceHead) ?? OfPaper(document, utterance, said) ?? Unnamed(document, utterance, cast);
            said.Add(new Said(utterance, speaker, cast.Of(utterance.AddresseeHead), Beside(document, utterance, speaker, cast)));
            if (speaker is not null)
            {
                BindFirstPerson(document, utterance.Content, speaker, cast);
            }
        }

        return said;
    }

    /// <summary>The others of a source that names several.</summary>
    private static ImmutableArray<Actor> Beside(Document document, Utterance utterance, Actor? speaker, Cast cast)
    {
        var beside = ImmutableArray.CreateBuilder<Actor>();
        for (var t = utterance.SourceHead + 1; utterance.SourceHead >= 0 && t < document.Tokens.Length && document.Tokens[t].Span.End <= utterance.Source.End; t++)
        {
            if (document.Tokens[t] is { Relation: Relation.Conj } token && token.Head == utterance.SourceHead && cast.Of(t) is { } other && other != speaker && !beside.Contains(other))
            {
                beside.Add(other);
            }
        }

        return beside.ToImmutable();
    }

    /// <summary>"He said" goes on with the person who spoke in the sentence before, "it said" with the body; somebody named only in what is said is no speaker.</summary>
    private static Actor? GoesOn(Document document, Utterance utterance, List<Said> said)
    {
        var pronoun = utterance.SourceHead >= 0 && document.Tokens[utterance.SourceHead] is { UPos: UPos.PRON, Lemma: var lemma } ? lemma.ToLowerInvariant() : "";
        if (said.Count == 0 || said[^1].Speaker is not { } last || !(pronoun is "he" or "she" ? last.Kind == EntityKind.Person
            : pronoun == "it" && last.Kind is not (EntityKind.Person or EntityKind.Group)))
        {
            return null;
        }

        var between = document.Sentences.Count(s => s.Span.Start >= said[^1].Utterance.Evidence.End && s.Span.End <= utterance.Evidence.Start);
        return between <= 1 ? last : null;
    }

    /// <summary>Last word of the name in a source such as "Foreign Minister of Jordan Ayman Safadi" or "Ayman Safadi, the minister"; −1 where the name is of somebody else.</summary>
    private static int Named(Document document, Utterance utterance)
    {
        foreach (var name in document.Names)
        {
            var (start, end) = (document.Tokens[name.First].Span.Start, document.Tokens[name.End - 1].Span.End);
            if (name.Type != NameType.Person || start < utterance.Source.Start || end > utterance.Source.End)
            {
                continue;
            }

            var titled = end >= utterance.Source.End - 1 && name.First > 0 && document.Tokens[name.First - 1].UPos is UPos.NOUN or UPos.PROPN or UPos.PUNCT;
            var leads = start == utterance.Source.Start && (end == utterance.Source.End || document.Form(Math.Min(name.End, document.Tokens.Length - 1)) is ",");
            if (titled || leads)
            {
                return name.End - 1;
            }
        }

        return -1;
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
        var name = document.Names.Where(n => n.First <= head && head < n.End && n.Type == NameType.Person).Select(n => (Name?)n).FirstOrDefault();
        var words = name is { } n ? new TextSpan(document.Tokens[n.First].Span.Start, document.Tokens[n.End - 1].Span.End) : utterance.Source;
        return cast.Describe(head, kind, document.Quote(words));
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
