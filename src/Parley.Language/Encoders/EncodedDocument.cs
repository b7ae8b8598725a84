namespace Parley.Language.Encoders;

/// <summary>What an encoder makes of the words of a document: the same number of numbers for each.</summary>
public sealed class EncodedDocument
{
    private readonly float[] _numbers;

    internal EncodedDocument(int words, int width) => (_numbers, Width) = (new float[words * width], width);

    /// <summary>How many numbers a word has.</summary>
    public int Width { get; }

    /// <summary>The numbers of the words of a sentence.</summary>
    public ReadOnlySpan<float> Of(Sentence sentence) => _numbers.AsSpan(sentence.First * Width, (sentence.End - sentence.First) * Width);

    /// <summary>The numbers of a word.</summary>
    internal Span<float> Of(int token) => _numbers.AsSpan(token * Width, Width);
}
