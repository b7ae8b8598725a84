using Parley.Record;

namespace Parley.Reading.Tests.Items;

// The stories are published on Thursday 17 April 2025.
public class IncidentTests
{
    [Fact]
    public void Tellings_of_one_attack_are_one_incident_with_the_fields_of_all()
    {
        var incident = Shared.Read(
            "Gunmen stormed a hotel in the port city of Gwadar on Wednesday, killing three people. The attack lasted two hours. "
            + "The Baloch Liberation Army claimed responsibility for the attack.").Incidents.ShouldHaveSingleItem();
        incident.Killed.ShouldBe(3);
        incident.Place.ShouldBe("Gwadar");
        incident.Time.ShouldBe("2025-04-16");
        incident.Evidence.Length.ShouldBeGreaterThan(1);
    }

    [Fact]
    public void Attacks_of_two_sides_in_one_sentence_stay_apart() =>
        Shared.Read("An Israeli airstrike killed two men in Gaza on Tuesday, a day after Hamas militants fired rockets at Ashkelon.").Incidents.Length.ShouldBe(2);

    [Fact]
    public void Another_attack_is_another_incident() =>
        Shared.Read("A bomb exploded in Kabul on Monday, killing four people. In another attack, gunmen killed two policemen in Herat.").Incidents.Length.ShouldBe(2);

    [Theory]
    [InlineData("The war has killed 40,000 people since 2014.")]
    [InlineData("The conflict has left 300 people dead.")]
    [InlineData("The group is fighting for independence from Spain.")]
    [InlineData("Iran was hit by a series of sanctions.")]
    [InlineData("Iran was hit by a slew of sanctions on Monday.")]
    [InlineData("The insurrection has left 300 people dead.")]
    [InlineData("Ten people were killed when an overloaded ferry sank off Java on Monday.")]
    [InlineData("The general ordered his men to fight the rebels.")]
    [InlineData("North Korea test fired a missile.")]
    [InlineData("North Korea fired a ballistic missile into the sea on Monday.")]
    [InlineData("North Korea launched a missile over Japan on Monday.")]
    [InlineData("The army regularly fires rockets at Goma.")]
    [InlineData("The missile is capable of hitting Guam.")]
    [InlineData("The European Union announced targeted sanctions on Monday.")]
    [InlineData("The policy of targeting Russia with sanctions failed on Monday.")]
    public void Tolls_of_wars_causes_and_measures_are_no_incidents(string text) => Shared.Read(text).Incidents.ShouldBeEmpty();

    [Theory]
    [InlineData("Hamas claimed responsibility for the attack on a bus in Haifa on Monday.", "Hamas")]
    [InlineData("Police blamed the Taliban for Tuesday's bombing in Kabul.", "Taliban")]
    [InlineData("The attack in Kabul on Monday was carried out by the Taliban.", "Taliban")]
    [InlineData("A Russian missile strike killed six people in Dnipro.", "Russia")]
    [InlineData("The Taliban played a role in the March 27, 2025 attack on a hotel in Kabul that killed 15 people.", "Taliban")]
    [InlineData("Al-Shabab assumed responsibility for the attack on a hotel in Mogadishu on Monday.", "Al-Shabab")]
    [InlineData("Insurgents from the Taliban claimed responsibility for the attack on a hotel in Kabul on Monday.", "Taliban")]
    [InlineData("A court jailed a Hezbollah member for the attack on a bus in Haifa on Monday.", "Hezbollah")]
    public void The_attacker_is_whoever_answers_for_it(string text, string attacker)
    {
        var record = Shared.Read(text);
        record.Entities.Single(e => e.Id == record.Incidents[0].Attacker).Name.ShouldContain(attacker);
    }

    [Theory]
    [InlineData("Rebels attacked an Ethiopian outpost near Mekele on Monday.", "Ethiopia")]
    [InlineData("Two missiles hit a Ukrainian refinery in Odesa on Monday.", "Ukraine")]
    [InlineData("Militants attacked a Turkish convoy near Idlib on Monday.", "Turkey")]
    [InlineData("Gunmen attacked the French legation in Bamako on Monday.", "French legation")]
    [InlineData("The onslaught of the rebels on Goma on Monday killed six people.", null)]
    public void The_target_is_whose_it_was_or_the_mission_itself(string text, string? target)
    {
        var record = Shared.Read(text);
        record.Entities.FirstOrDefault(e => e.Id == record.Incidents[0].Target)?.Name.ShouldBe(target);
        record.Incidents[0].Target.ShouldBe(record.Entities.FirstOrDefault(e => e.Name == target)?.Id);
    }

    [Fact]
    public void A_number_of_attackers_is_no_row_of_measures() =>
        Shared.Read("A number of gunmen attacked a base near Goma on Monday.").Incidents.ShouldHaveSingleItem();

    [Theory]
    [InlineData("Three guards and two civilians were killed in an attack in Aden.", 5, null)]
    [InlineData("A bomb killed at least 12 people and wounded 30 others in Aden.", 12, 30)]
    [InlineData("Dozens of people were killed in an attack in Aden.", null, null)]
    [InlineData("The death toll from Monday's bombing in Aden rose to 26.", 26, null)]
    public void The_fallen_are_counted(string text, int? killed, int? injured)
    {
        var incident = Shared.Read(text).Incidents[0];
        (incident.Killed, incident.Injured).ShouldBe((killed, injured));
    }

    [Theory]
    [InlineData("Four soldiers were killed in fighting with rebels near Goma.")]
    [InlineData("Three rebels died in a clash with the army near Goma.")]
    [InlineData("Five soldiers were killed in an encounter with rebels near Goma on Monday.")]
    public void The_fallen_of_a_fight_belong_to_a_clash(string text) => Shared.Read(text).Incidents[0].Type.ShouldBe(IncidentType.Clash);

    [Theory]
    [InlineData("Officials fear that the United States may attack North Korea.")]
    [InlineData("Israel could strike the base in Syria.")]
    public void An_attack_that_is_only_feared_is_possible(string text) => Shared.Read(text).Incidents.ShouldHaveSingleItem().Status.ShouldBe(Status.Possible);

    [Fact]
    public void A_capital_before_the_noun_is_where_it_happened() => Shared.Read("The Kabul bombing killed six people.").Incidents[0].Place.ShouldBe("Kabul");

    [Theory]
    [InlineData("Gunmen stormed the Grand Serena hotel in Quetta on Monday.", "Grand Serena hotel")]
    [InlineData("A bomb exploded in Helmand province on Monday.", "Helmand province")]
    [InlineData("A bomb exploded near a Bangkok market on Monday.", "Bangkok")]
    [InlineData("Rockets hit a base in northern Syria on Monday.", "northern Syria")]
    [InlineData("Rockets hit the Bagram training base on Monday.", "Bagram training base")]
    public void The_place_is_the_narrowest_named(string text, string place) => Shared.Read(text).Incidents[0].Place.ShouldBe(place);
}
