using System.Globalization;
using Parley.Reading.Actors;
using Parley.Reading.Items;
using Parley.Reading.Nets;
using Parley.Record;

namespace Parley.Reading.Judging;

/// <summary>What is seen of somebody whose a stand or an act may be: where he stands in the sentence, what he is, and what is told.</summary>
public sealed class DoerFeatures(Scene scene, DoerFinder finder, Doing doing, Annotators by = Annotators.Careful)
{
    private const int MostUp = 4;
    private readonly string _as = FiringFeatures.Class(doing.Makes);
    private readonly string _lemma = scene.Tree.Tokens[doing.Trigger].Lemma.ToLowerInvariant();
    private readonly string _what = doing.Object < 0 ? "none" : scene.Tree.Tokens[doing.Object].Lemma.ToLowerInvariant();
    private readonly string _passive = scene.Tree.IsPassive(doing.Trigger) ? "passive" : scene.Tree.Tokens[doing.Trigger].UPos.ToString();
    private readonly ILookup<string, int> _arguments = scene.Arguments.Of(doing.Trigger);
    private readonly string _by = by.ToString();
    private readonly string _whole = by == Annotators.InPart ? "part" : "whole";
    private readonly Actor? _speaker = finder.Speaker(doing);
    private readonly int _speech = scene.Speakers.At(doing.Trigger);

    /// <summary>Adds the features of one of those whose it may be.</summary>
    public void Of(Doer doer, IReadOnlyList<Doer> all, Features into)
    {
        var origin = doer.Origin.ToString();
        var framed = Framed(doer);
        var kind = doer.Land is not null ? "land" : doer.Actor is { } actor ? actor.Kind + (actor.Named ? "" : "-unnamed") : "none";
        into.Add("origin", origin, _as);
        into.Add("origin.frame", origin, doing.Frame);
        into.Add("origin.lemma", origin, _lemma);
        into.Add("origin.what", origin, _what);
        into.Add("kind", kind, origin);
        into.Add("kind.as", kind + origin, _as);
        into.Add("kind.what", kind + origin, _what);
        into.Add("kind.by", kind + origin, _by);
        into.Add("kind.as.by", kind + origin, _as + _whole);
        into.Add("as", _as);
        into.Add("lemma", _lemma);
        into.Add("passive", _passive, origin);
        Framing(doer, framed, kind, origin, into);
        Speech(doer, kind, origin, into);
        if (doer.Origin == DoerOrigin.Word)
        {
            Place(doer, all, kind, framed, into);
        }

        if (doer.Actor is { } who)
        {
            var rank = Step(finder.RankOf(who));
            into.Add("rank", rank, origin);
            into.Add("rank.as", rank, _as);
            into.Add("office", who.Offices.Count > 0 ? who.Offices[0].Class : "", _as + origin);
            into.Add("country", who.Country is null ? "?" : "known", kind + origin);
        }
    }

    private string Framed(Doer doer) => doing.Framed.Count == 0 ? "none" : doer.Actor is { } actor && doing.Framed.Contains(actor) ? "framed" : "other";

    private void Framing(Doer doer, string framed, string kind, string origin, Features into)
    {
        into.Add("framed", framed, _as);
        into.Add("framed.frame", framed, doing.Frame);
        into.Add("framed.lemma", framed, _lemma);
        into.Add("framed.kind", framed, kind);
        into.Add("framed.origin", framed, origin);
        into.Add("framed.by", framed + origin, kind + _whole);
        if (doing.Framed.Count > 0 && framed != "framed")
        {
            var own = Same(doer, doing.Framed[0]) ? "own" : "other";
            into.Add("framed.kinds", doing.Framed[0].Kind.ToString(), kind + own);
            into.Add("framed.own", own + kind, _as);
            into.Add("framed.own.by", own + kind, _whole);
        }
    }

    private void Speech(Doer doer, string kind, string origin, Features into)
    {
        var speech = _speech < 0 ? "told" : _speaker is null ? "unknown" : _speaker.Kind.ToString();
        var subject = _arguments["subject"].FirstOrDefault(-1) is >= 0 and var at ? scene.Tree.Tokens[at].UPos == Language.UPos.PRON ? scene.Tree.Lower(at) : "noun" : "no";
        into.Add("speech", speech, origin);
        into.Add("speech.kind", speech, kind + origin);
        into.Add("subject", subject, origin);
        into.Add("subject.kind", subject + speech, kind + origin);
        into.Add("subject.as", subject + origin, _as);
        if (_speaker is not null)
        {
            var own = doer.Actor == _speaker ? "speaker" : !Same(doer, _speaker) ? "other" : doer.Land is not null || doer.Actor!.Kind == EntityKind.Government ? "land" : "own";
            var office = _speaker.Offices.Count > 0 ? _speaker.Offices[0].Class : _speaker.Kind.ToString();
            into.Add("own", own, kind + origin);
            into.Add("own.as", own, _as + subject);
            into.Add("own.office", own, office);
            into.Add("own.subject", own, office + subject);
            var home = subject + (SubjectIsHome() ? "home" : "");
            into.Add("own.home", own, home);
            into.Add("own.by", own, kind + _by);
            into.Add("own.home.by", own, home + _by);
            into.Add("own.home.whole", own, home + _whole);
            into.Add("own.home.origin", own + origin, home + _whole);
            into.Add("own.office.whole", own + origin, office + _whole);
            into.Add("own.office.home.whole", own + origin, office + home + _whole);
        }
    }

    /// <summary>Whether the subject of what is told names the state of the one who says it: "Turkey will act," its minister said.</summary>
    private bool SubjectIsHome() => _arguments["subject"].FirstOrDefault(-1) is >= 0 and var at && scene.Cast.Of(at) is { Kind: EntityKind.Government, Country: { } country } && country == _speaker!.Country;

    private void Place(Doer doer, IReadOnlyList<Doer> all, string kind, string framed, Features into)
    {
        var (tree, token) = (scene.Tree, doer.Token);
        var at = tree.Tokens[token];
        var within = doing.Object < 0 ? null : PartyRoles.Within(tree, doing.Object, token);
        var role = within is null ? "out " + PartyRoles.Around(tree, doing.Trigger, token) : "in " + within;
        var label = _arguments.FirstOrDefault(a => a.Contains(token))?.Key ?? "no";
        var side = (token < doing.Trigger ? "<" : token == doing.Trigger ? "=" : ">") + (doing.Object < 0 ? "?" : token < doing.Object ? "<" : token == doing.Object ? "=" : ">");
        var mention = scene.Cast.MentionAt(token);
        var form = mention is null or { Form: MentionForm.Pronoun } ? tree.Lower(token) : mention.Form.ToString();
        var said = _speech < 0 ? "told" : scene.Speakers.At(token) == _speech ? "inside" : "outside";
        into.Add("role", role, _as);
        into.Add("role.frame", role, doing.Frame);
        into.Add("role.kind", role, kind);
        into.Add("role.passive", role, _passive);
        into.Add("role.framed", role, framed);
        into.Add("role.lemma", role, _lemma);
        into.Add("role.what", role, _what);
        Way("way", doing.Trigger, token, kind, into);
        if (doing.Object >= 0)
        {
            Way("objectway", doing.Object, token, kind, into);
        }

        into.Add("label", label, _as);
        into.Add("label.frame", label, doing.Frame);
        into.Add("label.passive", label, _passive);
        into.Add("label.kind", label, kind);
        into.Add("side", side, _as);
        into.Add("gap", side, Step(Math.Abs(token - doing.Trigger)));
        into.Add("between", side, Step(all.Count(o => o.Origin == DoerOrigin.Word && o.Token > Math.Min(token, doing.Trigger) && o.Token < Math.Max(token, doing.Trigger))));
        into.Add("relation", at.Relation.ToString(), _as);
        into.Add("relation.side", at.Relation.ToString(), side);
        into.Add("head", at.Head < 0 ? "" : tree.Tokens[at.Head].Lemma, at.Relation.ToString());
        into.Add("form", form, _as);
        into.Add("form.role", form, role);
        into.Add("said", said, kind);
        into.Add("said.role", said, role);
        into.Add("said.as", said, _as);
        into.Add("word", at.Lemma.ToLowerInvariant());
        into.Add("first", all[0].Token == token ? "first" : "later", _as);
    }

    /// <summary>The way through the tree from a word to somebody.</summary>
    private void Way(string name, int from, int token, string kind, Features into)
    {
        if (PartyRoles.Way(scene.Tree, from, token, MostUp) is not { } way)
        {
            into.Add(name, "far", kind);
            return;
        }

        var whole = way.Climbed + way.Down;
        var top = scene.Tree.Tokens[way.Top].Lemma;
        into.Add(name, whole);
        into.Add(name + ".as", whole, _as);
        into.Add(name + ".top", whole, top);
        into.Add(name + ".down", way.Down, top);
        into.Add(name + ".kind", whole, kind + _passive);
        into.Add(name + ".whole", whole, kind + _whole);
    }

    /// <summary>Whether one belongs to the state of another.</summary>
    private static bool Same(Doer doer, Actor other) => other.Country is { } country && (doer.Land ?? doer.Actor?.Country) == country;

    private static string Step(int count) => count switch { < 0 => "-", < 6 => count.ToString(CultureInfo.InvariantCulture), < 10 => "6", < 20 => "10", _ => "20" };
}
