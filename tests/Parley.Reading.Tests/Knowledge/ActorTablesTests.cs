using System.Globalization;
using System.Text.RegularExpressions;
using Parley.Reading.Knowledge;
using Parley.Record;

namespace Parley.Reading.Tests.Knowledge;

/// <summary>The form of data/actors and what it says of some well-known days.</summary>
public sealed partial class ActorTablesTests
{
    private static readonly HashSet<string> Offices =
    [
        "head_of_state", "head_of_government", "foreign_minister", "defence_minister", "minister", "national_security_adviser", "envoy", "spokesperson",
        "military_chief", "group_leader", "legislator", "head_of_body", "central_bank", "other",
    ];

    private static readonly DataRow[] Holders = [.. Table("actors", "holders.tsv")];
    private static readonly DataRow[] Organizations = [.. Table("actors", "organizations.tsv")];
    private static readonly HashSet<string> Countries = [.. Table("places", "countries.tsv").Select(r => r["iso3"])];
    private static readonly KnowledgeBase Known = KnowledgeBase.Load(Path.Combine(Shared.Root, "data"));

    [Fact]
    public void Holders_are_many() => Holders.Length.ShouldBeGreaterThanOrEqualTo(3000);

    [Fact]
    public void Every_holding_has_a_name_an_office_and_dates_in_order() =>
        Holders.Where(r => r["name"].Length == 0 || !Offices.Contains(r["office"]) || r["role"].Length == 0 || !Dated(r)).Select(Line).ShouldBeEmpty();

    [Fact]
    public void Countries_of_actors_are_known_ones() =>
        Holders.Concat(Organizations).Where(r => r["country"].Length > 0 && !Countries.Contains(r["country"])).Select(Line).ShouldBeEmpty();

    [Fact]
    public void No_holding_stands_twice() =>
        Holders.GroupBy(r => (r["name"], r["country"], r["body"], r["office"], r["role"], r["from"])).Where(g => g.Count() > 1).Select(g => Line(g.First())).ShouldBeEmpty();

    [Fact]
    public void One_name_is_one_person() =>
        Holders.SelectMany(r => r.List("aliases").Append(r["name"]).Select(n => (Name: string.Join(' ', Folding.Words(n)), Person: r["name"]))).Distinct()
            .GroupBy(p => p.Name, StringComparer.Ordinal).Where(g => g.Select(p => p.Person).Distinct(StringComparer.Ordinal).Count() > 1)
            .Select(g => g.Key).ShouldBe(["george bush"]);

    [Fact]
    public void Names_have_no_title_before_them() =>
        Holders.SelectMany(r => r.List("aliases").Append(r["name"])).Where(n => Title().IsMatch(n)).ShouldBeEmpty();

    [Fact]
    public void Organizations_are_many() => Organizations.Length.ShouldBeGreaterThanOrEqualTo(600);

    [Fact]
    public void Every_organization_has_a_name_a_kind_and_a_domain() =>
        Organizations.Where(r => r["name"].Length == 0 || r["domain"].Length == 0 || r["ambiguous"] is not ("" or "1")
            || !Terms.TryRead<EntityKind>(r["kind"], out var kind) || kind is EntityKind.Person or EntityKind.Group).Select(Line).ShouldBeEmpty();

    [Theory]
    [InlineData("FRA", "head_of_state", "2006-05-01", "Jacques Chirac")]
    [InlineData("FRA", "head_of_state", "2016-05-01", "Francois Hollande")]
    [InlineData("FRA", "head_of_state", "2025-05-01", "Emmanuel Macron")]
    [InlineData("USA", "foreign_minister", "1998-03-01", "Madeleine Albright")]
    [InlineData("GBR", "head_of_government", "2003-03-20", "Tony Blair")]
    [InlineData("JPN", "head_of_government", "2001-09-11", "Junichiro Koizumi")]
    [InlineData("KEN", "head_of_state", "2008-01-15", "Mwai Kibaki")]
    [InlineData("PER", "head_of_state", "1997-04-22", "Alberto Fujimori")]
    [InlineData("UZB", "head_of_state", "2005-05-13", "Islam Karimov")]
    public void An_office_has_one_holder_on_a_day(string country, string office, string day, string person) =>
        Holders.Where(r => r["country"] == country && r["office"] == office && string.CompareOrdinal(r["from"], day) <= 0
            && (r["to"].Length == 0 || string.CompareOrdinal(r["to"], day) >= 0)).Select(r => r["name"]).ShouldBe([person]);

    [Theory]
    [InlineData("Chirac", "2006-05-01", "FRA")]
    [InlineData("Hollande", "2016-05-01", "FRA")]
    [InlineData("Gadhafi", "2011-03-19", "LBY")]
    [InlineData("Qaddafi", "2011-03-19", "LBY")]
    [InlineData("Zelenskiy", "2022-02-24", "UKR")]
    [InlineData("Xi", "2015-09-03", "CHN")]
    [InlineData("Roh", "2007-10-04", "KOR")]
    [InlineData("Saddam", "2002-10-10", "IRQ")]
    [InlineData("Basayev", "2004-09-03", "RUS")]
    [InlineData("Maduro", "2019-01-23", "VEN")]
    public void A_surname_gives_the_country_of_its_bearer_around_a_day(string surname, string day, string country) =>
        Known.BySurname(surname, Day(day))?.Country.ShouldBe(country);

    [Fact]
    public void Of_namesakes_the_one_who_leads_a_state_is_meant() => Known.BySurname("Brown", Day("2008-10-10"))?.Person.ShouldBe("Gordon Brown");

    [Theory]
    [InlineData("Jinping", "2015-09-03")]
    [InlineData("Un", "2015-09-03")]
    [InlineData("II", "2003-03-20")]
    [InlineData("Store", "2023-01-10")]
    [InlineData("Hollande", "2001-01-01")]
    public void Words_that_name_nobody_by_themselves_are_no_surnames(string word, string day) => Known.BySurname(word, Day(day)).ShouldBeNull();

    [Theory]
    [InlineData("Lars Løkke Rasmussen", "DNK")]
    [InlineData("François Hollande", "FRA")]
    [InlineData("Radosław Sikorski", "POL")]
    [InlineData("Recep Tayyip Erdoğan", "TUR")]
    [InlineData("Kim Jong-un", "PRK")]
    public void Letters_with_marks_are_read_as_wires_write_them(string name, string country) => Known.Holders.Exactly(name)[0].Country.ShouldBe(country);

    [Fact]
    public void A_tenure_lasts_to_the_end_of_its_last_month() =>
        Known.Holders.Exactly("Jacques Chirac").Single(h => h.Office == "head_of_state").To.ShouldBe(new DateOnly(2007, 5, 31));

    private static IEnumerable<DataRow> Table(string folder, string file) => DataTable.Read(Path.Combine(Shared.Root, "data", folder, file));

    private static DateOnly Day(string day) => DateOnly.ParseExact(day, "yyyy-MM-dd", CultureInfo.InvariantCulture);

    private static bool Dated(DataRow row)
    {
        var (from, to) = (row["from"], row["to"]);
        var length = Math.Min(from.Length, to.Length);
        return Date().IsMatch(from) && (to.Length == 0 || (Date().IsMatch(to) && string.CompareOrdinal(from[..length], to[..length]) <= 0));
    }

    private static string Line(DataRow row) => string.Join(" · ", row.Cells);

    [GeneratedRegex(@"^\d{4}(-(0[1-9]|1[0-2])(-\d\d)?)?$", RegexOptions.ExplicitCapture, 1000)]
    private static partial Regex Date();

    [GeneratedRegex("^(King|Queen|Pope|Prince|Princess|Crown Prince|President|General|Gen\\.|Col\\.) (?!Johnson|Yormie)", RegexOptions.ExplicitCapture, 1000)]
    private static partial Regex Title();
}
