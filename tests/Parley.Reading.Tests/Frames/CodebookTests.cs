using Parley.Reading.Frames;
using Parley.Reading.Knowledge;

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
