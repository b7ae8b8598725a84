namespace Parley.Language.Networks;

/// <summary>The places of hashed words in a list, found without allocation; 0 for a word that is not in it, i + 1 for word i.</summary>
internal sealed class HashTable
{
    private readonly ulong[] _keys;
    private readonly int[] _places;
    private readonly int _mask;

    public HashTable(ulong[] words)
    {
        var size = 16;
        while (size < words.Length * 2)
        {
            size *= 2;
        }

        (_keys, _places, _mask) = (new ulong[size], new int[size], size - 1);
        for (var i = 0; i < words.Length; i++)
        {
            var at = (int)(words[i] >> 20) & _mask;
            while (_places[at] != 0)
            {
                at = (at + 1) & _mask;
            }

            (_keys[at], _places[at]) = (words[i], i + 1);
        }
    }

    public int Find(ulong word)
    {
        for (var at = (int)(word >> 20) & _mask; _places[at] != 0; at = (at + 1) & _mask)
        {
            if (_keys[at] == word)
            {
                return _places[at];
            }
        }

        return 0;
    }
}
