using System.Buffers;
using System.Text;
using System.Text.RegularExpressions;
using UtfUnknown;

namespace Parley.Exchange;

/// <summary>Bytes to text: byte order mark, then UTF-8, then detection; or the encoding that the user names. Refuses what is no text.</summary>
public static partial class TextDecoder
{
    private const int Sniffed = 4096;

    static TextDecoder() => Encoding.RegisterProvider(CodePagesEncodingProvider.Instance);

    /// <summary>The encoding of a name; null where there is none.</summary>
    public static Encoding? Named(string name)
    {
        try
        {
            return Encoding.GetEncoding(name, EncoderFallback.ExceptionFallback, DecoderFallback.ExceptionFallback);
        }
        catch (ArgumentException)
        {
            return null;
        }
    }

    /// <summary>The text of a file's bytes, or the problem with it.</summary>
    public static (string? Text, Problem? Problem) Decode(ReadOnlySpan<byte> bytes, string path, Encoding? named)
    {
        if (bytes.Length == 0)
        {
            return (null, Problems.Empty(path));
        }

        var (encoding, mark) = named is not null ? (named, 0) : Marked(bytes);
        if (encoding is null && bytes[..Math.Min(bytes.Length, Sniffed)].Contains((byte)0))
        {
            return (null, Problems.Binary(path));
        }

        var fault = encoding is null ? FirstNonUtf8(bytes) : -1;
        encoding ??= fault < 0 ? Named("utf-8") : Guessed(bytes);
        if (encoding is null)
        {
            return (null, Problems.WrongEncoding(path, "utf-8", fault));
        }

        try
        {
            return Checked(encoding.GetString(bytes[mark..]).TrimStart('\uFEFF'), path);
        }
        catch (DecoderFallbackException problem)
        {
            return (null, Problems.WrongEncoding(path, encoding.WebName, Math.Max(0, problem.Index)));
        }
    }

    private static (string? Text, Problem? Problem) Checked(string text, string path)
    {
        if (string.IsNullOrWhiteSpace(text))
        {
            return (null, Problems.Empty(path));
        }

        var head = text.AsSpan(0, Math.Min(text.Length, Sniffed));
        var odd = 0;
        foreach (var c in head)
        {
            odd += char.IsControl(c) && !char.IsWhiteSpace(c) ? 1 : 0;
        }

        return odd * 20 > head.Length ? (null, Problems.Binary(path))
            : HtmlStart().IsMatch(head) || (HtmlTag().Count(head) > 5 && HtmlTag().IsMatch(head[..Math.Min(head.Length, 200)])) ? (null, Problems.Html(path))
            : (text, null);
    }

    private static (Encoding? Encoding, int Length) Marked(ReadOnlySpan<byte> bytes) => bytes switch
    {
        [0xEF, 0xBB, 0xBF, ..] => (Named("utf-8"), 3),
        [0xFF, 0xFE, ..] => (Named("utf-16"), 2),
        [0xFE, 0xFF, ..] => (Named("utf-16BE"), 2),
        _ => (null, 0),
    };

    /// <summary>The offset of the first byte that is not UTF-8; −1 where all are.</summary>
    private static long FirstNonUtf8(ReadOnlySpan<byte> bytes)
    {
        var at = 0;
        while (at < bytes.Length)
        {
            if (Rune.DecodeFromUtf8(bytes[at..], out _, out var length) != OperationStatus.Done)
            {
                return at;
            }

            at += length;
        }

        return -1;
    }

    private static Encoding? Guessed(ReadOnlySpan<byte> bytes)
    {
        var guess = CharsetDetector.DetectFromBytes(bytes.ToArray()).Detected;
        return guess is { Confidence: > 0.4f, EncodingName: { } name } && !name.Equals("utf-8", StringComparison.OrdinalIgnoreCase)
            ? Named(name.Equals("ascii", StringComparison.OrdinalIgnoreCase) ? "windows-1252" : name) : null;
    }

    [GeneratedRegex(@"^\s*(<!doctype\s+html|<html|<\?xml)", RegexOptions.IgnoreCase | RegexOptions.ExplicitCapture, 1000)]
    private static partial Regex HtmlStart();

    [GeneratedRegex(@"</?(p|div|span|a|script|head|body|meta|br|li|ul|h[1-6]|table|td|tr)\b[^<>]*>", RegexOptions.IgnoreCase | RegexOptions.ExplicitCapture, 1000)]
    private static partial Regex HtmlTag();
}
