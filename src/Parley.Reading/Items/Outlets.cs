using Parley.Language;
using Parley.Reading.Actors;
using Parley.Reading.Clauses;
using Parley.Record;

namespace Parley.Reading.Items;

/// <summary>
/// Finds the newspaper, station, agency or press that a statement came through: told to it ("said on CNN's morning program", "in an interview with Reuters")
/// or told by it ("…, the minister said, Reuters reported").
/// </summary>
public sealed class Outlets(Tree tree, Cast cast)
{
    private const int NearInterview = 4;

    /// <summary>The statement with the outlet that was told or that tells, where it names neither yet.</summary>
    public Said Complete(Said said)
    {
        var cue = said.Utterance.CueToken;
        if (cue < 0 || said.Speaker is null or { Domain: "media" })
        {
            return said;
        }

        var sentence = tree.Document.Sentences[tree.Tokens[cue].Sentence];
        var last = -1;
        for (var t = sentence.First; t < sentence.End; t++)
        {
            if (cast.MentionAt(t) is not { } mention || mention.First == last || cast.Of(t) is not { } outlet || !(IsOutlet(mention, outlet) || IsPress(mention))
                || said.Utterance.Content.Any(c => c.Contains(tree.Tokens[t].Span)))
            {
                continue;
            }

            last = mention.First;
            var before = Before(mention.First, sentence);
            said = said.Addressee is null && IsTold(before, cue, sentence, mention) ? said with { Addressee = outlet }
                : said.Reporter is null && IsOutlet(mention, outlet) && Tells(before, mention, cue, sentence) ? said with { Reporter = outlet } : said;
        }

        return said;
    }

    private static bool IsOutlet(Mention mention, Actor actor) => mention.Form == MentionForm.Named && actor is { Kind: EntityKind.Organization, Domain: "media" };

    /// <summary>"Reporters", whom a statement may be told to.</summary>
    private bool IsPress(Mention mention) => mention is { Form: MentionForm.Nominal, Plural: true } && tree.Tokens[mention.Head].Lemma is "reporter" or "journalist" or "newsman";

    /// <summary>The last word before an outlet's name, articles and quotation marks left out; −1 where none is.</summary>
    private int Before(int first, Sentence sentence)
    {
        var at = first - 1;
        while (at >= sentence.First && (tree.Tokens[at].UPos is UPos.DET or UPos.ADJ || tree.Lower(at) is "\"" or "“" or "'" or "‘" or "``"))
        {
            at--;
        }

        return at < sentence.First ? -1 : at;
    }

    /// <summary>"Told | the Herald", "said on | CNN", "in an interview with | NBC".</summary>
    private bool IsTold(int before, int cue, Sentence sentence, Mention mention)
    {
        if (before < 0)
        {
            return false;
        }

        if (tree.Tokens[before].Lemma is "tell" or "brief" && tree.Tokens[before].UPos == UPos.VERB)
        {
            return true;
        }

        return tree.Lower(before) switch
        {
            "on" => mention.Form == MentionForm.Named,
            "to" => before == cue + 1 || Interviews(before, sentence),
            "with" or "by" or "for" => Interviews(before, sentence),
            _ => false,
        };
    }

    private bool Interviews(int preposition, Sentence sentence)
    {
        for (var t = preposition - 1; t >= Math.Max(sentence.First, preposition - NearInterview); t--)
        {
            if (tree.Tokens[t].Lemma.ToLowerInvariant() is "interview" or "appearance" or "appear" or "speak" or "conversation" or "remark" or "comment" or "ask" or "contact" or "discussion")
            {
                return true;
            }
        }

        return false;
    }

    /// <summary>"According to | Reuters", "…, | the AP reported", "| Tass quoted him as saying", "as quoted by | Tass".</summary>
    private bool Tells(int before, Mention outlet, int cue, Sentence sentence)
    {
        if (before > sentence.First && tree.Lower(before) == "to" && tree.Lower(before - 1) == "according")
        {
            return before - 1 != cue;
        }

        if (before > sentence.First && tree.Lower(before) is "by" or "on" && tree.Tokens[before - 1].Lemma is "quote" or "cite" or "carry" or "report" or "publish" or "broadcast")
        {
            return true;
        }

        var verb = tree.Tokens[outlet.Head] is { Relation: Relation.Nsubj, Head: >= 0 and var head } ? head : outlet.End < sentence.End && tree.IsVerb(outlet.End) ? outlet.End : -1;
        return verb >= 0 && tree.Tokens[verb].Lemma switch
        {
            "quote" or "cite" => true,
            "report" or "say" => verb != cue && before >= 0 && tree.Lower(before) is ",",
            _ => false,
        };
    }
}
