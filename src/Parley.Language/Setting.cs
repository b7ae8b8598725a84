namespace Parley.Language;

/// <summary>How thoroughly a text is analysed. Each setting gives the same result on every machine and thread.</summary>
public enum Setting
{
    /// <summary>The smaller network, for bulk.</summary>
    Fast,

    /// <summary>The larger network: fewer errors, about a third of the speed.</summary>
    Careful,
}
