namespace Parley.Language.Encoders;

/// <summary>
/// Says of each word what it makes of it in its sentence, in numbers that networks read: a small transformer. Immutable; one serves any number of threads.
/// </summary>
public sealed class WordEncoder : IDisposable
{
    private readonly ReadingEncoder _encoder;
    private readonly ThreadLocal<BatchReader> _readers;

    private WordEncoder(ReadingEncoder encoder)
    {
        _encoder = encoder;
        _readers = new ThreadLocal<BatchReader>(() => new BatchReader(encoder));
    }

    /// <summary>Reads an encoder from sections of a model file.</summary>
    /// <param name="section">Gives the bytes of a section.</param>
    /// <exception cref="InvalidDataException">A section does not fit.</exception>
    public static WordEncoder Read(Func<string, byte[]> section) => new(EncoderFile.Read(section));

    /// <summary>Whether a section of a trained network belongs to its encoder.</summary>
    public static bool Owns(string section) => section.StartsWith(EncoderFile.Name + ".", StringComparison.Ordinal);

    /// <summary>What it makes of the words of a document.</summary>
    public EncodedDocument Read(Document document)
    {
        var encoded = new EncodedDocument(document.Tokens.Length, _encoder.Shape.Width);
        _readers.Value!.Read(document, encoded);
        return encoded;
    }

    /// <summary>Lets the room of all threads go.</summary>
    public void Dispose() => _readers.Dispose();
}
