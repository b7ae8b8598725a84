using System.Text.Json;

namespace Parley.Cli.Tests;

/// <summary>The archive as users meet it: commands, formats, problems.</summary>
public class ArchiveCommandTests
{
    [Theory, InlineData("0.0.0.0"), InlineData("nowhere")]
    public void Serving_beyond_this_machine_is_refused_without_making_an_archive(string address)
    {
        var store = NewStore();
        File.Exists(store).ShouldBeFalse();
        var (code, _, errors) = ParleyProgram.Run(null, "serve", "--listen", address, "--store", store, "--port", "0");
        code.ShouldBe(2);
        errors.ShouldContain("PAR060");
        File.Exists(store).ShouldBeFalse();
    }

    private static readonly Lazy<string> Samples = new(() =>
    {
        var store = NewStore();
        var (code, _, errors) = ParleyProgram.Run(null, "add", "samples", "--store", store);
        code.ShouldBe(0, errors);
        errors.ShouldStartWith("6 added (0 copies of other reports, 0 new versions), 0 known already, 0 refused;");
        return store;
    });

    private static string NewStore() => Path.Combine(Directory.CreateTempSubdirectory("parley-cli-").FullName, "parley.db");

    [Fact]
    public void Adding_again_adds_nothing() =>
        ParleyProgram.Run(null, "add", "samples", "--store", Samples.Value).Errors.ShouldStartWith("0 added (0 copies of other reports, 0 new versions), 6 known already, 0 refused;");

    [Fact]
    public void Every_question_answers_in_every_format_with_status_and_sources()
    {
        foreach (var call in (string[][])[
            ["timeline"], ["meetings"], ["positions"], ["positions", "--history"], ["said"], ["changes", "--since", "2025-04-17"], ["search", "ceasefire"], ["toll"], ["brief", "--since", "2025-04-17"]])
        {
            var json = ParleyProgram.Run(null, [.. call, "--store", Samples.Value, "--format", "json"]);
            json.Code.ShouldBe(0, json.Errors);
            JsonDocument.Parse(json.Output).RootElement.GetRawText().ShouldContain("source", Case.Insensitive, call[0]);
        }

        ParleyProgram.Run(null, "timeline", "--store", Samples.Value, "--format", "csv").Output.Split("\r\n")[0].ShouldBe("\"day\",\"what\",\"status\",\"who\",\"about\",\"place\",\"killed\",\"injured\",\"reports\",\"sources\"");
        ParleyProgram.Run(null, "timeline", "--store", Samples.Value).Output.ShouldContain("status");
        ParleyProgram.Run(null, "brief", "--since", "2025-04-17", "--store", Samples.Value).Output.ShouldContain("[^1]: ");
    }

    [Fact]
    public void The_dossier_of_an_actor_shows_offices_meetings_stands_and_words()
    {
        var output = ParleyProgram.Run(null, "actor", "Macron", "--store", Samples.Value).Output;
        output.ShouldStartWith("Emmanuel Macron (#");
        foreach (var part in (string[])["Offices", "Met", "Meetings", "Marco Rubio", "Everyone wants peace"])
        {
            output.ShouldContain(part);
        }
    }

    [Fact]
    public void A_merge_prints_the_number_that_undoes_it()
    {
        var store = NewStore();
        ParleyProgram.Run(null, "add", "samples/paris-talks-2025-04-17.txt", "--store", store).Code.ShouldBe(0);
        var merged = ParleyProgram.Run(null, "merge", "Rubio", "Lammy", "--who", "editor", "--store", store).Output;
        merged.ShouldStartWith("judgement ");
        ParleyProgram.Run(null, "actors", "--judged", "--store", store).Output.ShouldContain("editor");
        ParleyProgram.Run(null, "undo", merged.Split(' ', ';')[1], "--who", "editor", "--store", store).Code.ShouldBe(0);
    }

    [Fact]
    public void Lines_of_jsonl_are_stories_and_bad_lines_are_kept_with_code_and_reason()
    {
        var folder = Directory.CreateTempSubdirectory("parley-cli-").FullName;
        var file = Path.Combine(folder, "news.jsonl");
        File.WriteAllText(file, """
            {"date": "2025-04-17", "source": "Wire", "text": "Marco Rubio met Emmanuel Macron in Paris on Thursday."}
            {"date": "2025-04-17", "text":
            {"id": "x1", "published": "4/18/25", "outlet": "Post", "title": "Talks", "text": "Emmanuel Macron met David Lammy in London on Friday."}
            {"id": "x2", "title": "Nothing in it"}
            """);
        var store = Path.Combine(folder, "parley.db");
        var (code, _, errors) = ParleyProgram.Run(null, "add", file, "--store", store);
        code.ShouldBe(1);
        errors.ShouldContain($"PAR040 {file}:2: this line is no JSON object: at character 31");
        errors.ShouldContain($"PAR041 {file}:4: this line has no story; expected a \"text\" field, or \"withdrawn\": true with the \"id\" of the story taken back");
        ParleyProgram.Run(null, "refusals", "--store", store, "--format", "csv").Output.ShouldContain("\"PAR041\"");
        ParleyProgram.Run(null, "story", "x1", "--store", store, "--format", "json").Output.ShouldContain("\"published\": \"2025-04-18\"");
    }

    [Theory]
    [InlineData(2, "PAR043 missing.db: there is no archive here; 'parley add' makes one, --store names another", "timeline", "--store", "missing.db")]
    [InlineData(2, "PAR011 --from: 'soon' is no date; expected YYYY-MM-DD, such as 2025-04-17", "timeline", "--from", "soon")]
    [InlineData(2, "PAR044 --store: the address can't be read; expected postgres://user:password@host:port/database", "timeline", "--store", "postgres://a b:c")]
    public void Wrong_calls_are_told(int code, string error, params string[] call)
    {
        var run = ParleyProgram.Run(null, call);
        run.Code.ShouldBe(code);
        run.Errors.ShouldContain(error);
    }

    [Theory]
    [InlineData("PAR045 Nobody Atall: no actor of the archive goes by that name; 'parley actors' lists them", "actor", "Nobody Atall")]
    [InlineData("PAR046 99999: there is no such judgement, or it is undone already; 'parley actors --judged' lists them", "undo", "99999")]
    [InlineData("PAR047 Rubio, Marco Rubio: these are one actor already", "merge", "Rubio", "Marco Rubio")]
    [InlineData("PAR047 Kissinger: the actor does not go by that name; 'parley actor' shows its names", "split", "Rubio", "Kissinger")]
    [InlineData("PAR049 none: no story of the archive has that id; 'parley search' finds stories by their words", "story", "none")]
    public void What_is_not_there_is_told(string error, params string[] call)
    {
        var run = ParleyProgram.Run(null, [.. call, "--store", Samples.Value]);
        run.Code.ShouldBe(1);
        run.Errors.Trim().ShouldBe(error);
    }

    [Fact]
    public void A_backup_is_restored_and_sound_and_its_present_reading_is_left_as_it_is()
    {
        var folder = Directory.CreateTempSubdirectory("parley-cli-").FullName;
        var (file, store) = (Path.Combine(folder, "backup.db"), Path.Combine(folder, "parley.db"));
        ParleyProgram.Run(null, "backup", file, "--store", Samples.Value).Code.ShouldBe(0);
        ParleyProgram.Run(null, "restore", file, "--store", store).Code.ShouldBe(0);
        var health = ParleyProgram.Run(null, "doctor", "--store", store);
        (health.Code, health.Output.TrimEnd().EndsWith("sound", StringComparison.Ordinal)).ShouldBe((0, true));
        ParleyProgram.Run(null, "reread", "--store", store).Errors.Trim().ShouldBe("0 read anew, 0 left as they were");
        ParleyProgram.Run(null, "backup", file, "--store", store).Errors.Trim().ShouldBe($"PAR048 {file}: there is such a file already; a backup overwrites nothing");
    }
}
