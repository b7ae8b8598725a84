namespace Parley.Language.Networks;

/// <summary>Vectors of words learned from unlabelled text, found by the hash of the lower form; row 0 is the vector of a word not among them.</summary>
internal sealed class WordVectors
{
    private readonly ulong[] _keys;
    private readonly int[] _rows;
    private readonly int _mask;
    private readonly float[] _values;

    /// <summary>Vectors in the order of the words; row <c>i + 1</c> belongs to word <c>i</c>.</summary>
    public WordVectors(ulong[] words, float[] values)
    {
        Words = words;
        _values = [.. new float[NetworkShape.Vector], .. values];
        var size = 16;
        while (size < words.Length * 2)
        {
            size *= 2;
        }

        (_keys, _rows, _mask) = (new ulong[size], new int[size], size - 1);
        for (var i = 0; i < words.Length; i++)
        {
            var at = (int)(words[i] >> 20) & _mask;
            while (_rows[at] != 0)
            {
                at = (at + 1) & _mask;
            }

            (_keys[at], _rows[at]) = (words[i], i + 1);
        }
    }

    public ulong[] Words { get; }

    /// <summary>All numbers, row after row; row 0 is zero.</summary>
    public float[] Values => _values;

    /// <summary>The numbers of a row.</summary>
    public ReadOnlySpan<float> Row(int row) => _values.AsSpan(row * NetworkShape.Vector, NetworkShape.Vector);

    /// <summary>The row of a word; 0 where it has none.</summary>
    public int Find(ulong lower)
    {
        for (var at = (int)(lower >> 20) & _mask; _rows[at] != 0; at = (at + 1) & _mask)
        {
            if (_keys[at] == lower)
            {
                return _rows[at];
            }
        }

        return 0;
    }
}
