using Parley.Archive.Knowledge;

namespace Parley.Archive.Events;

/// <summary>What speaks for and against an item telling of an event: a visible list of features with their weights from <c>archive/same-event.tsv</c>.</summary>
internal sealed class EventScore(ArchiveKnowledge knowledge, Func<long, long> actorOf)
{
    private const double MostWords = 0.5;
    private const double SomeWords = 0.25;
    private const double HardlyAny = 0.08;

    private (ItemFacts? Item, HashSet<long> Actors) _last = (null, []);

    /// <summary>The weight from which on a telling is of the event.</summary>
    public double Accept(EventKind kind) => knowledge.SameEvent[$"accept {kind.ToString().ToLowerInvariant()}"];

    /// <summary>The features of a pair.</summary>
    public List<Feature> Of(ItemFacts item, Event known, bool sameReport)
    {
        var found = new List<Feature>();
        void Add(string? name)
        {
            if (name is not null)
            {
                found.Add(knowledge.SameEvent.Of(name));
            }
        }

        Add(sameReport ? "same report" : null);
        Add(Days(item, known));
        Add(Place(item, known));
        Actors(item, known, Add);
        Add(Toll(item, known));
        var alike = WordCodes.Likeness(item.Words, known.Words);
        Add(alike >= MostWords ? "same words" : alike >= SomeWords ? "shared words" : alike < HardlyAny ? "other words" : null);
        if (item.Kind is not EventKind.Incident && item.Topic is not null && known.Topic is not null)
        {
            Add(item.Text is not null && string.Equals(item.Text, known.Text, StringComparison.OrdinalIgnoreCase) ? "same object" : item.Topic == known.Topic ? "same topic" : "other topic");
        }

        return found;
    }

    private static string? Days(ItemFacts item, Event known)
    {
        if (item.Days.IsDay && known.Dated == 2)
        {
            return Math.Abs(item.Days.From!.Value - known.Day) switch { 0 => "same day", 1 => "next day", _ => "other day" };
        }

        if (item.Days.IsClosed && known.Dated > 0)
        {
            return item.Days.From <= known.DayTo && known.Day <= item.Days.To ? "same days" : "other day";
        }

        var (from, to) = item.Days.IsClosed ? (item.Days.From!.Value, item.Days.To!.Value) : (item.Told, item.Told);
        if (from == 0 || known.Day == 0)
        {
            return null;
        }

        var apart = Math.Max(from - known.DayTo, known.Day - to);
        return apart <= 1 ? "near day" : apart <= 3 || item.Kind == EventKind.Position ? null : "other day";
    }

    private static string? Place(ItemFacts item, Event known) =>
        item.Place is null || known.Place is null ? null
        : item.Place == known.Place ? "same place"
        : item.PlaceCountry is null || known.PlaceCountry is null ? "place unknown"
        : item.PlaceCountry != known.PlaceCountry ? "other place" : item.PlaceIsCountry || known.PlaceIsCountry ? "same country" : "elsewhere in the country";

    private void Actors(ItemFacts item, Event known, Action<string?> add)
    {
        if (!ReferenceEquals(_last.Item, item))
        {
            _last = (item, item.Parts.Where(p => p.Slot != Part.Source).Select(p => actorOf(p.Profile)).ToHashSet());
        }

        var mine = _last.Actors;
        var theirs = known.Parts.Where(p => p.Slot != Part.Source).Select(p => actorOf(p.Profile)).ToHashSet();
        if (mine.Count == 0 || theirs.Count == 0)
        {
            return;
        }

        var shared = mine.Count(theirs.Contains);
        add(shared == 0 ? "no actor" : shared == Math.Min(mine.Count, theirs.Count) && (shared > 1 || item.Kind is not (EventKind.Meeting or EventKind.Incident)) ? "all actors" : shared > 1 ? "two actors" : "one actor");
        if (item.Kind == EventKind.Meeting && shared == 1 && mine.Count > 1 && theirs.Count > 1)
        {
            add("other partner");
        }

        foreach (var slot in (string[])["attacker", "target", "holder", "speaker"])
        {
            var left = item.Parts.FindAll(p => p.Slot == slot);
            var right = known.Parts.FindAll(p => p.Slot == slot);
            if (left.Count > 0 && right.Count > 0 && !left.Exists(l => right.Exists(r => actorOf(l.Profile) == actorOf(r.Profile))))
            {
                add("actor against");
            }
        }
    }

    private static string? Toll(ItemFacts item, Event known)
    {
        var (figure, low, high) = item.Killed is not null && known.KilledLow is not null ? (item.Killed, known.KilledLow, known.KilledHigh) : (item.Injured, known.InjuredLow, known.InjuredHigh);
        return figure is not { } number || low is null ? null
            : number >= low && number <= high ? "same toll"
            : number >= (low * 0.5) - 2 && number <= (high * 2) + 2 ? "near toll" : "far toll";
    }
}
