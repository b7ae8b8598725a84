using Parley.Reading.Knowledge;
using Parley.Record;
using YamlDotNet.RepresentationModel;

namespace Parley.Reading.Frames;

/// <summary>Turns one YAML entry into a <see cref="Frame"/>, or says what is wrong with it and where.</summary>
internal sealed class FrameReader(string path)
{
    private static readonly HashSet<string> Keys = new(StringComparer.Ordinal)
    {
        "frame", "kind", "stance", "type", "means", "verbs", "nouns", "adjectives", "modals", "prepositions", "status", "negated", "roles", "noun_roles",
        "needs", "actor", "thing", "never", "only", "examples", "counterexamples",
    };

    public Frame Read(YamlNode node)
    {
        if (node is not YamlMappingNode entry)
        {
            throw Wrong(node, "expected a frame: 'frame:', 'kind:', …");
        }

        foreach (var key in entry.Children.Keys)
        {
            if (!Keys.Contains(Text(key)))
            {
                throw Wrong(key, $"unknown key '{Text(key)}'; expected one of {string.Join(", ", Keys)}");
            }
        }

        var roles = RoleMap(Find(entry, "roles"));
        var nounRoles = RoleMap(Find(entry, "noun_roles"));
        return new Frame(
            Required(entry, "frame"), MakesOf(entry), Required(entry, "means"), Triggers(entry), StatusOf(entry),
            roles, nounRoles, Words(Find(entry, "needs")).ToHashSet(StringComparer.Ordinal),
            Words(Find(entry, "actor")).ToHashSet(StringComparer.Ordinal), Words(Find(entry, "thing")).ToHashSet(StringComparer.Ordinal), LemmaMap(Find(entry, "never")), LemmaMap(Find(entry, "only")),
            NegatedOf(entry), Examples(Find(entry, "examples")), [.. Words(Find(entry, "counterexamples"))]);
    }

    private Makes MakesOf(YamlMappingNode entry)
    {
        var kind = Required(entry, "kind");
        var detail = kind == "meeting" ? "" : Required(entry, kind == "position" ? "stance" : "type");
        return kind switch
        {
            "meeting" => new Makes(ItemKind.Meeting),
            "position" when Terms.TryRead<Stance>(detail, out var stance) => new Makes(ItemKind.Position, Stance: stance),
            "incident" when Terms.TryRead<IncidentType>(detail, out var type) => new Makes(ItemKind.Incident, Incident: type),
            "action" when Terms.TryRead<ActionType>(detail, out var type) => new Makes(ItemKind.Action, Action: type),
            "position" or "incident" or "action" => throw Wrong(entry, $"'{detail}' is no {(kind == "position" ? "stance" : "type")} of {kind}"),
            _ => throw Wrong(entry, $"unknown kind '{kind}'; expected meeting, position, incident or action"),
        };
    }

    private Status? StatusOf(YamlMappingNode entry) => Find(entry, "status") is not { } node ? null
        : Terms.TryRead<Status>(Text(node), out var status) ? status
        : throw Wrong(node, $"unknown status '{Text(node)}'");

    private bool? NegatedOf(YamlMappingNode entry) => Find(entry, "negated") is not { } node ? null
        : Text(node) switch
        {
            "yes" => true,
            "no" => false,
            var other => throw Wrong(node, $"'negated: {other}'; expected yes or no"),
        };

    private List<Trigger> Triggers(YamlMappingNode entry)
    {
        var triggers = new List<Trigger>();
        foreach (var (key, kind) in ((string, TriggerClass)[])[("verbs", TriggerClass.Verb), ("nouns", TriggerClass.Noun), ("adjectives", TriggerClass.Adjective), ("modals", TriggerClass.Modal), ("prepositions", TriggerClass.Preposition)])
        {
            foreach (var phrase in Words(Find(entry, key)))
            {
                var words = phrase.Split([' ', '-'], StringSplitOptions.RemoveEmptyEntries);
                triggers.Add(new Trigger(kind, words[0], words[1..]));
            }
        }

        return triggers.Count > 0 ? triggers : throw Wrong(entry, "a frame needs verbs, nouns, adjectives, modals or prepositions");
    }

    private static Dictionary<string, string[]> RoleMap(YamlNode? node) => node is YamlMappingNode map
        ? map.Children.ToDictionary(p => Text(p.Key), p => Words(p.Value).ToArray(), StringComparer.Ordinal) : [];

    private static Dictionary<string, HashSet<string>> LemmaMap(YamlNode? node) => node is YamlMappingNode map
        ? map.Children.ToDictionary(p => Text(p.Key), p => Words(p.Value).ToHashSet(StringComparer.Ordinal), StringComparer.Ordinal) : [];

    private static List<FrameExample> Examples(YamlNode? node) => node is YamlSequenceNode list
        ? [.. list.OfType<YamlMappingNode>().Select(Example)] : [];

    private static FrameExample Example(YamlMappingNode map)
    {
        var cells = map.Children.ToDictionary(p => Text(p.Key), p => Text(p.Value), StringComparer.Ordinal);
        var text = cells.GetValueOrDefault("text", "");
        cells.Remove("text");
        return new FrameExample(text, cells);
    }

    private static IEnumerable<string> Words(YamlNode? node) => node switch
    {
        YamlSequenceNode list => list.Select(Text),
        YamlScalarNode => [Text(node)],
        _ => [],
    };

    private static YamlNode? Find(YamlMappingNode entry, string key) =>
        entry.Children.TryGetValue(new YamlScalarNode(key), out var value) ? value : null;

    private string Required(YamlMappingNode entry, string key) =>
        Find(entry, key) is { } node ? Text(node) : throw Wrong(entry, $"'{key}:' is missing");

    private static string Text(YamlNode node) => node is YamlScalarNode { Value: { } value } ? value : "";

    private KnowledgeException Wrong(YamlNode node, string problem) =>
        new(path, (int)node.Start.Line, $"column {node.Start.Column}: {problem}");
}
