using Parley.Archive.Events;
using Parley.Archive.Intake;
using Parley.Archive.Questions;
using Parley.Record;

namespace Parley.Archive.Tests;

/// <summary>Items that the reader missed: added with words of the story, kept over readings, undone, corrected, given as gold.</summary>
public class AddedItemTests
{
    private const string Text = "Anna Lindqvist met Karim Haddad in Oslo.\nOmar Saleh, who rejects\nthe port, stayed away. Lindqvist backed the port. Lindqvist backed the port again.";

    public static TheoryData<string> Kinds => new("sqlite", "postgres");

    private static Telling Told() => new Telling(Text, key: "story").Person("Anna Lindqvist", "NOR").Person("Karim Haddad", "LBN").Met("Anna Lindqvist", "Karim Haddad", place: "Oslo");

    private static StoryArchive Open(string kind)
    {
        var archive = Stores.New(kind).Open();
        Telling.Add(archive, Told());
        return archive;
    }

    private static Dictionary<string, string> Set(params (string Field, string Value)[] values) => values.ToDictionary(v => v.Field, v => v.Value, StringComparer.Ordinal);

    private static string AddStand(StoryArchive archive) =>
        archive.AddItem("story", EventKind.Position, "who rejects the port", null, Set(("holder", "Omar Saleh"), ("stance", "opposes"), ("object", "the port")), "ada");

    private static void Sound(StoryArchive archive) => archive.Check().Faults.ShouldBeEmpty();

    [Theory, MemberData(nameof(Kinds))]
    public void What_was_missed_is_added_with_its_words_and_counts_like_all_else(string kind)
    {
        using var archive = Open(kind);
        AddStand(archive).ShouldBe("p1");
        var stand = archive.Positions(new Filter()).Single();
        (stand.Type, stand.In("holder").Single(), stand.Sources.Single().Quote).ShouldBe(("opposes", "Omar Saleh", "who rejects the port"));
        var item = archive.StoryText("story").Items.Single(i => i.Id == "p1");
        (item.Verdict, item.Rule, Text[item.Evidence[0].Start..item.Evidence[0].End]).ShouldBe(("corrected", "people.added", "who rejects\nthe port"));
        archive.Actors(new Filter(), "Saleh").Single().Stories.ShouldBe(1);
        archive.Corrections("story", 1).Select(c => (c.Who, c.Field)).ShouldBe([("ada", "added")]);
        archive.Gold(finished: false).Single().Record.Positions.Single().Object.ShouldBe("the port");
        Sound(archive);
    }

    [Theory, MemberData(nameof(Kinds))]
    public void It_is_undone_and_taken_back_up(string kind)
    {
        using var archive = Open(kind);
        AddStand(archive);
        var act = archive.Corrections("story", 1).Single().Act;
        archive.UndoCorrections(act, "bo").ShouldBe(1);
        archive.Positions(new Filter()).ShouldBeEmpty();
        archive.StoryText("story").Items.Select(i => i.Id).ShouldBe(["m1"]);
        archive.Gold(finished: false).ShouldBeEmpty();
        archive.Decide([archive.OnDesk("story", "p1").Seen], accept: true, "ada");
        archive.Positions(new Filter()).Single().In("holder").ShouldBe(["Omar Saleh"]);
        Sound(archive);
    }

    [Theory, MemberData(nameof(Kinds))]
    public void It_stays_when_the_story_is_read_anew_and_becomes_one_with_what_the_reader_finds_then(string kind)
    {
        using var archive = Open(kind);
        AddStand(archive);
        archive.Correct(archive.OnDesk("story", "p1").Seen, Set(("stance", "accuses")), "bo");
        void Reread(string version, Telling told) =>
            archive.Reread(new ReaderVersion(version, "test"), _ => new ReadResult(told.Record, null), 1, null, CancellationToken.None).Added.ShouldBe(1);
        Reread("2.0", Told());
        archive.Positions(new Filter()).Single().Type.ShouldBe("accuses");
        Sound(archive);
        Reread("3.0", Told().Person("Omar Saleh").Stands("Anna Lindqvist", Stance.Supports, "the port"));
        archive.Positions(new Filter()).Select(p => (p.In("holder").Single(), p.Type)).ShouldBe([("Anna Lindqvist", "supports"), ("Omar Saleh", "accuses")], ignoreOrder: true);
        Sound(archive);
    }

    [Fact]
    public void Of_words_that_stand_twice_those_nearest_are_taken_and_pieces_may_be_several()
    {
        using var archive = Open("sqlite");
        var second = Text.LastIndexOf("Lindqvist backed", StringComparison.Ordinal);
        var id = archive.AddItem("story", EventKind.Position, "Lindqvist backed the port", second + 3, Set(("holder", "Anna Lindqvist")), "ada");
        archive.StoryText("story").Items.Single(i => i.Id == id).Evidence.Single().Start.ShouldBe(second);
        id = archive.AddItem("story", EventKind.Statement, "Omar Saleh … stayed away", null, Set(("speaker", "Omar Saleh")), "ada");
        var said = archive.StoryText("story").Items.Single(i => i.Id == id);
        (said.Evidence.Length, said.Text).ShouldBe((2, "Omar Saleh … stayed away"));
        Sound(archive);
    }

    [Theory]
    [InlineData("rejects a bridge", "Omar Saleh", "evidence 'rejects a bridge'", "these words are not in the story")]
    [InlineData("", "Omar Saleh", "evidence ''", "words of the story must prove it")]
    [InlineData("rejects the port", "", "holder ''", "something must stand here")]
    public void What_can_not_be_is_refused_and_nothing_is_written(string words, string holder, string where, string why)
    {
        using var archive = Open("sqlite");
        var problem = Should.Throw<ArchiveException>(() => archive.AddItem("story", EventKind.Position, words, null, Set(("holder", holder)), "ada"));
        (problem.Fault, problem.Where).ShouldBe((ArchiveFault.WrongCorrection, where));
        problem.Text.ShouldStartWith(why);
        archive.Corrections("story", 1).ShouldBeEmpty();
    }

    [Fact]
    public void The_same_is_not_added_twice_and_nothing_is_nothing()
    {
        using var archive = Open("sqlite");
        AddStand(archive);
        Should.Throw<ArchiveException>(() => AddStand(archive)).Text.ShouldContain("has this already");
        Should.Throw<ArchiveException>(() => archive.AddItem("story", EventKind.Incident, "stayed away", null, Set(), "ada")).Text.ShouldContain("fill in at least one field");
        Should.Throw<ArchiveException>(() => archive.AddItem("none", EventKind.Incident, "stayed away", null, Set(), "ada")).Fault.ShouldBe(ArchiveFault.NoSuchStory);
        archive.Corrections("story", 1).Length.ShouldBe(1);
    }
}
