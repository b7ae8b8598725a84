using System.Text.Json;

namespace Parley.Cli.Tests;

public class LanguageCommandTests
{
    [Fact]
    public void Parse_gives_json_with_names_and_offsets_in_code_points()
    {
        var (code, output, _) = ParleyProgram.Run("🕊 Macron met Putin."u8.ToArray(), "parse", "--format", "json");
        code.ShouldBe(0);
        using var json = JsonDocument.Parse(output);
        var name = json.RootElement.GetProperty("names")[0];
        (name.GetProperty("text").GetString(), name.GetProperty("start").GetInt32(), name.GetProperty("type").GetString()).ShouldBe(("Macron", 2, "person"));
    }

    [Fact]
    public void Both_settings_parse_and_others_are_refused()
    {
        ParleyProgram.Run("Talks resumed."u8.ToArray(), "parse", "--setting", "careful").Output.ShouldContain("\tresume\tVERB\t");
        ParleyProgram.Run("Talks resumed."u8.ToArray(), "parse", "--setting", "slow").Code.ShouldBe(2);
    }

    [Fact]
    public void Evaluate_prints_a_line_a_figure_and_names_a_missing_file()
    {
        var path = Path.Combine(Path.GetTempPath(), Path.GetRandomFileName() + ".conllu");
        File.WriteAllText(path, ParleyProgram.Run("Talks resumed on Monday."u8.ToArray(), "parse").Output);
        ParleyProgram.Run(null, "evaluate", "language", path).Output.ShouldContain("LAS          100.00");
        File.Delete(path);
        ParleyProgram.Run(null, "evaluate", "language", path).Errors.ShouldStartWith("PAR001");
    }

    [Theory]
    [InlineData("", "expected sentences in CoNLL-U, found none")]
    [InlineData("1\tTalks\n", ":1: expected 10 columns, found 2")]
    [InlineData("x\tTalks\t_\t_\t_\t_\t_\t_\t_\t_\n", ":1: expected a word number such as 3 or 3-4, found 'x'")]
    public void A_file_that_is_no_treebank_is_named_as_such(string content, string expected)
    {
        var path = Path.Combine(Path.GetTempPath(), Path.GetRandomFileName() + ".conllu");
        File.WriteAllText(path, content);
        var (code, _, errors) = ParleyProgram.Run(null, "evaluate", "language", path);
        File.Delete(path);
        (code, errors.TrimEnd()).ShouldBe((1, $"PAR018 {path}: is no annotated data: {path}{(expected[0] == ':' ? "" : ": ")}{expected}"));
    }

    [Fact]
    public void Evaluate_attribution_prints_sources_cues_contents_and_pairs()
    {
        var path = Path.Combine(Path.GetTempPath(), Path.GetRandomFileName() + ".jsonl");
        File.WriteAllText(path, """{"text": "Macron said the talks had failed.", "attributions": [{"source": [[0, 6]], "cue": [[7, 11]], "content": [[12, 32]]}]}""");
        var (code, output, _) = ParleyProgram.Run(null, "evaluate", "attribution", path);
        (code, output.ReplaceLineEndings("\n")).ShouldBe((0, """
                          P      R     F1   gold
            source    100.0  100.0  100.0      1
            cue       100.0  100.0  100.0      1
            content   100.0  100.0  100.0      1
            pair      100.0  100.0  100.0      1

            """.ReplaceLineEndings("\n")));
        File.WriteAllText(path, "talks");
        ParleyProgram.Run(null, "evaluate", "attribution", path).Errors.TrimEnd().ShouldBe(
            $"PAR018 {path}: is no annotated data: {path}:1: expected a text with its attributions, found 'talks'");
        File.Delete(path);
        ParleyProgram.Run(null, "evaluate", "attribution", path).Errors.ShouldStartWith("PAR001");
        ParleyProgram.Run(null, "train", "attribution", "--data", path).Errors.ShouldStartWith("PAR001");
    }

    [Theory]
    [InlineData("--further begins from the encoder in data/models", "--further", "--encoder", "PATH", "--pieces", "PATH")]
    [InlineData("it goes with --further", "--setting", "careful")]
    [InlineData("--encoder and --pieces go together", "--encoder", "PATH")]
    public void Options_of_stands_that_do_not_go_together_are_refused(string expected, params string[] options)
    {
        var path = Path.GetTempFileName();
        var (code, _, errors) = ParleyProgram.Run(null, ["train", "stands", .. options.Select(o => o == "PATH" ? path : o)]);
        File.Delete(path);
        code.ShouldBe(2);
        errors.ShouldContain(expected);
    }

    [Fact]
    public void Training_says_what_is_missing() =>
        ParleyProgram.Run(null, "train", "language", "--data", Path.GetTempPath()).Errors.ShouldStartWith("PAR016");
}
