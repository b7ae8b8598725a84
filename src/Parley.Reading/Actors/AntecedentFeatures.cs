using System.Globalization;
using Parley.Language;
using Parley.Reading.Knowledge;
using Parley.Reading.Nets;
using Parley.Record;

namespace Parley.Reading.Actors;

/// <summary>
/// What is seen of an actor that a mention may mean: how near and how often it was named, in which place of the sentence, its kind, office, country and
/// words beside those of the mention, and whether the rules take the mention for it.
/// </summary>
internal sealed class AntecedentFeatures
{
    private const int LeadSentences = 3;
    private readonly Roster _roster;
    private readonly Mention _mention;
    private readonly Actor? _ruled;
    private readonly List<Actor> _byRecency;
    private readonly List<Actor> _byCount;
    private readonly bool[] _bear;
    private readonly bool[] _share;
    private readonly string _sort;
    private readonly string _lemma;

    /// <summary>Looks at a mention.</summary>
    /// <param name="roster">The actors met.</param>
    /// <param name="mention">The mention.</param>
    /// <param name="pronoun">The pronoun that it is a form of; null for a noun.</param>
    /// <param name="ruled">Whom the rules take it for.</param>
    /// <param name="candidates">All it may mean, the one seen last first.</param>
    /// <param name="bear">Of each of them whether it bears the office that the mention describes.</param>
    public AntecedentFeatures(Roster roster, Mention mention, string? pronoun, Actor? ruled, List<Actor> candidates, bool[] bear)
    {
        (_roster, _mention, _ruled, _byRecency, _bear) = (roster, mention, ruled, candidates, bear);
        _byCount = [.. candidates.OrderByDescending(a => a.Seen.Count)];
        _lemma = roster.Tree.Tokens[mention.Head].Lemma.ToLowerInvariant();
        _share = [.. candidates.Select(SharesWord)];
        _sort = pronoun ?? (mention.Kind == EntityKind.Person ? "person" : mention.Definite ? "body" : "plural");
    }

    /// <summary>Adds the features of an actor; null is one not met before.</summary>
    public void Of(Actor? actor, Features into)
    {
        into.Add("rule", _sort, actor == _ruled ? "yes" : _ruled is null ? "new" : "other");
        into.Add("rule-word", _lemma, actor == _ruled ? "yes" : "no");
        if (actor is null)
        {
            New(into);
            return;
        }

        var last = Antecedents.LastBefore(actor, _mention.Head);
        Nearness(actor, last, into);
        Place(actor, last, into);
        Likeness(actor, into);
    }

    private void New(Features into)
    {
        into.Add("new", _sort);
        into.Add("new-word", _lemma);
        into.Add("new-bare", _sort, _mention.Bare ? "yes" : "no");
        into.Add("new-among", _sort, Step(_byRecency.Count));
        into.Add("new-word-bare", _lemma, _mention.Bare ? "yes" : "no");
        into.Add("new-role", _mention.RoleClass, _bear.Contains(true) ? "borne" : "free");
        into.Add("new-kind", _mention.Kind.ToString(), _share.Contains(true) ? "shared" : "free");
    }

    private void Nearness(Actor actor, int last, Features into)
    {
        var tree = _roster.Tree;
        var gap = last < 0 ? 99 : tree.Tokens[_mention.Head].Sentence - tree.Tokens[last].Sentence;
        var (sentence, own) = (last < 0 ? null : tree.Document.Sentences[tree.Tokens[last].Sentence] as Sentence?, tree.Document.Sentences[tree.Tokens[_mention.Head].Sentence]);
        var rank = _byRecency.IndexOf(actor);
        into.Add("gap", _sort, Step(gap));
        into.Add("gap-word", _lemma, Step(gap));
        into.Add("paragraph", _sort, sentence is null ? "?" : Step(own.Paragraph - sentence.Value.Paragraph));
        into.Add("rank", _sort, Step(rank));
        into.Add("rank-of", _sort + Step(rank), Step(_byRecency.Count));
        into.Add("gap-rank", _sort + Step(gap), Step(rank));
        into.Add("count", _sort, Step(actor.Seen.Count));
        into.Add("count-rank", _sort, Step(_byCount.IndexOf(actor)));
        into.Add("count-rank-word", _lemma, Step(_byCount.IndexOf(actor)));
        into.Add("first", _sort, actor.Seen.Count > 0 && tree.Tokens[actor.Seen[0].Token].Sentence < LeadSentences ? "lead" : "later");
    }

    private void Place(Actor actor, int last, Features into)
    {
        if (last < 0)
        {
            into.Add("nowhere", _sort);
            return;
        }

        var tree = _roster.Tree;
        var (then, now) = (tree.Tokens[last], tree.Tokens[_mention.Head]);
        var gap = now.Sentence == then.Sentence ? "same" : now.Sentence == then.Sentence + 1 ? "next" : "far";
        into.Add("place", _sort + gap, then.Relation.ToString());
        into.Add("places", _sort + then.Relation, now.Relation.ToString());
        into.Add("weight", _sort + gap, actor.Seen.FindLast(s => s.Token == last).Weight.ToString("0.0", CultureInfo.InvariantCulture));
        if (then.Head >= 0 && then.Relation is Relation.Nsubj or Relation.NsubjPass)
        {
            into.Add("did", _sort + gap, tree.Tokens[then.Head].Lemma);
            into.Add("root", _sort + gap, tree.Tokens[then.Head].Relation.ToString());
        }

        if (now.Head >= 0)
        {
            into.Add("does", _sort + gap, tree.Tokens[now.Head].Lemma);
            into.Add("one-head", _sort, then.Head == now.Head ? $"{then.Relation}{now.Relation}" : then.Head >= 0 && gap == "same" ? "no" : "far");
            into.Add("verbs", then.Head >= 0 && gap != "far" ? tree.Tokens[then.Head].Lemma : gap, tree.Tokens[now.Head].Lemma);
        }

        // Whether its sentence began with it.
        into.Add("starts", _sort, last == tree.Document.Sentences[then.Sentence].First ? gap : "no");
    }

    private void Likeness(Actor actor, Features into)
    {
        var at = _byRecency.IndexOf(actor);
        var named = actor.Named ? "named" : "described";
        var land = actor.Country is null ? "?" : actor.Country == _roster.Home ? "home" : "abroad";
        into.Add("kind", _sort, actor.Kind.ToString());
        into.Add("kind-word", _lemma, actor.Kind + named);
        into.Add("domain", _lemma, actor.Domain);
        into.Add("named", _sort, named);
        into.Add("head", _lemma, actor.HeadLemma ?? "");
        into.Add("shares", _sort, _share[at] ? named : "no");
        into.Add("gender", _sort, actor.Gender.Length == 0 ? "?" : actor.Gender);
        into.Add("plural", _sort, (actor.Plural ? "many" : "one") + (_mention.Plural ? "many" : "one"));
        into.Add("country", _sort, (_mention.Country is null ? "open" : _mention.Country == actor.Country ? "same" : "none") + land);
        into.Add("country-word", _lemma, land);
        into.Add("state-word", _lemma, actor.Country ?? "");
        if (actor.Kind == EntityKind.Person)
        {
            into.Add("bears", _sort, _bear[at] ? named : "no");
            into.Add("role", _mention.RoleClass, actor.Offices.Count == 0 ? "none" : actor.Offices[0].Class);
            into.Add("role-word", _lemma, actor.Offices.Count == 0 ? "none" : actor.Offices[^1].Class);
            into.Add("bears-word", _lemma, _bear[at] ? _bear.Count(b => b) > 1 ? "many" : "only" : "no");
        }
    }

    private bool SharesWord(Actor actor) => actor.HeadLemma == _lemma || actor.Names.Exists(n => Folding.Words(n).Contains(_lemma, StringComparer.Ordinal));

    private static string Step(int number) => number switch
    {
        < 0 => "-",
        <= 3 => number.ToString(CultureInfo.InvariantCulture),
        <= 5 => "4-5",
        <= 9 => "6-9",
        <= 15 => "10-15",
        _ => "16",
    };
}
