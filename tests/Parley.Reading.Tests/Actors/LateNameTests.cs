namespace Parley.Reading.Tests.Actors;

/// <summary>Persons who are described by office in one place and named in another are one actor.</summary>
public class LateNameTests
{
    [Theory]
    [InlineData("Norway's defense minister said on Monday the base would close. Troops had left in March, officials said. Shops were shut and the streets were empty. Roads were closed too. "
        + "Schools did not open. Norwegian Defense Minister Anna Berg said a decision was near.", "Anna Berg")]
    [InlineData("Kenya's chief negotiator said on Monday the talks had failed. Peter Otieno, speaking to reporters in Nairobi, said he would go home.", "Peter Otieno")]
    [InlineData("A spokesman for the Kenyan Red Cross said on Monday the road was closed. \"We can't wait any longer,\" the spokesman, Peter Otieno, said.", "Peter Otieno")]
    public void Somebody_described_by_office_is_the_one_named_for_it_later(string text, string name)
    {
        var record = Shared.Read(text);
        record.Entities.Single(e => e.Id == record.Statements[0].Speaker).Name.ShouldBe(name);
    }

    [Theory]
    [InlineData("Norway's defense minister said on Monday the base would close. Finnish Defense Minister Anna Berg said a decision was near.", "Norway's defense minister")]
    [InlineData("A senior Norwegian official said on Monday the base would close. Norwegian Defense Minister Anna Berg said a decision was near.", "A senior Norwegian official")]
    [InlineData("Norway's former defense minister said on Monday the base would close. Norwegian Defense Minister Anna Berg said a decision was near.", "Norway's former defense minister")]
    [InlineData("Kenya's chief negotiator said on Monday the talks had failed. Foreign Minister Peter Otieno said he would go home.", "Kenya's chief negotiator")]
    public void Nobody_is_named_by_a_name_of_another_state_or_office(string text, string name)
    {
        var record = Shared.Read(text);
        record.Entities.Single(e => e.Id == record.Statements[0].Speaker).Name.ShouldBe(name);
    }

    [Fact]
    public void A_president_of_the_name_of_a_town_gives_no_country_to_his_envoy()
    {
        var record = Shared.Read("President Obama's ambassador to the United Nations said on Monday the vote would be held.");
        record.Entities.Single(e => e.Id == record.Statements[0].Speaker).Country.ShouldNotBe("JPN");
    }
}
