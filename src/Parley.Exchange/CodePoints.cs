namespace Parley.Exchange;

/// <summary>Counts Unicode code points up to UTF-16 offsets of one text.</summary>
public sealed class CodePoints
{
    private readonly int[] _lowSurrogates;

    /// <summary>Finds the surrogate pairs of a text.</summary>
    public CodePoints(string text)
    {
        var found = new List<int>();
        for (var i = 1; i < text.Length; i++)
        {
            if (char.IsSurrogatePair(text[i - 1], text[i]))
            {
                found.Add(i);
            }
        }

        _lowSurrogates = [.. found];
    }

    /// <summary>How many code points stand before a UTF-16 offset.</summary>
    public int Before(int offset)
    {
        var at = Array.BinarySearch(_lowSurrogates, offset);
        return offset - (at < 0 ? ~at : at);
    }
}
