using Parley.Reading.Frames;
using Parley.Reading.Items;
using Parley.Reading.Nets;
using Parley.Record;

namespace Parley.Reading.Judging;

/// <summary>
/// Decides, by small networks learned from annotated stories, which frames that fired are believed, and of which stance or type their items are.
/// Networks that were trained alike but for chance are asked, and their log odds averaged. Immutable; one serves any number of threads.
/// </summary>
/// <param name="Nets">The networks, which know the same features; an answer for each of <see cref="Classes"/>, and one for statements.</param>
/// <param name="Thresholds">For each kind of item that frames make the log odds from which a firing is believed; at the end those for statements.</param>
public sealed record Judge(IReadOnlyList<FeatureNet> Nets, IReadOnlyList<float> Thresholds)
{
    /// <summary>How much likelier another stance or type must be than the frame's own to take its place.</summary>
    private const float Reluctance = 0.3f;

    /// <summary>What an item can be, and so what the networks answer.</summary>
    public static IReadOnlyList<Makes> Classes { get; } =
    [
        new Makes(ItemKind.Meeting),
        .. Enum.GetValues<Stance>().Select(s => new Makes(ItemKind.Position, Stance: s)),
        .. Enum.GetValues<IncidentType>().Select(i => new Makes(ItemKind.Incident, Incident: i)),
        .. Enum.GetValues<ActionType>().Select(a => new Makes(ItemKind.Action, Action: a)),
    ];

    /// <summary>How many answers there are: one for each of <see cref="Classes"/>, and one for statements.</summary>
    public static int Questions => Classes.Count + 1;

    /// <summary>The question whether an utterance is a statement of the record.</summary>
    public static int IsStatement => Questions - 1;

    private static readonly Dictionary<Makes, int> Places = Classes.Select((c, i) => (c, i)).ToDictionary(p => p.c, p => p.i);

    private static readonly int[][] OwnPlaces = [.. Enumerable.Range(0, Classes.Count).Select(c => new[] { c })];
    private static readonly int[] StatementPlace = [IsStatement];

    private static readonly int[] StancePlaces = [.. Enumerable.Range(0, Classes.Count).Where(c => Classes[c].Kind == ItemKind.Position)];
    private static readonly int[] ActionPlaces = [.. Enumerable.Range(0, Classes.Count).Where(c => Classes[c].Kind == ItemKind.Action)];

    /// <summary>The places of the stances.</summary>
    public static IReadOnlyList<int> Stances => StancePlaces;

    /// <summary>The places of the types of action.</summary>
    public static IReadOnlyList<int> Actions => ActionPlaces;

    /// <summary>The places of all that happens: the types of action and of incident, and the meeting.</summary>
    public static IReadOnlyList<int> Events { get; } =
        [.. ActionPlaces, .. Enumerable.Range(0, Classes.Count).Where(c => Classes[c].Kind == ItemKind.Incident), PlaceOf(new Makes(ItemKind.Meeting))];

    /// <summary>The place of what a frame makes among <see cref="Classes"/>.</summary>
    public static int PlaceOf(Makes makes) => Places[makes];

    /// <summary>The places of all that an item of a firing may be: every stance, every type of action; else what the frame makes.</summary>
    public static int[] Open(Makes makes) => makes.Kind switch
    {
        ItemKind.Position => StancePlaces,
        ItemKind.Action => ActionPlaces,
        _ => OwnPlaces[PlaceOf(makes)],
    };

    /// <summary>The firings that are believed, in text order; of several of one kind on a trigger the likeliest. Behind them what was only sighted.</summary>
    /// <param name="examined">The story; where stands and acts were sighted, that counts too.</param>
    /// <param name="always">Frames that are believed whatever the judge thinks: those a user has added.</param>
    public IEnumerable<Firing> Choose(Examination examined, IReadOnlySet<string> always)
    {
        var (features, dense, rows, answers) = (new Features(), new float[FiringFeatures.Dense], new List<int>(), new float[Questions]);
        var elsewhere = OtherMatters.Doubt(OtherMatters.Of(examined.Scene));
        var doubt = PublicAffairs.Doubt(PublicAffairs.Of(examined.Scene)) + elsewhere;
        var believed = new Dictionary<(int, ItemKind), (Firing Firing, float Odds)>();
        foreach (var firing in examined.Firings)
        {
            var makes = firing.Frame.Makes;
            var (taken, odds) = (firing, float.PositiveInfinity);
            if (firing.Loose && always.Contains(firing.Frame.Name))
            {
                continue;
            }

            if (!always.Contains(firing.Frame.Name))
            {
                examined.Features.Of(firing, features, dense);
                var open = firing.Loose && makes.Kind == ItemKind.Action ? OwnPlaces[PlaceOf(makes)] : Open(makes);
                Ask(features, dense, rows, open, answers);
                examined.Sightings?.Weigh(firing, answers);
                var place = Best(makes, open, answers);
                odds = answers[place];
                taken = firing with { Chosen = Classes[place] };
            }

            var threshold = Thresholds[(int)makes.Kind] + (makes.Kind == ItemKind.Incident ? elsewhere : doubt);
            if (odds >= threshold && (!believed.TryGetValue((firing.Trigger, makes.Kind), out var best) || odds > best.Odds))
            {
                believed[(firing.Trigger, makes.Kind)] = (taken, odds);
            }
        }

        var chosen = believed.OrderBy(b => b.Key).Select(b => b.Value.Firing).ToList();
        if (examined.Sightings is not { } sightings)
        {
            return chosen;
        }

        var beyond = Sighted.Beyond(chosen, sightings, examined.Scene, doubt, elsewhere);
        return chosen.Select(f => always.Contains(f.Frame.Name) ? f : Held(f, examined)).Concat(beyond.Select(f => Held(f, examined)));
    }

    private static Firing Held(Firing firing, Examination examined) => examined.Doers?.Of(firing) ?? firing;

    /// <summary>The sayings that are believed to be statements of the record, in text order.</summary>
    public IReadOnlyList<Said> Choose(Examination examined)
    {
        var (features, dense, rows, answers) = (new Features(), new float[FiringFeatures.Dense], new List<int>(), new float[Questions]);
        var believed = new List<Said>();
        for (var i = 0; i < examined.Sayings.Count; i++)
        {
            examined.SayingFeatures.Of(i, features, dense);
            Ask(features, dense, rows, StatementPlace, answers);
            if (answers[IsStatement] >= Thresholds[^1])
            {
                believed.Add(examined.Sayings[i]);
            }
        }

        return believed;
    }

    private void Ask(Features features, ReadOnlySpan<float> dense, List<int> rows, ReadOnlySpan<int> questions, Span<float> answers)
    {
        answers.Clear();
        Nets[0].RowsFor(features.All, rows);
        foreach (var net in Nets)
        {
            net.AddAnswers(rows, dense, questions, answers);
        }

        foreach (var question in questions)
        {
            answers[question] /= Nets.Count;
        }
    }

    /// <summary>The likeliest of what an item may be; the frame's own unless another is clearly likelier.</summary>
    private static int Best(Makes makes, ReadOnlySpan<int> open, ReadOnlySpan<float> answers)
    {
        var own = PlaceOf(makes);
        var best = own;
        foreach (var place in open)
        {
            best = answers[place] > answers[best] + (best == own ? Reluctance : 0) ? place : best;
        }

        return best;
    }
}
