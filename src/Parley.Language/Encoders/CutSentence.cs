namespace Parley.Language.Encoders;

/// <summary>A sentence as an encoder sees it.</summary>
/// <param name="Pieces">The numbers of its pieces, with those that begin and end it.</param>
/// <param name="Words">Of each word the place of its first piece.</param>
internal sealed record CutSentence(int[] Pieces, int[] Words)
{
    /// <summary>Cuts a sentence.</summary>
    public static CutSentence Of(Document document, Sentence sentence, WordPieces pieces)
    {
        var (cut, words) = (new List<int> { pieces.First }, new int[sentence.End - sentence.First]);
        for (var t = sentence.First; t < sentence.End; t++)
        {
            words[t - sentence.First] = cut.Count;
            pieces.Cut(document.Form(t), cut);
        }

        cut.Add(pieces.Last);
        return new CutSentence([.. cut], words);
    }
}
