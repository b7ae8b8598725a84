namespace Parley.Language.Networks;

/// <summary>The places of hashed words in a list, found without allocation; 0 for a word that is not in it, i + 1 for word i.</summary>
internal sealed class HashTable
{
    private readonly Entry[] _entries;
    private readonly int _mask;

    public HashTable(ReadOnlySpan<ulong> words)
    {
        var size = 16;
        while (size < words.Length * 2)
        {
            size *= 2;
        }

        (_entries, _mask) = (new Entry[size], size - 1);
        for (var i = 0; i < words.Length; i++)
        {
            var at = Start(words[i]);
            while (_entries[at].Place != 0)
            {
                at = (at + 1) & _mask;
            }

            _entries[at] = new Entry(words[i], i + 1);
        }
    }

    public int Find(ulong word)
    {
        var entries = _entries;
        for (var at = Start(word); entries[at].Place != 0; at = (at + 1) & _mask)
        {
            if (entries[at].Word == word)
            {
                return entries[at].Place;
            }
        }

        return 0;
    }

    private int Start(ulong word) => (int)(word >> 20) & _mask;

    private readonly record struct Entry(ulong Word, int Place);
}
