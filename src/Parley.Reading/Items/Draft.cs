using Parley.Reading.Actors;
using Parley.Reading.Frames;
using Parley.Record;

namespace Parley.Reading.Items;

/// <summary>An item in the making: slots by name, so that items of all kinds can be filled, compared and merged alike.</summary>
public sealed class Draft(Makes makes, string rule, string trigger)
{
    /// <summary>What it will be.</summary>
    public Makes Makes { get; set; } = makes;

    /// <summary>The frame behind it.</summary>
    public string Rule { get; } = rule;

    /// <summary>The words that set it off.</summary>
    public string Trigger { get; } = trigger;

    /// <summary>The token that set it off; −1 where it was made of none.</summary>
    public int At { get; init; } = -1;

    /// <summary>The token of the event that it tells of by another word: the summit that somebody attends; −1 where there is none.</summary>
    public int Of { get; set; } = -1;

    /// <summary>How it stands to what was told before: as something new, as something known, or open.</summary>
    public Bearing Bearing { get; set; }

    /// <summary>Whether it can only add to another telling, being too bare to stand alone.</summary>
    public bool Weak { get; set; }

    /// <summary>Indices of the sentences that prove it.</summary>
    public SortedSet<int> Sentences { get; } = [];

    /// <summary>On whose word it rests.</summary>
    public Actor? Attribution { get; set; }

    /// <summary>Slots filled by actors.</summary>
    public Dictionary<string, List<Actor>> Actors { get; } = new(StringComparer.Ordinal);

    /// <summary>Slots filled by words.</summary>
    public Dictionary<string, List<string>> Texts { get; } = new(StringComparer.Ordinal);

    /// <summary>How sure.</summary>
    public Status Status { get; set; }

    /// <summary>When, as EDTF.</summary>
    public string? Time { get; set; }

    /// <summary>Where.</summary>
    public string? Place { get; set; }

    /// <summary>How narrow <see cref="Place"/> is: 1 a country, 2 a part of one, 3 a town, 4 a site; 0 where there is none.</summary>
    public int PlaceRank { get; set; }

    /// <summary>The dead.</summary>
    public int? Killed { get; set; }

    /// <summary>The wounded.</summary>
    public int? Injured { get; set; }

    /// <summary>The one actor of a slot; null where it is empty.</summary>
    public Actor? One(string slot) => Actors.TryGetValue(slot, out var list) && list.Count > 0 ? list[0] : null;

    /// <summary>The actors of a slot.</summary>
    public IReadOnlyList<Actor> All(string slot) => Actors.TryGetValue(slot, out var list) ? list : [];

    /// <summary>The words of a slot; null where it is empty.</summary>
    public string? Words(string slot) => Texts.TryGetValue(slot, out var list) && list.Count > 0 ? list[0] : null;

    /// <summary>Puts an actor into a slot unless it is there.</summary>
    public void Put(string slot, Actor actor)
    {
        if (!Actors.TryGetValue(slot, out var list))
        {
            Actors[slot] = list = [];
        }

        if (!list.Contains(actor))
        {
            list.Add(actor);
        }
    }

    /// <summary>Puts words into a slot unless they are there.</summary>
    public void Put(string slot, string words)
    {
        if (!Texts.TryGetValue(slot, out var list))
        {
            Texts[slot] = list = [];
        }

        if (!list.Contains(words, StringComparer.Ordinal))
        {
            list.Add(words);
        }
    }

    /// <summary>Takes over what another telling of the same thing adds; what is already known stays.</summary>
    public void Absorb(Draft other)
    {
        Sentences.UnionWith(other.Sentences);
        Attribution = Weak ? other.Attribution ?? Attribution : other.Weak || other.Attribution is not null ? Attribution : null;
        Weak &= other.Weak;
        Time ??= other.Time;
        if (Place is null || other.PlaceRank > PlaceRank)
        {
            (Place, PlaceRank) = (other.Place, other.PlaceRank);
        }

        if (Killed is null && other.Killed is not null && other.Words("victims") is not null)
        {
            Texts.Remove("victims");
        }

        Killed ??= other.Killed;
        Injured ??= other.Injured;
        foreach (var (slot, actors) in other.Actors)
        {
            if (slot is "participants" or "actors" || All(slot).Count == 0)
            {
                actors.ForEach(a => Put(slot, a));
            }
        }

        foreach (var (slot, words) in other.Texts)
        {
            if (slot == "topics" || Words(slot) is null)
            {
                words.ForEach(w => Put(slot, w));
            }
        }
    }
}
