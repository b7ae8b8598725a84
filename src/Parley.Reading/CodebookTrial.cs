using Parley.Reading.Frames;
using Parley.Record;

namespace Parley.Reading;

/// <summary>Tries a frame on its own examples and counter-examples.</summary>
public static class CodebookTrial
{
    /// <summary>What is wrong with a frame, a line each; none where all its examples do what they say.</summary>
    /// <param name="frame">The frame.</param>
    /// <param name="read">Reads a text into its record.</param>
    public static IEnumerable<string> Failures(Frame frame, Func<string, StoryRecord> read)
    {
        foreach (var example in frame.Examples)
        {
            var record = read(example.Text);
            var items = record.Items.Where(i => i.Why.Rule == frame.Name).ToList();
            if (items.Count == 0)
            {
                var others = record.Items.Select(i => i.Why.Rule).OfType<string>().Distinct(StringComparer.Ordinal).ToList();
                yield return $"{frame.Name} does not fire in: {example.Text}{(others.Count > 0 ? $" (what fires: {string.Join(", ", others)})" : "")}";
                continue;
            }

            foreach (var (slot, words) in example.Slots.Where(s => !items.Exists(i => Says(record, i, s.Value))))
            {
                yield return $"{frame.Name}: {slot} is not '{words}' in: {example.Text}";
            }
        }

        foreach (var text in frame.Counterexamples.Where(t => read(t).Items.Any(i => i.Why.Rule == frame.Name)))
        {
            yield return $"{frame.Name} fires in its counter-example: {text}";
        }
    }

    private static bool Says(StoryRecord record, Item item, string words) =>
        record.Entities.Where(e => Ids(item).Contains(e.Id, StringComparer.Ordinal)).SelectMany(e => e.Names.Append(e.Name)).Concat(Texts(item))
            .Any(n => n.Contains(words, StringComparison.OrdinalIgnoreCase));

    private static IEnumerable<string?> Ids(Item item) => item switch
    {
        Meeting m => [.. m.Participants, m.Host],
        Position p => [p.Holder, p.Toward],
        Incident i => [i.Attacker, i.Target],
        Deed d => [.. d.Actors, d.Target],
        _ => [],
    };

    private static IEnumerable<string> Texts(Item item) => ((string?[])(item switch
    {
        Meeting m => [.. m.Topics],
        Position p => [p.Object, p.Condition],
        Incident i => [i.Weapon, i.Victims],
        Deed d => [d.Object],
        _ => [],
    })).OfType<string>();
}
