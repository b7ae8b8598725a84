namespace Parley.Archive.Knowledge;

/// <summary>What the archive knows before it has any story: names, offices, topics, weights. Loaded once, never changed.</summary>
public sealed class ArchiveKnowledge
{
    private ArchiveKnowledge(string data)
    {
        Offices = new OfficeBook(Path.Combine(data, "actors", "holders.tsv"));
        Names = new NameBook(data);
        Topics = new Topics(Path.Combine(data, "archive", "topics.tsv"), Path.Combine(data, "archive", "stop-words.txt"));
        SameActor = new Weights(Path.Combine(data, "archive", "same-actor.tsv"));
        SameEvent = new Weights(Path.Combine(data, "archive", "same-event.tsv"));
        Review = new Weights(Path.Combine(data, "archive", "review.tsv"));
    }

    /// <summary>Who held which office when.</summary>
    public OfficeBook Offices { get; }

    /// <summary>Countries, bodies, places.</summary>
    public NameBook Names { get; }

    /// <summary>What words are about.</summary>
    public Topics Topics { get; }

    /// <summary>What speaks for two profiles being one actor.</summary>
    internal Weights SameActor { get; }

    /// <summary>What speaks for two tellings being of one event.</summary>
    internal Weights SameEvent { get; }

    /// <summary>What makes an item worth a person's look.</summary>
    internal Weights Review { get; }

    /// <summary>Loads all tables of a data folder.</summary>
    /// <exception cref="ArchiveException">One is missing or malformed.</exception>
    public static ArchiveKnowledge Load(string dataFolder) => new(dataFolder);
}
