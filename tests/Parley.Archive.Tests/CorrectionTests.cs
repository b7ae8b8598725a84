using Parley.Archive.Intake;
using Parley.Archive.Questions;
using Parley.Archive.Review;
using Parley.Record;

namespace Parley.Archive.Tests;

/// <summary>What people decide about items: applied, kept over readings, undone, and never lost between two who decide at once.</summary>
public class CorrectionTests
{
    private const string Text = "Anna Lindqvist met Karim Haddad in Oslo to discuss the port. A rocket killed five people in Basra. Lindqvist backed the port.";

    public static TheoryData<string> Kinds => new("sqlite", "postgres");

    private static Telling Told(Status status = Status.Planned) => new Telling(Text, key: "story").Person("Anna Lindqvist", "NOR").Person("Karim Haddad", "LBN").Person("Omar Saleh", "IRQ")
        .Met("Anna Lindqvist", "Karim Haddad", status, "2025-04-16", "Oslo", "the port").Hit(null, "Omar Saleh", 5, "Basra", "2025-04-16").Stands("Anna Lindqvist", Stance.Supports, "the port");

    private static StoryArchive Open(string kind)
    {
        var archive = Stores.New(kind).Open();
        Telling.Add(archive, Told());
        return archive;
    }

    private static Seen Seen(StoryArchive archive, string item) => archive.OnDesk("story", item).Seen;

    private static Dictionary<string, string> Set(params (string Field, string Value)[] values) => values.ToDictionary(v => v.Field, v => v.Value, StringComparer.Ordinal);

    private static void Sound(StoryArchive archive) => archive.Check().Faults.ShouldBeEmpty();

    [Theory, MemberData(nameof(Kinds))]
    public void Corrected_fields_are_what_the_archive_tells(string kind)
    {
        using var archive = Open(kind);
        archive.Correct(Seen(archive, "m1"), Set(("status", "happened"), ("time", "2025-04-15"), ("place", "Bergen"), ("participants", "Anna Lindqvist; Omar Saleh")), "ada").Act.ShouldBe(1);
        archive.Correct(Seen(archive, "i1"), Set(("killed", "7")), "ada");
        var meeting = archive.Meetings(new Filter()).Single();
        (meeting.Status, meeting.Day, meeting.Place).ShouldBe(("happened", new DateOnly(2025, 4, 15), "Bergen"));
        meeting.In("participant").ShouldBe(["Anna Lindqvist", "Omar Saleh"]);
        archive.Timeline(new Filter()).Single(e => e.Kind == "incident").Killed!.ToString().ShouldBe("7");
        archive.OnDesk("story", "m1").Verdict.ShouldBe(Verdict.Corrected);
        archive.Corrections("story", 1).Select(c => (c.Who, c.Field, c.Old, c.New)).ShouldContain(("ada", "status", "planned", "happened"));
        Sound(archive);
    }

    [Theory, MemberData(nameof(Kinds))]
    public void Undoing_gives_back_what_was_read_and_takes_what_was_decided_together_as_one(string kind)
    {
        using var archive = Open(kind);
        var decided = archive.Decide([Seen(archive, "m1"), Seen(archive, "i1"), Seen(archive, "p1")], accept: false, "ada");
        decided.Done.ShouldBe(3);
        archive.Timeline(new Filter()).ShouldBeEmpty();
        archive.Queue(Verdict.Rejected, null, 10, 0).Length.ShouldBe(3);
        archive.StoryText("story").Items.ShouldBeEmpty();
        Sound(archive);
        archive.UndoCorrections(decided.Act!.Value, "bo").ShouldBe(3);
        archive.Timeline(new Filter()).Length.ShouldBe(3);
        archive.OnDesk("story", "m1").Verdict.ShouldBe(Verdict.Open);
        archive.Corrections("story", 1).ShouldAllBe(c => c.UndoneBy == "bo");
        Sound(archive);
        Should.Throw<ArchiveException>(() => archive.UndoCorrections(decided.Act!.Value, "bo")).Fault.ShouldBe(ArchiveFault.NoSuchCorrection);
    }

    [Theory, MemberData(nameof(Kinds))]
    public void Corrections_survive_reading_anew_also_where_the_new_reading_lacks_the_item(string kind)
    {
        using var archive = Open(kind);
        archive.Correct(Seen(archive, "m1"), Set(("status", "happened")), "ada");
        archive.Decide([Seen(archive, "i1")], accept: false, "ada");
        archive.Decide([Seen(archive, "p1")], accept: true, "ada");
        var anew = new Telling(Text, key: "story").Person("Karim Haddad", "LBN").Person("Anna Lindqvist", "NOR").Person("Omar Saleh", "IRQ")
            .Did("Omar Saleh", ActionType.Travel).Met("Anna Lindqvist", "Karim Haddad", Status.Possible, "2025-04-16", "Oslo", "the port").Hit(null, "Omar Saleh", 5, "Basra", "2025-04-16");
        archive.Reread(new ReaderVersion("2.0", "test"), _ => new ReadResult(anew.Record, null), 1, null, CancellationToken.None).Added.ShouldBe(1);
        archive.Meetings(new Filter()).Single().Status.ShouldBe("happened");
        archive.Timeline(new Filter()).Select(e => e.Kind).ShouldBe(["meeting", "position", "action"], ignoreOrder: true);
        Sound(archive);
        archive.UndoCorrections(1, "ada");
        archive.Meetings(new Filter()).Single().Status.ShouldBe("possible");
        Sound(archive);
    }

    [Theory, MemberData(nameof(Kinds))]
    public void The_second_of_two_who_change_one_item_at_once_is_told_and_nothing_is_overwritten(string kind)
    {
        using var archive = Open(kind);
        var (first, second) = (Seen(archive, "m1"), Seen(archive, "m1"));
        archive.Correct(first, Set(("status", "happened")), "ada").Changed.ShouldBeEmpty();
        var told = archive.Correct(second, Set(("status", "not"), ("place", "Bergen")), "bo");
        (told.Act, told.Changed.Single().Fields.Single(f => f.Name == "status").Value).ShouldBe((null, "happened"));
        archive.Meetings(new Filter()).Single().Status.ShouldBe("happened");
        var bulk = archive.Decide([second, Seen(archive, "i1")], accept: true, "bo");
        (bulk.Done, bulk.Changed.Single().Seen.Item).ShouldBe((1, "m1"));
        archive.Correct(told.Changed[0].Seen, Set(("place", "Bergen")), "bo").Act.ShouldNotBeNull();
        archive.Meetings(new Filter()).Single().Place.ShouldBe("Bergen");
    }

    [Theory, MemberData(nameof(Kinds))]
    public void Actors_of_a_record_are_corrected_and_new_ones_named(string kind)
    {
        using var archive = Open(kind);
        archive.Correct(Seen(archive, "e1"), Set(("name", "Anna Lindkvist"), ("country", "SWE"), ("role", "envoy")), "ada");
        archive.Meetings(new Filter { Actor = "Anna Lindkvist" }).Length.ShouldBe(1);
        archive.Correct(Seen(archive, "m1"), Set(("host", "Norway"), ("participants", "Anna Lindkvist; Maria Voss")), "ada");
        archive.Meetings(new Filter { Actor = "Maria Voss" }).Single().In("host").ShouldBe(["Norway"]);
        Sound(archive);
        var gold = archive.Gold(finished: false).Single();
        gold.Record.Entities.Select(e => (e.Name, e.Country)).ShouldContain(("Anna Lindkvist", "SWE"));
        gold.Record.Entities.Single(e => e.Name == "Norway").Kind.ShouldBe(EntityKind.Government);
        gold.Finished.ShouldBeFalse();
        archive.UndoCorrections(2, "ada");
        archive.UndoCorrections(1, "ada");
        archive.Gold(finished: false).ShouldBeEmpty();
        archive.Meetings(new Filter { Actor = "Anna Lindqvist" }).Length.ShouldBe(1);
        Sound(archive);
    }

    [Theory]
    [InlineData("m1", "status", "perhaps")]
    [InlineData("m1", "time", "soon")]
    [InlineData("m1", "time", "2025-02-30")]
    [InlineData("m1", "topics", "the harbour")]
    [InlineData("i1", "killed", "-1")]
    [InlineData("p1", "holder", "")]
    [InlineData("e1", "country", "Norway")]
    public void What_cannot_stand_in_a_field_is_refused(string item, string field, string value)
    {
        using var archive = Open("sqlite");
        Should.Throw<ArchiveException>(() => archive.Correct(Seen(archive, item), Set((field, value)), "ada")).Fault.ShouldBe(ArchiveFault.WrongCorrection);
        archive.Corrections("story", 1).ShouldBeEmpty();
    }

    [Theory]
    [InlineData("2025-04-17")]
    [InlineData("2025-04")]
    [InlineData("2014/..")]
    [InlineData("2025-04-01/2025-04-17")]
    public void Times_of_the_codebook_are_taken(string time)
    {
        using var archive = Open("sqlite");
        archive.Correct(Seen(archive, "m1"), Set(("time", time)), "ada").Act.ShouldNotBeNull();
        archive.OnDesk("story", "m1").Fields.Single(f => f.Name == "time").Value.ShouldBe(time);
    }

    [Fact]
    public void The_queue_begins_with_what_is_worth_a_look_most()
    {
        using var archive = Stores.New("sqlite").Open();
        Telling.Add(archive, new Telling("Ann Lee met Bo Ray.", "2025-01-02", "old").Person("Ann Lee").Person("Bo Ray").Met("Ann Lee", "Bo Ray", time: "2025-01-02"),
            new Telling("A rocket hit and killed three.", "2025-04-17", "new").Hit(null, null, 3, "Basra", "2025-04-16"));
        var queue = archive.Queue(Verdict.Open, null, 10, 0);
        queue.Select(q => q.Story).ShouldBe(["new", "old"]);
        queue[0].Reasons.Select(r => r.Name).ShouldBe(["nobody named", "toll", "recent", "one report"]);
        archive.Decide([queue[0].Seen], accept: true, "ada");
        archive.Queue(Verdict.Open, null, 10, 0).Single().Story.ShouldBe("old");
        archive.Unreviewed().ShouldBe(1);
        archive.Unreviewed(most: 0).ShouldBe(1, "more than none");
    }

    [Fact]
    public void A_backup_keeps_corrections()
    {
        using var archive = Open("sqlite");
        archive.Correct(Seen(archive, "m1"), Set(("status", "happened")), "ada");
        var file = Path.Combine(Directory.CreateTempSubdirectory("parley-archive-").FullName, "backup.db");
        archive.Backup(file);
        using var restored = Stores.New("sqlite").Open();
        restored.Restore(file);
        restored.UndoCorrections(1, "ada");
        restored.Meetings(new Filter()).Single().Status.ShouldBe("planned");
        Sound(restored);
    }
}
