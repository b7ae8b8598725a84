using Parley.Exchange.Scoring;
using Parley.Language;
using Parley.Language.Training;
using Parley.Reading.Judging;

namespace Parley.Training;

/// <summary>
/// What annotated stories teach the sentence network: the word that heads the object of each annotated stand and act, its stance or type, and the word
/// of the sentence that names who.
/// </summary>
public static class StandLessons
{
    private const int Behind = 100;

    /// <summary>The lessons of a story, one a sentence.</summary>
    public static IEnumerable<SentenceLesson> Of(GoldStory story)
    {
        var (examined, document) = (story.Examined, story.Examined.Scene.Tree.Document);
        var rows = new SightRows(examined.Scene, examined.Said, examined.Firings);
        for (var s = 0; s < document.Sentences.Length; s++)
        {
            var sentence = document.Sentences[s];
            var count = sentence.End - sentence.First;
            var lesson = new SentenceLesson(document, sentence, new int[count * SightRows.Tables.Count], new int[count], new int[count], [.. Enumerable.Repeat(-2, count)]);
            rows.Fill(sentence, lesson.Own);
            foreach (var item in story.Items.Where(i => i.What is not null && i.Sentences.Contains(s)))
            {
                Teach(story, item, lesson);
            }

            yield return lesson;
        }
    }

    private static void Teach(GoldStory story, GoldItem item, SentenceLesson lesson)
    {
        var stance = Array.FindIndex(StanceNames, n => n == item.Tells);
        var action = Array.FindIndex(ActionNames, n => n == item.Tells);
        if ((stance < 0 && action < 0) || Object(lesson, item.What!) is not { } words)
        {
            return;
        }

        var at = words.Head - lesson.Sentence.First;
        if (stance >= 0)
        {
            lesson.First[at] = stance + 1;
        }
        else
        {
            lesson.Second[at] = action + 1;
        }

        lesson.Partners[at] = Partner(story, item, lesson.Sentence, words);
    }

    /// <summary>The words of an object in a sentence, with the one that hangs outside; null where they are not there.</summary>
    private static (int First, int End, int Head)? Object(SentenceLesson lesson, string what)
    {
        var (document, sentence) = (lesson.Document, lesson.Sentence);
        var at = document.Text.AsSpan(sentence.Span.Start, sentence.Span.Length).IndexOf(what, StringComparison.Ordinal);
        var first = at < 0 ? 0 : Math.Max(sentence.First, document.FirstFrom(sentence.Span.Start + at));
        var end = at < 0 ? 0 : Math.Min(sentence.End, document.FirstFrom(sentence.Span.Start + at + what.Length));
        var head = Enumerable.Range(first, Math.Max(0, end - first))
            .FirstOrDefault(t => document.Tokens[t] is var token && (token.Head < first || token.Head >= end) && token.UPos != UPos.PUNCT, -1);
        return head < 0 ? null : (first, end, head);
    }

    /// <summary>The word nearest before the object, else behind it, that names one of those who act; −1 where it is the speaker, −2 where that is not known.</summary>
    private static int Partner(GoldStory story, GoldItem item, Sentence sentence, (int First, int End, int Head) words)
    {
        var scene = story.Examined.Scene;
        var named = Enumerable.Range(sentence.First, sentence.End - sentence.First)
            .Where(t => (t < words.First || t >= words.End) && scene.Cast.Of(t) is { } actor && item.Who.Any(w => Likeness.Actor(w, Lessons.Known(actor))))
            .DefaultIfEmpty(-1).MinBy(t => t < words.Head ? words.Head - t : t - words.Head + Behind);
        if (named >= 0)
        {
            return named - sentence.First;
        }

        return scene.Speakers.At(words.Head) is >= 0 and var at && story.Examined.Said[at].Speaker is { } speaker && item.Who.Any(w => Likeness.Actor(w, Lessons.Known(speaker))) ? -1 : -2;
    }

    private static string[] StanceNames { get; } = [.. Judge.Stances.Select(p => FiringFeatures.Class(Judge.Classes[p]))];

    private static string[] ActionNames { get; } = [.. Judge.Actions.Select(p => FiringFeatures.Class(Judge.Classes[p]))];
}
