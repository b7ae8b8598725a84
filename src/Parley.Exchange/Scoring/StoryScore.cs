using System.Text.Json;

namespace Parley.Exchange.Scoring;

/// <summary>What was hit, invented and missed.</summary>
public readonly record struct Tally(int Hits, int Invented, int Missed)
{
    /// <summary>Share of what was found that is right.</summary>
    public double Precision => Hits + Invented > 0 ? (double)Hits / (Hits + Invented) : 0;

    /// <summary>Share of what is there that was found.</summary>
    public double Recall => Gold > 0 ? (double)Hits / Gold : 0;

    /// <summary>Their harmonic mean.</summary>
    public double F1 => Precision + Recall > 0 ? 2 * Precision * Recall / (Precision + Recall) : 0;

    /// <summary>How much is there.</summary>
    public int Gold => Hits + Missed;

    /// <summary>The sum of two tallies.</summary>
    public static Tally operator +(Tally a, Tally b) => new(a.Hits + b.Hits, a.Invented + b.Invented, a.Missed + b.Missed);
}

/// <summary>Compares the record of a story with its gold record: were the things found, and are their fields right.</summary>
internal sealed class StoryScore
{
    /// <summary>The lists of a record that are scored, entities first.</summary>
    public static readonly string[] Kinds = ["entities", "meetings", "statements", "positions", "incidents", "actions"];

    private static readonly Dictionary<string, string> Slots = new(StringComparer.Ordinal)
    {
        ["entities"] = "kind:exact country:exact role:text",
        ["meetings"] = "participants:actors host:actor topics:texts status:exact time:time place:place",
        ["statements"] = "speaker:actor content:text addressee:actor",
        ["positions"] = "holder:actor stance:exact object:text toward:actor condition:text",
        ["incidents"] = "type:exact attacker:actor target:actor weapon:text killed:exact injured:exact victims:text status:exact time:time place:place",
        ["actions"] = "type:exact actors:actors target:actor object:text status:exact time:time place:place",
    };

    private readonly string _text;
    private readonly CodePoints _points;
    private readonly Dictionary<string, JsonElement> _gold;
    private readonly Dictionary<string, JsonElement> _system;

    public StoryScore(string text, JsonElement gold, JsonElement system)
    {
        (_text, _points) = (text, new CodePoints(text));
        (_gold, _system) = (ById(gold), ById(system));
        foreach (var kind in Kinds.Skip(1))
        {
            Score(kind, [.. gold.Field(kind).Items()], [.. system.Field(kind).Items()]);
        }

        Entities();
    }

    /// <summary>Things found, by kind.</summary>
    public Dictionary<string, Tally> Items { get; } = Kinds.ToDictionary(k => k, _ => default(Tally), StringComparer.Ordinal);

    /// <summary>Fields right, by kind.</summary>
    public Dictionary<string, Tally> Fields { get; } = Kinds.ToDictionary(k => k, _ => default(Tally), StringComparer.Ordinal);

    private static Dictionary<string, JsonElement> ById(JsonElement record)
    {
        var entities = new Dictionary<string, JsonElement>(StringComparer.Ordinal);
        foreach (var entity in record.Field("entities").Items())
        {
            entities[entity.Field("id").Word() ?? ""] = entity;
        }

        return entities;
    }

    private void Score(string kind, JsonElement[] gold, JsonElement[] system)
    {
        var pairs = new List<(bool Found, double Alike, int Gold, int System)>();
        var (goldSpans, systemSpans) = (gold.Select(Spans).ToArray(), system.Select(Spans).ToArray());
        for (var g = 0; g < gold.Length; g++)
        {
            for (var s = 0; s < system.Length; s++)
            {
                var (found, alike) = Compare(kind, gold[g], system[s], Overlap(goldSpans[g], systemSpans[s]));
                if (alike > 0)
                {
                    pairs.Add((found, alike, g, s));
                }
            }
        }

        var (usedGold, usedSystem, hits) = (new HashSet<int>(), new HashSet<int>(), 0);
        foreach (var (found, _, g, s) in pairs.OrderByDescending(p => p.Found).ThenByDescending(p => p.Alike).ThenBy(p => p.Gold).ThenBy(p => p.System))
        {
            if (usedGold.Contains(g) || usedSystem.Contains(s))
            {
                continue;
            }

            usedGold.Add(g);
            usedSystem.Add(s);
            hits += found ? 1 : 0;
            Fields[kind] += Compared(kind, gold[g], system[s]) + One("actor", gold[g].Field("attribution"), system[s].Field("attribution"), paired: true);
        }

        Items[kind] = new Tally(hits, system.Length - hits, gold.Length - hits);
        foreach (var g in Enumerable.Range(0, gold.Length).Where(g => !usedGold.Contains(g)))
        {
            Fields[kind] += Compared(kind, gold[g], default) + new Tally(0, 0, gold[g].Field("attribution").IsFilled() ? 1 : 0);
        }

        foreach (var s in Enumerable.Range(0, system.Length).Where(s => !usedSystem.Contains(s)))
        {
            Fields[kind] += Compared(kind, default, system[s]) + new Tally(0, system[s].Field("attribution").IsFilled() ? 1 : 0, 0);
        }
    }

    private void Entities()
    {
        var (left, hits) = (_system.Values.ToList(), 0);
        foreach (var entity in _gold.Values)
        {
            var same = left.Where(s => Likeness.Actor(entity, s)).ToList();
            if (same.Count == 0)
            {
                Fields["entities"] += Compared("entities", entity, default);
                continue;
            }

            var best = same.Find(s => s.Field("kind").Same(entity.Field("kind"))) is { ValueKind: JsonValueKind.Object } alike ? alike : same[0];
            left.RemoveAt(left.FindIndex(s => s.Field("id").Same(best.Field("id"))));
            hits++;
            Fields["entities"] += Compared("entities", entity, best);
        }

        left.ForEach(s => Fields["entities"] += Compared("entities", default, s));
        Items["entities"] = new Tally(hits, _system.Count - hits, _gold.Count - hits);
    }

    /// <summary>Whether two items of a kind are the same thing, and how alike they are.</summary>
    private (bool Found, double Alike) Compare(string kind, JsonElement g, JsonElement s, double evidence)
    {
        if (evidence < 0.3)
        {
            return (false, 0);
        }

        bool Same(string field) => g.Field(field).Same(s.Field(field));
        double Number(bool value) => value ? 1 : 0;
        switch (kind)
        {
            case "meetings":
                var (gp, sp) = (g.Field("participants"), s.Field("participants"));
                var all = gp.Items().Count() + sp.Items().Count();
                var f1 = all > 0 ? 2.0 * Shared("actor", [.. gp.Items()], [.. sp.Items()]) / all : 1;
                return (f1 >= 0.4, evidence + (2 * f1) + Number(Same("status")));
            case "statements":
                var (speaker, said) = (Actor(g.Field("speaker"), s.Field("speaker")), Likeness.Words(g.Field("content"), s.Field("content")));
                return (speaker && said >= 0.5, said + Number(speaker));
            case "positions":
                var (holder, what) = (Actor(g.Field("holder"), s.Field("holder")), Likeness.Words(g.Field("object"), s.Field("object")));
                return (holder && Same("stance") && what >= 0.3, (0.2 * evidence) + Number(holder) + Number(Same("stance")) + what);
            case "incidents":
                var place = Likeness.Place(g.Field("place").Word(), s.Field("place").Word());
                return (Same("type"), evidence + Number(Same("type")) + Number(place) + Number(Same("killed")));
            default:
                JsonElement[] ga = [.. g.Field("actors").Items()], sa = [.. s.Field("actors").Items()];
                var who = ga.Length > 0 || sa.Length > 0 ? Shared("actor", ga, sa) : 1;
                return (Same("type") && who > 0, (0.2 * evidence) + Number(Same("type")) + Math.Min(who, 1) + Likeness.Words(g.Field("object"), s.Field("object")));
        }
    }

    private Tally Compared(string kind, JsonElement gold, JsonElement system)
    {
        var tally = default(Tally);
        var paired = gold.ValueKind == JsonValueKind.Object && system.ValueKind == JsonValueKind.Object;
        foreach (var slot in Slots[kind].Split(' ').Select(s => s.Split(':')))
        {
            var (g, s) = (gold.Field(slot[0]), system.Field(slot[0]));
            tally += slot[1] is "actors" or "texts" ? Many(slot[1][..^1], g, s, paired) : One(slot[1], g, s, paired);
        }

        return tally;
    }

    private Tally One(string type, JsonElement g, JsonElement s, bool paired)
    {
        var hit = paired && g.IsFilled() && s.IsFilled() && SameFiller(type, g, s);
        return new Tally(hit ? 1 : 0, s.IsFilled() && !hit ? 1 : 0, g.IsFilled() && !hit ? 1 : 0);
    }

    private Tally Many(string type, JsonElement g, JsonElement s, bool paired)
    {
        JsonElement[] gold = [.. g.Items().DistinctBy(v => v.Word(), StringComparer.Ordinal)], system = [.. s.Items().DistinctBy(v => v.Word(), StringComparer.Ordinal)];
        var hits = paired ? Shared(type, gold, system) : 0;
        return new Tally(hits, system.Length - hits, gold.Length - hits);
    }

    /// <summary>One-to-one hits between two lists of fillers.</summary>
    private int Shared(string type, JsonElement[] gold, JsonElement[] system)
    {
        var left = system.ToList();
        return gold.Count(g => left.FindIndex(s => SameFiller(type, g, s)) is >= 0 and var at && Taken(left, at));
    }

    private static bool Taken(List<JsonElement> left, int at)
    {
        left.RemoveAt(at);
        return true;
    }

    private bool SameFiller(string type, JsonElement g, JsonElement s) => type switch
    {
        "actor" => Actor(g, s),
        "text" => Likeness.Words(g, s) >= 0.5,
        "time" => Likeness.Time(g.Word(), s.Word()),
        "place" => Likeness.Place(g.Word(), s.Word()),
        _ => g.Same(s),
    };

    private bool Actor(JsonElement g, JsonElement s) => Likeness.Actor(
        _gold.TryGetValue(g.Word() ?? "", out var gold) ? gold : null, _system.TryGetValue(s.Word() ?? "", out var system) ? system : null);

    /// <summary>The code points that an item's evidence covers.</summary>
    private HashSet<int> Spans(JsonElement item)
    {
        var covered = new HashSet<int>();
        foreach (var piece in item.Field("evidence").Items())
        {
            var (start, end) = (piece.Field("start"), piece.Field("end"));
            if (start.ValueKind == JsonValueKind.Number && end.ValueKind == JsonValueKind.Number)
            {
                covered.UnionWith(Enumerable.Range(start.GetInt32(), Math.Max(0, end.GetInt32() - start.GetInt32())));
                continue;
            }

            var quote = piece.Word() ?? piece.Field("quote").Word() ?? "";
            var at = quote.Length > 0 ? _text.IndexOf(quote, StringComparison.Ordinal) : -1;
            if (at >= 0)
            {
                var first = _points.Before(at);
                covered.UnionWith(Enumerable.Range(first, _points.Before(at + quote.Length) - first));
            }
        }

        return covered;
    }

    private static double Overlap(HashSet<int> a, HashSet<int> b) => a.Count > 0 && b.Count > 0 ? (double)a.Count(b.Contains) / Math.Min(a.Count, b.Count) : 0;
}
