using Parley.Language;

namespace Parley.Reading.Speech.Learned;

/// <summary>
/// The words in which source and content of one cue are looked for: its sentence, and the sentences of its paragraph that quotations tie to it.
/// Tells where each word stands as seen from the cue.
/// </summary>
internal sealed class Window
{
    private const int FarthestSentence = 6;

    private readonly int[] _upFromCue;

    /// <summary>Lays a window around a cue.</summary>
    public Window(SpeechText text, int cue)
    {
        (Text, Cue) = (text, cue);
        var sentences = text.Document.Sentences;
        CueSentence = text.Tree.Tokens[cue].Sentence;
        var (first, last) = (CueSentence, CueSentence);
        while (first > 0 && CueSentence - first < FarthestSentence && Tied(first - 1))
        {
            first--;
        }

        while (last + 1 < sentences.Length && last - CueSentence < FarthestSentence && Tied(last + 1))
        {
            last++;
        }

        (First, End) = (sentences[first].First, sentences[last].End);
        (Line, Branch, SubBranch, _upFromCue) = (new ulong[End - First], new ulong[End - First], new ulong[End - First], new int[sentences[CueSentence].End - sentences[CueSentence].First]);
        Climb(sentences[CueSentence]);
    }

    /// <summary>The text.</summary>
    public SpeechText Text { get; }

    /// <summary>The cue.</summary>
    public int Cue { get; }

    /// <summary>The sentence of the cue.</summary>
    public int CueSentence { get; }

    /// <summary>First token.</summary>
    public int First { get; }

    /// <summary>One past the last token.</summary>
    public int End { get; }

    /// <summary>Of each token, the way up the tree from the cue to where its branch leaves.</summary>
    public ulong[] Line { get; }

    /// <summary>Of each token, that way and the branch it stands on.</summary>
    public ulong[] Branch { get; }

    /// <summary>The same one step farther down.</summary>
    public ulong[] SubBranch { get; }

    private bool Tied(int sentence)
    {
        var (s, paragraph) = (Text.Document.Sentences[sentence], Text.Document.Sentences[CueSentence].Paragraph);
        return s.Paragraph == paragraph && Enumerable.Range(s.First, s.End - s.First).Any(t => Text.Quotes.At(t) >= 0);
    }

    /// <summary>Marks the cue and what it hangs on, then finds for every word of the sentence where its way up meets that line.</summary>
    private void Climb(Sentence sentence)
    {
        var tokens = Text.Tree.Tokens;
        Array.Fill(_upFromCue, -1);
        var ways = new List<ulong>();
        var way = 7UL;
        for (var (at, steps) = (Cue, 0); at >= sentence.First && at < sentence.End && steps < 60; at = tokens[at].Head, steps++)
        {
            _upFromCue[at - sentence.First] = steps;
            ways.Add(way);
            way = steps < 3 ? Row.Join(way, (ulong)tokens[at].Relation) : way;
        }

        for (var t = First; t < End; t++)
        {
            var at = t - First;
            if (tokens[t].Sentence != CueSentence)
            {
                Line[at] = Branch[at] = SubBranch[at] = (ulong)Math.Clamp(tokens[t].Sentence - CueSentence, -3, 3) + 1000;
                continue;
            }

            var (below, below2, meets) = (-1, -1, t);
            for (var steps = 0; meets >= 0 && _upFromCue[meets - sentence.First] < 0 && steps < 60; meets = tokens[meets].Head, steps++)
            {
                (below2, below) = (below, meets);
            }

            var start = meets < 0 ? 3UL : ways[_upFromCue[meets - sentence.First]];
            Line[at] = start;
            Branch[at] = Row.Join(start, below < 0 ? 500UL : ((ulong)tokens[below].Relation << 1) | (below < Cue ? 0UL : 1UL));
            SubBranch[at] = Row.Join(Branch[at], below2 < 0 ? 500UL : (ulong)tokens[below2].Relation);
        }
    }
}
