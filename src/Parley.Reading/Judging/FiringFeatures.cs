using System.Globalization;
using Parley.Language;
using Parley.Reading.Actors;
using Parley.Reading.Clauses;
using Parley.Reading.Frames;
using Parley.Reading.Items;
using Parley.Reading.Nets;
using Parley.Record;

namespace Parley.Reading.Judging;

/// <summary>What the judge sees of a frame that fired: the trigger and what stands around it, who and what fill its slots, speech, status, other frames.</summary>
public sealed class FiringFeatures(Scene scene, IReadOnlyList<Said> said, IReadOnlyList<Firing> firings, LanguageModel model)
{
    /// <summary>How many numbers of word vectors the judge takes.</summary>
    public const int Dense = 2 * LanguageModel.VectorLength;

    private const string None = "none";
    private readonly string?[] _lemmas = new string?[scene.Tree.Tokens.Length];
    private readonly ILookup<int, Firing> _fired = firings.ToLookup(f => f.Trigger);

    /// <summary>Collects the features of a firing.</summary>
    /// <param name="firing">The firing.</param>
    /// <param name="into">Takes the features; emptied first.</param>
    /// <param name="dense">Takes the word vectors of trigger and object.</param>
    public void Of(Firing firing, Features into, Span<float> dense)
    {
        into.Clear();
        var (frame, lemma, kind) = (firing.Frame.Name, Lemma(firing.Trigger), Class(firing.Frame.Makes));
        var arguments = scene.Arguments.Of(firing.Trigger);
        into.Add("kind", kind);
        into.Add("frame", frame);
        into.Add("lemma", lemma);
        into.Add("loose", firing.Loose.ToString(), kind);
        into.Add("lemma.frame", lemma, frame);
        Trigger(firing.Trigger, lemma, frame, into);
        Around(firing.Trigger, frame, into);
        var what = firing.Objects is [var first, ..] ? first : -1;
        var who = Who(firing, arguments, lemma, into);
        What(firing, what, arguments, lemma, into);
        Hanging(arguments, frame, lemma, into);
        Slots(firing, kind, into);
        Speech(firing.Trigger, who, kind, into);
        Others(firing.Trigger, what, into);
        Vector(firing.Trigger, dense, 0);
        Vector(what, dense, 1);
    }

    /// <summary>What a frame makes: <c>position.supports</c>.</summary>
    public static string Class(Makes makes) => makes.Kind switch
    {
        ItemKind.Position => "position." + Terms.Write(makes.Stance!.Value),
        ItemKind.Action => "action." + Terms.Write(makes.Action!.Value),
        ItemKind.Incident => "incident." + Terms.Write(makes.Incident!.Value),
        _ => "meeting",
    };

    private void Trigger(int trigger, string lemma, string frame, Features into)
    {
        var token = scene.Tree.Tokens[trigger];
        into.Add("tag", token.XPos);
        into.Add("tag.frame", token.XPos, frame);
        into.Add("relation", token.Relation.ToString());
        into.Add("relation.frame", token.Relation.ToString(), frame);
        var status = scene.Statuses.Of(trigger).ToString();
        into.Add("status", status, frame);
        into.Add("passive", scene.Tree.IsPassive(trigger).ToString(), frame);
        if (token.Head >= 0)
        {
            into.Add("head", Lemma(token.Head));
            into.Add("head.relation", Lemma(token.Head), token.Relation.ToString());
        }

        foreach (var child in scene.Tree.Children(trigger))
        {
            switch (scene.Tree.Tokens[child].Relation)
            {
                case Relation.Aux or Relation.AuxPass or Relation.Mark or Relation.Det or Relation.Case or Relation.CompoundPrt or Relation.Cop:
                    into.Add("small", scene.Tree.Lower(child));
                    into.Add("small.lemma", scene.Tree.Lower(child), lemma);
                    break;
                case Relation.Advmod or Relation.Amod or Relation.Compound:
                    into.Add("modifier", Lemma(child));
                    break;
            }
        }

        if (scene.Arguments.Carrier(trigger) is >= 0 and var carrier)
        {
            into.Add("carrier", Lemma(carrier), lemma);
        }
    }

    private void Around(int trigger, string frame, Features into)
    {
        var sentence = scene.Tree.Document.Sentences[scene.Tree.Tokens[trigger].Sentence];
        into.Add("before", trigger > sentence.First ? Lemma(trigger - 1) : "");
        into.Add("after", trigger + 1 < sentence.End ? Lemma(trigger + 1) : "");
        into.Add("after.frame", trigger + 1 < sentence.End ? Lemma(trigger + 1) : "", frame);
        into.Add("paragraph", Math.Min(sentence.Paragraph, 4).ToString(CultureInfo.InvariantCulture));
        into.Add("length", ((sentence.End - sentence.First) / 10).ToString(CultureInfo.InvariantCulture));
    }

    /// <summary>Adds what is known of the one who acts, and returns that actor.</summary>
    private Actor? Who(Firing firing, ILookup<string, int> arguments, string lemma, Features into)
    {
        var tokens = firing.Slots.Where(s => s.Key is "holder" or "actors" or "participants" or "attacker").Select(s => s.Value).FirstOrDefault() ?? [];
        var speaker = tokens.Length == 0 && firing.Frame.MaySpeak("holder") && scene.Speakers.At(firing.Trigger) is >= 0 and var at ? said[at].Speaker : null;
        var who = tokens.Length > 0 ? scene.Cast.Of(tokens[0]) : speaker;
        var (frame, label, kind) = (firing.Frame.Name, tokens.Length > 0 ? Label(arguments, tokens[0]) : speaker is null ? None : Frame.Speaker, Kind(who));
        into.Add("who", label);
        into.Add("who.frame", label, frame);
        into.Add("who.lemma", label, lemma);
        into.Add("who.kind", kind, label);
        into.Add("who.kind.frame", kind, frame);
        into.Add("who.country", (who?.Country is not null).ToString(), kind);
        into.Add("who.named", (who?.Named ?? false).ToString(), kind);
        if (tokens.Length > 0)
        {
            into.Add("who.part", scene.Tree.Tokens[tokens[0]].UPos.ToString(), label);
            into.Add("who.word", Lemma(tokens[0]));
            into.Add("who.many", Math.Min(tokens.Length, 3).ToString(CultureInfo.InvariantCulture), frame);
        }

        return who;
    }

    private void What(Firing firing, int what, ILookup<string, int> arguments, string lemma, Features into)
    {
        var (frame, label) = (firing.Frame.Name, what >= 0 ? Label(arguments, what) : None);
        into.Add("what", label);
        into.Add("what.frame", label, frame);
        into.Add("what.lemma", label, lemma);
        if (what < 0)
        {
            return;
        }

        into.Add("what.word", Lemma(what));
        into.Add("what.word.frame", Lemma(what), frame);
        into.Add("what.part", scene.Tree.Tokens[what].UPos.ToString(), label);
        into.Add("what.kind", Kind(scene.Cast.Of(what)), frame);
        into.Add("what.side", (what > firing.Trigger).ToString(), label);
        var length = Phrase.Of(scene.Tree, what, compact: false, scene.IsTime).Length;
        into.Add("what.length", length switch { 0 => "0", < 8 => "8", < 16 => "16", < 40 => "40", < 90 => "90", _ => "long" }, frame);
    }

    private void Hanging(ILookup<string, int> arguments, string frame, string lemma, Features into)
    {
        foreach (var argument in arguments)
        {
            into.Add("has", argument.Key, frame);
            into.Add("has.lemma", argument.Key, lemma);
            into.Add("has.kind", argument.Key, Kind(scene.Cast.Of(argument.First())));
        }
    }

    /// <summary>Which deep argument of the trigger a token is.</summary>
    private static string Label(ILookup<string, int> arguments, int token) => arguments.FirstOrDefault(a => a.Contains(token))?.Key ?? "other";

    private void Slots(Firing firing, string kind, Features into)
    {
        foreach (var (slot, tokens) in firing.Slots)
        {
            into.Add("slot", slot, kind);
            into.Add("slot.kind", slot + kind, Kind(scene.Cast.Of(tokens[0])));
            into.Add("slot.word", slot, Lemma(tokens[0]));
            into.Add("slot.many", slot + kind, Math.Min(tokens.Length, 3).ToString(CultureInfo.InvariantCulture));
        }
    }

    private void Speech(int trigger, Actor? who, string kind, Features into)
    {
        var at = scene.Speakers.At(trigger);
        into.Add("speech", at < 0 ? None : said[at].Utterance.Kind.ToString(), kind);
        into.Add("cue", scene.Speakers.IsCue(trigger).ToString(), kind);
        if (at >= 0)
        {
            into.Add("speaker", Kind(said[at].Speaker), kind);
            into.Add("speaker.who", (said[at].Speaker == who).ToString(), kind);
        }
    }

    /// <summary>The other frames that fired on the trigger, on what governs it and on what it is about.</summary>
    private void Others(int trigger, int what, Features into)
    {
        foreach (var (name, token) in ((string, int)[])[("here", trigger), ("above", scene.Tree.Tokens[trigger].Head), ("below", what)])
        {
            foreach (var firing in token < 0 ? [] : _fired[token])
            {
                into.Add(name, Class(firing.Frame.Makes));
                into.Add(name + ".frame", firing.Frame.Name);
            }
        }
    }

    private void Vector(int token, Span<float> dense, int slot)
    {
        var into = dense.Slice(slot * LanguageModel.VectorLength, LanguageModel.VectorLength);
        into.Clear();
        if (token >= 0)
        {
            model.CopyVector(scene.Tree.Document.Form(token), into);
        }
    }

    private string Lemma(int token) => _lemmas[token] ??= scene.Tree.Tokens[token].Lemma.ToLowerInvariant();

    private static string Kind(Actor? actor) => actor is null ? None : actor.Kind.ToString();
}
