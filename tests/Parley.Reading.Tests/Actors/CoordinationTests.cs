namespace Parley.Reading.Tests.Actors;

/// <summary>Groups of unnamed people joined by "and" are one group; states, bodies and people with names stay apart.</summary>
public class CoordinationTests
{
    [Theory]
    [InlineData("Top aides and commanders said on Monday the plan would fail.", "Top aides and commanders", null)]
    [InlineData("Kenyan officials and diplomats said on Monday the plan would fail.", "Kenyan officials and diplomats", "KEN")]
    [InlineData("Republicans and some Democrats said on Monday the bill was bad.", "Republicans and some Democrats", "USA")]
    [InlineData("Doctors, nurses and students said on Monday the clinic would close.", "Doctors, nurses and students", null)]
    public void Unnamed_groups_that_and_joins_are_one_group(string text, string name, string? country)
    {
        var record = Shared.Read(text);
        record.Statements.Length.ShouldBe(1);
        var speaker = record.Entities.Single(e => e.Id == record.Statements[0].Speaker);
        (speaker.Name, speaker.Country).ShouldBe((name, country));
    }

    [Theory]
    [InlineData("Norway and Sweden said on Monday the plan would fail.", "Norway", "Sweden")]
    [InlineData("Kenyan officials and Somali officials said on Monday the plan would fail.", "Kenyan officials", "Somali officials")]
    public void States_and_groups_of_two_states_stay_apart(string text, params string[] names) =>
        Shared.Read(text).Entities.Select(e => e.Name).ShouldBe(names, ignoreOrder: true);

    [Theory]
    [InlineData("Leaders of Norway and Sweden said on Monday the plan would fail.")]
    [InlineData("Norwegian and European officials said on Monday the plan would fail.")]
    public void A_group_of_several_states_belongs_to_none(string text) =>
        Shared.Read(text).Entities.Single().Country.ShouldBeNull();
}
