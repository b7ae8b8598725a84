namespace Parley.Archive.Events;

/// <summary>
/// One thing that one or many stories tell of: the fold of its items in the order in which they came. What the first items leave open later ones
/// fill in; the toll is a range; the status is that of the latest story, but what has happened does not become a plan again.
/// </summary>
internal sealed class Event
{
    /// <summary>Told as so.</summary>
    public const long AsSo = 1;

    /// <summary>Told as not so.</summary>
    public const long AsNot = 2;

    private const int LongestSpan = 744;

    public long Id { get; set; }

    public EventKind Kind { get; init; }

    public string Type { get; init; } = "";

    public string Status { get; set; } = "";

    public long StatusDay { get; set; }

    public long ToldAs { get; set; }

    /// <summary>The day it began, or the day of publication where no story says.</summary>
    public long Day { get; set; }

    public long DayTo { get; set; }

    /// <summary>0 no story says when, 1 within a span, 2 on a day.</summary>
    public long Dated { get; set; }

    public long? Place { get; set; }

    public string? PlaceCountry { get; set; }

    public bool PlaceIsCountry { get; set; }

    public long? KilledLow { get; set; }

    public long? KilledHigh { get; set; }

    public long? InjuredLow { get; set; }

    public long? InjuredHigh { get; set; }

    public List<Part> Parts { get; init; } = [];

    public string? Text { get; set; }

    public string? Topic { get; set; }

    public string Words { get; set; } = "";

    public long Items { get; set; }

    public long Reports { get; set; }

    public long FirstStory { get; set; }

    public long FirstDay { get; set; }

    public long LastDay { get; set; }

    /// <summary>Where its index rows stand within those of one value.</summary>
    public Spot Spot => new(Day, Sort.Of(this));

    /// <summary>The event of its first item.</summary>
    public static Event Begin(ItemFacts item)
    {
        var begun = new Event
        {
            Kind = item.Kind,
            Type = item.Type,
            Status = item.Status,
            StatusDay = item.Told,
            Day = item.Told,
            DayTo = item.Told,
            Words = item.Words,
            FirstStory = item.Story,
            FirstDay = item.Told,
            LastDay = item.Told,
        };
        begun.Join(item, newReport: true, static (left, right) => left == right);
        return begun;
    }

    /// <summary>Takes in a further item.</summary>
    /// <param name="item">The item.</param>
    /// <param name="newReport">Whether no other item is of its report.</param>
    /// <param name="sameActor">Whether two profiles are one actor.</param>
    public void Join(ItemFacts item, bool newReport, Func<long, long, bool> sameActor)
    {
        Items++;
        Reports += newReport ? 1 : 0;
        (FirstDay, LastDay) = (Math.Min(FirstDay, item.Told), Math.Max(LastDay, item.Told));
        TakeDays(item);
        TakeStatus(item);
        if (Place is null || (PlaceIsCountry && item.PlaceCountry == PlaceCountry && item.Place is not null))
        {
            (Place, PlaceCountry, PlaceIsCountry) = (item.Place, item.PlaceCountry, item.PlaceIsCountry);
        }

        Text ??= item.Text;
        Topic ??= item.Topic;
        (KilledLow, KilledHigh) = Widen(KilledLow, KilledHigh, item.Killed);
        (InjuredLow, InjuredHigh) = Widen(InjuredLow, InjuredHigh, item.Injured);
        foreach (var part in item.Parts.Where(p => !Parts.Exists(q => q.Slot == p.Slot && sameActor(q.Profile, p.Profile))))
        {
            Parts.Add(part);
        }
    }

    private void TakeDays(ItemFacts item)
    {
        var precision = item.Days.IsDay ? 2 : item.Days.IsClosed && item.Days.To - item.Days.From <= LongestSpan ? 1 : 0;
        if (precision > Dated)
        {
            (Dated, Day, DayTo) = (precision, item.Days.From!.Value, item.Days.To!.Value);
        }
        else if (Dated == 0 && item.Told != 0 && (Day == 0 || item.Told < Day))
        {
            Day = DayTo = item.Told;
        }
    }

    private void TakeStatus(ItemFacts item)
    {
        ToldAs |= item.Status is "not" ? AsNot : item.Status is "happened" or "ongoing" or "planned" ? AsSo : 0L;
        if (Rank(item.Status) > Rank(Status) || (Rank(item.Status) == Rank(Status) && item.Told >= StatusDay))
        {
            (Status, StatusDay) = (item.Status, item.Told);
        }
    }

    private static int Rank(string status) => status is "happened" or "ongoing" or "not" ? 1 : 0;

    private static (long?, long?) Widen(long? low, long? high, int? figure) => figure is not { } number ? (low, high) : (Math.Min(low ?? number, number), Math.Max(high ?? number, number));
}

/// <summary>Where an event's index rows stand: the day, then the sort.</summary>
internal readonly record struct Spot(long Day, int Sort);
