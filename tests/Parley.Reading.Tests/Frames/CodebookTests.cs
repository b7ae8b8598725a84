using Parley.Reading.Frames;
using Parley.Reading.Knowledge;
using Parley.Record;

namespace Parley.Reading.Tests.Frames;

public class CodebookTests
{
    public static TheoryData<string> Frames => [.. Shared.Reader.Codebook.Frames.Select(f => f.Name)];

    [Theory]
    [MemberData(nameof(Frames))]
    public void A_frame_does_what_its_examples_say(string frame) =>
        CodebookTrial.Failures(Shared.Reader.Codebook.Frames.First(f => f.Name == frame), Shared.Read).ShouldBeEmpty();

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

    [Theory]
    [InlineData("Germany is against the pipeline.", "position.preposition-against", Stance.Opposes, "the pipeline")]
    [InlineData("\"Israel must not expand the settlements,\" Guterres said.", "position.must-not", Stance.Opposes, "Israel must not expand the settlements")]
    [InlineData("The Pentagon has no plans to leave Iraq.", "position.no-decision", Stance.Uncommitted, "leave Iraq")]
    [InlineData("Iran's aim is to end the embargo.", "position.support-noun", Stance.Supports, "end the embargo")]
    [InlineData("Macron said the attack was a crime.", "position.is-a-wrong", Stance.Opposes, "the attack")]
    [InlineData("Ankara told Greece to withdraw its ships.", "position.tell-to", Stance.Demands, "withdraw its ships")]
    [InlineData("Hundreds of students marched in support of the strike.", "position.in-favour", Stance.Supports, "the strike")]
    [InlineData("Chinese officials have for years doubted the plan.", "position.reject", Stance.Opposes, "the plan")]
    public void Stands_are_found_beyond_the_plain_verb(string text, string rule, Stance stance, string words)
    {
        var position = Shared.Read(text).Items.OfType<Position>().First(p => p.Why.Rule == rule);
        (position.Stance, position.Object).ShouldBe((stance, words));
    }

    [Fact]
    public void A_slot_for_a_thing_takes_no_actor()
    {
        var folder = Directory.CreateTempSubdirectory().FullName;
        File.WriteAllText(Path.Combine(folder, "a.yaml"), "- frame: a\n  kind: meeting\n  means: x\n  verbs: [meet]\n  roles: {participants: [subject], object: [object]}\n  thing: [object]\n");
        Codebook.Load(folder).Frames.Single().Things.ShouldBe(["object"]);
        Directory.Delete(folder, recursive: true);
    }

    [Fact]
    public void A_condition_that_hangs_on_what_is_agreed_is_its_condition() =>
        Shared.Read("Hamas would release the hostages if Israel withdrew its troops.").Items.OfType<Position>()
            .ShouldContain(p => p.Stance == Stance.Conditions && p.Condition == "Israel withdrew its troops");

    [Fact]
    public void The_owner_of_what_is_condemned_is_the_one_it_is_directed_at()
    {
        var record = Shared.Read("France condemned Israel's response.");
        var toward = record.Items.OfType<Position>().First(p => p.Stance == Stance.Opposes).Toward;
        record.Entities.First(e => e.Id == toward).Name.ShouldBe("Israel");
    }

    [Fact]
    public void An_act_told_in_the_passive_needs_no_doer() =>
        Shared.Read("The troops were sent to the border on Monday.").Items.OfType<Deed>().ShouldContain(d => d.Type == ActionType.Deploy && d.Actors.IsEmpty);

    [Fact]
    public void Negated_takes_yes_or_no()
    {
        var folder = Directory.CreateTempSubdirectory().FullName;
        File.WriteAllText(Path.Combine(folder, "bad.yaml"), "- frame: a\n  kind: meeting\n  means: x\n  verbs: [a]\n  negated: maybe\n");
        Should.Throw<KnowledgeException>(() => Codebook.Load(folder)).Message.ShouldEndWith("'negated: maybe'; expected yes or no");
        Directory.Delete(folder, recursive: true);
    }

    [Fact]
    public void Further_folders_are_laid_over_the_first_and_replace_frames_of_the_same_name()
    {
        var (below, above) = (Directory.CreateTempSubdirectory().FullName, Directory.CreateTempSubdirectory().FullName);
        File.WriteAllText(Path.Combine(below, "a.yaml"), "- frame: a\n  kind: meeting\n  means: x\n  verbs: [meet]\n- frame: b\n  kind: meeting\n  means: x\n  verbs: [call]\n");
        File.WriteAllText(Path.Combine(above, "c.yaml"), "- frame: b\n  kind: meeting\n  means: y\n  verbs: [ring]\n- frame: c\n  kind: meeting\n  means: y\n  verbs: [dine]\n");
        Codebook.Load(below, above).Frames.Select(f => f.Name + f.Means).ShouldBe(["ax", "by", "cy"]);
        Directory.Delete(below, recursive: true);
        Directory.Delete(above, recursive: true);
    }
}
