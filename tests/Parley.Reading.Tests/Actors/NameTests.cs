namespace Parley.Reading.Tests.Actors;

/// <summary>Which words are somebody's name, and whose country follows from the office.</summary>
public class NameTests
{
    [Theory]
    [InlineData("\"We are ready,\" said Gen. Patrick O’ Malley on Monday.", "Patrick O’ Malley")]
    [InlineData("Envoy Susan Power arrived in Oslo. Power said on Monday the vote would be held.", "Susan Power")]
    public void A_speaker_has_the_whole_name(string text, string name) =>
        Shared.Read(text).Entities.ShouldContain(e => e.Name == name);

    [Fact]
    public void A_congressman_abroad_is_of_the_state_that_calls_its_own_so()
    {
        var record = Shared.Read("China opened a port near Shanghai on Monday. Chinese ships left Shanghai. China fears the United States. Rep. Paul Marrow told reporters he was worried.");
        record.Entities.Single(e => e.Name == "Paul Marrow").Country.ShouldBe("USA");
    }

    [Fact]
    public void The_editorial_speaks_for_the_newspaper()
    {
        var record = Shared.Read("The Riverton Herald said on Monday the bridge was unsafe. The editorial said the mayor must resign.");
        record.Statements.Select(s => record.Entities.Single(e => e.Id == s.Speaker).Name).ShouldAllBe(n => n == "Riverton Herald");
    }

    [Fact]
    public void The_group_is_the_one_that_spoke_last_rather_than_one_that_was_only_named()
    {
        var record = Shared.Read("Amnesty International said on Monday it had written to Greenpeace. The group said it had raised a million dollars.");
        record.Statements.Select(s => record.Entities.Single(e => e.Id == s.Speaker).Name).ShouldAllBe(n => n == "Amnesty International");
    }
}
