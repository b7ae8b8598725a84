namespace Parley.Language.Training;

/// <summary>What a network should have found for the words of a batch; −1 where it is not known.</summary>
internal sealed class NetworkTargets(int capacity)
{
    public int[] Tags { get; } = new int[capacity];

    /// <summary>Index of the head in the batch; −1 for the root, −2 where it is not known.</summary>
    public int[] Heads { get; } = new int[capacity];

    public int[] Relations { get; } = new int[capacity];

    public int[] Names { get; } = new int[capacity];
}
