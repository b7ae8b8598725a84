using Parley.Language;
using Parley.Reading.Actors;
using Parley.Reading.Clauses;
using Parley.Reading.Knowledge;
using Parley.Reading.Places;
using Parley.Reading.Speech;
using Parley.Reading.Time;

namespace Parley.Reading.Items;

/// <summary>Everything found in one story before items are made of it.</summary>
public sealed record Scene(
    Tree Tree, Cast Cast, Arguments Arguments, StatusReader Statuses, PlaceFinder Places,
    IReadOnlyList<TimeExpression> Times, SpeakersByToken Speakers, KnowledgeBase Knowledge)
{
    private const int FarthestTime = 6;

    /// <summary>Whether the lemma of a token has a use.</summary>
    public bool Is(int token, EventUse use) => Knowledge.EventWords.Has(Tree.Tokens[token].Lemma, use);

    /// <summary>The words of a token's phrase; null where there are none worth giving.</summary>
    public string? Words(int head, bool compact = false)
    {
        var span = Phrase.Of(Tree, head, compact, IsTime);
        return span.Length > 0 ? Tree.Document.Quote(span) : null;
    }

    /// <summary>When an event takes place: the nearest time expression that hangs on it, not on the verb of saying.</summary>
    public string? TimeOf(int trigger)
    {
        var sentence = Tree.Tokens[trigger].Sentence;
        return Times
            .Where(t => t.Value is not null && Tree.Tokens[t.FirstToken].Sentence == sentence && Distance.SameClause(Tree, t.FirstToken, trigger) && (ToldWith(t, trigger) || (MayDate(t, trigger) && !DatesSaying(t, trigger))))
            .Select(t => (Time: t, Distance: Enumerable.Range(t.FirstToken, t.EndToken - t.FirstToken).Min(i => Distance.Between(Tree, i, trigger)), Speech: HangsOnSpeech(t) && !ToldWith(t, trigger)))
            .Where(t => t.Distance <= FarthestTime && !(t.Speech && t.Distance > 1))
            .OrderBy(t => t.Distance)
            .Select(t => t.Time.Value).FirstOrDefault();
    }

    /// <summary>Whether a time may be that of an event noun: not where it dates what somebody does about the event ("condemned the attack on Friday").</summary>
    private bool MayDate(TimeExpression time, int trigger)
    {
        var token = Tree.Tokens[trigger];
        return Tree.IsVerb(trigger) || (time.FirstToken > trigger && time.FirstToken <= trigger + 2) || Tree.Within(time.FirstToken, trigger) || token.Relation is not (Relation.Obj or Relation.Nmod or Relation.Obl)
            || token.Head < 0 || Arguments.Carrier(trigger) >= 0 || (token.Relation == Relation.Obl && Tree.Case(trigger) is "in" or "at" or "during" or "for" or "from" or "with");
    }

    /// <summary>Whether a time that the tree hangs on a verb of saying is still that of the event: "said on Monday after a meeting", "said that he met him on Monday".</summary>
    private bool ToldWith(TimeExpression time, int trigger)
    {
        var said = Tree.Tokens[time.FirstToken].Head;
        for (var t = time.FirstToken; t < time.EndToken; t++)
        {
            said = Tree.Tokens[t].Head is var head && (head < time.FirstToken || head >= time.EndToken) ? head : said;
        }

        var token = Tree.Tokens[trigger];
        var beside = token.Relation is Relation.Obl or Relation.Nmod && (token.Head == said || (token.Head >= time.FirstToken && token.Head < time.EndToken)) && Tree.Case(trigger) is "after" or "before" or "at" or "during" or "following";
        return beside || (said >= 0 && said < trigger && trigger < time.FirstToken && Distance.Between(Tree, said, trigger) == 1);
    }

    /// <summary>Whether a time says when something was said, of which the event is the content.</summary>
    private bool DatesSaying(TimeExpression time, int trigger)
    {
        var head = Tree.Tokens[time.FirstToken].Head;
        for (var at = trigger; at >= 0 && head >= 0; at = Tree.Tokens[at].Head)
        {
            if (Tree.Tokens[at].Head == head)
            {
                return Tree.Tokens[at].Relation is Relation.Ccomp or Relation.Parataxis && at != time.FirstToken && Tree.IsVerb(head);
            }
        }

        return false;
    }

    /// <summary>A noun with the nouns compounded to it: "car bomb".</summary>
    public string Noun(int head)
    {
        var first = head;
        while (first > 0 && Tree.Tokens[first - 1].Head == head && Tree.Tokens[first - 1].Relation == Relation.Compound)
        {
            first--;
        }

        return Tree.Document.Text[Tree.Tokens[first].Span.Start..Tree.Tokens[head].Span.End];
    }

    /// <summary>Whether a token belongs to a time expression.</summary>
    public bool IsTime(int token) => Times.Any(t => t.FirstToken <= token && token < t.EndToken);

    private bool HangsOnSpeech(TimeExpression time)
    {
        for (var t = time.FirstToken; t < time.EndToken; t++)
        {
            var head = Tree.Tokens[t].Head;
            if (head >= 0 && (head < time.FirstToken || head >= time.EndToken) && Speakers.IsCue(head))
            {
                return true;
            }
        }

        return false;
    }
}

/// <summary>Who says each token: the innermost utterance whose content covers it.</summary>
public sealed class SpeakersByToken
{
    private readonly int[] _utterance;
    private readonly HashSet<int> _cues;

    /// <summary>Lays the contents of utterances over a document.</summary>
    public SpeakersByToken(Document document, IReadOnlyList<Utterance> utterances)
    {
        _utterance = new int[document.Tokens.Length];
        Array.Fill(_utterance, -1);
        _cues = [.. utterances.Select(u => u.CueToken)];
        foreach (var (utterance, index) in utterances.Select((u, i) => (u, i)).OrderByDescending(p => p.u.Content.Sum(c => c.Length)))
        {
            foreach (var content in utterance.Content)
            {
                for (var t = document.FirstFrom(content.Start); t < document.Tokens.Length && document.Tokens[t].Span.End <= content.End; t++)
                {
                    _utterance[t] = index;
                }
            }
        }
    }

    /// <summary>Index of the innermost utterance a token is said in; −1 where the story speaks itself.</summary>
    public int At(int token) => _utterance[token];

    /// <summary>Whether a token is a cue of speech.</summary>
    public bool IsCue(int token) => _cues.Contains(token);
}
