using Parley.Language.Encoders;

namespace Parley.Language.Training.Encoders;

/// <summary>One thread's sentences as an encoder reads them, and what it gives their words. Used again and again.</summary>
internal sealed class EncodedBatch(Encoder encoder, int capacity)
{
    private readonly EncoderStates _states = new(encoder.Shape, capacity);
    private readonly List<int> _starts = [];
    private readonly List<int> _places = [];

    public EncoderGradient Gradient { get; } = new(encoder, capacity);

    /// <summary>Forgets the sentences.</summary>
    public void Begin()
    {
        _starts.Clear();
        _starts.Add(0);
        _places.Clear();
    }

    /// <summary>Whether a sentence still fits.</summary>
    public bool HasRoom(CutSentence sentence) => _starts[^1] + sentence.Pieces.Length <= capacity;

    /// <summary>Takes a sentence.</summary>
    public void Take(CutSentence sentence)
    {
        var first = _starts[^1];
        sentence.Pieces.CopyTo(_states.Pieces, first);
        foreach (var place in sentence.Words)
        {
            _places.Add(first + place);
        }

        _starts.Add(first + sentence.Pieces.Length);
    }

    /// <summary>Reads the sentences; each word gets what its first piece carries.</summary>
    public void Forward(float[] given)
    {
        var width = encoder.Shape.Width;
        _states.SetStarts(_starts);
        encoder.Forward(_states);
        for (var t = 0; t < _places.Count; t++)
        {
            _states.Last.AsSpan(_places[t] * width, width).CopyTo(given.AsSpan(t * width));
        }
    }

    /// <summary>Fills the gradient from that of what the words got.</summary>
    public void Back(float[] given)
    {
        var width = encoder.Shape.Width;
        Array.Clear(Gradient.Carried, 0, _states.Count * width);
        for (var t = 0; t < _places.Count; t++)
        {
            given.AsSpan(t * width, width).CopyTo(Gradient.Carried.AsSpan(_places[t] * width));
        }

        Gradient.Compute(_states);
    }

    /// <summary>A gradient of nothing.</summary>
    public void Clear() => Array.Clear(Gradient.Weights);
}
