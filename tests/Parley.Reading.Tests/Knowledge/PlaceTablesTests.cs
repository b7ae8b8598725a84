using Parley.Reading.Knowledge;

namespace Parley.Reading.Tests.Knowledge;

/// <summary>The form of data/places and what some of its words mean.</summary>
public sealed class PlaceTablesTests
{
    private static readonly HashSet<string> Kinds = ["region", "continent", "sea", "river", "building", "site"];
    private static readonly DataRow[] Regions = [.. Table("regions.tsv")];
    private static readonly DataRow[] Countries = [.. Table("countries.tsv")];
    private static readonly KnowledgeBase Known = KnowledgeBase.Load(Path.Combine(Shared.Root, "data"));

    [Fact]
    public void Regions_are_many() => Regions.Length.ShouldBeGreaterThanOrEqualTo(1400);

    [Fact]
    public void Every_region_has_a_kind_and_a_known_country_or_none()
    {
        var codes = Countries.Select(r => r["iso3"]).ToHashSet(StringComparer.Ordinal);
        Regions.Where(r => r["name"].Length == 0 || !Kinds.Contains(r["kind"]) || (r["iso3"].Length > 0 && !codes.Contains(r["iso3"]))).Select(r => r["name"]).ShouldBeEmpty();
    }

    [Fact]
    public void No_region_stands_twice() =>
        Regions.SelectMany(r => r.List("aliases").Append(r["name"])).GroupBy(n => string.Join(' ', Folding.Words(n)), StringComparer.Ordinal)
            .Where(g => g.Count() > 1).Select(g => g.Key).ShouldBeEmpty();

    [Fact]
    public void Every_country_stands_once() => Countries.Select(r => r["iso3"]).ShouldBeUnique();

    [Fact]
    public void A_nationality_word_is_of_one_country() =>
        Countries.SelectMany(r => r.List("adjectives").Select(a => (Word: string.Join(' ', Folding.Words(a)), Iso: r["iso3"]))).Distinct()
            .GroupBy(p => p.Word, StringComparer.Ordinal).Where(g => g.Count() > 1).Select(g => g.Key).ShouldBeEmpty();

    [Theory]
    [InlineData("Dominican", "DOM")]
    [InlineData("Ecuadorians", "ECU")]
    [InlineData("Belarussian", "BLR")]
    [InlineData("Basotho", "LSO")]
    [InlineData("Britons", "GBR")]
    [InlineData("Zaire", "COD")]
    [InlineData("Burma", "MMR")]
    [InlineData("Kiev", "UKR")]
    [InlineData("Ulaanbaatar", "MNG")]
    [InlineData("La Moneda", "CHL")]
    [InlineData("Bogotá", "COL")]
    public void Words_for_states_old_and_new(string words, string country) => Known.Names.Exactly(words).OrderBy(k => k.Kind).First().Country.ShouldBe(country);

    [Theory]
    [InlineData("Male")]
    [InlineData("San Jose")]
    public void A_capital_that_is_another_word_too_is_no_government(string words) => Known.Names.Exactly(words).ShouldAllBe(k => k.Actor == null);

    private static IEnumerable<DataRow> Table(string file) => DataTable.Read(Path.Combine(Shared.Root, "data", "places", file));
}
