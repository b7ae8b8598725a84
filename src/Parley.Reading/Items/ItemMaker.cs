using Parley.Language;
using Parley.Reading.Actors;
using Parley.Reading.Frames;
using Parley.Reading.Quantities;
using Parley.Record;

namespace Parley.Reading.Items;

/// <summary>Makes a draft of a frame that fired: actors, words, numbers, status, time, place and the one who says so.</summary>
public sealed class ItemMaker(Scene scene, IReadOnlyList<Said> said)
{
    private static readonly HashSet<string> ActorSlots = new(StringComparer.Ordinal)
    {
        "participants", "host", "holder", "toward", "attacker", "target", "actors",
    };

    private readonly IncidentRefiner _incidents = new(scene);
    private readonly MeetingRefiner _meetings = new(scene);
    private readonly PartyFinder _parties = new(scene);
    private string? _lastObject;

    /// <summary>The drafts of a firing: one, or one for each holder of a stand; none where tense, negation or missing actors leave nothing to record.</summary>
    public IEnumerable<Draft> Make(Firing firing)
    {
        if (firing is { Who.Count: > 1, Frame.Makes.Kind: ItemKind.Position })
        {
            return firing.Who.Select(who => MakeOne(firing with { Who = [who] })).OfType<Draft>();
        }

        var holders = firing.Who is null && firing.Frame.Makes.Kind == ItemKind.Position && firing.Slots.TryGetValue("holder", out var several) ? several : [];
        return (holders.Length > 1 ? holders.Select(h => MakeOne(With(firing, h))) : [MakeOne(firing)]).OfType<Draft>();
    }

    private static Firing With(Firing firing, int holder) =>
        firing with { Slots = new Dictionary<string, int[]>(firing.Slots, StringComparer.Ordinal) { ["holder"] = [holder] } };

    private Draft? MakeOne(Firing firing)
    {
        var makes = Turned(firing);
        if (makes is null)
        {
            return null;
        }

        var draft = new Draft(makes, firing.Frame.Name, scene.Tree.Document.Form(firing.Trigger).ToString())
        {
            Status = firing.Frame.Status ?? scene.Statuses.Of(firing.Trigger),
            At = firing.Trigger,
        };
        draft.Sentences.Add(scene.Tree.Tokens[firing.Trigger].Sentence);
        foreach (var (slot, tokens) in firing.Slots)
        {
            Fill(draft, firing, slot, tokens);
        }

        if (firing is { Who: { } who, Frame.Makes.WhoSlot: { } taken })
        {
            draft.Actors[taken] = [.. who];
        }
        else if (firing.Frame.MaySpeak("holder") && draft.One("holder") is null && Speaker(firing.Trigger) is { } speaker)
        {
            draft.Put("holder", speaker);
        }

        if (!Complete(draft, firing.Frame))
        {
            return null;
        }

        Place(draft, firing);
        Attribute(draft, firing);
        _parties.Fill(draft, firing, Speaker(firing.Trigger));
        return draft.Makes.Kind switch
        {
            ItemKind.Incident => _incidents.Refine(draft, firing),
            ItemKind.Meeting => _meetings.Refine(draft, firing),
            _ => draft,
        };
    }

    /// <summary>A stand that is denied turns ("did not accept" opposes) or falls away; one only asked of somebody is none.</summary>
    private Makes? Turned(Firing firing)
    {
        var makes = firing.Chosen ?? firing.Frame.Makes;
        if (firing.Chosen is not null || makes.Kind != ItemKind.Position || firing.Frame.Status is not null)
        {
            return makes;
        }

        return scene.Statuses.Of(firing.Trigger) switch
        {
            Status.Not when makes.Stance == Stance.Offers && firing.ByNoun => makes with { Stance = Stance.Uncommitted },
            Status.Not => makes.Stance is Stance.Supports or Stance.Offers ? makes with { Stance = Stance.Opposes } : null,
            Status.Possible => null,
            _ => makes,
        };
    }

    private void Fill(Draft draft, Firing firing, string slot, int[] tokens)
    {
        foreach (var token in tokens)
        {
            if (slot is "killed" or "injured")
            {
                Toll(draft, slot, token);
            }
            else if (ActorSlots.Contains(slot))
            {
                if (scene.Cast.Of(token) is { } actor && !(slot == "target" && actor.Kind == EntityKind.Group && Counted(firing, token)))
                {
                    draft.Put(slot, actor);
                }
            }
            else if (Words(slot, token) is { } words)
            {
                draft.Put(slot, words);
            }
        }
    }

    /// <summary>Whether a token counts the dead or wounded: those are victims, not the side that was struck.</summary>
    private static bool Counted(Firing firing, int token) =>
        firing.Slots.Any(s => s.Key is "killed" or "injured" && s.Value.Contains(token));

    private string? Words(string slot, int token)
    {
        if ((slot == "weapon" && !IsWeapon(token)) || scene.IsTime(token))
        {
            return null;
        }

        if (slot == "weapon")
        {
            return scene.Noun(token);
        }

        if (slot == "victims" && scene.Cast.Of(token) is null or { Kind: EntityKind.Government or EntityKind.Organization })
        {
            return null;
        }

        if (scene.Tree.Tokens[token].UPos == UPos.PRON)
        {
            return slot == "object" && scene.Tree.Lower(token) is "it" or "this" or "that" or "them" ? _lastObject : null;
        }

        var words = scene.Words(token);
        if (slot == "object" && words is not null)
        {
            _lastObject = words;
        }

        return words;
    }

    private bool IsWeapon(int token) =>
        scene.Knowledge.Weapons.Exactly(scene.Tree.Tokens[token].Lemma).Count > 0 || (scene.Words(token) is { } words && scene.Knowledge.Weapons.Exactly(words).Count > 0);

    private void Toll(Draft draft, string slot, int token)
    {
        var count = Quantity.Of(scene.Tree.Document, token);
        if (count is null && scene.Cast.Of(token) is null && scene.Tree.Tokens[token].UPos != UPos.NUM)
        {
            return;
        }

        if (slot == "killed")
        {
            draft.Killed ??= count;
        }
        else
        {
            draft.Injured ??= count;
        }

        if (scene.Tree.Tokens[token].UPos is not UPos.PRON && scene.Words(token, compact: true) is { } victims)
        {
            draft.Put("victims", victims);
        }
    }

    private static bool Complete(Draft draft, Frame frame) =>
        frame.Needs.All(slot => !(frame.Actors.Contains(slot) || slot is "object" or "condition") || draft.All(slot).Count > 0 || draft.Words(slot) is not null)
        && !(draft.Makes.Kind == ItemKind.Position && draft.One("holder") is null);

    private void Place(Draft draft, Firing firing)
    {
        if (draft.Makes.Kind == ItemKind.Position)
        {
            return;
        }

        var carrier = scene.Arguments.Carrier(firing.Trigger);
        draft.Time = scene.TimeOf(firing.Trigger) ?? (carrier >= 0 ? scene.TimeOf(carrier) : null);
        var patients = firing.Slots.Where(s => s.Key is "target" or "object" or "victims" or "killed").SelectMany(s => s.Value);
        draft.Place = scene.Places.Of(firing.Trigger, patients, draft.Makes.Action == ActionType.Travel, draft.Makes.Kind == ItemKind.Incident);
    }

    private Actor? Speaker(int token) => scene.Speakers.At(token) is >= 0 and var at ? said[at].Speaker : null;

    /// <summary>On whose word it rests: nobody is the witness of his own stand or act.</summary>
    private void Attribute(Draft draft, Firing firing)
    {
        var vouches = scene.Speakers.At(firing.Trigger) is >= 0 and var at && Vouching.For(scene.Tree, firing, said[at].Utterance);
        draft.Attribution = vouches && Speaker(firing.Trigger) is { } speaker && !draft.All(draft.Makes.WhoSlot ?? "").Contains(speaker) ? speaker : null;
    }
}
