using Dapper;
using Microsoft.Data.Sqlite;
using Parley.Archive.Intake;
using Parley.Archive.Questions;
using Parley.Record;

namespace Parley.Archive.Tests;

/// <summary>Health, backups, reading anew; the same on both stores.</summary>
public class KeepingTests
{
    private static Telling[] Some =>
    [
        new Telling("Ana met Bo.", key: "a").Person("Ana Alba", "CHE").Person("Bo Berg", "SWE").Met("Ana Alba", "Bo Berg", time: "2025-04-17", place: "Bern"),
        new Telling("Ms Alba met Mr Berg.", key: "b", outlet: "Post").Person("Alba", "CHE").Person("Berg", "SWE").Met("Alba", "Berg", time: "2025-04-17", place: "Bern"),
        new Telling("Ana met Bo in the morning.", key: "a").Person("Ana Alba", "CHE").Person("Bo Berg", "SWE").Met("Ana Alba", "Bo Berg", time: "2025-04-17", place: "Bern"),
        new Telling("Rockets killed 😀 three.", key: "c").Add(EntityKind.Government, "Israel", "ISR").Add(EntityKind.Group, "two gunmen").Hit("Israel", "two gunmen", 3, "Tyre", "2025-04-16"),
    ];

    [Theory, InlineData("sqlite"), InlineData("postgres")]
    public void A_sound_archive_has_no_faults_after_versions_merges_splits_and_undoing(string kind)
    {
        using var archive = Stores.New(kind).Open();
        Telling.Add(archive, Some);
        var act = archive.Merge("Ana Alba", "Bo Berg", "editor");
        archive.Check().Faults.ShouldBeEmpty();
        archive.Undo(act, "editor");
        archive.Split("Ana Alba", "Alba", "editor");
        archive.Check().Faults.ShouldBeEmpty();
        archive.Check().Counts.Single(c => c.Table == "story").Rows.ShouldBe(4);
    }

    [Fact]
    public void What_was_tampered_with_is_found()
    {
        var store = Stores.New("sqlite");
        using var archive = store.Open();
        Telling.Add(archive, Some);
        using (var connection = new SqliteConnection($"Data Source={store.Address}"))
        {
            connection.Open();
            connection.Execute("UPDATE event SET killed_high = 99, items = items + 1 WHERE kind = 4; UPDATE item SET evidence = '0-9999' WHERE kind = 4; DELETE FROM event_facet WHERE facet / 10 = 2; UPDATE event_facet SET value = value + 9999 WHERE facet / 10 = 1 AND sort > 400; UPDATE event SET reports = 7 WHERE items > 1");
        }

        archive.Check().Faults.ShouldContain(f => f.StartsWith("1 events have another number of items", StringComparison.Ordinal));
        archive.Check().Faults.ShouldContain(f => f.EndsWith("are missing", StringComparison.Ordinal));
        archive.Check().Faults.ShouldContain(f => f.Contains("index rows name an actor that is missing", StringComparison.Ordinal));
        archive.Check().Faults.ShouldContain(f => f.EndsWith("lies outside its story", StringComparison.Ordinal));
        archive.Check().Faults.ShouldContain(f => f.EndsWith("is not what its items make", StringComparison.Ordinal));
    }

    [Theory, InlineData("sqlite", "postgres"), InlineData("postgres", "sqlite"), InlineData("sqlite", "sqlite")]
    public void A_backup_goes_into_either_store_with_all_that_people_judged(string from, string to)
    {
        using var archive = Stores.New(from).Open();
        Telling.Add(archive, Some);
        archive.Merge("Ana Alba", "Bo Berg", "editor");
        var file = Path.Combine(Directory.CreateTempSubdirectory().FullName, "backup.db");
        archive.Backup(file);
        using var restored = Stores.New(to).Open();
        restored.Restore(file);
        restored.Check().Counts.ShouldBe(archive.Check().Counts);
        restored.Check().Faults.ShouldBeEmpty();
        restored.Timeline(new Filter()).Select(e => (e.Id, e.Status, e.Reports)).ShouldBe(archive.Timeline(new Filter()).Select(e => (e.Id, e.Status, e.Reports)));
        restored.Search("morning", new Filter()).Single().Story.ShouldBe("a");
        restored.JudgedByPeople(5).Single().Who.ShouldBe("editor");
        Telling.Add(restored, Some).Known.ShouldBe(4);
        Should.Throw<ArchiveException>(() => restored.Restore(file)).Text.ShouldBe("the archive holds stories; a backup is restored into an empty one");
        Should.Throw<ArchiveException>(() => archive.Backup(file)).Text.ShouldBe("there is such a file already; a backup overwrites nothing");
    }

    [Theory, InlineData("sqlite"), InlineData("postgres")]
    public void Reading_anew_replaces_what_stories_tell_keeps_what_people_judged_and_goes_on_where_it_was(string kind)
    {
        using var archive = Stores.New(kind).Open();
        Telling.Add(archive, Some);
        archive.Merge("Ana Alba", "Bo Berg", "editor");
        var version = new ReaderVersion("2.0", "test");
        archive.Unread(version).ShouldBe(3);
        ReadResult Better(Story story) => story.Text.StartsWith("Rockets", StringComparison.Ordinal) ? new ReadResult(null, new Refusal("PAR042", "failed"))
            : new ReadResult(new Telling(story.Text, key: story.Id).Person("Ana Alba", "CHE").Person("Bo Berg", "SWE").Met("Ana Alba", "Bo Berg", time: "2025-04-16", place: "Bern").Record with { Story = story }, null);
        var counts = archive.Reread(version, Better, 2, null, CancellationToken.None);
        (counts.Added, counts.Refused).ShouldBe((2, 1));
        archive.Unread(version).ShouldBe(1);
        archive.Reread(version, Better, 2, null, CancellationToken.None).Added.ShouldBe(0);
        archive.Meetings(new Filter()).Select(m => (m.Day, m.Reports)).ShouldBe([(new DateOnly(2025, 4, 16), 2)]);
        archive.Actor("Bo Berg", new Filter()).Actor.Id.ShouldBe(archive.Actor("Ana Alba", new Filter()).Actor.Id);
        archive.Check().Faults.ShouldBeEmpty();
        archive.Story("a").Versions.Select(v => v.Reader).ShouldBe(["2.0", "1.0"]);
    }

    [Fact]
    public void Records_come_back_out_as_they_went_in()
    {
        using var archive = Stores.New("sqlite").Open();
        Telling.Add(archive, Some[3]);
        var record = archive.Records().Single().Record;
        var incident = record.Incidents.Single();
        (incident.Killed, incident.Place, incident.Time, incident.Evidence[0].Quote).ShouldBe((3, "Tyre", "2025-04-16", "Rockets killed 😀 three."));
        record.Entities.Select(e => e.Name).ShouldBe(["Israel", "two gunmen"]);
        record.Entities.Single(e => e.Id == incident.Attacker).Name.ShouldBe("Israel");
    }
}
