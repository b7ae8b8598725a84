using Parley.Archive.Events;
using Parley.Archive.Intake;
using Parley.Archive.Knowledge;

namespace Parley.Archive.Tests;

/// <summary>How words, names, times and texts are compared.</summary>
public class KnowledgeTests
{
    [Theory]
    [InlineData("The U.N.-backed Forces", "un backed forces")]
    [InlineData("Élysée’s Çelik", "elysee celik")]
    [InlineData("Kurdistan Workers' Party", "kurdistan workers party")]
    [InlineData("…", "")]
    public void Names_are_folded(string name, string folded) => Folded.Phrase(name).ShouldBe(folded);

    [Theory]
    [InlineData("zelensky", "zelenskyy")]
    [InlineData("gaddafi", "qadhafi")]
    [InlineData("yanukovich", "yanukovych")]
    public void Spellings_of_a_surname_sound_alike(string left, string right) => Folded.Sound(left).ShouldBe(Folded.Sound(right));

    [Theory]
    [InlineData("an unconditional ceasefire", "ceasefire")]
    [InlineData("a 30-day truce in the air", "ceasefire")]
    [InlineData("the release of all hostages", "hostages")]
    [InlineData("to withdraw its troops from the south", "troop withdrawal")]
    [InlineData("the new bridge over the river", "bridg")]
    [InlineData("it", null)]
    public void What_words_are_about_is_a_listed_topic_or_the_head_of_the_phrase(string words, string? topic) => Stores.Knowledge.Topics.Of(words).ShouldBe(topic);

    [Theory]
    [InlineData("2025-04-17", "2025-04-17", "2025-04-17")]
    [InlineData("2024-02", "2024-02-01", "2024-02-29")]
    [InlineData("2024", "2024-01-01", "2024-12-31")]
    [InlineData("2024-12-30/2025-01-02", "2024-12-30", "2025-01-02")]
    [InlineData("2014/..", "2014-01-01", null)]
    [InlineData("soon", null, null)]
    [InlineData("2025-02-31", "2025-02-01", "2025-02-28")]
    public void Times_have_a_first_and_a_last_day(string time, string? from, string? to)
    {
        var days = TimeSpanOfDays.Read(time);
        (Day(days.From), Day(days.To)).ShouldBe((from, to));
        static string? Day(long? number) => number is { } day ? DateOnly.FromDayNumber((int)day).ToString("O") : null;
    }

    [Fact]
    public void A_text_with_a_changed_sentence_is_a_copy_and_another_text_on_the_same_is_not()
    {
        string Text(int from) => string.Join(' ', Enumerable.Range(from, 200).Select(i => $"word{i}"));
        var original = Shingles.Of(Text(0));
        Shingles.AreCopies(original, Shingles.Of(Text(20))).ShouldBeTrue();
        Shingles.AreCopies(original, Shingles.Of(Text(100))).ShouldBeFalse();
        Shingles.BandsOf(original).Intersect(Shingles.BandsOf(Shingles.Of(Text(20)))).ShouldNotBeEmpty();
        Shingles.BandsOf(original).Intersect(Shingles.BandsOf(Shingles.Of(Text(400)))).ShouldBeEmpty();
    }
}
