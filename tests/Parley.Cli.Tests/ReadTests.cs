using System.Text;
using System.Text.Json;

namespace Parley.Cli.Tests;

public sealed class ReadTests : IDisposable
{
    private readonly string _folder = Directory.CreateTempSubdirectory("parley").FullName;

    private static string Sample => Path.Combine("samples", "paris-talks-2025-04-17.txt");

    public void Dispose() => Directory.Delete(_folder, recursive: true);

    private string Write(string name, byte[] bytes)
    {
        var path = Path.Combine(_folder, name);
        File.WriteAllBytes(path, bytes);
        return path;
    }

    [Fact]
    public void Prints_a_record_to_read_and_ends_with_0()
    {
        var (code, output, errors) = ParleyProgram.Run(null, "read", Sample);
        (code, errors).ShouldBe((0, ""));
        output.ShouldContain("Emmanuel Macron");
        output.ShouldNotContain("\u001b[", customMessage: "colours only on a terminal");
    }

    [Fact]
    public void Json_names_rules_when_asked_to_explain()
    {
        var (code, output, _) = ParleyProgram.Run(null, "read", Sample, "--format", "json", "--explain");
        code.ShouldBe(0);
        using var record = JsonDocument.Parse(output);
        record.RootElement.GetProperty("meetings")[0].GetProperty("rule").GetString().ShouldBe("meeting.talks");
    }

    [Fact]
    public void Bad_files_are_reported_and_the_others_read()
    {
        string[] paths =
        [
            Write("empty.txt", []), Write("binary.txt", [1, 0, 2, 0, 0]), Write("page.txt", "<html><body>x</body></html>"u8.ToArray()),
            Write("good.txt", "Rebels attacked Goma on Monday."u8.ToArray()), Path.Combine(_folder, "none.txt"),
        ];
        var (code, output, errors) = ParleyProgram.Run(null, ["read", .. paths, "--format", "jsonl"]);
        code.ShouldBe(1);
        output.Trim().Split('\n').ShouldHaveSingleItem().ShouldContain("\"id\":\"good\"");
        foreach (var expected in (string[])["PAR001", "PAR003", "PAR004", "PAR008", "PAR010"])
        {
            errors.ShouldContain(expected);
        }
    }

    [Theory]
    [InlineData("no-such-option", "read", "x", "--no-such-option")]
    [InlineData("PAR011", "read", "x", "--published", "soon")]
    [InlineData("PAR007", "read", "x", "--encoding", "klingon")]
    [InlineData("Required", "read")]
    [InlineData("--jobs expects", "read", "x", "--jobs", "0")]
    public void A_wrong_call_ends_with_2_and_says_why(string expected, params string[] arguments)
    {
        var (code, _, errors) = ParleyProgram.Run(null, arguments);
        code.ShouldBe(2);
        errors.ShouldContain(expected);
    }

    [Fact]
    public void Odd_texts_give_a_record_never_a_crash()
    {
        string[] texts =
        [
            new('x', 100_000), string.Concat(Enumerable.Repeat("Rebels said on Monday they attacked ", 3000)),
            "REBELS ATTACKED GOMA ON MONDAY, THE ARMY SAID.", "“‘\"″``''”’", "date 2025-04-17", "\u2028\u0085 🕊",
        ];
        var paths = texts.Select((t, i) => Write($"t{i}.txt", Encoding.UTF8.GetBytes(t))).ToArray();
        var (code, output, errors) = ParleyProgram.Run(null, ["read", .. paths, "--format", "jsonl", "--published", "2025-04-17"]);
        errors.ShouldBe("");
        code.ShouldBe(0);
        output.Trim().Split('\n').Length.ShouldBe(texts.Length);
    }

    [Fact]
    public void Standard_input_is_read_in_the_encoding_named()
    {
        var text = Encoding.Latin1.GetBytes("Élysée officials met rebels in Genève on Monday.");
        var (code, output, _) = ParleyProgram.Run(text, "read", "-", "--encoding", "latin1", "--published", "2025-04-17", "--format", "json");
        code.ShouldBe(0);
        output.ShouldContain("Élysée officials met rebels in Genève on Monday.");
    }

    [Fact]
    public void Many_stories_are_written_to_a_folder_and_a_name_is_used_once()
    {
        Directory.CreateDirectory(Path.Combine(_folder, "a"));
        Write("a/one.txt", "Rebels attacked Goma."u8.ToArray());
        Write("one.txt", "Rebels attacked Goma."u8.ToArray());
        var output = Path.Combine(_folder, "out");
        var (code, _, errors) = ParleyProgram.Run(null, "read", _folder, "--format", "json", "--out", output);
        code.ShouldBe(1);
        errors.ShouldContain("PAR012");
        Directory.GetFiles(output).Select(f => Path.GetFileName(f)).ShouldBe(["one.json"]);
    }

    [Fact]
    public void An_empty_folder_is_named() => ParleyProgram.Run(null, "read", _folder).Errors.ShouldContain("PAR009");

    [Fact]
    public void Parse_prints_conllu()
    {
        var (code, output, _) = ParleyProgram.Run("Russia refused."u8.ToArray(), "parse");
        code.ShouldBe(0);
        output.ShouldContain("2\trefused\trefuse\tVERB\tVBD\t_\t0\troot\t_\tSpaceAfter=No");
    }
}
