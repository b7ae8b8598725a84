using System.Text;

namespace Parley.Exchange.Tests;

public class StoryFileTests
{
    public static TheoryData<string, byte[], string> BadFiles => new()
    {
        { "empty", [], "PAR003" },
        { "blank", "  \n "u8.ToArray(), "PAR003" },
        { "binary", [0x7F, 0x45, 0x4C, 0x46, 0, 0, 1, 2], "PAR004" },
        { "html", "<!DOCTYPE html><html><body><p>Talks</p></body></html>"u8.ToArray(), "PAR008" },
    };

    [Theory]
    [MemberData(nameof(BadFiles))]
    public void A_file_that_is_no_story_gets_its_code(string name, byte[] bytes, string code)
    {
        var (text, problem) = TextDecoder.Decode(bytes, name, null);
        text.ShouldBeNull();
        problem!.Code.ShouldBe(code);
    }

    [Fact]
    public void Problems_say_what_where_and_what_was_expected()
    {
        Problems.Empty("a.txt").ToString().ShouldBe("PAR003 a.txt: the file is empty; expected the text of a story");
        Problems.BadDate("soon").ToString().ShouldBe("PAR011 --published: 'soon' is no date; expected YYYY-MM-DD, such as 2025-04-17");
        Problems.TooLarge("a.txt", 50 * 1048576L).ToString().ShouldBe("PAR005 a.txt: 50 MB is too large for one story; expected at most 20 MB");
    }

    [Fact]
    public void Marks_and_encodings_are_understood()
    {
        const string Text = "Élysée talks “began” on Monday, the French presidency said in Paris.";
        TextDecoder.Decode([0xEF, 0xBB, 0xBF, .. Encoding.UTF8.GetBytes(Text)], "a", null).Text.ShouldBe(Text);
        TextDecoder.Decode([0xFF, 0xFE, .. Encoding.Unicode.GetBytes(Text)], "a", null).Text.ShouldBe(Text);
        var western = TextDecoder.Named("windows-1252")!;
        TextDecoder.Decode(western.GetBytes(Text), "a", western).Text.ShouldBe(Text);
        TextDecoder.Named("no-such-thing").ShouldBeNull();
    }

    [Fact]
    public void A_character_cut_in_two_is_a_named_problem_or_a_text_never_a_crash()
    {
        var bytes = Encoding.UTF8.GetBytes("Talks in Genè")[..^1];
        var (text, problem) = TextDecoder.Decode(bytes, "a", null);
        (text is not null || problem!.Code == "PAR006").ShouldBeTrue();
        TextDecoder.Decode(bytes, "a", TextDecoder.Named("utf-8")).Problem!.Code.ShouldBe("PAR006");
    }

    [Fact]
    public void A_file_beyond_the_limit_is_refused_unread()
    {
        var path = Path.GetTempFileName();
        using (var stream = File.OpenWrite(path))
        {
            stream.SetLength(50L * 1024 * 1024);
        }

        StoryFile.Read(path, null, null).Problem!.Code.ShouldBe("PAR005");
        File.Delete(path);
    }

    [Fact]
    public void Offsets_are_counted_in_code_points()
    {
        var points = new CodePoints("a🕊b");
        points.Before(0).ShouldBe(0);
        points.Before(3).ShouldBe(2);
        points.Before(4).ShouldBe(3);
    }
}
