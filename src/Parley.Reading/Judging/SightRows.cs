using Parley.Language;
using Parley.Reading.Frames;
using Parley.Reading.Items;
using Parley.Reading.Speech;

namespace Parley.Reading.Judging;

/// <summary>
/// What the sentence network sees of each word beside the word itself: tag, relation, the actor it names, speech, the frames that it sets off or whose
/// object it is, the word it hangs on, and how far down the story it stands.
/// </summary>
public sealed class SightRows
{
    private const int Deepest = 7;
    private readonly Scene _scene;
    private readonly IReadOnlyList<Said> _said;
    private readonly byte[] _triggers;
    private readonly byte[] _objects;

    /// <summary>Rows for the sentences of a story.</summary>
    public SightRows(Scene scene, IReadOnlyList<Said> said, IReadOnlyList<Firing> firings)
    {
        (_scene, _said) = (scene, said);
        (_triggers, _objects) = (new byte[scene.Tree.Tokens.Length], new byte[scene.Tree.Tokens.Length]);
        foreach (var firing in firings)
        {
            var place = (byte)(Judge.PlaceOf(firing.Frame.Makes) + 1);
            Mark(_triggers, firing.Trigger, place);
            foreach (var token in firing.Objects)
            {
                Mark(_objects, token, place);
            }
        }
    }

    /// <summary>How many rows each table has, in the order in which <see cref="Fill"/> fills them.</summary>
    public static IReadOnlyList<int> Tables { get; } = [256, 64, 16, 8, 32, 32, 4096, Deepest + 1, Enum.GetValues<Annotators>().Length];

    /// <summary>The tables of the smaller network: all but the last, since being told who annotated does not help it.</summary>
    public static IReadOnlyList<int> TablesOfSmaller { get; } = [.. Tables.SkipLast(1)];

    /// <summary>Who noted what the story tells; what is read is read as the careful would.</summary>
    public Annotators By { get; init; }

    /// <summary>Fills the rows of the words of a sentence.</summary>
    public void Fill(Sentence sentence, Span<int> rows)
    {
        for (var t = sentence.First; t < sentence.End; t++)
        {
            var token = _scene.Tree.Tokens[t];
            var row = rows.Slice((t - sentence.First) * Tables.Count, Tables.Count);
            row[0] = Hash(token.XPos) & 255;
            row[1] = (int)token.Relation & 63;
            row[2] = _scene.Cast.Of(t) is { } actor ? 1 + (int)actor.Kind : 0;
            row[3] = Speech(t);
            row[4] = _triggers[t];
            row[5] = _objects[t];
            row[6] = token.Head < 0 ? 0 : Hash(_scene.Tree.Tokens[token.Head].Lemma) & 4095;
            row[7] = Math.Min(Deepest, sentence.Paragraph);
            row[8] = (int)By;
        }
    }

    /// <summary>Outside speech, in that of nobody known, quoted or told; and whether the word is a cue.</summary>
    private int Speech(int token)
    {
        var at = _scene.Speakers.At(token);
        var speech = at < 0 ? 0 : _said[at].Speaker is null ? 1 : _said[at].Utterance.Kind == SpeechKind.Direct ? 2 : 3;
        return speech + (_scene.Speakers.IsCue(token) ? 4 : 0);
    }

    private static void Mark(byte[] places, int token, byte place) => places[token] = places[token] == 0 ? place : places[token];

    private static int Hash(string word)
    {
        var hash = 2166136261u;
        foreach (var c in word)
        {
            hash = (hash ^ c) * 16777619;
        }

        return (int)(hash ^ (hash >> 15));
    }
}
