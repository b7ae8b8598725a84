namespace Parley.Language.Encoders;

/// <summary>Asks an encoder what it makes of the words of a document, some sentences at a time. One a thread.</summary>
internal sealed class BatchReader(ReadingEncoder encoder)
{
    /// <summary>A batch is read as soon as it has so many pieces.</summary>
    private const int Enough = 192;
    private readonly EncoderRoom _room = new(encoder.Shape, Enough + encoder.Shape.Positions);
    private readonly List<(Sentence Sentence, int[] Words)> _batch = [];
    private readonly List<int> _starts = [];

    /// <summary>Each word gets what its first piece carries. Of a sentence of too many pieces the last are not read, and their words get what the last that is read carries.</summary>
    public void Read(Document document, EncodedDocument into)
    {
        Begin();
        foreach (var sentence in document.Sentences)
        {
            var cut = CutSentence.Of(document, sentence, encoder.Pieces);
            var count = Math.Min(cut.Pieces.Length, encoder.Shape.Positions);
            cut.Pieces.AsSpan(0, count).CopyTo(_room.Pieces.AsSpan(_starts[^1]));
            _batch.Add((sentence, cut.Words));
            _starts.Add(_starts[^1] + count);
            if (_starts[^1] >= Enough)
            {
                ReadBatch(into);
                Begin();
            }
        }

        ReadBatch(into);
    }

    private void Begin()
    {
        _batch.Clear();
        _starts.Clear();
        _starts.Add(0);
    }

    private void ReadBatch(EncodedDocument into)
    {
        var width = encoder.Shape.Width;
        _room.SetStarts(_starts);
        encoder.Forward(_room);
        for (var s = 0; s < _batch.Count; s++)
        {
            var (sentence, words) = _batch[s];
            for (var t = 0; t < words.Length; t++)
            {
                var piece = Math.Min(_starts[s] + words[t], _starts[s + 1] - 1);
                _room.Carried.AsSpan(piece * width, width).CopyTo(into.Of(sentence.First + t));
            }
        }
    }
}
