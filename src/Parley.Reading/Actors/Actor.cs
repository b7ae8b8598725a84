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

    /// <summary>For a person: <c>m</c>, <c>f</c>, or empty while unknown.</summary>
    public string Gender { get; set; } = "";

    /// <summary>Whether it belongs to no one state, so that none may be guessed.</summary>
    public bool International { get; set; }

    /// <summary>Whether its words speak of several.</summary>
    public bool Plural { get; init; }

    /// <summary>Whether it is the army of a state as a whole, under whatever words: "Chadian troops", "Chad's army".</summary>
    public bool IsForcesOfState { get; init; }

    /// <summary>The walk of life of a known body: media, international, …; else empty.</summary>
    public string Domain { get; init; } = "";

    /// <summary>Whether it is a newspaper, station, agency or other medium.</summary>
    public bool IsMedium => Kind == EntityKind.Organization && Domain == "media";

    /// <summary>The offices that titles, descriptions and the tables give a person.</summary>
    public List<Office> Offices { get; } = [];

    /// <summary>The last token at which it was mentioned.</summary>
    public int LastSeen { get; set; }

    /// <summary>Where it was mentioned and how much weight its place in the sentence gives it, in text order.</summary>
    public List<(int Token, double Weight)> Seen { get; } = [];

    /// <summary>Adds a surface form.</summary>
    public void AddName(string form)
    {
        if (!Names.Contains(form, StringComparer.Ordinal))
        {
            Names.Add(form);
        }
    }
}

/// <summary>An office as far as later mentions need it: "the foreign minister", "the lawmaker".</summary>
/// <param name="Class">The class of its word.</param>
/// <param name="Words">Its folded words.</param>
public sealed record Office(string Class, string[] Words);
