using System.Collections.Immutable;
using Parley.Language;
using Parley.Reading.Actors;
using Parley.Reading.Clauses;
using Parley.Reading.Knowledge;
using Parley.Reading.Speech;
using Parley.Reading.Time;

namespace Parley.Reading.Items;

/// <summary>An utterance whose speaker is known.</summary>
/// <param name="Utterance">What is said.</param>
/// <param name="Speaker">Who says it; null where it cannot be told.</param>
/// <param name="Addressee">Who is told; null where nobody is named.</param>
/// <param name="Beside">Who else says it: "Lavrov and Kerry said".</param>
public sealed record Said(Utterance Utterance, Actor? Speaker, Actor? Addressee, ImmutableArray<Actor> Beside)
{
    /// <summary>Who else tells what the speaker said, such as an outlet; null where none is named.</summary>
    public Actor? Reporter { get; init; }

    /// <summary>All who say it.</summary>
    public IEnumerable<Actor> Speakers => Speaker is null ? [] : Beside.Prepend(Speaker);

    /// <summary>Whether it can be a statement: its speaker is known, and it does not only take up what another said.</summary>
    public bool MayStand => Speaker is not null && !Utterance.Relays;
}

/// <summary>Gives utterances their speakers, and lets <c>I</c> and <c>we</c> inside them stand for the speaker.</summary>
public static class StatementMaker
{
    /// <summary>The utterances with their speakers, in text order; index for index those given.</summary>
    public static IReadOnlyList<Said> Resolve(Tree tree, IReadOnlyList<Utterance> utterances, Cast cast, KnowledgeBase knowledge, IReadOnlyList<TimeExpression> times)
    {
        var (said, document, speakers) = (new List<Said>(), tree.Document, new SpeakerFinder(tree, cast, knowledge, times));
        var (audience, relayers) = (new Audience(tree, cast, knowledge), new Relayer(tree, cast, knowledge));
        foreach (var utterance in utterances)
        {
            var speaker = speakers.Of(utterance, said);
            said.Add(new Said(utterance, speaker, audience.Of(utterance, speaker, said), Beside(document, utterance, speaker, cast)) { Reporter = relayers.Of(utterance, speaker) });
            if (speaker is not null)
            {
                BindFirstPerson(document, utterance.Content, speaker, cast);
            }
        }

        return said;
    }

    /// <summary>All that is said or may be, in text order; what has no speaker or only takes up what another said is left out.</summary>
    public static IReadOnlyList<Said> WithDoubtful(IReadOnlyList<Said> said, IReadOnlyList<Said> doubtful) =>
    [
        .. said.Concat(doubtful).Where(s => s.MayStand)
            .OrderBy(s => s.Utterance.Evidence.Start).ThenBy(s => s.Utterance.CueToken),
    ];

    /// <summary>Statements of which those that one makes in one sentence are one: "Moscow called the sanctions short-sighted | and said Europe would suffer".</summary>
    /// <param name="statements">In text order.</param>
    public static IReadOnlyList<Said> Joined(IReadOnlyList<Said> statements)
    {
        var joined = new List<Said>();
        foreach (var said in statements)
        {
            var at = joined.FindIndex(s => GoesOn(s, said));
            if (at < 0)
            {
                joined.Add(said);
                continue;
            }

            var (first, more) = (joined[at].Utterance, said.Utterance);
            joined[at] = joined[at] with
            {
                Utterance = first with { Content = [.. first.Content.Concat(more.Content).OrderBy(c => c.Start)], Quoted = first.Quoted || more.Quoted },
                Addressee = joined[at].Addressee ?? said.Addressee,
            };
        }

        return joined;
    }

    private static bool GoesOn(Said first, Said then) =>
        first.Speaker == then.Speaker && first.Utterance.Evidence == then.Utterance.Evidence && first.Utterance.Parent == then.Utterance.Parent
        && first.Beside.SequenceEqual(then.Beside) && !first.Utterance.Content.Any(a => then.Utterance.Content.Any(b => a.Start < b.End && b.Start < a.End));

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

    private static void BindFirstPerson(Document document, ImmutableArray<TextSpan> content, Actor speaker, Cast cast)
    {
        foreach (var span in content)
        {
            for (var t = document.FirstFrom(span.Start); t < document.Tokens.Length && document.Tokens[t].Span.End <= span.End; t++)
            {
                if (document.Tokens[t].UPos == UPos.PRON && document.Tokens[t].Lemma.ToLowerInvariant() is "i" or "we" or "my" or "our")
                {
                    cast.Bind(t, speaker);
                }
            }
        }
    }
}
