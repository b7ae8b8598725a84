using Parley.Language.Names;

namespace Parley.Language.Training;

/// <summary>What a network should have found for the words of a batch; −1 where it is not known.</summary>
internal sealed class NetworkTargets(int capacity)
{
    public int[] Tags { get; } = new int[capacity];

    /// <summary>Index of the head in the batch; −1 for the root, −2 where it is not known.</summary>
    public int[] Heads { get; } = new int[capacity];

    public int[] Relations { get; } = new int[capacity];

    /// <summary>A label, or in a network for names alone −1 less a set of labels; <see cref="Taught"/> where a teacher gives <see cref="NameShares"/>.</summary>
    public int[] Names { get; } = new int[capacity];

    /// <summary>What a teacher says of each label: its share.</summary>
    public float[] NameShares { get; } = new float[capacity * NameFinder.LabelCount];

    public const int Taught = int.MinValue;
}
