using Parley.Record;

namespace Parley.Reading.Actors;

/// <summary>One actor of a story while it is being read: grows as further mentions are found to be the same.</summary>
public sealed class Actor(EntityKind kind, string name)
{
    /// <summary>What kind.</summary>
    public EntityKind Kind { get; set; } = kind;

    /// <summary>The fullest name so far.</summary>
    public string Name { get; set; } = name;

    /// <summary>ISO code; null while unknown.</summary>
    public string? Country { get; set; }

    /// <summary>The office, for a person.</summary>
    public string? Role { get; set; }

    /// <summary>The body it belongs to or speaks for.</summary>
    public Actor? Affiliation { get; set; }

    /// <summary>Surface forms in text order.</summary>
    public List<string> Names { get; } = [];

    /// <summary>The last word of a common-noun name, by which later bare mentions find it ("officials").</summary>
    public string? HeadLemma { get; init; }

    /// <summary>Whether it was ever named, rather than described.</summary>
    public bool Named { get; set; }

    /// <summary>The last token at which it was mentioned.</summary>
    public int LastSeen { get; set; }

    /// <summary>The last token at which it was a subject; −1 where it never was.</summary>
    public int LastSubject { get; set; } = -1;

    /// <summary>Adds a surface form.</summary>
    public void AddName(string form)
    {
        if (!Names.Contains(form, StringComparer.Ordinal))
        {
            Names.Add(form);
        }
    }
}
