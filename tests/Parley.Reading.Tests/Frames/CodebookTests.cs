using Parley.Reading.Frames;
using Parley.Reading.Knowledge;

namespace Parley.Reading.Tests.Frames;

public class CodebookTests
{
    public static TheoryData<string, int> Examples => [.. Shared.Reader.Codebook.Frames.SelectMany(f => f.Examples.Select((_, i) => (f.Name, i)))];

    public static TheoryData<string, string> Counterexamples =>
        [.. Shared.Reader.Codebook.Frames.SelectMany(f => f.Counterexamples.Select(c => (f.Name, c)))];

    [Theory]
    [MemberData(nameof(Examples))]
    public void A_frame_fires_in_its_example(string frame, int which)
    {
        var example = Shared.Reader.Codebook.Frames.First(f => f.Name == frame).Examples[which];
        var record = Shared.Read(example.Text);
        var items = record.Items.Where(i => i.Why.Rule == frame).ToList();
        items.ShouldNotBeEmpty($"{frame} does not fire in: {example.Text}");
        foreach (var (slot, words) in example.Slots)
        {
            items.Any(i => Says(record, i, words)).ShouldBeTrue($"{frame}: {slot} is not '{words}' in: {example.Text}");
        }
    }

    [Theory]
    [MemberData(nameof(Counterexamples))]
    public void A_frame_does_not_fire_in_its_counterexample(string frame, string text) =>
        Shared.Read(text).Items.ShouldNotContain(i => i.Why.Rule == frame, $"{frame} fires in: {text}");

    [Fact]
    public void Every_frame_has_an_example_and_a_counterexample() =>
        Shared.Reader.Codebook.Frames.Where(f => f.Examples.Count == 0 || f.Counterexamples.Count == 0).Select(f => f.Name).ShouldBeEmpty();

    [Fact]
    public void A_wrong_entry_is_named_with_file_line_and_column()
    {
        var folder = Directory.CreateTempSubdirectory().FullName;
        var file = Path.Combine(folder, "bad.yaml");
        File.WriteAllText(file, "- frame: a\n  kind: position\n  stance: loves\n  means: x\n  verbs: [a]\n");
        Should.Throw<KnowledgeException>(() => Codebook.Load(folder)).Message.ShouldBe($"{file}:1: column 3: 'loves' is no stance of position");
        File.WriteAllText(file, "- frame: a\n  colour: red\n");
        Should.Throw<KnowledgeException>(() => Codebook.Load(folder)).Message.ShouldStartWith($"{file}:2: column 3: unknown key 'colour'; expected one of frame, kind");
        Directory.Delete(folder, recursive: true);
    }

    private static bool Says(Record.StoryRecord record, Record.Item item, string words)
    {
        var names = record.Entities.Where(e => item.ToString().Contains($"{e.Id} ", StringComparison.Ordinal) || Ids(item).Contains(e.Id))
            .SelectMany(e => e.Names.Append(e.Name));
        return names.Concat(Texts(item)).Any(n => n.Contains(words, StringComparison.OrdinalIgnoreCase));
    }

    private static IEnumerable<string?> Ids(Record.Item item) => item switch
    {
        Record.Meeting m => [.. m.Participants, m.Host],
        Record.Position p => [p.Holder, p.Toward],
        Record.Incident i => [i.Attacker, i.Target],
        Record.Deed d => [.. d.Actors, d.Target],
        _ => [],
    };

    private static IEnumerable<string> Texts(Record.Item item) => ((string?[])(item switch
    {
        Record.Meeting m => [.. m.Topics],
        Record.Position p => [p.Object, p.Condition],
        Record.Incident i => [i.Weapon, i.Victims],
        Record.Deed d => [d.Object],
        _ => [],
    })).OfType<string>();
}
