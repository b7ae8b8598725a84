using Parley.Language;
using Parley.Reading.Quantities;
using Parley.Reading.Time;

namespace Parley.Reading.Tests.Time;

public class TimeFinderTests
{
    private static readonly LanguageModel Model = LanguageModel.Load(Path.Combine(Shared.Root, "data", "models", "english.parley"));

    // The stories are published on Thursday 17 April 2025.
    [Theory]
    [InlineData("They met on Thursday.", "2025-04-17")]
    [InlineData("They met on Monday.", "2025-04-14")]
    [InlineData("They will meet on Monday.", "2025-04-21")]
    [InlineData("A drone hit the city on Wednesday night.", "2025-04-16")]
    [InlineData("They met yesterday.", "2025-04-16")]
    [InlineData("They will meet tomorrow.", "2025-04-18")]
    [InlineData("They met last week.", "2025-04-07/2025-04-13")]
    [InlineData("They met last month.", "2025-03")]
    [InlineData("They met in March.", "2025-03")]
    [InlineData("They met on Nov. 29.", "2024-11-29")]
    [InlineData("They met on April 3, 2016.", "2016-04-03")]
    [InlineData("They met on 3 April 2016.", "2016-04-03")]
    [InlineData("The war has gone on since 2014.", "2014/..")]
    [InlineData("They met three days ago.", "2025-04-14")]
    [InlineData("They signed it in 2015.", "2015")]
    [InlineData("They met on Monday and Tuesday.", "2025-04-14/2025-04-15")]
    [InlineData("They met in November last year.", "2024-11")]
    [InlineData("They met in February and March.", "2025-02/2025-03")]
    [InlineData("Militants struck twice over the past year.", "2024-04-17/2025-04-17")]
    [InlineData("They met several times in the last two weeks.", "2025-04-03/2025-04-17")]
    [InlineData("They met last spring.", "2024-03/2024-05")]
    [InlineData("A 2019 airstrike killed two men.", "2019")]
    [InlineData("In April seven people were hurt.", "2025-04")]
    [InlineData("They met on Christmas Eve.", "2024-12-24")]
    public void Resolves_against_the_day_of_publication(string text, string expected) =>
        TimeFinder.Find(new Analyzer(Model).Analyze(text), new DateOnly(2025, 4, 17)).Select(t => t.Value).ShouldBe([expected]);

    [Fact]
    public void A_day_earlier_is_counted_from_the_day_last_named() =>
        TimeFinder.Find(new Analyzer(Model).Analyze("They said on Monday that they had met a day earlier."), new DateOnly(2025, 4, 17)).Select(t => t.Value)
            .ShouldBe(["2025-04-14", "2025-04-13"]);

    [Theory]
    [InlineData("He may resign.")]
    [InlineData("They met recently.")]
    public void Leaves_alone_what_is_no_time(string text) =>
        TimeFinder.Find(new Analyzer(Model).Analyze(text), new DateOnly(2025, 4, 17)).ShouldBeEmpty();

    [Fact]
    public void Without_a_date_relative_times_stay_open() =>
        TimeFinder.Find(new Analyzer(Model).Analyze("They met on Monday."), null).Single().Value.ShouldBeNull();

    [Theory]
    [InlineData("It killed at least 12 people.", "people", 12)]
    [InlineData("It killed three soldiers.", "soldiers", 3)]
    [InlineData("It killed a child.", "child", 1)]
    [InlineData("It killed 1,200 people.", "people", 1200)]
    [InlineData("It killed dozens of people.", "dozens", null)]
    public void Counts_people(string text, string noun, int? expected)
    {
        var document = new Analyzer(Model).Analyze(text);
        var head = Enumerable.Range(0, document.Tokens.Length).First(i => document.Form(i).SequenceEqual(noun));
        Quantity.Of(document, head).ShouldBe(expected);
    }
}
