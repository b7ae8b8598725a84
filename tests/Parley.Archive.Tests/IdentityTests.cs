using Parley.Archive.Questions;

namespace Parley.Archive.Tests;

/// <summary>Who is who, the same on both stores.</summary>
public class IdentityTests
{
    [Theory, InlineData("sqlite"), InlineData("postgres")]
    public void A_name_a_surname_and_an_office_on_its_day_are_one_actor(string kind)
    {
        using var archive = Stores.New(kind).Open();
        Telling.Add(
            archive,
            new Telling("Marco Rubio spoke.").Person("Marco Rubio", "USA", "Secretary of State").Said("Marco Rubio", "One."),
            new Telling("Rubio spoke again.").Person("Rubio", "USA").Said("Rubio", "Two."),
            new Telling("The U.S. secretary of state spoke.").Person("U.S. secretary of state", "USA", "secretary").Said("U.S. secretary of state", "Three."));
        var actor = archive.Actors(new Filter(), null).Single();
        (actor.Name, actor.Stories).ShouldBe(("Marco Rubio", 3));
        archive.Said(new Filter { Actor = "Rubio" }).Length.ShouldBe(3);
    }

    [Theory, InlineData("2006-05-10", "Jacques Chirac"), InlineData("2016-05-10", "Francois Hollande"), InlineData("2025-05-10", "Emmanuel Macron")]
    public void The_French_president_is_whoever_held_the_office_on_the_day(string day, string name)
    {
        using var archive = Stores.New("sqlite").Open();
        Telling.Add(archive, new Telling("The French president spoke.", day).Person("French president", "FRA", "president").Said("French president", "Well."));
        archive.Actors(new Filter(), null).Single().Name.ShouldBe(name);
        archive.Actor("French president", new Filter { To = DateOnly.Parse(day) }).Actor.Name.ShouldBe(name);
    }

    [Theory, InlineData("sqlite"), InlineData("postgres")]
    public void A_surname_waits_for_the_full_name_and_joins_it(string kind)
    {
        using var archive = Stores.New(kind).Open();
        Telling.Add(archive, new Telling("Okonjo spoke.").Person("Okonjo", "NGA").Said("Okonjo", "One."), new Telling("Ben Okonjo spoke.").Person("Ben Okonjo", "NGA").Said("Ben Okonjo", "Two."));
        archive.Actors(new Filter(), null).Single().Name.ShouldBe("Ben Okonjo");
    }

    [Theory, InlineData("sqlite"), InlineData("postgres")]
    public void A_surname_that_two_people_share_is_left_to_a_person(string kind)
    {
        using var archive = Stores.New(kind).Open();
        Telling.Add(
            archive,
            new Telling("Ben Okonjo spoke.").Person("Ben Okonjo", "NGA").Said("Ben Okonjo", "One."),
            new Telling("Ade Okonjo spoke.").Person("Ade Okonjo", "NGA").Said("Ade Okonjo", "Two."),
            new Telling("Okonjo spoke.").Person("Okonjo", "NGA").Said("Okonjo", "Three."));
        archive.Actors(new Filter(), null).Length.ShouldBe(3);
        var candidate = archive.Candidates(10).ShouldHaveSingleItem();
        candidate.Features.ShouldBe("surname only +2.2; same country +1; same weeks +1; rival -2");
    }

    [Theory, InlineData("sqlite"), InlineData("postgres")]
    public void Spellings_of_one_name_are_one_actor_and_namesakes_of_two_states_are_two(string kind)
    {
        using var archive = Stores.New(kind).Open();
        Telling.Add(
            archive,
            new Telling("Oleh Bondarenko spoke.").Person("Oleh Bondarenko", "UKR").Said("Oleh Bondarenko", "One."),
            new Telling("Oleh Bondarenkko spoke.").Person("Oleh Bondarenkko", "UKR").Said("Oleh Bondarenkko", "Two."),
            new Telling("John Clay of Canada spoke.").Person("John Clay", "CAN").Said("John Clay", "Three."),
            new Telling("John Clay of Ghana spoke.").Person("John Clay", "GHA").Said("John Clay", "Four."));
        archive.Actors(new Filter(), null).Select(a => (a.Name, a.Stories)).ShouldBe([("Oleh Bondarenko", 2), ("John Clay", 1), ("John Clay", 1)]);
    }

    [Theory, InlineData("sqlite"), InlineData("postgres")]
    public void A_merge_is_a_row_that_can_be_undone(string kind)
    {
        using var archive = Stores.New(kind).Open();
        Telling.Add(
            archive,
            new Telling("Abu Ali spoke.").Person("Abu Ali", "SYR").Said("Abu Ali", "One."),
            new Telling("Hassan Hamdan spoke.").Person("Hassan Hamdan", "SYR").Said("Hassan Hamdan", "Two."));
        var act = archive.Merge("Abu Ali", "Hassan Hamdan", "editor");
        archive.Said(new Filter { Actor = "Abu Ali" }).Length.ShouldBe(2);
        archive.JudgedByPeople(10).Select(j => (j.Decision, j.Who, j.UndoneAt)).ShouldBe([("same", "editor", null)]);
        archive.Undo(act, "editor");
        archive.Said(new Filter { Actor = "Abu Ali" }).Length.ShouldBe(1);
        archive.JudgedByPeople(10).Single().UndoneBy.ShouldBe("editor");
        Should.Throw<ArchiveException>(() => archive.Undo(act, "editor")).Fault.ShouldBe(ArchiveFault.NoSuchJudgement);
    }

    [Theory, InlineData("sqlite"), InlineData("postgres")]
    public void A_split_holds_against_what_Parley_judges_and_later_stories_do_not_mend_it(string kind)
    {
        using var archive = Stores.New(kind).Open();
        Telling.Add(
            archive,
            new Telling("Ben Okonjo spoke.").Person("Ben Okonjo", "NGA").Said("Ben Okonjo", "One."),
            new Telling("Ben J. Okonjo spoke.").Person("Ben J. Okonjo", "NGA").Said("Ben J. Okonjo", "Two."));
        archive.Actors(new Filter(), null).Length.ShouldBe(1);
        var act = archive.Split("Ben Okonjo", "Ben J. Okonjo", "editor");
        archive.Actors(new Filter(), null).Length.ShouldBe(2);
        Telling.Add(archive, new Telling("Ben J. Okonjo spoke again.").Person("Ben J. Okonjo", "NGA").Said("Ben J. Okonjo", "Three."));
        archive.Actors(new Filter(), null).Select(a => a.Stories).ShouldBe([2, 1]);
        archive.Undo(act, "editor");
        archive.Actors(new Filter(), null).Single().Stories.ShouldBe(3);
        archive.Said(new Filter { Actor = "Ben Okonjo" }).Length.ShouldBe(3);
    }

    [Fact]
    public void Nobody_of_that_name_is_told_with_names_that_are_near()
    {
        using var archive = Stores.New("sqlite").Open();
        Telling.Add(archive, new Telling("Ben Okonjo spoke.").Person("Ben Okonjo", "NGA").Said("Ben Okonjo", "One."));
        Should.Throw<ArchiveException>(() => archive.Actor("Ben Okonja", new Filter())).Text.ShouldBe("no actor of the archive goes by that name; perhaps Ben Okonjo");
    }
}
