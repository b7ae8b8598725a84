using Parley.Reading.Frames;

namespace Parley.Reading.Judging;

/// <summary>
/// What <see cref="StandFinder"/> saw in a story: of each word how much likelier than not it heads the object of each stance and type of action, or tells
/// of each type of incident or of a meeting, as the difference of their scores, and who it thinks acts.
/// </summary>
/// <param name="tokens">How many words there are.</param>
/// <param name="firings">The frames that fired in it.</param>
public sealed class Sightings(int tokens, IEnumerable<Firing> firings)
{
    /// <summary>What is not seen at all.</summary>
    private const float Least = -4;
    private const float Most = 8;

    /// <summary>How much what was seen counts beside the judge's own odds. Chosen on parts of the news stories.</summary>
    private const float Weight = 0.5f;
    private static readonly int[] Incidents = [.. Judge.Events.Where(e => Judge.Classes[e].Kind == ItemKind.Incident)];
    private static readonly int[] Meeting = [.. Judge.Events.Where(e => Judge.Classes[e].Kind == ItemKind.Meeting)];
    private readonly float[] _stances = Unseen(tokens * Judge.Stances.Count);
    private readonly float[] _events = Unseen(tokens * Judge.Events.Count);
    private readonly (int Token, float Score)[]?[] _partners = new (int, float)[]?[tokens];

    /// <summary>The words that head the objects of several firings of a kind: "a truce that he proposed and she accepted".</summary>
    private readonly HashSet<(ItemKind Kind, int Token)> _shared = firings
        .SelectMany(f => f.Objects.Select(token => (f.Frame.Makes.Kind, Token: token, f.Trigger))).Distinct()
        .GroupBy(o => (o.Kind, o.Token)).Where(g => g.Skip(1).Any()).Select(g => g.Key).ToHashSet();

    /// <summary>How far it is trusted.</summary>
    public SightTrust Trust { get; init; } = SightTrust.Fast;

    /// <summary>How many words there are.</summary>
    public int Count => _partners.Length;

    /// <summary>The token that names who takes the stand or acts whose object a token heads; −1 where that is nobody of the sentence.</summary>
    public int Who(int token) => _partners[token] is { } partners ? partners.MaxBy(p => p.Score).Token : -1;

    /// <summary>The words that may name who takes the stand or acts whose object a token heads, with their scores; −1 is nobody of the sentence. Null where the sentence was not read or nothing is seen.</summary>
    public IReadOnlyList<(int Token, float Score)>? Partners(int token) => _partners[token];

    /// <summary>The likeliest of a kind that a token heads the object of or tells, as a place among <see cref="Judge.Classes"/>, and how much likelier than none.</summary>
    public (int Place, float Odds) Best(int token, ItemKind kind)
    {
        var odds = OddsOf(token, kind);
        var best = 0;
        for (var i = 1; i < odds.Length; i++)
        {
            best = odds[i] > odds[best] ? i : best;
        }

        return (PlacesOf(kind)[best], odds[best]);
    }

    /// <summary>
    /// Adds what was seen at the object and the trigger of a frame that fired to the answers of the judge. Of a word that is the object of several
    /// firings the likeliest counts for all, since it can be of any of them.
    /// </summary>
    public void Weigh(Firing firing, Span<float> answers)
    {
        var kind = firing.Frame.Makes.Kind;
        var places = PlacesOf(kind);
        Span<float> seen = stackalloc float[places.Count];
        OddsOf(firing.Trigger, kind).CopyTo(seen);
        foreach (var token in kind is ItemKind.Position or ItemKind.Action ? firing.Objects : [])
        {
            var odds = OddsOf(token, kind);
            var (shared, best) = (_shared.Contains((kind, token)), Best(token, kind).Odds);
            for (var i = 0; i < seen.Length; i++)
            {
                seen[i] = Math.Max(seen[i], shared ? best : odds[i]);
            }
        }

        for (var i = 0; i < seen.Length; i++)
        {
            answers[places[i]] += (Weight * seen[i]) + Trust.Given(kind);
        }
    }

    /// <summary>Takes what the network says of a word: scores of none and each stance, of none and each event, and the words that may name who, with their scores; null where nobody asks.</summary>
    public void Take(int token, ReadOnlySpan<float> stances, ReadOnlySpan<float> events, (int Token, float Score)[]? partners)
    {
        OverNone(stances, OddsOf(token, ItemKind.Position));
        OverNone(events, _events.AsSpan(token * Judge.Events.Count, Judge.Events.Count));
        _partners[token] = partners;
    }

    /// <summary>How much likelier than none a stance or type, by its place among those of its kind, is seen at a token.</summary>
    internal float Odds(int token, ItemKind kind, int at) => OddsOf(token, kind)[at];

    /// <summary>Of each stance or type of act its share of all that may be seen at a token, none included; null where nothing is seen.</summary>
    internal double[]? Shares(int token, ItemKind kind)
    {
        var odds = OddsOf(token, kind);
        if (!odds.ContainsAnyExcept(Least))
        {
            return null;
        }

        var all = 1.0;
        foreach (var o in kind == ItemKind.Position ? odds : _events.AsSpan(token * Judge.Events.Count, Judge.Events.Count))
        {
            all += Math.Exp(o);
        }

        var shares = new double[odds.Length];
        for (var i = 0; i < shares.Length; i++)
        {
            shares[i] = odds[i] <= Least ? 0 : Math.Exp(odds[i]) / all;
        }

        return shares;
    }

    internal static IReadOnlyList<int> PlacesOf(ItemKind kind) => kind switch
    {
        ItemKind.Position => Judge.Stances,
        ItemKind.Action => Judge.Actions,
        ItemKind.Incident => Incidents,
        _ => Meeting,
    };

    private Span<float> OddsOf(int token, ItemKind kind)
    {
        if (kind == ItemKind.Position)
        {
            return _stances.AsSpan(token * Judge.Stances.Count, Judge.Stances.Count);
        }

        var from = kind switch { ItemKind.Action => 0, ItemKind.Incident => Judge.Actions.Count, _ => Judge.Events.Count - 1 };
        return _events.AsSpan((token * Judge.Events.Count) + from, PlacesOf(kind).Count);
    }

    private static void OverNone(ReadOnlySpan<float> scores, Span<float> into)
    {
        for (var i = 0; i < into.Length; i++)
        {
            into[i] = Math.Clamp(scores[i + 1] - scores[0], Least, Most);
        }
    }

    private static float[] Unseen(int count)
    {
        var values = new float[count];
        Array.Fill(values, Least);
        return values;
    }
}
