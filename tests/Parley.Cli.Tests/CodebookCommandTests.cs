namespace Parley.Cli.Tests;

public class CodebookCommandTests
{
    private const string Frame = "- frame: position.greenlight\n  kind: position\n  stance: supports\n  means: x\n  verbs: [greenlight]\n";

    [Fact]
    public void List_and_show_tell_what_frames_say()
    {
        var (code, output, _) = ParleyProgram.Run(null, "codebook", "list");
        (code, output).ShouldSatisfyAllConditions(r => r.code.ShouldBe(0), r => r.output.ShouldContain("position.demand"), r => r.output.ShouldContain(" triggers"));
        ParleyProgram.Run(null, "codebook", "show", "position.urge").Output.ShouldContain("holder ← subject; needed; an actor");
    }

    [Fact]
    public void Uncovered_counts_the_words_of_actors_that_no_frame_knows()
    {
        var folder = Directory.CreateTempSubdirectory().FullName;
        File.WriteAllText(Path.Combine(folder, "a.txt"), "Macron yodelled in Paris on Friday.\n\nMacron yodelled again. Macron condemned the raid.\n");
        var (code, output, _) = ParleyProgram.Run(null, "codebook", "uncovered", folder);
        (code, output).ShouldSatisfyAllConditions(r => r.code.ShouldBe(0), r => r.output.ShouldContain("2  verb       yodel"), r => r.output.ShouldNotContain("condemn"));
        ParleyProgram.Run(null, "codebook", "uncovered", Path.Combine(folder, "none.txt")).Code.ShouldBe(1);
        Directory.Delete(folder, recursive: true);
    }

    [Fact]
    public void An_unknown_frame_is_named_with_those_like_it()
    {
        var (code, _, errors) = ParleyProgram.Run(null, "codebook", "show", "demand");
        (code, errors.TrimEnd()).ShouldBe((1, "PAR019 demand: there is no such frame; perhaps position.demand"));
    }

    [Fact]
    public void The_frame_of_the_tutorial_works_from_a_folder_of_the_user()
    {
        var guide = File.ReadAllText(Path.Combine(ParleyProgram.Root, "docs", "frames.md")).ReplaceLineEndings("\n");
        var start = guide.IndexOf("```yaml\n", StringComparison.Ordinal) + 8;
        var folder = Folder(guide[start..guide.IndexOf("```", start, StringComparison.Ordinal)]);
        ParleyProgram.Run(null, "codebook", "check", "--codebook", folder).Output.ShouldContain("all can be used");
        var (code, output, _) = ParleyProgram.Run(null, "codebook", "test", "--codebook", folder);
        (code, output.TrimEnd()).ShouldSatisfyAllConditions(r => r.code.ShouldBe(0, r.Item2), r => r.Item2.ShouldEndWith(" 0 failures"));
        ParleyProgram.Run("The U.N. Security Council greenlighted the mission."u8.ToArray(), "read", "-", "--explain", "--codebook", folder)
            .Output.ShouldContain("position.greenlight");
        Directory.Delete(folder, recursive: true);
    }

    [Fact]
    public void A_frame_that_fails_its_example_or_cannot_be_used_is_named()
    {
        var failing = Folder(Frame + "  examples: [{text: \"Nothing happened.\"}]\n");
        var (code, output, _) = ParleyProgram.Run(null, "codebook", "test", "--codebook", failing);
        (code, output).ShouldSatisfyAllConditions(r => r.code.ShouldBe(1), r => r.output.ShouldContain("position.greenlight does not fire in: Nothing happened."));
        var broken = Folder(Frame + "  colour: red\n");
        var (wrong, _, errors) = ParleyProgram.Run(null, "codebook", "check", "--codebook", broken);
        (wrong, errors).ShouldSatisfyAllConditions(r => r.wrong.ShouldBe(2), r => r.errors.ShouldStartWith("PAR014"), r => r.errors.ShouldContain("mine.yaml:6: column 3: unknown key 'colour'"));
        Directory.Delete(failing, recursive: true);
        Directory.Delete(broken, recursive: true);
    }

    private static string Folder(string yaml)
    {
        var folder = Directory.CreateTempSubdirectory().FullName;
        File.WriteAllText(Path.Combine(folder, "mine.yaml"), yaml);
        return folder;
    }
}
