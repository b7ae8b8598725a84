namespace Parley.Reading.Judging;

/// <summary>Who annotated a story: they do not note the same, and a network that is told learns from all without mixing them up.</summary>
public enum Annotators
{
    /// <summary>By hand and with care, as stories are to be read.</summary>
    Careful,

    /// <summary>Whole records, one reader a story.</summary>
    Quick,

    /// <summary>Only some kinds of item, quickly.</summary>
    InPart,
}
