using Parley.Exchange.Scoring;
using Parley.Language;
using Parley.Language.Training;
using Parley.Reading.Frames;
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
        var rows = new SightRows(examined.Scene, examined.Said, examined.Firings) { By = story.By };
        foreach (var s in Enumerable.Range(0, document.Sentences.Length).Where(story.IsAnnotated))
        {
            var sentence = document.Sentences[s];
            var count = sentence.End - sentence.First;
            var lesson = new SentenceLesson(document, sentence, new int[count * SightRows.Tables.Count], new int[count], new int[count], [.. Enumerable.Repeat(-2, count)]);
            rows.Fill(sentence, lesson.Own);
            foreach (var item in story.Items.Where(i => i.Sentences.Contains(s) && Kind(i) is "incident" or "meeting" && i.What is null))
            {
                TeachByFrame(story, item, lesson);
            }

            Doubt(story, lesson);
            foreach (var item in story.Items.Where(i => i.What is not null && i.Sentences.Contains(s)))
            {
                Teach(story, item, lesson);
            }

            yield return lesson;
        }
    }

    private static string Kind(GoldItem item) => item.Tells.Split('.')[0];

    /// <summary>An event whose words were not noted: the word that sets off its frame; where none does, it is not known which of the sentence's words it is.</summary>
    private static void TeachByFrame(GoldStory story, GoldItem item, SentenceLesson lesson)
    {
        var sentence = lesson.Sentence;
        var triggers = story.Examined.Firings.Where(f => f.Trigger >= sentence.First && f.Trigger < sentence.End && FiringFeatures.Class(f.Frame.Makes) == item.Tells).Select(f => f.Trigger).ToHashSet();
        for (var t = sentence.First; t < sentence.End; t++)
        {
            var at = t - sentence.First;
            if (triggers.Contains(t))
            {
                lesson.Second[at] = Array.FindIndex(EventNames, n => n == item.Tells) + 1;
                lesson.Partners[at] = Partner(story, item, sentence, (t, t + 1, t));
            }
            else if (triggers.Count == 0 && lesson.Second[at] == 0 && lesson.Document.Tokens[t].UPos is UPos.VERB or UPos.NOUN)
            {
                lesson.Second[at] = -1;
            }
        }
    }

    /// <summary>Where incidents and meetings were not annotated, it is not known whether the words that set off their frames tell of one.</summary>
    private static void Doubt(GoldStory story, SentenceLesson lesson)
    {
        foreach (var firing in story.Examined.Firings.Where(f => f.Trigger >= lesson.Sentence.First && f.Trigger < lesson.Sentence.End
            && f.Frame.Makes.Kind is ItemKind.Incident or ItemKind.Meeting && !story.Covers(FiringFeatures.Class(f.Frame.Makes))))
        {
            lesson.Second[firing.Trigger - lesson.Sentence.First] = -1;
        }
    }

    private static void Teach(GoldStory story, GoldItem item, SentenceLesson lesson)
    {
        var stance = Array.FindIndex(StanceNames, n => n == item.Tells);
        var happens = Array.FindIndex(EventNames, n => n == item.Tells);
        if ((stance < 0 && happens < 0) || Object(lesson.Document, lesson.Sentence, item.What!) is not { } words)
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
            lesson.Second[at] = happens + 1;
        }

        lesson.Partners[at] = Partner(story, item, lesson.Sentence, words);
    }

    /// <summary>The words of an object in a sentence, with the one that hangs outside; null where they are not there.</summary>
    internal static (int First, int End, int Head)? Object(Document document, Sentence sentence, string what)
    {
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

    private static string[] EventNames { get; } = [.. Judge.Events.Select(p => FiringFeatures.Class(Judge.Classes[p]))];
}
