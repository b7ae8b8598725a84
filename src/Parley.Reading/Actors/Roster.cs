using Parley.Reading.Clauses;
using Parley.Reading.Knowledge;
using Parley.Record;

namespace Parley.Reading.Actors;

/// <summary>The actors of a story as they come to be known, and what all who look among them need.</summary>
/// <param name="Tree">The trees.</param>
/// <param name="Knowledge">What is known of the world.</param>
/// <param name="Day">The day on which offices are looked up.</param>
/// <param name="Home">The country the story is about when it says only "the government"; null where none is.</param>
internal sealed record Roster(Tree Tree, KnowledgeBase Knowledge, DateOnly Day, string? Home)
{
    /// <summary>The actors in order of first mention.</summary>
    public List<Actor> Actors { get; } = [];

    /// <summary>Adds an actor.</summary>
    public Actor Add(Actor actor)
    {
        Actors.Add(actor);
        return actor;
    }

    /// <summary>Takes two persons for one; what the description says is added to what is known of the one named.</summary>
    public void Join(Actor described, Actor named)
    {
        Actors.Remove(described);
        named.Role ??= described.Role;
        named.Country ??= named.International ? null : described.Country;
        named.Affiliation ??= described.Affiliation;
        named.Gender = named.Gender.Length > 0 ? named.Gender : described.Gender;
        named.Offices.AddRange(described.Offices);
        named.Seen.AddRange(described.Seen);
        named.Seen.Sort((a, b) => a.Token.CompareTo(b.Token));
        named.LastSeen = Math.Max(named.LastSeen, described.LastSeen);
        foreach (var actor in Actors.Where(a => a.Affiliation == described))
        {
            actor.Affiliation = named;
        }
    }

    /// <summary>The government of a country, made when first asked for.</summary>
    public Actor Government(string country) =>
        Actors.Find(a => a.Kind == EntityKind.Government && a.Country == country)
        ?? Add(new Actor(EntityKind.Government, Knowledge.CountryName(country)) { Country = country, Named = true });

    /// <summary>The first token of the sentence some sentences before that of a token.</summary>
    public int Back(int token, int sentences) => Tree.Document.Sentences[Math.Max(0, Tree.Tokens[token].Sentence - sentences)].First;

    /// <summary>The actor seen last before a token among those that fit; null where none does.</summary>
    public Actor? Last(int before, int oldest, Func<Actor, bool> fits) =>
        Actors.Where(a => a.LastSeen < before && a.LastSeen >= oldest && fits(a)).MaxBy(a => a.LastSeen);

    /// <summary>Whether two countries don't contradict each other.</summary>
    public static bool Agree(string? one, string? other) => one is null || other is null || one == other;
}
