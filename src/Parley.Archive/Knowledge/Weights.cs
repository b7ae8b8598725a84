using System.Globalization;

namespace Parley.Archive.Knowledge;

/// <summary>A feature that speaks for or against two things being one, with its weight.</summary>
public readonly record struct Feature(string Name, double Weight)
{
    /// <inheritdoc/>
    public override string ToString() => string.Create(CultureInfo.InvariantCulture, $"{Name} {Weight:+0.##;-0.##;0}");
}

/// <summary>Weights by name, from a data file with the columns <c>feature</c>, <c>weight</c>, <c>means</c>.</summary>
internal sealed class Weights
{
    private readonly Dictionary<string, double> _weights = new(StringComparer.Ordinal);
    private readonly string _path;

    public Weights(string path)
    {
        _path = path;
        foreach (var row in Table.Read(path))
        {
            _weights[row["feature"]] = double.Parse(row["weight"], CultureInfo.InvariantCulture);
        }
    }

    /// <summary>The weight of a name.</summary>
    /// <exception cref="ArchiveException">The file has none.</exception>
    public double this[string name] => _weights.TryGetValue(name, out var weight) ? weight : throw new ArchiveException(ArchiveFault.Knowledge, _path, $"has no weight for '{name}'");

    /// <summary>The feature of a name with its weight.</summary>
    public Feature Of(string name) => new(name, this[name]);
}
