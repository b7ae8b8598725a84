using System.Diagnostics;

namespace Parley.Cli.Tests;

public class ScoreCommandTests
{
    private const string Story = "Rubio met Macron in Paris. Iran rejected the offer.";

    private const string Gold = """
        {"entities": [{"id": "e1", "kind": "person", "name": "Rubio", "names": ["Rubio"]}, {"id": "e2", "kind": "person", "name": "Macron", "names": ["Macron"]},
          {"id": "e3", "kind": "government", "name": "Iran", "country": "IRN", "names": ["Iran"]}],
         "meetings": [{"participants": ["e1", "e2"], "host": null, "topics": [], "status": "happened", "place": "Paris", "evidence": ["Rubio met Macron in Paris."]}],
         "positions": [{"holder": "e3", "stance": "opposes", "object": "the offer", "evidence": ["Iran rejected the offer."]}]}
        """;

    [Fact]
    public void What_is_missed_invented_or_wrong_lowers_the_figures()
    {
        var found = Gold.Replace("\"place\": \"Paris\"", "\"place\": \"Geneva\"", StringComparison.Ordinal).Replace("opposes", "supports", StringComparison.Ordinal);
        var (gold, system) = (Folder("story", Gold), Folder("story", found));
        var lines = ParleyProgram.Run(null, "score", gold, system).Output.ReplaceLineEndings("\n").Split('\n');
        lines[2].ShouldBe("meetings        1.000  1.000  1.000      1      0.750  0.750  0.750      4");
        lines[4].ShouldBe("positions       0.000  0.000  0.000      1      0.667  0.667  0.667      3");
        ParleyProgram.Run(null, "score", gold, gold).Output.ShouldContain("all             1.000  1.000  1.000      2      1.000  1.000  1.000      7");
        File.WriteAllText(Path.Combine(system, "story.json"), "{");
        ParleyProgram.Run(null, "score", gold, system).Errors.ShouldStartWith("PAR020 score:");
        File.Delete(Path.Combine(gold, "story.txt"));
        ParleyProgram.Run(null, "score", gold, system).Code.ShouldBe(1);
    }

    [Fact]
    public void The_figures_are_those_of_the_reference_scorer()
    {
        var reference = Path.Combine(ParleyProgram.Root, "..", "shared", "record", "score.py");
        Assert.SkipUnless(File.Exists(reference), "../shared/record/score.py is not here");
        var output = Directory.CreateTempSubdirectory().FullName;
        ParleyProgram.Run(null, "read", "samples", "--format", "json", "--out", output).Code.ShouldBe(0);
        using var python = Process.Start(new ProcessStartInfo("python3", [reference, "samples", output]) { UseShellExecute = false, RedirectStandardOutput = true, WorkingDirectory = ParleyProgram.Root })!;
        var expected = python.StandardOutput.ReadToEnd().ReplaceLineEndings("\n").Split('\n')[..8];
        ParleyProgram.Run(null, "score", "samples", output).Output.ReplaceLineEndings("\n").Split('\n')[..8].ShouldBe(expected);
        Directory.Delete(output, recursive: true);
    }

    private static string Folder(string name, string record)
    {
        var folder = Directory.CreateTempSubdirectory().FullName;
        File.WriteAllText(Path.Combine(folder, name + ".txt"), Story);
        File.WriteAllText(Path.Combine(folder, name + ".json"), record);
        return folder;
    }
}
