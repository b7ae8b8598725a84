namespace Parley.Reading.Nets;

/// <summary>The rows of hashed features: of each its place in a list. Open addressing, since a judge looks up a hundred features a firing.</summary>
public sealed class FeatureRows
{
    private readonly (ulong Feature, int Row)[] _entries;
    private readonly int _mask;

    /// <summary>The rows of features, none of which comes twice.</summary>
    public FeatureRows(ReadOnlySpan<ulong> features)
    {
        var size = 16;
        while (size < features.Length * 2)
        {
            size *= 2;
        }

        (_entries, _mask) = (new (ulong, int)[size], size - 1);
        for (var row = 0; row < features.Length; row++)
        {
            var at = Start(features[row]);
            while (_entries[at].Row != 0)
            {
                at = (at + 1) & _mask;
            }

            // Nought is an empty place.
            _entries[at] = (features[row], row + 1);
        }
    }

    /// <summary>The row of a feature; −1 for one that is not known.</summary>
    public int Of(ulong feature)
    {
        var entries = _entries;
        for (var at = Start(feature); entries[at].Row != 0; at = (at + 1) & _mask)
        {
            if (entries[at].Feature == feature)
            {
                return entries[at].Row - 1;
            }
        }

        return -1;
    }

    private int Start(ulong feature) => (int)(feature >> 20) & _mask;
}
