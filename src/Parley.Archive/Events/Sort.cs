using Parley.Record;

namespace Parley.Archive.Events;

/// <summary>
/// What sort an event is, as one number, so that an index leads to those of a kind and type alone: hundreds for the kind; below them the status of a
/// meeting, or the type, with fifty more for an incident that has a toll.
/// </summary>
internal static class Sort
{
    private const int PerKind = 100;
    private const int WithToll = 50;

    private static readonly string[] Types =
        [.. Enum.GetValues<Stance>().Select(Terms.Write), .. Enum.GetValues<IncidentType>().Select(Terms.Write), .. Enum.GetValues<ActionType>().Select(Terms.Write)];

    private static readonly string[] Statuses = [.. Enum.GetValues<Status>().Select(Terms.Write)];

    /// <summary>The sort of an event.</summary>
    public static int Of(Event e) => ((int)e.Kind * PerKind) + (e.Kind == EventKind.Meeting ? Place(Statuses, e.Status) : Place(Types, e.Type) + (e.Kind == EventKind.Incident && HasToll(e) ? WithToll : 0));

    /// <summary>All sorts of a kind.</summary>
    public static (int Low, int High) Range(EventKind kind) => ((int)kind * PerKind, ((int)kind * PerKind) + PerKind - 1);

    /// <summary>Incidents that have a toll.</summary>
    public static (int Low, int High) Tolls { get; } = (((int)EventKind.Incident * PerKind) + WithToll, ((int)EventKind.Incident * PerKind) + PerKind - 1);

    /// <summary>The sorts among which an item's event is: its type, or for meetings and incidents the whole kind.</summary>
    public static (int Low, int High) Among(ItemFacts item) => item.Kind is EventKind.Meeting or EventKind.Incident ? Range(item.Kind)
        : (((int)item.Kind * PerKind) + Place(Types, item.Type), ((int)item.Kind * PerKind) + Place(Types, item.Type));

    /// <summary>The sorts of a type within a kind; none where the kind has no such type.</summary>
    public static IReadOnlyList<int> OfType(EventKind kind, string type)
    {
        var sort = ((int)kind * PerKind) + Place(Types, type);
        return !KindHas(kind, type) ? [] : kind == EventKind.Incident ? [sort, sort + WithToll] : [sort];
    }

    /// <summary>The sort of meetings of a status.</summary>
    public static int OfMeeting(string status) => ((int)EventKind.Meeting * PerKind) + Place(Statuses, status);

    /// <summary>The type that a sort of positions or actions stands for.</summary>
    public static string TypeOf(long sort) => Types[(sort % PerKind) - 1];

    /// <summary>Whether events of a kind can have a status: statements are said and positions stated, whatever else is asked for.</summary>
    public static bool KindHasStatus(EventKind kind, string status) => kind switch
    {
        EventKind.Statement => status == ItemReader.Said,
        EventKind.Position => status == ItemReader.Stated,
        _ => Array.IndexOf(Statuses, status) >= 0,
    };

    private static bool KindHas(EventKind kind, string type) => kind switch
    {
        EventKind.Position => Terms.TryRead<Stance>(type, out _),
        EventKind.Incident => Terms.TryRead<IncidentType>(type, out _),
        EventKind.Action => Terms.TryRead<ActionType>(type, out _),
        _ => false,
    };

    private static bool HasToll(Event e) => e.KilledHigh > 0 || e.InjuredHigh > 0;

    private static int Place(string[] terms, string term) => Array.IndexOf(terms, term) + 1;
}
