namespace Parley.Reading.Tests.Actors;

/// <summary>Who the actors of a text are: their names, kinds, countries and offices, and which words mean the same one.</summary>
public class ActorTests
{
    [Theory]
    [InlineData("U.S. Ambassador to Norway Anna Berg said on Monday the talks would go on.", "Person; Anna Berg; USA; Ambassador to Norway")]
    [InlineData("The commander of the northern brigade, Gen. Pavel Novak, said the army was ready.", "Person; Pavel Novak; ; commander")]
    [InlineData("Army Col. Peter Lund, a spokesman for the mission, said two soldiers were hurt.", "Person; Peter Lund; ; spokesman")]
    [InlineData("Acting Finance Minister Jan Novak said the bank would reopen.", "Person; Jan Novak; ; Acting Finance Minister")]
    [InlineData("Maria Novak, director of operations at the port, said work had stopped.", "Person; Maria Novak; ; director of operations")]
    [InlineData("Ms. Weber, 41, a nurse in Graz, said she had seen it all.", "Person; Weber; AUT; nurse")]
    [InlineData("Former spy Oleg Petrov said he would return to Russia.", "Person; Oleg Petrov; ; Former spy")]
    [InlineData("\"We will not wait,\" said Kim Min-ho, South Korea's chief negotiator.", "Person; Kim Min-ho; KOR; chief negotiator")]
    [InlineData("A senior Kenyan security official said the road was open.", "Person; A senior Kenyan security official; KEN; security official")]
    [InlineData("Hamas official Khalil Saad said the crossing was open.", "Person; Khalil Saad; PSE; official")]
    [InlineData("Deputy Defense Secretary Paul Moran said the fleet would sail.", "Person; Paul Moran; ; Deputy Defense Secretary")]
    [InlineData("NATO Secretary-General Jens Stoltenberg said the alliance would stay.", "Person; Jens Stoltenberg; ; Secretary-General")]
    public void A_person_has_the_office_that_title_or_apposition_gives(string text, string expected) =>
        Entities(text).ShouldContain(expected);

    [Theory]
    [InlineData("The militant group Jund al-Nasr said it had taken the town.", "ArmedGroup; Jund al-Nasr; ; ")]
    [InlineData("The official Zonda news agency said the road was closed.", "Organization; Zonda; ; ")]
    [InlineData("Peru's Congress said it would vote on Friday.", "Organization; Congress; PER; ")]
    [InlineData("The U.S.-led coalition said it had hit two trucks.", "Coalition; U.S.-led coalition; ; ")]
    [InlineData("Kurdish forces said they had taken a village.", "ArmedGroup; Kurdish forces; ; ")]
    [InlineData("The Riverton Herald reported that the bridge was closed.", "Organization; Riverton Herald; ; ")]
    [InlineData("Palestinians said the crossing was closed.", "Group; Palestinians; PSE; ")]
    [InlineData("U.S. and Turkish officials said the talks were useful.", "Group; U.S. and Turkish officials; ; ")]
    [InlineData("Dozens of miners said they would stay underground.", "Group; Dozens of miners; ; ")]
    [InlineData("Officials close to the talks said a deal was near.", "Group; Officials close to the talks; ; ")]
    [InlineData("At least three gunmen said they would not leave.", "Group; At least three gunmen; ; ")]
    [InlineData("Boko Haram fighters said they had left the town.", "ArmedGroup; Boko Haram; NGA; ")]
    [InlineData("On Monday al-Shabab said it had taken the town.", "ArmedGroup; al-Shabab; SOM; ")]
    [InlineData("The road is closed, the INM said on Monday.", "Organization; INM; ; ")]
    public void A_body_or_group_has_its_own_words_and_kind(string text, string expected) =>
        Entities(text).ShouldContain(expected);

    [Theory]
    [InlineData("Kenya closed the border on Monday. Police said two men were held. Kenyan troops moved north.", "Organization; Police; KEN; ")]
    [InlineData("Chad's government met rebels. Interior Minister Ali Tom said talks would go on.", "Person; Ali Tom; TCD; Interior Minister")]
    [InlineData("Police investigators said the blast in Oslo was an accident.", "Group; Police investigators; NOR; ")]
    public void A_domestic_actor_belongs_to_the_country_of_the_story(string text, string expected) =>
        Entities(text).ShouldContain(expected);

    [Theory]
    [InlineData("Finnish Foreign Minister Eva Salo met Tamil rebels. The minister said a truce was near.", "Eva Salo")]
    [InlineData("Senator Tom Hale voted for the bill. The lawmaker said it was overdue.", "Tom Hale")]
    [InlineData("The European Steel Federation (ESF) met in Riga. The ESF said tariffs must fall.", "European Steel Federation")]
    [InlineData("Russia's defense ministry denied the report. The ministry said no missile was fired.", "Russia's defense ministry")]
    [InlineData("A Czech lawmaker said on Monday the law would pass. Jan Dvorak, a member of parliament, said it was needed.", "Jan Dvorak")]
    [InlineData("North Korea fired a missile. The North said it was a test.", "North Korea")]
    [InlineData("Norway's Anna Thorsen met Tom Hale in Oslo. \"It was late,\" Thorsen said.", "Anna Thorsen")]
    [InlineData("Hezbollah fired rockets. The group said it would not stop.", "Hezbollah")]
    [InlineData("Anna Berg met Tom Hale in Oslo. She said the talks were good.", "Anna Berg")]
    [InlineData("Tom Hale met Anna Berg in Oslo. He said the talks were good.", "Tom Hale")]
    public void A_later_mention_speaks_for_the_actor_it_goes_back_to(string text, string speaker)
    {
        var record = Shared.Read(text);
        var last = record.Statements[^1];
        record.Entities.Single(e => e.Id == last.Speaker).Name.ShouldBe(speaker);
    }

    [Fact]
    public void The_army_of_a_state_is_one_actor_under_all_its_words() =>
        Shared.Read("Chadian troops took the town. Chad's army said the fighting was over. The military said it would stay.")
            .Entities.Count(e => e.Kind == Parley.Record.EntityKind.Military).ShouldBe(1);

    [Theory]
    [InlineData("The vice president said the law was bad.", "President")]
    [InlineData("He took office in May and Sweden said nothing.", "office")]
    public void What_is_no_actor_becomes_none(string text, string name) =>
        Shared.Read(text).Entities.ShouldNotContain(e => e.Name == name);

    [Theory]
    [InlineData("Jane Doe, a fellow at the Center for the Northern Interest, said the deal was weak.", "Jane Doe", "Center for the Northern Interest")]
    [InlineData("John Roe, president of the Moscow-based Institute of Arctic Assessments, said the talks had failed.", "John Roe", "Institute of Arctic Assessments")]
    [InlineData("Rep. Ed Rowe, R-Texas, chairman of the House Armed Services Committee, said he opposed the bill.", "Ed Rowe", "House Armed Services Committee")]
    [InlineData("Rear Adm. John Kirk, the Pentagon's press secretary, said the ships had turned.", "John Kirk", "Pentagon")]
    [InlineData("Seoul's Unification Ministry spokesman Kim Hyun said the North had agreed.", "Kim Hyun", "Unification Ministry")]
    [InlineData("Maria Lopez of the Farm Workers Union said the strike would go on.", "Maria Lopez", "Farm Workers Union")]
    [InlineData("Reuters' Ann Berg said the town was quiet.", "Ann Berg", "Reuters")]
    [InlineData("A Kenyan foreign ministry spokesman said the talks would go on.", "A Kenyan foreign ministry spokesman", "Kenyan foreign ministry")]
    public void A_person_belongs_to_the_body_that_title_or_description_names(string text, string person, string body)
    {
        var record = Shared.Read(text);
        var affiliation = record.Entities.Single(e => e.Name == person).Affiliation;
        record.Entities.Single(e => e.Id == affiliation).Name.ShouldBe(body);
    }

    [Theory]
    [InlineData("Jane Doe, a former analyst at the Arctic Institute, said the deal was weak.")]
    [InlineData("Norway's ambassador to the United Nations, Jane Doe, said the deal was weak.")]
    public void Who_left_a_body_or_speaks_for_a_state_at_it_does_not_belong_to_it(string text) =>
        Shared.Read(text).Entities.ShouldNotContain(e => e.Kind == Parley.Record.EntityKind.Organization);

    [Theory]
    [InlineData("Officials on the sidelines of the talks said a deal was near.", "Officials on the sidelines of the talks")]
    [InlineData("Two influential Republicans said the deal was bad.", "Two influential Republicans")]
    [InlineData("The law firm representing Marlow said it had no comment.", "law firm representing Marlow")]
    [InlineData("The Danish embassy in Norway said it knew nothing.", "Danish embassy in Norway")]
    [InlineData("Kenya's Foreign Ministry said the talks would go on.", "Foreign Ministry")]
    [InlineData("Kenya's Zonda news agency said the talks would go on.", "Zonda")]
    [InlineData("Norway's Channel 10 said the talks would go on.", "Channel 10")]
    public void Actors_are_known_by_the_whole_phrase_and_by_its_core(string text, string name) =>
        Shared.Read(text).Entities.ShouldContain(e => e.Names.Contains(name));

    [Theory]
    [InlineData("Sergei Petrov, head of the Foundation for Aid to Novaya and Sudland, said the trucks had left.", "Foundation for Aid to Novaya and Sudland")]
    [InlineData("The Arctic Observatory for Animal Rights said three seals were shot.", "Arctic Observatory for Animal Rights")]
    [InlineData("The Council on Monday said nothing, and the Energy Council on Monday said it would vote.", "Energy Council")]
    public void A_bodys_name_goes_on_after_for_or_on(string text, string name) =>
        Shared.Read(text).Entities.ShouldContain(e => e.Name == name);

    [Theory]
    [InlineData("Monsignor Paolo Conti said the church would wait.", "Paolo Conti")]
    [InlineData("U.S. Gen. Floyd Hanson III said the troops were ready.", "Floyd Hanson III")]
    [InlineData("Jan Novak Jan Peter NovakPolice said on Monday that the law was ready.", "Jan Novak")]
    [InlineData("Chan Kin-man said the protest would go on.", "Chan Kin-man")]
    public void A_person_has_the_plain_name(string text, string name) =>
        Shared.Read(text).Entities.ShouldContain(e => e.Name == name);

    private static IEnumerable<string> Entities(string text) =>
        Shared.Read(text).Entities.Select(e => $"{e.Kind}; {e.Name}; {e.Country}; {e.Role}");
}
